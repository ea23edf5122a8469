"""Numbers in lines of text: where one begins and ends, and what the words before it call it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Cue = Literal[
    "tracking", "order", "return", "serial", "imei", "model", "phone", "name", "other", ""
]

_CUES: tuple[tuple[Cue, str], ...] = (
    # the first that fits wins: a "return order number" is a return, a "waybill" no "bill"
    ("return", r"退货(?:编号|单号|申请)|退换货单?号|售后(?:单号|编号)"),
    ("return", r"RMA(?:\s*(?:NO|NUMBER|ID))?(?![-_ ]?\d|[A-Z])"),
    ("return", r"RETURN\s*(?:NO|NUMBER|ID|AUTHORI[SZ]ATION)"),
    ("order", r"(?:原?订单|交易|商户单)(?:编?号)?|ORDER\s*(?:ID|NO|NUMBER|#)"),
    ("order", r"PO\s*ID|P\.?O\.?\s*(?:NO|NUMBER)"),
    ("tracking", r"运单(?:编?号)?|快递单?号|物流单号|面单号|邮件号码?|追踪号"),
    ("tracking", r"AWB(?:\s*(?:NO|NUMBER))?|(?:AIR\s*)?WAY\s*BILL(?:\s*(?:NO|NUMBER))?"),
    ("tracking", r"TRACKING\s*(?:ID|NO|NUMBER|#)?|TRACK\s*#|SHIPMENT\s*(?:ID|NO|NUMBER)?"),
    ("imei", r"IMEI\s*[12]?(?!\d)|MEID"),
    ("serial", r"序列号|机身号|产品编号|SERIAL\s*(?:NO|NUMBER|#)?"),
    ("serial", r"(?<![A-Z])S\s*[/.]\s*N\b|(?<![A-Z0-9])SN(?![A-Z])"),
    ("model", r"(?:产品|规格)?型号|MODEL\s*(?:NO|NUMBER|NAME)?\b"),
    ("phone", r"电话|手机|联系方式|尾号|(?<![A-Z])(?:TEL|PHONE|MOBILE|PH)(?![A-Z])"),
    ("other", r"GSTIN|GST\b|PIN\s*CODE|FLYER|邮编|打印时间|日期|时间|PRINTED|DATE|SKU|货号"),
    ("other", r"EAN|UPC|条码|重量|WEIGHT|税号|发票|INVOICE|批号|LOT\b|BATCH|生产|许可"),
)
_CUE = re.compile("|".join(f"(?P<c{index}>{words})" for index, (_, words) in enumerate(_CUES)))
_TOKEN = re.compile(r"[A-Z0-9](?:[A-Z0-9_/.-]*[A-Z0-9])?")
_GROUPS = re.compile(r"(?<![A-Z0-9])[A-Z]{0,4} ?\d{2,5}(?: \d{2,6}){2,}(?![A-Z0-9])")
"""A number printed in groups, such as `7733 8750 0474 95`."""
_DATE = re.compile(
    r"(?:20)?\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[-/.]?\d{1,2})*|20\d\d[01]\d[0-3]\d(?:\d{4,6})?"
)


@dataclass(frozen=True, kw_only=True)
class Token:
    """A run of letters and digits in a line; `cue` is what the words before it call it."""

    text: str
    cue: Cue
    is_alone: bool
    """Nothing else stands on the line, as under bars."""


def plain(text: str) -> str:
    """Full width made narrow, upper case, runs of spaces one space."""
    return " ".join(unicodedata.normalize("NFKC", text).upper().split())


def tokens(text: str) -> tuple[Token, ...]:
    """Runs of letters and digits in a line that has digits, without dates."""
    line = plain(text)
    spread = _GROUPS.sub(lambda match: match[0].replace(" ", ""), line)
    cues = [(match.start(), match.end(), _cue(match)) for match in _CUE.finditer(spread)]
    found = []
    for match in _TOKEN.finditer(spread):
        inside = next((cue for cue in cues if cue[0] <= match.start() < cue[1]), None)
        value, cue = match[0], _before(cues, match.start())
        if inside is not None:
            # "SN12345": the words and the number run into one
            value, cue = spread[inside[1] : match.end()].lstrip("_/.-#"), inside[2]
        if any(sign.isdigit() for sign in value) and not _DATE.fullmatch(value):
            found.append(Token(text=value, cue=cue, is_alone=value == spread))
    return tuple(found)


def cue_of(text: str) -> Cue:
    """What a line is called that has no number itself; empty where it is no heading."""
    line = plain(text)
    match = _CUE.search(line)
    rest = _CUE.sub("", line) if match else line
    return _cue(match) if match and not any(sign.isdigit() for sign in rest) else ""


def without_cues(text: str) -> str:
    """A line without the words that call its numbers something."""
    return _CUE.sub(" ", plain(text)).strip(" :#.-—")


def after_cue(text: str, cue: Cue) -> str | None:
    """What stands behind the words of this cue, up to the next; None where they are not there."""
    line = plain(text)
    matches = list(_CUE.finditer(line))
    for index, match in enumerate(matches):
        if _cue(match) == cue:
            end = matches[index + 1].start() if index + 1 < len(matches) else len(line)
            return line[match.end() : end].strip(" :.#-—")
    return None


def _before(cues: list[tuple[int, int, Cue]], at: int) -> Cue:
    return next((cue for _, end, cue in reversed(cues) if end <= at), "")


def _cue(match: re.Match[str]) -> Cue:
    return _CUES[int((match.lastgroup or "c0")[1:])][0]

"""Names and phone tails on a label: for the search over open tickets alone, kept nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from scanners.ocr.reader import Line

Role = Literal["to", "from", ""]

_MASK = r"[^\dA-UWYZa-uwyz\s,.:;()-]"
"""A masking star as engines read it: any sign but those a number is printed with; an x, a v."""
_PHONE = re.compile(
    rf"(?<!\d)1[3-9]\d(?:\d{{8}}|\d?\s?{_MASK}{{2,8}}\s?(?P<masked>\d{{4}}))(?!\d)"
    r"|(?<![\dA-Za-z])[*✱※#]{3,8}(?P<bare>\d{4})(?!\d)"
    r"|尾号\s*:?\s*(?P<tail>\d{4})(?!\d)"
)
_SPACED_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[ -](\d{4})[ -](\d{4})(?!\d)")
_HAN = "\u4e00-\u9fff"
_NAME = rf"(?P<name>[{_HAN}*]{{1,4}}(?:·[{_HAN}*]{{1,8}})?)"
_CUED = re.compile(
    r"(?P<to>收\s*[件货]\s*人|收\s*方|TO\b)|(?P<from>[寄发退]\s*[件货]\s*人|寄\s*方|FROM\b)"
    r"|(?P<any>联系人|姓名|客户)",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"^\s*(?P<cue>[收寄])[\s:;,.]*{_NAME}\s*(?=$|[\d*,])")
"""A single sign as the heading: only at the head of a line that has nothing but name and number."""
_VALUE = re.compile(rf"^[\s:;,.、-]*{_NAME}(?![{_HAN}])")
_WITH_PHONE = re.compile(rf"^\s*{_NAME}\s*,?\s*(?=1[3-9]\d[\d*xX]{{4,}}|\*{{3,}}\d{{4}})")
_TITLES = ("先生", "女士", "小姐", "同学", "老师")
_NO_NAME = re.compile(
    r".*[省市区县镇乡街号仓]$|.*(?:公司|快递|速运|旗舰|电话|地址|信息|签名|签收|到付|月结|代收|中心)"
)


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A name as printed, perhaps masked; never shown by repr."""

    text: str = field(repr=False)
    role: Role


def phone_tails(lines: Sequence[Line]) -> tuple[str, ...]:
    """The last four digits of every phone number, whole or masked, in the order of the lines."""
    found: dict[str, None] = {}
    for line in lines:
        text = _SPACED_MOBILE.sub(r"\1\2\3", unicodedata.normalize("NFKC", line.text))
        for match in _PHONE.finditer(text):
            digits = match["masked"] or match["bare"] or match["tail"] or match[0][-4:]
            found.setdefault(digits)
    return tuple(found)


def names(lines: Sequence[Line]) -> tuple[PersonName, ...]:
    """Names after their headings, whom the parcel goes to first; one without heading is last."""
    found: dict[str, PersonName] = {}
    for index, line in enumerate(lines):
        for name in _names_of(line, lines[index + 1 :]):
            known = found.get(name.text)
            if known is None or (not known.role and name.role):
                found[name.text] = name
    order: dict[Role, int] = {"to": 0, "from": 1, "": 2}
    return tuple(sorted(found.values(), key=lambda name: order[name.role]))


def _names_of(line: Line, below: Sequence[Line]) -> list[PersonName]:
    text = unicodedata.normalize("NFKC", line.text)
    found = []
    for cue in _CUED.finditer(text):
        role: Role = "to" if cue["to"] else "from" if cue["from"] else ""
        rest = text[cue.end() :]
        match = _VALUE.match(rest if rest.strip(" :;,.") else _beside(line, below))
        if match:
            found.append(PersonName(text=match["name"], role=role))
    if not found:
        short = _SHORT.match(text)
        bare = _WITH_PHONE.match(text)
        if short:
            found.append(
                PersonName(text=short["name"], role="to" if short["cue"] == "收" else "from")
            )
        elif bare:
            found.append(PersonName(text=bare["name"], role=""))
    return [kept for name in found if (kept := _kept(name)) is not None]


def _beside(line: Line, others: Sequence[Line]) -> str:
    """The text right of a heading that stands alone, else empty."""
    _, right_top, right_bottom, _ = line.box
    middle = (right_top[1] + right_bottom[1]) / 2
    for other in others:
        left_top, _, _, left_bottom = other.box
        is_level = left_top[1] <= middle <= left_bottom[1]
        if is_level and left_top[0] >= right_top[0] - (right_bottom[1] - right_top[1]):
            return unicodedata.normalize("NFKC", other.text)
    return ""


def _kept(name: PersonName) -> PersonName | None:
    text = name.text
    for title in _TITLES:
        text = text.removesuffix(title)
    has_title = text != name.text
    if not text.strip("*") or (len(text) < 2 and not has_title) or _NO_NAME.match(text):
        return None
    return PersonName(text=text, role=name.role)

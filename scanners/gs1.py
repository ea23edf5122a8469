"""GS1 data in a code: SSCC, GTIN, serial, lot, expiry, by biip.

Only a code that is *marked* as GS1 is read as such: plain digits never, for half of all numbers
begin as an application identifier does (the EAN 7032069804988 as AI 7032, certification).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from scanners.check_digits import gs1_holds

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

MAX_GS1_CHARS = 1000
"""Longer texts are no label's: GS1-128 holds 48 characters, a GS1 DataMatrix some 200."""
SEPARATOR = "\x1d"
"""FNC1 between two elements, as readers tell it."""
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
LINEAR = "]C1"
"""GS1-128."""
_MARKS = frozenset({LINEAR, "]d2", "]Q3", "]e0", "]J1"})
"""AIM identifiers of GS1-128, DataMatrix, QR, DataBar and DotCode (ISO/IEC 15424)."""
_GOODS_MARK = "]E"
_GOODS = frozenset({"EAN8", "EAN13", "UPCA", "UPCE", "ISBN", "EANUPC"})
_GOODS_NUMBER = re.compile(r"\d{8}|\d{12,14}", re.ASCII)
_PRINTED = re.compile(r"(?:\(\d{2,4}\)[^(]+){1,40}", re.ASCII)
_LINK = re.compile(r"https?://[^/\s]+/(?:[^?#]*/)?(?:00|01|gtin|sscc)/[0-9%]{8,60}", re.IGNORECASE)
"""What has to be there before biip is loaded: most addresses on labels are none of GS1's."""
_NAMES = {"00": "sscc", "01": "gtin", "02": "content", "10": "lot", "17": "expiry", "21": "serial"}
_CHECKED = frozenset({"sscc", "gtin", "content"})
"""Elements with a check digit."""
_LEADS = frozenset({"00", "01", "02"})


@dataclass(frozen=True, kw_only=True)
class Gs1Data:
    """What a marked code says; its SSCC or GTIN has a check digit, and that holds.

    `fields`: `sscc` (18 digits), `gtin` and `content` (14), `serial`, `lot`, `expiry` (ISO date;
    day 00 is the month's last). `leads`: the code begins with SSCC or GTIN, as GS1 wants it.
    """

    fields: Mapping[str, str]
    leads: bool


@cache
def load() -> None:
    """Load biip now, some 30 ms of work, rather than with the first code that needs it."""
    # WORKAROUND https://github.com/jodal/biip: as it is imported it decodes tables of company
    # prefixes, 5 MB of JSON that hold the interpreter for 30 ms at a stretch and 15 MB for good.
    # No check digit needs them.
    prefixes = ModuleType("biip.gs1_prefixes")
    for name in ("GS1Prefix", "GS1CompanyPrefix", "GS18Prefix"):
        setattr(prefixes, name, _NoPrefix)
    sys.modules.setdefault("biip.gs1_prefixes", prefixes)
    import_module("biip.gs1_digital_link_uris")


def split_aim(text: str, aim: str = "") -> tuple[str, str]:
    """The AIM identifier and the text without it; a reader puts it at the head if it is told to."""
    if _AIM.match(text) and len(text) > 3:
        return text[:3], text[3:]
    return aim, text


def read(text: str, aim: str = "") -> Gs1Data | None:
    """What a marked code says; None for one that is not marked, broken, or neither SSCC nor GTIN.

    Marked are: `aim` or an AIM identifier at the head, a GS inside, the printed form `(00)...`, a
    Digital Link. Any text may come; nothing is raised, and time is bounded by the length.
    """
    mark, body = split_aim(text, aim)
    if len(body) > MAX_GS1_CHARS:
        return None
    body = body.strip(" \t\r\n")  # not every white space: to Python a GS is one
    if _LINK.match(body):
        return _told(_of_link, body)
    narrow = unicodedata.normalize("NFKC", "".join(body.split()))
    if _PRINTED.fullmatch(narrow):
        return _told(_of_printed, narrow)
    if mark in _MARKS or SEPARATOR in body:
        return _told(_of_elements, body)
    return None


def is_goods(symbology: str, aim: str = "") -> bool:
    """Whether a symbology is printed on goods alone: EAN and UPC."""
    return symbology.replace("-", "") in _GOODS or aim.startswith(_GOODS_MARK)


def goods_number(code: str) -> str | None:
    """The GTIN in 14 digits of what EAN or UPC bars say; None where the check digit fails."""
    if _GOODS_NUMBER.fullmatch(code) is None or not gs1_holds(code):
        return None
    return code.zfill(14)


class _NoPrefix:
    """Whose number it is, which nobody here asks."""

    @classmethod
    def extract(cls, _value: str) -> None:
        """No prefix is known."""


def _told(parse: Callable[[str], Iterable[GS1ElementString]], text: str) -> Gs1Data | None:
    load()
    from biip import ParseError  # noqa: PLC0415 - not before a code is marked

    try:
        return _data(list(parse(text)))
    # biip tells its own errors, and lets those of dates, numbers and addresses through
    except (ParseError, ValueError, ArithmeticError, LookupError):
        return None


def _of_elements(text: str) -> Iterable[GS1ElementString]:
    from biip import ParseConfig  # noqa: PLC0415 - as above
    from biip.gs1_messages import GS1Message  # noqa: PLC0415

    config = ParseConfig(gs1_element_strings_verify_date=False)
    return GS1Message.parse(text.strip(SEPARATOR), config=config).element_strings


def _of_printed(text: str) -> Iterable[GS1ElementString]:
    from biip import ParseConfig  # noqa: PLC0415 - as above
    from biip.gs1_messages import GS1Message  # noqa: PLC0415

    config = ParseConfig(gs1_element_strings_verify_date=False)
    return GS1Message.parse_hri(text, config=config).element_strings


def _of_link(text: str) -> Iterable[GS1ElementString]:
    from biip import ParseConfig, ParseError  # noqa: PLC0415 - as above
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI  # noqa: PLC0415

    config = ParseConfig(gs1_element_strings_verify_date=False)
    whole = urlsplit(text)
    path = urlunsplit(whole._replace(path=whole.path.rstrip("/"), query="", fragment=""))
    try:
        query = f"?{whole.query}" if whole.query else ""
        return GS1DigitalLinkURI.parse(path + query, config=config).element_strings
    except (ParseError, ValueError):
        # what stands behind the question mark may be the shop's own
        return GS1DigitalLinkURI.parse(path, config=config).element_strings


def _data(elements: list[GS1ElementString]) -> Gs1Data | None:
    fields: dict[str, str] = {}
    for element in elements:
        name = _NAMES.get(element.ai.ai)
        if name is None:
            continue
        value = element.value
        if name == "expiry":
            value = element.date.isoformat() if element.date else ""
        elif name in _CHECKED and element.sscc is None and element.gtin is None:
            return None
        if value and value.isascii():
            fields.setdefault(name, value)
    if not fields.keys() & _CHECKED:
        return None
    return Gs1Data(fields=fields, leads=elements[0].ai.ai in _LEADS)

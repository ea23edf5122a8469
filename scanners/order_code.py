"""The order number in a QR code that links to an order or describes one.

Shops print it beside the carrier's bars: an address with the number as a parameter, or JSON.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

MAX_ORDER_CHARS = 4000
_MAX_PARAMETERS = 64
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_NUMBER = re.compile(r"(?=(?:[^0-9]*[0-9]){4})[A-Z0-9][A-Z0-9._#-]{4,39}", re.IGNORECASE | re.ASCII)
"""At least four digits in five signs: what is shorter is a page or a version."""
_WORDS = r"order|trade|rma|return|refund|returnorder|aftersale|ticket|bizorder"
_KEY = re.compile(rf"(?:{_WORDS})(?:id|no|num|number|sn|code|ref|reference)?|oid|tid")
_CHINESE = ("订单号", "订单编号", "退货单号", "退款单号", "售后单号", "工单号")
_BARE = re.compile(r"n|no|num|number")
"""Parameters that name a number of something: an order's where the value has letters and digits."""
_MIXED = re.compile(r"[A-Z]{1,6}-?[0-9A-Z-]*[0-9]", re.IGNORECASE | re.ASCII)
_PARTS = ("data", "order", "return", "ticket")
"""Objects of a JSON text that are looked into."""


def order_number(text: str) -> str:
    """The number of the order, return or ticket that an address or a JSON text names, else ""."""
    if len(text) > MAX_ORDER_CHARS:
        return ""
    clean = unicodedata.normalize("NFKC", text).strip()
    if _ADDRESS.match(clean):
        pairs = _of_address(clean)
    elif clean.startswith("{"):
        pairs = _of_json(clean)
    else:
        return ""
    named = [(_key(key), value.strip()) for key, value in pairs]
    named = [(key, value) for key, value in named if _NUMBER.fullmatch(value)]
    own = [value for key, value in named if _KEY.fullmatch(key) or key in _CHINESE]
    bare = [value for key, value in named if _BARE.fullmatch(key) and _MIXED.fullmatch(value)]
    return next(iter(own + bare), "")


def _key(key: str) -> str:
    return key.casefold().replace("_", "").replace("-", "").replace(" ", "")


def _of_address(text: str) -> Iterator[tuple[str, str]]:
    try:
        query = urlsplit(text).query
        yield from parse_qsl(query, max_num_fields=_MAX_PARAMETERS)
    except ValueError:
        # no address after all, such as one with half an IPv6 number
        return


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    parts = [found, *(found.get(part) for part in _PARTS)] if isinstance(found, dict) else []
    for part in parts:
        if isinstance(part, dict):
            for key, value in part.items():
                if isinstance(value, (str, int)) and not isinstance(value, bool):
                    yield str(key), str(value)

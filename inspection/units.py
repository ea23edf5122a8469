"""Units: one physical item each, known by its LPN."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

from inspection.values import LineId, ParcelId, Ref, TicketId, UnitId

_DIGITS = string.digits + string.ascii_uppercase
_LEAST_DIGITS = 4
"""1.6 million units per origin before the counter grows to five digits."""

_PREFIX = "U"
_CODE = re.compile(r"[0-9A-Z]{4}")
_CODED = re.compile(r"([A-Z]+)-([0-9A-Z]{4})-([0-9A-Z]{4,10})")
_LPN = re.compile(r"U-[0-9A-Z]{4}-[0-9A-Z]{5,10}")


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One item taken out of a parcel. `unit_no` is a station's claim, never an identity."""

    unit_id: UnitId
    parcel_id: ParcelId
    ticket_id: TicketId | None
    line_id: LineId | None
    unit_no: int
    lpn: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Labelling:
    """A label of a unit, scanned back; `is_reprint` where it may not be the only one."""

    labelling_id: str
    unit_id: UnitId
    lpn: str
    is_reprint: bool
    at: Ref


def lpn(code: str, counter: int) -> str:
    """The LPN of the `counter`-th unit of the origin with this 4-character code.

    `U-7F3K-0092X`: code, counter in base 36 (at least 4 digits), check character over both
    (ISO 7064 MOD 37,36). Raises ValueError on a code or counter that no origin has.
    """
    return coded(_PREFIX, code, counter, least_digits=_LEAST_DIGITS)


def is_valid_lpn(text: str) -> bool:
    """Shape and check character of a normalised LPN are right."""
    return _LPN.fullmatch(text) is not None and is_checked(_PREFIX, text)


def coded(prefix: str, code: str, counter: int, *, least_digits: int) -> str:
    """`PREFIX-CODE-COUNTERx`: counter in base 36, check character over code and counter.

    Raises ValueError on a code or counter that no origin has.
    """
    if not _CODE.fullmatch(code) or counter < 1:
        message = f"no LPN or container code for {code!r}, {counter}"
        raise ValueError(message)
    digits = _base36(counter).rjust(least_digits, "0")
    # loads what reads package data as well; only units need it, not each scan of a parcel
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415

    check: str = mod_37_36.calc_check_digit(code + digits)
    return f"{prefix}-{code}-{digits}{check}"


def is_checked(prefix: str, text: str) -> bool:
    """A normalised text is a code of this prefix, and its check character is right."""
    found = _CODED.fullmatch(text)
    if found is None or found.group(1) != prefix:
        return False
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415 - as above

    return bool(mod_37_36.is_valid(found.group(2) + found.group(3)))


def counter_of(text: str) -> int:
    """The counter in a code made by `coded`."""
    return int(text.rsplit("-", 1)[-1][:-1] or "0", 36)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits

"""Units: one physical item each, known by its LPN."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspection.values import GoodsClass, LineId, ParcelId, Ref, TicketId, UnitId

_DIGITS = string.digits + string.ascii_uppercase
_LEAST_DIGITS = 4
"""1.6 million units per origin before the counter grows to five digits."""

_PREFIX = "U"
_CODE = re.compile(r"[0-9A-Z]{4}")
_CODED = re.compile(r"([A-Z]+)-([0-9A-Z]{4})-([0-9A-Z]{4,10})")
_LPN = re.compile(r"U-[0-9A-Z]{4}-[0-9A-Z]{5,10}")


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A current word that an item taken out without a ticket is a piece of this line."""

    claim_id: str
    ticket_id: TicketId
    line_id: LineId
    unit_no: int
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Description:
    """What an item without a ticket is; `serial` is any code on it that is no GTIN."""

    description_id: str
    goods_class: GoodsClass
    gtin: str | None
    serial: str | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One item taken out of a parcel. `unit_no` is a station's claim, never an identity.

    `claims` are there only where it was taken out without a ticket: ticket, line and number are
    then the claims' word, and None while there is none or while they contradict each other.
    """

    unit_id: UnitId
    parcel_id: ParcelId
    ticket_id: TicketId | None
    line_id: LineId | None
    unit_no: int
    lpn: str
    at: Ref
    claims: tuple[Claim, ...] = ()

    @property
    def lines(self) -> frozenset[tuple[TicketId, LineId]]:
        """Every line it is said to be a piece of; more than one is a conflict."""
        if self.claims:
            return frozenset((one.ticket_id, one.line_id) for one in self.claims)
        if self.ticket_id is None or self.line_id is None:
            return frozenset()
        return frozenset({(self.ticket_id, self.line_id)})

    @property
    def is_contested(self) -> bool:
        """Stations claim it for different lines."""
        return len(self.lines) > 1


def claimed(unit: Unit, claims: Sequence[Claim]) -> Unit:
    """The unit as its current claims have it; one taken out under a ticket stays that ticket's."""
    if unit.ticket_id is not None or not claims:
        return unit
    bound = replace(unit, claims=tuple(claims))
    if bound.is_contested:
        return bound
    first = claims[0]
    return replace(bound, ticket_id=first.ticket_id, line_id=first.line_id, unit_no=first.unit_no)


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

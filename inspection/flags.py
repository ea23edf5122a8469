"""Flags without verdicts: what about a parcel is worth a second look, and why.

Nothing here decides. No advice, no lock and no handler reads a flag; a person does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from inspection.values import Ref, Texts


class FlagCode(StrEnum):
    """What is in doubt."""

    SERIAL_SWAP = "serial_swap"
    TRACKING_REPEATED = "tracking_repeated"
    PHOTO_REPEATED = "photo_repeated"
    WEIGHT_ANOMALY = "weight_anomaly"
    FREQUENT_RETURNER = "frequent_returner"


class Strength(StrEnum):
    """How much a reason says."""

    FIRM = "firm"
    """Records contradict each other."""
    HINT = "hint"
    """It may well be chance."""


class ReasonCode(StrEnum):
    """Why; each belongs to one flag, which the policy names."""

    SERIAL_DIFFERS = "serial_differs"
    SERIAL_CAME_BACK = "serial_came_back"
    SERIAL_ELSEWHERE = "serial_elsewhere"
    RECEIVED_BEFORE = "received_before"
    ON_OTHER_TICKET = "on_other_ticket"
    SAME_PHOTO = "same_photo"
    LIGHTER = "lighter"
    HEAVIER = "heavier"
    RETURNS_OFTEN = "returns_often"


PLACES: Mapping[ReasonCode, int] = {
    ReasonCode.SERIAL_DIFFERS: 0,
    ReasonCode.SERIAL_CAME_BACK: 2,
    ReasonCode.SERIAL_ELSEWHERE: 1,
    ReasonCode.RECEIVED_BEFORE: 2,
    ReasonCode.ON_OTHER_TICKET: 2,
    ReasonCode.SAME_PHOTO: 1,
    ReasonCode.LIGHTER: 2,
    ReasonCode.HEAVIER: 2,
    ReasonCode.RETURNS_OFTEN: 2,
}
"""How many values the text of a reason has room for: %1, %2 ..."""


@dataclass(frozen=True, kw_only=True)
class FlagWords:
    """Name of a flag, and what to do about it."""

    name: Texts
    advice: Texts


@dataclass(frozen=True, kw_only=True)
class ReasonRule:
    """Which flag a reason raises, how much it says, and its sentence with %1, %2."""

    flag: FlagCode
    strength: Strength
    text: Texts


@dataclass(frozen=True, kw_only=True)
class ReturnerLimits:
    """From how many orders sent back within how many days a customer returns often."""

    orders: int
    window_days: int


@dataclass(frozen=True, kw_only=True)
class FlagRules:
    """Policy data about flags; every flag and every reason stands here once."""

    rules_id: str
    version: int
    apart: timedelta
    returner: ReturnerLimits
    flags: Mapping[FlagCode, FlagWords]
    reasons: Mapping[ReasonCode, ReasonRule]


@dataclass(frozen=True, kw_only=True)
class SerialElsewhere:
    """Another ticket with the serial of this one; `returned_at` once goods of it were taken out."""

    ticket_number: str
    returned_at: datetime | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class EarlierReception:
    """Another parcel received under a number of this one, before it or after it."""

    code: str
    received_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class OtherTicket:
    """A ticket this parcel does not belong to that claims its tracking number."""

    code: str
    ticket_number: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class SamePhoto:
    """A photo of this item that is, byte for byte, one of another item."""

    lpn: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class WeightOff:
    """The return weighs more or less than was sent out, further than the policy lets pass."""

    measured_g: int
    expected_g: int
    at: tuple[Ref, ...]


@dataclass(frozen=True, kw_only=True)
class Returns:
    """The hub's count: orders of the customer sent back within so many days."""

    orders: int
    window_days: int
    at: Ref


@dataclass(frozen=True, kw_only=True)
class FlagFacts:
    """What is recorded that may be worth a second look; `differs` are findings of other serials."""

    received_at: datetime
    differs: tuple[Ref, ...] = ()
    serials: tuple[SerialElsewhere, ...] = ()
    receptions: tuple[EarlierReception, ...] = ()
    tickets: tuple[OtherTicket, ...] = ()
    photos: tuple[SamePhoto, ...] = ()
    returns: tuple[Returns, ...] = ()
    weight: WeightOff | None = None


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One ground of a flag: the values of its sentence, and the records they come from.

    A moment among `values` is worded where it is shown, in that machine's time zone.
    """

    code: ReasonCode
    values: tuple[str | datetime, ...]
    at: tuple[Ref, ...]


@dataclass(frozen=True, kw_only=True)
class Flag:
    """One doubt with its reasons, the firm ones first."""

    code: FlagCode
    strength: Strength
    reasons: tuple[Reason, ...]


def flags_of(facts: FlagFacts, rules: FlagRules) -> tuple[Flag, ...]:
    """The flags that these facts raise, firm ones first, in the order of the policy."""
    found = [
        *_serial_reasons(facts),
        *_number_reasons(facts, rules.apart),
        *_photo_reasons(facts),
        *_weight_reasons(facts),
        *_return_reasons(facts),
    ]
    flags = []
    for code in rules.flags:
        own = [one for one in found if rules.reasons[one.code].flag is code]
        if own:
            own.sort(key=lambda one: rules.reasons[one.code].strength is not Strength.FIRM)
            strength = rules.reasons[own[0].code].strength
            flags.append(Flag(code=code, strength=strength, reasons=tuple(own)))
    return tuple(sorted(flags, key=lambda one: one.strength is not Strength.FIRM))


def _serial_reasons(facts: FlagFacts) -> list[Reason]:
    found = []
    if facts.differs:
        found.append(Reason(code=ReasonCode.SERIAL_DIFFERS, values=(), at=facts.differs))
    for one in facts.serials:
        if one.returned_at is not None:
            values: tuple[str | datetime, ...] = (one.ticket_number, one.returned_at)
            found.append(Reason(code=ReasonCode.SERIAL_CAME_BACK, values=values, at=(one.at,)))
        else:
            values = (one.ticket_number,)
            found.append(Reason(code=ReasonCode.SERIAL_ELSEWHERE, values=values, at=(one.at,)))
    return found


def _number_reasons(facts: FlagFacts, apart: timedelta) -> list[Reason]:
    found = [
        Reason(code=ReasonCode.RECEIVED_BEFORE, values=(one.code, one.received_at), at=(one.at,))
        for one in _first_each(facts.receptions)
        if facts.received_at - one.received_at >= apart
    ]
    found += [
        Reason(code=ReasonCode.ON_OTHER_TICKET, values=(one.code, one.ticket_number), at=(one.at,))
        for one in facts.tickets
    ]
    return found


def _photo_reasons(facts: FlagFacts) -> list[Reason]:
    """No sensor gives the same bytes twice: a picture that does was not taken of this item."""
    return [
        Reason(code=ReasonCode.SAME_PHOTO, values=(one.lpn,), at=(one.at,)) for one in facts.photos
    ]


def _weight_reasons(facts: FlagFacts) -> list[Reason]:
    off = facts.weight
    if off is None:
        return []
    is_lighter = off.measured_g < off.expected_g
    code = ReasonCode.LIGHTER if is_lighter else ReasonCode.HEAVIER
    values = (_kilograms(off.measured_g), _kilograms(off.expected_g))
    return [Reason(code=code, values=values, at=off.at)]


def _kilograms(grams: int) -> str:
    """As scales show it: `0.63`."""
    hundredths = (grams + 5) // 10
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _return_reasons(facts: FlagFacts) -> list[Reason]:
    """Of several counts the highest; the hub records one where the limit was reached."""
    most = max(facts.returns, key=lambda one: one.orders, default=None)
    if most is None:
        return []
    values = (str(most.orders), str(most.window_days))
    return [Reason(code=ReasonCode.RETURNS_OFTEN, values=values, at=(most.at,))]


def _first_each(receptions: Sequence[EarlierReception]) -> list[EarlierReception]:
    """The earliest reception under each number: the others add nothing."""
    first: dict[str, EarlierReception] = {}
    for one in sorted(receptions, key=lambda one: one.received_at):
        first.setdefault(one.code, one)
    return list(first.values())

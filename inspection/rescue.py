"""Which open tickets a torn label may belong to, ranked, with the reasons; a person picks.

What was read is weighed in decimal digits of evidence (`likeness`): among 100,000 open tickets a
number of ten digits is proof, a phone's last four are a hint. Nothing here picks a ticket.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

from inspection.likeness import Likeness, are_akin, likeness
from inspection.values import TicketId

Fit = Literal["exact", "close", "part"]

SHOWN_FROM = 2.5
"""Digits of evidence below which a ticket is not worth a look."""
MOST_READ = 8
"""Numbers, tails and names of each kind that are weighed."""
CERTAIN_CHARS = 8
"""A shorter number is never certain, exact or not."""

_PHONE = 4.0
_PHONE_CLOSE = 2.0
_NAME_SIGN = 1.2
"""A surname is shared by one in sixteen; a sign of a given name by rather fewer."""
_CARRIER = 0.6
_MIN_AGREEING = 4
_NO_DEADLINE = datetime.max.replace(tzinfo=UTC)


class Clue(StrEnum):
    """What of a ticket agrees with what was read."""

    TRACKING = "tracking"
    ORDER = "order"
    TICKET = "ticket"
    PHONE = "phone"
    NAME = "name"
    CARRIER = "carrier"


@dataclass(frozen=True, kw_only=True)
class Clues:
    """What a torn label gave, in normal form. Names and phones are kept nowhere, nor in a repr."""

    tracking: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    phone_tails: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number to look near ones up for."""
        return tuple(
            dict.fromkeys(
                (*self.tracking[:MOST_READ], *self.orders[:MOST_READ], *self.tickets[:MOST_READ])
            )
        )


@dataclass(frozen=True, kw_only=True)
class OpenTicket:
    """A ticket that waits for its parcel, with its customer where this station knows them."""

    ticket_id: TicketId
    number: str
    order_ref: str
    tracking: tuple[str, ...]
    deadline_at: datetime | None = None
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What agrees, how well; `agreeing` signs of `length`, 0 of 0 where signs are not counted."""

    clue: Clue
    fit: Fit
    score: float
    agreeing: int = 0
    length: int = 0


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A ticket it may be, strongest reason first.

    `is_certain`: a tracking or ticket number was read whole, and no other ticket has one that was.
    """

    ticket_id: TicketId
    score: float
    reasons: tuple[Reason, ...]
    is_certain: bool = False


def suggest(
    clues: Clues,
    tickets: Iterable[OpenTicket],
    carrier_of: Callable[[str], str | None] = lambda _code: None,
    *,
    limit: int = 4,
) -> tuple[Suggestion, ...]:
    """The likeliest tickets, best first; of equals the one due first.

    `carrier_of` names the carrier of an announced tracking number, where that tells.
    """
    ranked = []
    for ticket in tickets:
        found = reasons(clues, ticket, carrier_of)
        score = sum(reason.score for reason in found)
        if score >= SHOWN_FROM:
            ranked.append((ticket, score, found))
    ranked.sort(key=lambda one: (-one[1], one[0].deadline_at or _NO_DEADLINE, one[0].ticket_id))
    whole = [ticket.ticket_id for ticket, _, _ in ranked if is_read_whole(clues, ticket)]
    return tuple(
        Suggestion(
            ticket_id=ticket.ticket_id,
            score=round(score, 2),
            reasons=found,
            is_certain=whole == [ticket.ticket_id],
        )
        for ticket, score, found in ranked[:limit]
    )


def is_read_whole(clues: Clues, ticket: OpenTicket) -> bool:
    """A tracking or ticket number of it was read whole, and is long enough to be nobody else's."""
    read = {*clues.tracking, *clues.tickets}
    known = {*ticket.tracking, ticket.number}
    return any(len(number) >= CERTAIN_CHARS for number in read & known)


def reasons(
    clues: Clues, ticket: OpenTicket, carrier_of: Callable[[str], str | None]
) -> tuple[Reason, ...]:
    """What of a ticket agrees with what was read, strongest first."""
    found = (
        _number(Clue.TRACKING, clues.tracking, ticket.tracking),
        _number(Clue.ORDER, clues.orders, (ticket.order_ref,)),
        _number(Clue.TICKET, clues.tickets, (ticket.number,)),
        _phone(clues.phone_tails[:MOST_READ], ticket.phone),
        _name(clues.names[:MOST_READ], ticket.name),
        _carrier(clues.carriers, ticket.tracking, carrier_of),
    )
    kept = [reason for reason in found if reason is not None]
    return tuple(sorted(kept, key=lambda reason: -reason.score))


def _number(clue: Clue, read: Sequence[str], known: Sequence[str]) -> Reason | None:
    best: Likeness | None = None
    for code in known:
        for number in (one for one in read[:MOST_READ] if are_akin(one, code)):
            tried = likeness(number, code)
            if best is None or tried.score > best.score:
                best = tried
    if best is None or best.score < SHOWN_FROM or best.agreeing < _MIN_AGREEING:
        return None
    fit: Fit = "exact" if best.is_exact else "part" if best.is_part else "close"
    return Reason(clue=clue, fit=fit, score=best.score, agreeing=best.agreeing, length=best.length)


def _phone(tails: Sequence[str], phone: str) -> Reason | None:
    known = "".join(sign for sign in phone if sign.isdigit())[-4:]
    if len(known) < 4:
        return None
    if known in tails:
        return Reason(clue=Clue.PHONE, fit="exact", score=_PHONE)
    if any(_differs_by_one(tail, known) for tail in tails):
        return Reason(clue=Clue.PHONE, fit="close", score=_PHONE_CLOSE)
    return None


def _differs_by_one(read: str, known: str) -> bool:
    same = [one == other for one, other in zip(read, known, strict=False)]
    return len(read) == len(known) and sum(same) == len(known) - 1


def _name(read: Sequence[str], known: str) -> Reason | None:
    best: Reason | None = None
    for name in read:
        fit, signs = _name_fit(name.casefold().strip(), known.casefold().strip())
        if signs and (best is None or signs * _NAME_SIGN > best.score):
            best = Reason(clue=Clue.NAME, fit=fit, score=signs * _NAME_SIGN)
    return best


def _name_fit(read: str, known: str) -> tuple[Fit, int]:
    """How they agree, and the signs that do: three at most, a long name is one name too."""
    if not read or not known:
        return "close", 0
    if "*" in read or "*" in known:
        mask, name = (read, known) if "*" in read else (known, read)
        pattern = ".{1,3}".join(re.escape(part) for part in re.split(r"\*+", mask))
        signs = sum(sign != "*" for sign in mask)
        return "part", min(signs, 3) if signs and re.fullmatch(pattern, name) else 0
    if read == known:
        return "exact", min(len(known), 3)
    same = sum(one == other for one, other in zip(read, known, strict=False))
    is_close = len(read) == len(known) > 1 and same == len(known) - 1
    return "close", min(same, 2) if is_close else 0


def _carrier(
    read: Sequence[str], known: Sequence[str], carrier_of: Callable[[str], str | None]
) -> Reason | None:
    if any(carrier_of(code) in read for code in known if read):
        return Reason(clue=Clue.CARRIER, fit="exact", score=_CARRIER)
    return None

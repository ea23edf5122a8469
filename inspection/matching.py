"""Matching: which ticket a parcel belongs to, judged by exact hits of its codes.

The shape of a number names no carrier and no ticket (DOMAIN 6.2); a hit in the list of expected
parcels is the best proof there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspection.values import CodeKind

if TYPE_CHECKING:
    from inspection.station_events import ParcelCode
    from inspection.tickets import Ticket

SHARED_KINDS = frozenset({CodeKind.ORDER, CodeKind.SERIAL, CodeKind.TICKET})
"""Codes that several parcels may carry: the same one seen again is no second reception."""

_WEAK_KINDS = frozenset({CodeKind.ORDER, CodeKind.SERIAL})
_NO_DEADLINE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A ticket that codes of the parcel point to, strongest code first.

    `is_strong`: at least one of them names this return alone (a tracking or ticket number).
    """

    ticket: Ticket
    codes: tuple[ParcelCode, ...]
    is_strong: bool


def rank(
    codes: Sequence[ParcelCode], hits: Mapping[str, Sequence[Ticket]]
) -> tuple[Candidate, ...]:
    """Candidates, best first: strong before weak, more codes before fewer, then by deadline.

    `hits` maps each code to the tickets that claim it.
    """
    pointing: dict[str, list[ParcelCode]] = {}
    tickets: dict[str, Ticket] = {}
    for code in sorted(codes, key=lambda one: one.what in _WEAK_KINDS):
        for ticket in hits.get(code.code, ()):
            tickets[ticket.ticket_id] = ticket
            pointing.setdefault(ticket.ticket_id, []).append(code)
    found = [
        Candidate(
            ticket=tickets[ticket_id],
            codes=tuple(own),
            is_strong=any(code.what not in _WEAK_KINDS for code in own),
        )
        for ticket_id, own in pointing.items()
    ]
    return tuple(sorted(found, key=_order))


def sole(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate to match without asking: the only strong one, or the only one at all."""
    strong = [one for one in candidates if one.is_strong]
    if len(strong) == 1:
        return strong[0]
    return candidates[0] if len(candidates) == 1 else None


def _order(candidate: Candidate) -> tuple[bool, int, datetime, str]:
    return (
        not candidate.is_strong,
        -len(candidate.codes),
        candidate.ticket.deadline_at or _NO_DEADLINE,
        candidate.ticket.ticket_id,
    )

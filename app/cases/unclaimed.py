"""What waits for a ticket, and the tickets it may belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.cases.marked import Markups, markups
from inspection.evidence import LABEL_SUBJECT
from inspection.handlers.attach import AttachUnit, attach_unit
from inspection.handlers.receive import MatchParcel, match_parcel
from inspection.matchmaker import Item, Likely
from inspection.rescue import Clues
from inspection.store.queries.matchmaker import likely_lines
from inspection.values import CodeKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from inspection.checklist import Question
    from inspection.evidence import Evidence
    from inspection.policies import Policies
    from inspection.ports import Facts, Work
    from inspection.store.queries.unclaimed import UnclaimedItem
    from inspection.tickets import Line, Ticket

_ITEM_SHOTS = ("item.plate", "item.label", "item.tag", "item.front", "item.unboxed", "item.sealed")
"""Best for telling what an item is first; of others the newest."""


@dataclass(frozen=True, kw_only=True)
class FoundLine:
    """A line it may be a piece of, with its ticket as announced."""

    likely: Likely = field(repr=False)
    ticket: Ticket
    line: Line

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.ticket.ticket_id, self.line.line_id


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a person may look at: codes of the parcel, photos of its label and of the item."""

    clues: Clues
    label: Evidence | None
    item: Evidence | None
    markups: Markups


def seen(facts: Facts, item: UnclaimedItem) -> Seen:
    """Codes and photos of what waits."""
    parcel = facts.parcel(item.parcel_id)
    codes = [one for one in parcel.codes if one.code] if parcel else []
    photos = [one for one in facts.evidence_of(item.parcel_id) if one.is_current]
    of_item = [one for one in photos if item.unit_id and one.unit_id == item.unit_id]
    best = {one.subject: one for one in of_item}
    shown = next((best[name] for name in _ITEM_SHOTS if name in best), None)
    label = next((one for one in photos if one.subject == LABEL_SUBJECT), None)
    best_one = shown or (of_item[-1] if of_item else None)
    return Seen(
        clues=Clues(
            tracking=tuple(one.code for one in codes if one.what is not CodeKind.ORDER),
            orders=tuple(one.code for one in codes if one.what is CodeKind.ORDER),
            tickets=tuple(one.code for one in codes if one.what is CodeKind.TICKET),
        ),
        label=label,
        item=best_one,
        markups=markups(facts, [one for one in (label, best_one) if one is not None]),
    )


def both(one: Clues, other: Clues) -> Clues:
    """What is recorded of a parcel and what its label says."""
    return Clues(
        tracking=_once(one.tracking, other.tracking),
        orders=_once(one.orders, other.orders),
        tickets=_once(one.tickets, other.tickets),
        carriers=_once(one.carriers, other.carriers),
        phone_tails=_once(one.phone_tails, other.phone_tails),
        names=_once(one.names, other.names),
    )


def search(
    conn: Any,  # noqa: ANN401 - SQL stays in the stores
    item: UnclaimedItem,
    clues: Clues,
    within: timedelta,
    carrier_of: Callable[[str], str | None],
) -> tuple[Likely, ...]:
    """The likeliest lines, best first; for a background thread."""
    known = Item(
        received_at=item.received_at,
        goods_class=item.goods_class,
        gtin=item.gtin,
        serial=item.serial,
    )
    return likely_lines(conn, clues, known, within=within, carrier_of=carrier_of)


def with_tickets(facts: Facts, found: tuple[Likely, ...]) -> tuple[FoundLine, ...]:
    """The lines with their tickets."""
    known = [(one, facts.ticket(one.ticket.ticket_id)) for one in found]
    return tuple(
        FoundLine(likely=one, ticket=ticket, line=ticket.line(one.line_id))
        for one, ticket in known
        if ticket is not None and any(line.line_id == one.line_id for line in ticket.lines)
    )


def attaching(
    item: UnclaimedItem, chosen: FoundLine, policies: Policies
) -> Callable[[Work], tuple[Question, ...]]:
    """The action that gives it its ticket; it answers with the questions to be asked now.

    A parcel nothing was taken out of is matched; its items are chosen when it is opened.
    """
    ticket_id, line_id = chosen.ticket.ticket_id, chosen.line.line_id

    def attach(work: Work) -> tuple[Question, ...]:
        if item.unit_id is None:
            match_parcel(work, MatchParcel(parcel_id=item.parcel_id, ticket_id=ticket_id))
            return ()
        intent = AttachUnit(unit_id=item.unit_id, ticket_id=ticket_id, line_id=line_id)
        return attach_unit(work, intent, policies=policies).to_ask

    return attach


def _once(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))

"""What the system of record is to know of a ticket, by the facts of this moment."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from inspection.codes import normal_or_empty
from inspection.handlers.receptions import standing
from inspection.parcels import Parcel
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.receptions import Standing
from inspection.refund_policy import Decision
from inspection.store import tables as t
from inspection.tickets import Ticket
from inspection.units import Unit
from inspection.values import CodeKind, Disposition, Texts, TicketId, Verdict
from sync.connectors.port import Outcome, Receipt

SELLABLE = frozenset({Disposition.RESTOCK, Disposition.REPACK})
"""Ways that end among the goods sold as new."""
LANGUAGES = {"CN": "zh"}
"""The language of a shop by the market of its tickets; English for all others."""


def language_of(market: str) -> str:
    """`zh` or `en`."""
    return LANGUAGES.get(market.upper(), "en")


def receipts_of(facts: Facts, ticket_id: TicketId) -> dict[str, Receipt]:
    """Receptions of the ticket's parcels that count; while two contradict each other, neither."""
    return {
        parcel.parcel_id: Receipt(
            key=parcel.parcel_id, code=_scanned(parcel), received_at=parcel.received_at
        )
        for parcel in facts.parcels_of_ticket(ticket_id)
        if counts_for(facts, parcel, ticket_id)
    }


def counts_for(facts: Facts, parcel: Parcel, ticket_id: TicketId) -> bool:
    """Whether the parcel came in for this ticket, as far as is known and undisputed."""
    return (
        ticket_id in parcel.ticket_ids
        and not parcel.is_contested
        and standing(facts, parcel) in {Standing.SINGLE, Standing.KEPT}
    )


def outcomes_of(
    facts: Facts, connection: Connection, ticket: Ticket, policies: Policies
) -> dict[str, Outcome]:
    """The decision on each unit where there is exactly one; of two, people settle which stands."""
    found = {}
    for unit, decision in decided_units(facts, ticket):
        words = reasons(policies, ticket.market, ground_codes(connection, decision))
        found[str(decision.decision_id)] = _outcome(facts, ticket, unit, decision, words)
    return found


def decided_units(facts: Facts, ticket: Ticket) -> Iterator[tuple[Unit, Decision]]:
    """The ticket's units with their one current decision."""
    for line in ticket.lines:
        for unit in facts.units_of_line(line.line_id):
            decisions = facts.decisions_of(unit.unit_id)
            if len(decisions) == 1 and decisions[0].ticket_id == ticket.ticket_id:
                yield unit, decisions[0]


def ground_codes(connection: Connection, decision: Decision) -> tuple[str, ...]:
    """The codes of a decision's grounds, as it was recorded."""
    query = select(t.decisions.c.grounds).where(
        t.decisions.c.decision_id == decision.decision_id,
        t.decisions.c.origin == decision.at.origin,
    )
    grounds = json.loads(connection.execute(query).scalar_one())
    return tuple(str(one["code"]) for one in grounds)


def words_of(policies: Policies, market: str, code: str) -> Texts:
    """What a ground says; its code where it is of a pack that this hub does not have."""
    try:
        return policies.refund_pack_for(market).words(code)
    except KeyError:
        return Texts(zh=code, en=code)


def reasons(policies: Policies, market: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The words of these grounds in the language of the market."""
    return tuple(words_of(policies, market, one).of(language_of(market)) for one in codes)


def _outcome(
    facts: Facts, ticket: Ticket, unit: Unit, decision: Decision, words: tuple[str, ...]
) -> Outcome:
    gradings = facts.grading_of(unit.unit_id)
    verdict = Verdict.HUMAN if decision.needs_review else decision.choice
    return Outcome(
        key=decision.decision_id,
        order_line=ticket.line(decision.line_id).order_line,
        lpn=unit.lpn,
        grade=gradings[0].grade if len(gradings) == 1 else "",
        disposition=decision.disposition.value,
        is_sellable=decision.disposition in SELLABLE,
        verdict=verdict.value,
        reasons=words,
    )


def _scanned(parcel: Parcel) -> str:
    """What was scanned of it, the tracking number first."""
    ranked = sorted(parcel.codes, key=lambda one: one.what is not CodeKind.TRACKING)
    return next((found for one in ranked if (found := normal_or_empty(one.code))), "")

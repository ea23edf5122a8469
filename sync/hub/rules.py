"""What a station's record may not do: kinds, roles and money rules, checked again at the hub.

A breach never stops a stream. The record is stored, the hub objects to it, queries ignore its
facts from then on, and nothing is paid on it (DESIGN D3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, Table, select

from inspection.disinfection import Procedure, is_open
from inspection.events import (
    BY_KIND,
    HUB_KINDS,
    DecisionTakenBack,
    DisinfectionStarted,
    Event,
    FactWithdrawn,
    PersonSignedIn,
    UnitClaimed,
    UnitDecided,
    UnitDescribed,
    UnitIdentified,
    UnitLabelled,
    UnitLeftUnclaimed,
)
from inspection.people import BENCH, FLOOR, MENDERS, OFFLINE, ORIGINALS, SETTLERS
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.store import tables
from inspection.store.records import Record
from inspection.tickets import Line, Ticket
from inspection.units import Unit
from inspection.values import (
    HUB_ACTOR,
    STATION_ACTOR,
    LineId,
    ParcelId,
    PersonId,
    Role,
    TicketId,
    UnitId,
    Verdict,
    slot_amount,
)
from sync.hub.check_in import check_in_breach
from sync.hub.claims import claim_breach, is_under_decision
from sync.hub.content_rules import content_breach
from sync.hub.disinfection_rules import started_breach, used_breach
from sync.hub.id_rules import id_breach
from sync.hub.known import grading_then, rows_until_later, unless_then
from sync.hub.mend_rules import mend_breach
from sync.hub.money_rules import money_breach
from sync.hub.parcel_rules import parcel_breach, undo_parcel_breach
from sync.hub.photo_rules import may_rest_on_waiver, photo_breach
from sync.hub.refusals import refusal_breach
from sync.hub.sorting_rules import sorting_breach
from sync.hub.waiting_rules import waiting_breach
from sync.hub.way_rules import way_breach

MAX_NAMED = 64
"""Facts one record may supersede; no operator's action comes near."""

_CORRECTIONS = (UnitDecided, DecisionTakenBack, FactWithdrawn)
"""What may end a decision."""

ROLES_OF_KIND: Mapping[str, frozenset[Role]] = {
    "person.signed_in": frozenset(Role),
    "parcel.received": FLOOR,
    "parcel.matched": FLOOR,
    "parcel.condition_recorded": FLOOR,
    "evidence.captured": FLOOR,
    "evidence.annotated": FLOOR,
    "evidence.regions_found": FLOOR,
    "evidence.revealed": ORIGINALS,
    "evidence.waived": FLOOR,
    "disinfection.started": FLOOR,
    "disinfection.finished": FLOOR,
    "disinfection.stopped": FLOOR,
    "disinfection.skipped": FLOOR,
    "disinfection.prepared": FLOOR,
    "disinfection.entered_late": FLOOR,
    "solution.mixed": FLOOR,
    "solution.discarded": FLOOR,
    "lamp.registered": FLOOR,
    "unit.identified": BENCH,
    "unit.labelled": BENCH,
    "finding.recorded": BENCH,
    "unit.graded": BENCH,
    "unit.decided": BENCH,
    "unit.parked": BENCH,
    "unit.resumed": BENCH,
    "customer.asked": BENCH,
    "unit.described": BENCH,
    "unit.left_unclaimed": BENCH,
    "unit.claimed": BENCH,
    "parcel.unpacked": BENCH,
    "unit.found_extra": BENCH,
    "extra.settled": MENDERS,
    "decision.taken_back": MENDERS,
    "supervisor.called": FLOOR,
    "container.opened": FLOOR,
    "container.closed": FLOOR,
    "unit.sorted": FLOOR,
    "disposition.witnessed": BENCH,
    "disposition.changed": BENCH,
    "unit.sent_back": FLOOR,
    "fact.withdrawn": FLOOR,
    "parcel.weighed": FLOOR,
    "parcel.staged": FLOOR,
    "parcel.refusal_recorded": FLOOR,
    "handover.counted": FLOOR,
    "parcel.joined": FLOOR,
    "parcel.settled": SETTLERS,
    "freight.declined": BENCH,
    "customer.changed_wish": BENCH,
}
"""Who may record what; a kind that is missing here needs no person."""
_STATION_KINDS = frozenset({"origin.opened", "person.signed_in", "evidence.regions_found"})
"""What a station may record in its own name."""
_BENCH_FACTS: tuple[tuple[Table, str], ...] = (
    (tables.units, "unit_id"),
    (tables.unit_labels, "labelling_id"),
    (tables.findings, "finding_id"),
    (tables.gradings, "grading_id"),
    (tables.unit_parkings, "parking_id"),
    (tables.unit_resumes, "resume_id"),
    (tables.customer_questions, "question_id"),
    (tables.disposition_changes, "change_id"),
    (tables.disposition_witnesses, "witness_id"),
    (tables.unit_descriptions, "description_id"),
    (tables.unclaimed_units, "unclaimed_id"),
    (tables.unit_claims, "claim_id"),
    (tables.unpackings, "unpacking_id"),
    (tables.extra_units, "extra_id"),
    (tables.freight_declines, "decline_id"),
    (tables.wishes, "wish_id"),
)
"""What only those who may inspect and grade may undo or replace."""
_MENDED: tuple[tuple[Table, str], ...] = (
    (tables.settlements, "settlement_id"),
    (tables.takebacks, "takeback_id"),
)
"""What only those who mend may undo or replace."""
_HUB_FACTS: tuple[tuple[Table, str], ...] = (
    (tables.tickets, "ticket_id"),
    (tables.refunds, "refund_id"),
    (tables.freight_refunds, "refund_id"),
    (tables.orders, "order_id"),
    (tables.objections, "objection_id"),
    (tables.decision_holds, "hold_id"),
    (tables.conflicts, "conflict_id"),
    (tables.customer_answers, "answer_id"),
    (tables.ticket_flags, "flag_id"),
    (tables.people, "fact_id"),
    (tables.access_changes, "fact_id"),
)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the rules depend on besides the facts: `procedures` and `policies` this hub knows."""

    demo: bool
    procedures: Mapping[str, Procedure]
    policies: Policies


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a check may read, inside one transaction."""

    facts: Facts
    connection: Connection


def breach_of(record: Record, event: Event | None, reading: Reading, rules: Rules) -> str | None:
    """The first rule this record breaks, or None. Unknown kinds break none: they may be newer."""
    if record.kind in HUB_KINDS:
        return "kind.hub_only"
    if event is None:
        is_known = (record.kind, record.schema) in BY_KIND
        return "record.malformed" if is_known else None
    reason = id_breach(event) or _actor_breach(record, reading.facts)
    reason = reason or _named_breach(record, event, reading)
    reason = reason or _event_breach(record, event, reading, rules) or check_in_breach(event)
    reason = reason or photo_breach(record, event, reading.facts, reading.connection)
    reason = reason or waiting_breach(record, event, reading.facts, reading.connection)
    reason = reason or content_breach(record, event, reading.facts, reading.connection)
    reason = reason or mend_breach(record, event, reading.facts, reading.connection, rules.policies)
    reason = reason or parcel_breach(event, reading.facts, reading.connection)
    reason = reason or money_breach(event, reading.facts, rules.policies)
    reason = reason or used_breach(record, event, rules.policies, reading.facts)
    return reason or sorting_breach(
        record,
        event,
        facts=reading.facts,
        connection=reading.connection,
        policies=rules.policies,
    )


def _event_breach(record: Record, event: Event, reading: Reading, rules: Rules) -> str | None:
    match event:
        case PersonSignedIn():
            return _sign_in_breach(event, reading.facts)
        case DisinfectionStarted():
            return started_breach(event, rules.procedures, reading.facts, demo=rules.demo)
        case UnitIdentified() | UnitLabelled():
            return _unit_breach(event, reading.facts)
        case UnitClaimed() | UnitDescribed() | UnitLeftUnclaimed():
            return claim_breach(event, reading.facts)
        case UnitDecided():
            waived = may_rest_on_waiver(record, event, reading.connection)
            breach = _decision_breach(record, event, reading, rules.policies, waived=waived)
            return breach or way_breach(
                record, event, reading.facts, reading.connection, rules.policies
            )
        case _:
            return None


def _actor_breach(record: Record, facts: Facts) -> str | None:
    """May this actor record this kind? By the role the hub registered, not the one claimed."""
    if record.actor == STATION_ACTOR and record.kind in _STATION_KINDS:
        return None
    if record.actor in {STATION_ACTOR, HUB_ACTOR}:
        return "actor.not_a_person"
    person = facts.person(PersonId(record.actor))
    if person is None:
        return "actor.unknown"
    allowed = ROLES_OF_KIND.get(record.kind)
    return "actor.role" if allowed is not None and person.role not in allowed else None


def _named_breach(record: Record, event: Event, reading: Reading) -> str | None:
    """May these facts be undone by this event? Hub facts never; decisions by supervisors only."""
    named: tuple[str, ...] = getattr(event, "supersedes", ())
    if isinstance(event, FactWithdrawn):
        named = (event.fact_id,)
    if len(named) > MAX_NAMED:
        return "supersedes.too_many"
    if not named:
        return None
    if _names_any(reading.connection, named, _HUB_FACTS):
        return "supersedes.hub_fact"
    return _undo_breach(record, event, named, reading)


def _undo_breach(
    record: Record, event: Event, named: tuple[str, ...], reading: Reading
) -> str | None:
    """May this person undo what stations recorded?"""
    person = reading.facts.person(PersonId(record.actor))
    role = None if person is None else person.role
    for allowed, facts in ((BENCH, _BENCH_FACTS), (MENDERS, _MENDED)):
        if role not in allowed and _names_any(reading.connection, named, facts):
            return "actor.role"
    if is_under_decision(named, reading.facts, reading.connection):
        return "claim.decided"
    breach = undo_parcel_breach(named, role, reading.facts, reading.connection)
    if breach is not None:
        return breach
    # the piece would be free to be named and paid once more
    if any(reading.facts.decisions_of(UnitId(one)) for one in named):
        return "unit.decided"
    is_correction = isinstance(event, _CORRECTIONS) and role is Role.SUPERVISOR
    decisions = ((tables.decisions, "decision_id"),)
    if is_correction or not _names_any(reading.connection, named, decisions):
        return None
    return "decision.correction_role"


def _names_any(
    connection: Connection, named: tuple[str, ...], facts: tuple[tuple[Table, str], ...]
) -> bool:
    return any(
        connection.execute(select(table.c[key]).where(table.c[key].in_(named))).first() is not None
        for table, key in facts
    )


def _sign_in_breach(event: PersonSignedIn, facts: Facts) -> str | None:
    person = facts.person(PersonId(event.person_id))
    if person is None:
        return "actor.unknown"
    if person.role is not event.role:
        return "actor.role"
    return None if event.online or event.role in OFFLINE else "person.needs_hub"


def _unit_breach(event: UnitIdentified | UnitLabelled, facts: Facts) -> str | None:
    if isinstance(event, UnitIdentified):
        return None if event.unit_no >= 1 else "unit.number"
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None:
        return "label.unknown_unit"
    return None if unit.lpn == event.lpn else "label.other_lpn"


def _decision_breach(
    record: Record, event: UnitDecided, reading: Reading, policies: Policies, *, waived: bool
) -> str | None:
    facts = reading.facts
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None:
        return "decision.unknown_unit"
    # of several claims one is enough: which of them counts, people settle before anything is paid
    if unit.parcel_id != event.parcel_id or not _is_piece_of(unit, record, event, reading):
        return "decision.other_unit"
    ticket = facts.ticket(TicketId(event.ticket_id))
    line = None if ticket is None else _line_of(ticket, LineId(event.line_id))
    if ticket is None or line is None:
        return "decision.unknown_line"
    breach = _money_breach(event, line) or _proof_breach(record, event, reading, waived=waived)
    return breach or unless_then(
        lambda known: refusal_breach(event, ticket, known, policies),
        facts,
        record,
        reading.connection,
    )


def _line_of(ticket: Ticket, line_id: LineId) -> Line | None:
    return next((line for line in ticket.lines if line.line_id == line_id), None)


def _money_breach(event: UnitDecided, line: Line) -> str | None:
    if event.currency != line.currency:
        return "decision.currency"
    highest = slot_amount(line.paid_minor, line.ordered_quantity, 1)
    lowest = slot_amount(line.paid_minor, line.ordered_quantity, line.ordered_quantity)
    bounds = {
        Verdict.FULL: (lowest, highest),
        Verdict.PARTIAL: (1, highest),
        Verdict.NONE: (0, 0),
        Verdict.HUMAN: (0, highest),
    }
    least, most = bounds[event.choice]
    if not least <= event.choice_minor <= most:
        return "decision.amount"
    differs = (event.choice, event.choice_minor) != (event.advice, event.advice_minor)
    overrides = differs or event.override_reason is not None
    asks_human = Verdict.HUMAN in {event.advice, event.choice}
    if (overrides or asks_human or event.choice is Verdict.NONE) and not event.needs_review:
        return "decision.unreviewed"
    return None


def _is_piece_of(unit: Unit, record: Record, event: UnitDecided, reading: Reading) -> bool:
    """Whether it was of that line then: once taken back, an item may be claimed for another."""
    if (event.ticket_id, event.line_id) in unit.lines:
        return True
    claimed = tables.unit_claims.c
    where = (
        (claimed.unit_id == event.unit_id)
        & (claimed.ticket_id == event.ticket_id)
        & (claimed.line_id == event.line_id)
    )
    found = rows_until_later(record, reading.connection, tables.unit_claims, "claim_id", where)
    return bool(found)


def _proof_breach(
    record: Record, event: UnitDecided, reading: Reading, *, waived: bool
) -> str | None:
    judge = partial(_shown_breach, event, waived=waived)
    breach = unless_then(judge, reading.facts, record, reading.connection)
    if breach is not None:
        return breach
    is_graded = grading_then(record, event, reading.facts, reading.connection) is not None
    return None if is_graded else "decision.unknown_grading"


def _shown_breach(event: UnitDecided, facts: Facts, *, waived: bool) -> str | None:
    """The item was open to be looked at, and what the decision shows was photographed there."""
    parcel_id = ParcelId(event.parcel_id)
    if not event.photos and not waived:
        return "decision.no_photos"
    captured = {one.sha256 for one in facts.evidence_of(parcel_id)}
    if not captured.issuperset(event.photos):
        return "decision.unknown_photo"
    return None if is_open(facts.runs_of(parcel_id)) else "decision.not_disinfected"

"""The reads behind Facts: current facts of one subject, in display order.

Each is built when it is first used, and kept: all at once they took a noticeable part of the start.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
)

from inspection.store import tables as t
from inspection.store.predicates import is_current, stands
from inspection.store.settings import ORIGIN

Statement = Callable[[], Select[Any]]
LAST_SOLUTIONS = 20
"""A bench uses the newest of each agent; years of forgotten ones are not read."""


def display_order(table: Table) -> tuple[ColumnElement[Any], ...]:
    """`(recorded_at, origin, seq)`: the order people see. It never decides money."""
    return table.c.recorded_at, table.c.origin, table.c.seq


def _current(table: Table, key: str, by: str) -> Select[Any]:
    """Current facts of `table` whose column `by` equals the parameter `of`."""
    return (
        select(table)
        .where(table.c[by] == bindparam("of"), is_current(table, key))
        .order_by(*display_order(table))
    )


def _ever(table: Table, key: str) -> Select[Any]:
    """The fact under the id `of`, replaced since or not: what a record named when it was made."""
    return (
        select(table)
        .where(table.c[key] == bindparam("of"), stands(table))
        .order_by(*display_order(table))
        .limit(1)
    )


def _own_origin() -> ScalarSelect[Any]:
    """The origin this store records under."""
    return select(t.settings.c.value).where(t.settings.c.key == ORIGIN).scalar_subquery()


def _children(child: Table, *order: str) -> Select[Any]:
    """Children of the record at `origin`, `seq`."""
    return (
        select(child)
        .where(child.c.origin == bindparam("at_origin"), child.c.seq == bindparam("at_seq"))
        .order_by(*(child.c[name] for name in order))
    )


def _of_one_run(one: Table, other: Table) -> ColumnElement[bool]:
    return and_(one.c.run_id == other.c.run_id, one.c.origin == other.c.origin)


def _of_one_record(one: Table, other: Table) -> ColumnElement[bool]:
    return and_(one.c.origin == other.c.origin, one.c.seq == other.c.seq)


def _by_code(parent: Table, codes: Table, key: str) -> Select[Any]:
    """Current parents that claim the code `of`."""
    same_record = and_(
        parent.c[key] == codes.c[key],
        parent.c.origin == codes.c.origin,
        parent.c.seq == codes.c.seq,
    )
    return (
        select(parent)
        .distinct()
        .join(codes, same_record)
        .where(codes.c.code == bindparam("of"), is_current(parent, key))
    )


TICKET: Statement = cache(lambda: _current(t.tickets, "ticket_id", "ticket_id").limit(1))
TICKETS_BY_CODE: Statement = cache(
    lambda: _by_code(t.tickets, t.ticket_codes, "ticket_id").order_by(
        t.tickets.c.deadline_at.nulls_last(), *display_order(t.tickets)
    )
)
TICKET_LINES: Statement = cache(lambda: _children(t.ticket_lines, "position"))

PARCEL: Statement = cache(lambda: _current(t.parcels, "parcel_id", "parcel_id").limit(1))
PARCELS_BY_CODE: Statement = cache(
    lambda: _by_code(t.parcels, t.parcel_codes, "parcel_id").order_by(*display_order(t.parcels))
)
PARCEL_CODES: Statement = cache(lambda: _children(t.parcel_codes, "position"))
MATCHES: Statement = cache(lambda: _current(t.parcel_matches, "match_id", "parcel_id"))
CONDITIONS: Statement = cache(lambda: _current(t.parcel_conditions, "condition_id", "parcel_id"))
JOINS: Statement = cache(lambda: _current(t.parcel_joins, "join_id", "parcel_id"))
PARCELS_BY_JOIN: Statement = cache(
    lambda: (
        select(t.parcels)
        .distinct()
        .join(t.parcel_joins, t.parcel_joins.c.parcel_id == t.parcels.c.parcel_id)
        .where(
            t.parcel_joins.c.code == bindparam("of"),
            is_current(t.parcel_joins, "join_id"),
            is_current(t.parcels, "parcel_id"),
        )
        .order_by(*display_order(t.parcels))
    )
)
KEPT_RECEPTIONS: Statement = cache(
    lambda: (
        select(t.parcel_settlements)
        .where(
            or_(
                t.parcel_settlements.c.kept_parcel_id == bindparam("of"),
                t.parcel_settlements.c.settlement_id.in_(
                    select(t.dropped_parcels.c.settlement_id).where(
                        t.dropped_parcels.c.parcel_id == bindparam("of"),
                        _of_one_record(t.dropped_parcels, t.parcel_settlements),
                    )
                ),
            ),
            is_current(t.parcel_settlements, "settlement_id"),
        )
        .order_by(*display_order(t.parcel_settlements))
    )
)
DROPPED: Statement = cache(lambda: _children(t.dropped_parcels, "position"))
STATION: Statement = cache(lambda: _current(t.origins, "opened_origin", "opened_origin").limit(1))

UNPACKINGS: Statement = cache(lambda: _current(t.unpackings, "unpacking_id", "parcel_id"))

UNIT: Statement = cache(lambda: _current(t.units, "unit_id", "unit_id").limit(1))
UNITS_OF_PARCEL: Statement = cache(lambda: _current(t.units, "unit_id", "parcel_id"))
UNITS_OF_LINE: Statement = cache(lambda: _current(t.units, "unit_id", "line_id"))
UNITS_CLAIMED: Statement = cache(
    lambda: (
        select(t.units)
        .distinct()
        .join(t.unit_claims, t.unit_claims.c.unit_id == t.units.c.unit_id)
        .where(
            t.unit_claims.c.line_id == bindparam("of"),
            t.units.c.ticket_id.is_(None),
            is_current(t.unit_claims, "claim_id"),
            is_current(t.units, "unit_id"),
        )
        .order_by(*display_order(t.units))
    )
)
CLAIMS: Statement = cache(lambda: _current(t.unit_claims, "claim_id", "unit_id"))
DESCRIPTIONS: Statement = cache(lambda: _current(t.unit_descriptions, "description_id", "unit_id"))
ASIDES: Statement = cache(lambda: _current(t.unclaimed_units, "unclaimed_id", "unit_id"))
LABELS_OF_UNIT: Statement = cache(lambda: _current(t.unit_labels, "labelling_id", "unit_id"))

APART: Statement = cache(lambda: _current(t.extra_units, "extra_id", "unit_id"))

SETTLEMENTS: Statement = cache(lambda: _current(t.settlements, "settlement_id", "unit_id"))

EVIDENCE: Statement = cache(
    lambda: (
        select(t.evidence, is_current(t.evidence, "evidence_id").label("is_current"))
        .where(t.evidence.c.parcel_id == bindparam("of"), stands(t.evidence))
        .order_by(*display_order(t.evidence))
    )
)

PHOTO: Statement = cache(
    lambda: (
        select(t.evidence, is_current(t.evidence, "evidence_id").label("is_current"))
        .where(t.evidence.c.evidence_id == bindparam("of"), stands(t.evidence))
        .order_by(*display_order(t.evidence))
        .limit(1)
    )
)
ANNOTATIONS: Statement = cache(lambda: _current(t.marks, "annotation_id", "evidence_id"))
LOOKS: Statement = cache(lambda: _current(t.looks, "look_id", "evidence_id"))
WAIVERS: Statement = cache(lambda: _current(t.waivers, "waiver_id", "parcel_id"))

RUNS: Statement = cache(lambda: _current(t.disinfection_runs, "run_id", "parcel_id"))
FINISHES: Statement = cache(
    lambda: _current(t.disinfection_finishes, "finish_id", "run_id").limit(1)
)
STOPS: Statement = cache(lambda: _current(t.disinfection_stops, "stop_id", "run_id").limit(1))
SKIPS: Statement = cache(lambda: _current(t.disinfection_skips, "skip_id", "parcel_id"))
PREPARATIONS: Statement = cache(
    lambda: _current(t.disinfection_preparations, "preparation_id", "run_id").limit(1)
)
LATE_RUNS: Statement = cache(lambda: _current(t.disinfection_late_runs, "late_id", "parcel_id"))

SOLUTION: Statement = cache(lambda: _ever(t.solutions, "solution_id"))
OWN_SOLUTIONS: Statement = cache(
    lambda: (
        select(t.solutions)
        .where(
            t.solutions.c.origin == _own_origin(),
            is_current(t.solutions, "solution_id"),
            ~exists(
                select(t.solution_discards.c.discard_id).where(
                    t.solution_discards.c.solution_id == t.solutions.c.solution_id,
                    is_current(t.solution_discards, "discard_id"),
                )
            ),
        )
        .order_by(t.solutions.c.mixed_at.desc(), t.solutions.c.seq.desc())
        .limit(LAST_SOLUTIONS)
    )
)
LAMP: Statement = cache(lambda: _ever(t.lamps, "lamp_id"))
OWN_LAMPS: Statement = cache(
    lambda: (
        select(t.lamps)
        .where(t.lamps.c.origin == _own_origin(), is_current(t.lamps, "lamp_id"))
        .order_by(*display_order(t.lamps))
    )
)
LIT_S: Statement = cache(
    lambda: (
        select(
            func.sum(
                func.coalesce(
                    t.disinfection_finishes.c.contact_s, t.disinfection_runs.c.required_contact_s
                )
            )
        )
        .select_from(t.disinfection_preparations)
        .join(t.disinfection_runs, _of_one_run(t.disinfection_runs, t.disinfection_preparations))
        .outerjoin(
            t.disinfection_finishes, _of_one_run(t.disinfection_finishes, t.disinfection_runs)
        )
        .where(t.disinfection_preparations.c.lamp_id == bindparam("of"))
    )
)
"""Seconds a lamp burnt: as measured, and all that was required of a run that was broken off."""

FINDINGS: Statement = cache(lambda: _current(t.findings, "finding_id", "unit_id"))
GRADINGS: Statement = cache(lambda: _current(t.gradings, "grading_id", "unit_id"))
DECISIONS: Statement = cache(lambda: _current(t.decisions, "decision_id", "unit_id"))
HOLDS: Statement = cache(lambda: _current(t.decision_holds, "hold_id", "decision_id"))

PARKINGS: Statement = cache(lambda: _current(t.unit_parkings, "parking_id", "unit_id"))
RESUMES: Statement = cache(lambda: _current(t.unit_resumes, "resume_id", "parking_id"))
QUESTIONS: Statement = cache(
    lambda: (
        select(
            t.customer_questions,
            is_current(t.customer_questions, "question_id").label("is_current"),
        )
        .where(t.customer_questions.c.unit_id == bindparam("of"), stands(t.customer_questions))
        .order_by(*display_order(t.customer_questions))
    )
)
ANSWERS: Statement = cache(lambda: _current(t.customer_answers, "answer_id", "question_id"))

REFUNDS_OF_TICKET: Statement = cache(lambda: _current(t.refunds, "refund_id", "ticket_id"))
LAST_MOVE: Statement = cache(
    lambda: (
        select(t.refund_moves)
        .where(t.refund_moves.c.refund_id == bindparam("of"), stands(t.refund_moves))
        .order_by(t.refund_moves.c.step.desc(), t.refund_moves.c.seq.desc())
        .limit(1)
    )
)

FREIGHT_REFUNDS: Statement = cache(lambda: _current(t.freight_refunds, "refund_id", "order_ref"))
FREIGHT_DECLINES: Statement = cache(
    lambda: (
        select(t.freight_declines, t.tickets.c.shop)
        .join(t.tickets, t.tickets.c.ticket_id == t.freight_declines.c.ticket_id)
        .where(
            t.tickets.c.order_ref == bindparam("of"),
            stands(t.tickets),
            is_current(t.freight_declines, "decline_id"),
        )
        .order_by(*display_order(t.freight_declines))
    )
)
"""On any ticket of the order, each with its ticket's shop."""
FREIGHT_CONFLICTS: Statement = cache(lambda: _current(t.conflicts, "conflict_id", "subject"))
"""By the name of an order's freight; conflicts are few."""
ORDERS_OF_TICKET: Statement = cache(lambda: _current(t.orders, "order_id", "ticket_id"))
LAST_ORDER_MOVE: Statement = cache(
    lambda: (
        select(t.order_moves)
        .where(t.order_moves.c.order_id == bindparam("of"), stands(t.order_moves))
        .order_by(t.order_moves.c.step.desc(), t.order_moves.c.seq.desc())
        .limit(1)
    )
)
WISHES: Statement = cache(lambda: _current(t.wishes, "wish_id", "ticket_id"))

PERSON: Statement = cache(
    lambda: (
        select(t.people)
        .where(t.people.c.person_id == bindparam("of"), is_current(t.people, "fact_id"))
        .order_by(*(column.desc() for column in display_order(t.people)))
        .limit(1)
    )
)

CONTAINER: Statement = cache(
    lambda: _current(t.containers, "container_id", "container_id").limit(1)
)
CONTAINERS_BY_CODE: Statement = cache(lambda: _current(t.containers, "container_id", "code"))
OPEN_CONTAINERS: Statement = cache(
    lambda: _current(t.containers, "container_id", "disposition").where(is_open_container())
)
CLOSINGS: Statement = cache(lambda: _current(t.container_closings, "closing_id", "container_id"))
SORTINGS: Statement = cache(lambda: _current(t.sortings, "sorting_id", "unit_id"))
CHANGES: Statement = cache(lambda: _current(t.disposition_changes, "change_id", "unit_id"))
WITNESSES: Statement = cache(lambda: _current(t.disposition_witnesses, "witness_id", "unit_id"))
SHIPMENTS: Statement = cache(lambda: _current(t.shipments, "shipment_id", "unit_id"))
SHIPMENTS_BY_CODE: Statement = cache(lambda: _current(t.shipments, "shipment_id", "code"))


def is_open_container() -> ColumnElement[bool]:
    """Nothing that stands closed the container of the enclosing query."""
    closing = t.container_closings.alias()
    return ~exists(
        select(closing.c.closing_id).where(
            closing.c.container_id == t.containers.c.container_id,
            is_current(closing, "closing_id"),
        )
    )


WEIGHINGS: Statement = cache(lambda: _current(t.parcel_weighings, "weighing_id", "parcel_id"))
STAGINGS: Statement = cache(lambda: _current(t.parcel_stagings, "staging_id", "parcel_id"))
REFUSALS: Statement = cache(lambda: _current(t.parcel_refusals, "refusal_id", "parcel_id"))
HANDOVER: Statement = cache(lambda: _current(t.handovers, "handover_id", "handover_id").limit(1))
PARCELS_OF_TICKET: Statement = cache(
    lambda: (
        select(t.parcels)
        .where(
            t.parcels.c.parcel_id.in_(
                union_all(
                    select(t.parcel_matches.c.parcel_id).where(
                        t.parcel_matches.c.ticket_id == bindparam("of"),
                        is_current(t.parcel_matches, "match_id"),
                    ),
                    select(t.parcel_joins.c.parcel_id).where(
                        t.parcel_joins.c.ticket_id == bindparam("of"),
                        is_current(t.parcel_joins, "join_id"),
                    ),
                )
            ),
            is_current(t.parcels, "parcel_id"),
        )
        .order_by(*display_order(t.parcels))
    )
)

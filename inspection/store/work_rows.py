"""Database rows to domain values: what is known of a parcel's disinfection, inspection and money.

Apart from the rows of receiving: that is looked up first after a start, and needs none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Row

from inspection.checklist import Finding
from inspection.content_events import Shortage
from inspection.contents import Apart, Settlement, Unpacking
from inspection.disinfection import LateRun, Preparation, Run
from inspection.grading import Grading
from inspection.refund_policy import Decision, Refund
from inspection.solutions import Lamp, Solution
from inspection.store.rows import place
from inspection.values import (
    DecisionId,
    Disposition,
    GoodsClass,
    ItemGrade,
    LineId,
    PackagingGrade,
    PersonId,
    RefundId,
    RefundState,
    TicketId,
    UnitId,
    Verdict,
    from_rfc3339,
)
from inspection.waiting import Parking, Question, Reply, in_hub_order


def run(row: Row[Any], *, finish: Row[Any] | None, stop: Row[Any] | None) -> Run:
    """A disinfection run with its end, if it has one."""
    return Run(
        run_id=row.run_id,
        target=row.target,
        procedure_id=row.procedure_id,
        procedure_version=row.procedure_version,
        agent=row.agent,
        concentration_mg_l=row.concentration_mg_l,
        required_contact_s=row.required_contact_s,
        started_at=from_rfc3339(row.started_at),
        finished_at=None if finish is None else from_rfc3339(finish.ended_at),
        contact_s=None if finish is None else finish.contact_s,
        proven=finish is not None and finish.proven,
        stopped_at=None if stop is None else from_rfc3339(stop.stopped_at),
        at=place(row),
    )


def preparation(row: Row[Any]) -> Preparation:
    """What a run was prepared with."""
    return Preparation(
        run_id=row.run_id,
        material=row.material,
        solution_id=row.solution_id,
        lamp_id=row.lamp_id,
        irradiance_uw_cm2=row.irradiance_uw_cm2,
        dose_uj_cm2=row.dose_uj_cm2,
        sides=row.sides,
        at=place(row),
    )


def late_run(row: Row[Any]) -> LateRun:
    """A run entered late; it was entered when it was recorded."""
    return LateRun(
        late_id=row.late_id,
        target=row.target,
        procedure_id=row.procedure_id,
        started_at=from_rfc3339(row.started_at),
        ended_at=from_rfc3339(row.ended_at),
        entered_at=from_rfc3339(row.recorded_at),
        reason=row.reason,
        opens=row.opens,
        at=place(row),
    )


def solution(row: Row[Any]) -> Solution:
    """A solution of its row."""
    return Solution(
        solution_id=row.solution_id,
        procedure_id=row.procedure_id,
        agent=row.agent,
        product_batch=row.product_batch,
        expires_on=row.expires_on,
        stock_milli_percent=row.stock_milli_percent,
        dilution_parts=row.dilution_parts,
        concentration_mg_l=row.concentration_mg_l,
        mixed_at=from_rfc3339(row.mixed_at),
        discard_at=from_rfc3339(row.discard_at),
        test_strip_mg_l=row.test_strip_mg_l,
        at=place(row),
    )


def lamp(row: Row[Any], *, run_min: int) -> Lamp:
    """A lamp of its row; `run_min` are minutes of runs since it was registered."""
    return Lamp(
        lamp_id=row.lamp_id,
        device=row.device,
        irradiance_uw_cm2=row.irradiance_uw_cm2,
        replace_at_h=row.replace_at_h,
        used_min=row.used_min + run_min,
        both_sides=row.both_sides,
        at=place(row),
    )


def finding(row: Row[Any]) -> Finding:
    """A finding of its row."""
    return Finding(
        finding_id=row.finding_id,
        question_id=row.question_id,
        answer_id=row.answer_id,
        checklist_id=row.checklist_id,
        checklist_version=row.checklist_version,
        evidence=tuple(orjson.loads(row.evidence)),
        recorded_at=from_rfc3339(row.recorded_at),
        at=place(row),
    )


def grading(row: Row[Any]) -> Grading:
    """A grading of its row."""
    return Grading(
        grading_id=row.grading_id,
        packaging=PackagingGrade(row.packaging),
        item=ItemGrade(row.item),
        grade=row.grade,
        at=place(row),
    )


def decision(row: Row[Any], *, held_reason: str | None) -> Decision:
    """A decision of its row; the hub may hold it back."""
    return Decision(
        decision_id=DecisionId(row.decision_id),
        unit_id=UnitId(row.unit_id),
        ticket_id=TicketId(row.ticket_id),
        line_id=LineId(row.line_id),
        disposition=Disposition(row.disposition),
        choice=Verdict(row.choice),
        choice_minor=row.choice_minor,
        currency=row.currency,
        needs_review=row.needs_review,
        decided_at=from_rfc3339(row.recorded_at),
        decided_by=PersonId(row.actor),
        held_reason=held_reason,
        at=place(row),
    )


def unpacking(row: Row[Any]) -> Unpacking:
    """An unpacking of its row."""
    return Unpacking(
        unpacking_id=row.unpacking_id,
        shortages=tuple(Shortage(**one) for one in orjson.loads(row.shortages)),
        evidence=tuple(orjson.loads(row.evidence)),
        recorded_at=from_rfc3339(row.recorded_at),
        at=place(row),
    )


def apart(row: Row[Any]) -> Apart:
    """Where an item nobody announced was put, of its row."""
    return Apart(
        extra_id=row.extra_id,
        goods_class=GoodsClass(row.goods_class),
        disposition=Disposition(row.disposition),
        at=place(row),
    )


def settlement(row: Row[Any]) -> Settlement:
    """What becomes of an extra item, of its row."""
    return Settlement(
        settlement_id=row.settlement_id,
        unit_id=UnitId(row.unit_id),
        disposition=Disposition(row.disposition),
        reason_code=row.reason_code,
        settled_at=from_rfc3339(row.recorded_at),
        settled_by=PersonId(row.actor),
        at=place(row),
    )


def refund(row: Row[Any], move: Row[Any] | None) -> Refund:
    """A refund of its row and its latest move; without a move it is due."""
    return Refund(
        refund_id=RefundId(row.refund_id),
        ticket_id=TicketId(row.ticket_id),
        unit_id=UnitId(row.unit_id),
        order_line=row.order_line,
        slot=row.slot,
        amount_minor=row.amount_minor,
        currency=row.currency,
        state=RefundState.DUE if move is None else RefundState(move.state),
        external_ref=None if move is None else move.external_ref,
        reason=None if move is None else move.reason,
        moved_at=from_rfc3339((row if move is None else move).recorded_at),
        at=place(row),
    )


def parking(row: Row[Any]) -> Parking:
    """A parking of its row."""
    return Parking(
        parking_id=row.parking_id,
        unit_id=UnitId(row.unit_id),
        reason_code=row.reason_code,
        parked_at=from_rfc3339(row.recorded_at),
        parked_by=PersonId(row.actor),
        at=place(row),
    )


def question(row: Row[Any], answers: Sequence[Row[Any]]) -> Question:
    """A question of its row, which carries `is_current`, and the rows of its answers."""
    return Question(
        question_id=row.question_id,
        unit_id=UnitId(row.unit_id),
        ticket_id=TicketId(row.ticket_id),
        kind_code=row.kind_code,
        evidence=tuple(orjson.loads(row.evidence)),
        asked_at=from_rfc3339(row.recorded_at),
        due_at=from_rfc3339(row.due_at),
        replies=in_hub_order(
            [
                Reply(
                    answer_id=one.answer_id,
                    answer_code=one.answer_code,
                    answered_at=from_rfc3339(one.answered_at),
                    at=place(one),
                )
                for one in answers
            ]
        ),
        is_current=bool(row.is_current),
        at=place(row),
    )

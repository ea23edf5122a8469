"""Inspecting: a unit is taken out and named, and the questions about it are answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inspection.carried import carried, still_to_ask
from inspection.checklist import Checklist, Finding, Progress, Question, walk
from inspection.cleaning import left_s
from inspection.disinfection import is_open
from inspection.errors import OperatorError
from inspection.events import FindingRecorded, UnitIdentified
from inspection.evidence import BOX_SUBJECT
from inspection.handlers.evidence import box_photos, current_evidence, current_waivers
from inspection.handlers.receptions import ensure_counts, units_that_count
from inspection.handlers.subjects import (
    parcel_of,
    ticket_of,
    tickets_in,
    unit_in_hand,
    unit_of,
    withdraw,
)
from inspection.parcels import Parcel
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.tickets import Line
from inspection.units import Unit
from inspection.values import GoodsClass, LineId, ParcelId, TicketId, UnitId


@dataclass(frozen=True, kw_only=True)
class IdentifyUnit:
    """An item is taken out of the parcel: which line of the ticket it is, if there is a ticket.

    `is_extra` says that there really is one more than the line expects; without a line, that
    nobody announced it.
    """

    parcel_id: ParcelId
    line_id: LineId | None
    is_extra: bool = False


@dataclass(frozen=True, kw_only=True)
class Identified:
    """The new unit and the LPN to print for it."""

    unit_id: UnitId
    lpn: str
    unit_no: int


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The inspector's answer to a question on the way; a second answer replaces the first."""

    unit_id: UnitId
    question_id: str
    answer_id: str


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The finding recorded, and where the answers lead now."""

    finding_id: str
    progress: Progress


@dataclass(frozen=True, kw_only=True)
class WithdrawAnswer:
    """Undo: the answer to one question, or the last one given."""

    unit_id: UnitId
    question_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class UndoUnit:
    """Take back a unit that was named by mistake; its LPN is never used again."""

    unit_id: UnitId


def identify_unit(work: Work, intent: IdentifyUnit) -> Identified:
    """Name an item and give it an LPN.

    Raises `inspection.locked` before disinfection is over, `parcel.match_conflict` where stations
    disagree about the ticket, `parcel.dropped`, `unit.line_complete` where the line has all its
    units already and the intent does not say that this one is extra.
    """
    ensure_role(work.actor, BENCH)
    parcel = parcel_of(work.facts, intent.parcel_id)
    ensure_counts(work.facts, parcel.parcel_id)
    if not is_open(work.facts.runs_of(parcel.parcel_id)):
        raise OperatorError("inspection.locked")
    ticket_id, line = _claimed(work.facts, parcel, intent)
    siblings = (
        work.facts.units_of_parcel(parcel.parcel_id)
        if line is None
        else work.facts.units_of_line(line.line_id)
    )
    is_full = line is not None and len(units_that_count(work.facts, line.line_id)) >= line.quantity
    if line is not None and is_full and not intent.is_extra:
        raise OperatorError("unit.line_complete", quantity=line.quantity)
    unit_id = UnitId(work.ids.new())
    identified = Identified(unit_id=unit_id, lpn=work.next_lpn(), unit_no=free_number(siblings))
    work.record(
        UnitIdentified(
            unit_id=unit_id,
            parcel_id=parcel.parcel_id,
            ticket_id=ticket_id,
            line_id=None if line is None else line.line_id,
            unit_no=identified.unit_no,
            lpn=identified.lpn,
        )
    )
    return identified


def undo_unit(work: Work, intent: UndoUnit) -> None:
    """Withdraw a unit that is not decided yet, with everything found on it.

    Raises `unit.already_decided`, `unit.parked`, `unit.waiting`, `extra.settled`.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_in_hand(work, intent.unit_id)
    if work.facts.settlements_of(unit.unit_id):
        raise OperatorError("extra.settled", lpn=unit.lpn)
    withdraw(work, unit.unit_id)


def progress_of(facts: Facts, unit_id: UnitId, *, policies: Policies) -> Progress:
    """Where the answers about a unit lead; also for screens."""
    return course(facts, unit_of(facts, unit_id), policies=policies)


def course(facts: Facts, unit: Unit, *, policies: Policies) -> Progress:
    """`progress_of` a unit that was read already.

    One taken out without a ticket keeps its answers when it gets one: those of other goods as far
    as they were given to the same questions (`inspection.carried`). What is not in the box is shown
    by the photo of the open box: where there is one, no other is asked for.
    """
    progress = walk(*_way(facts, unit, policies))
    if progress.is_absent and box_photos(facts, unit):
        return replace(progress, required_shots=(BOX_SUBJECT,))
    return progress


def open_questions(facts: Facts, unit: Unit, *, policies: Policies) -> tuple[Question, ...]:
    """Every question still without an answer, as the way goes if the rest is in order."""
    return still_to_ask(*_way(facts, unit, policies))


def _way(
    facts: Facts, unit: Unit, policies: Policies
) -> tuple[Checklist, tuple[Finding, ...], frozenset[str]]:
    """The checklist, the answers that count under it, and what waits for the ticket."""
    goods = goods_of(facts, unit)
    findings = facts.findings_of(unit.unit_id)
    if unit.ticket_id is not None and not unit.claims:
        return policies.checklist_for(goods, findings), findings, frozenset()
    fitting = {(one.checklist_id, one.version) for one in policies.checklists if goods in one.goods}
    begun = [one for one in findings if (one.checklist_id, one.checklist_version) in fitting]
    checklist = policies.checklist_for(goods, begun)
    kept = carried(findings, checklist, policies.checklists)
    is_later = not unit.lines
    later = policies.unclaimed.asked_later(checklist.checklist_id) if is_later else frozenset()
    return checklist, kept, later


def goods_of(facts: Facts, unit: Unit) -> GoodsClass:
    """The class of a unit's goods: its line's, else what the inspector said it is."""
    if unit.ticket_id is not None and unit.line_id is not None:
        return ticket_of(facts, unit.ticket_id).line(unit.line_id).goods_class
    described = facts.descriptions_of(unit.unit_id)
    return described[-1].goods_class if described else GoodsClass.GENERAL


def answer(work: Work, intent: Answer, *, policies: Policies) -> Answered:
    """Record an answer; photos of its shots that exist already are named in it.

    Only questions on the way can be answered, and one whose item is being cleaned only after its
    time. Raises `question.not_asked`, `question.cleaning` (`left`), `answer.unknown`,
    `unit.already_decided`, `unit.parked`, `unit.waiting`. The same answer again records nothing.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_in_hand(work, intent.unit_id)
    progress = progress_of(work.facts, unit.unit_id, policies=policies)
    before = [step for step in progress.steps if step.question.question_id == intent.question_id]
    question = before[0].question if before else progress.current
    if question is None or question.question_id != intent.question_id:
        raise OperatorError("question.not_asked", question=intent.question_id)
    if question is progress.current:
        _ensure_cleaned(work, unit, progress)
    option = question.answer(intent.answer_id)
    if option is None:
        raise OperatorError("answer.unknown", answer=intent.answer_id)
    if before and before[0].answer is option:
        return Answered(finding_id=before[0].finding.finding_id, progress=progress)
    finding_id = work.ids.new()
    work.record(
        FindingRecorded(
            finding_id=finding_id,
            unit_id=unit.unit_id,
            checklist_id=progress.checklist.checklist_id,
            checklist_version=progress.checklist.version,
            question_id=question.question_id,
            answer_id=option.answer_id,
            evidence=_photographed(work.facts, unit, option.shots),
            supersedes=_findings_on(work.facts, unit.unit_id, question.question_id),
        )
    )
    return Answered(
        finding_id=finding_id,
        progress=progress_of(work.facts, unit.unit_id, policies=policies),
    )


def withdraw_answer(work: Work, intent: WithdrawAnswer, *, policies: Policies) -> Progress:
    """Undo an answer; the one it replaced counts again.

    Raises `undo.nothing`, `unit.already_decided`, `unit.parked`, `unit.waiting`.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_in_hand(work, intent.unit_id)
    findings = work.facts.findings_of(unit.unit_id)
    chosen: list[Finding] = [
        one for one in findings if intent.question_id in {None, one.question_id}
    ]
    if not chosen:
        raise OperatorError("undo.nothing")
    withdraw(work, chosen[-1].finding_id)
    return progress_of(work.facts, unit.unit_id, policies=policies)


def _ensure_cleaned(work: Work, unit: Unit, progress: Progress) -> None:
    if progress.cleaning is None:
        return
    photos = current_evidence(work.facts, unit.parcel_id, unit.unit_id)
    waivers = current_waivers(work.facts, unit.parcel_id, unit.unit_id)
    waived = [one.subject for one in waivers]
    left = left_s(progress.cleaning, photos, now=work.clock.now(), waived=waived)
    if left:
        raise OperatorError("question.cleaning", left=left)


def _claimed(
    facts: Facts, parcel: Parcel, intent: IdentifyUnit
) -> tuple[TicketId | None, Line | None]:
    if parcel.is_contested:
        raise OperatorError("parcel.match_conflict")
    if not parcel.matches:
        if intent.line_id is not None:
            raise OperatorError("parcel.unmatched")
        return None, None
    if intent.line_id is None and intent.is_extra:
        return None, None
    for ticket in tickets_in(facts, parcel):
        for line in ticket.lines:
            if line.line_id == intent.line_id:
                return ticket.ticket_id, line
    raise OperatorError("line.unknown")


def free_number(siblings: tuple[Unit, ...]) -> int:
    """The lowest number none of these pieces of a line has."""
    taken = {unit.unit_no for unit in siblings}
    number = 1
    while number in taken:
        number += 1
    return number


def _photographed(facts: Facts, unit: Unit, subjects: tuple[str, ...]) -> tuple[str, ...]:
    current = current_evidence(facts, unit.parcel_id, unit.unit_id)
    return tuple(one.evidence_id for one in current if one.subject in subjects)


def _findings_on(facts: Facts, unit_id: UnitId, question_id: str) -> tuple[str, ...]:
    return tuple(
        one.finding_id for one in facts.findings_of(unit_id) if one.question_id == question_id
    )

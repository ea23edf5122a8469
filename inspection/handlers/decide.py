"""Deciding: what the rules propose for a unit, and what the inspector submits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspection.checklist import Progress, Step
from inspection.disinfection import DisinfectionState, Run, deciding_run, state_of
from inspection.disposition import Option, Standing, options, with_usual
from inspection.errors import OperatorError
from inspection.events import UnitDecided, UnitGraded
from inspection.evidence import BOX_SUBJECT, Evidence
from inspection.grading import Graded, GradeRule, grade
from inspection.handlers.contents import is_box_shared
from inspection.handlers.evidence import box_photos, current_evidence, current_waivers
from inspection.handlers.inspect import progress_of
from inspection.handlers.repairs import repairs_of, ways_of_repair
from inspection.handlers.subjects import parcel_of, ticket_of, unit_in_hand, unit_of
from inspection.marks import Waiver
from inspection.orders import as_wished, is_contested
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.refund_pack import RefundPack
from inspection.refund_policy import Advice, Case, recommend
from inspection.tickets import Line, Ticket
from inspection.units import Unit
from inspection.values import (
    DecisionId,
    Disposition,
    Role,
    Service,
    Sha256,
    TicketId,
    UnitId,
    Verdict,
)
from inspection.waiting import Consent, Question, consent_of
from inspection.what_if import what_if


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Facts, then advice: everything the decide screen shows and a decision is checked against."""

    unit: Unit
    ticket: Ticket
    line: Line
    progress: Progress
    rule: GradeRule
    graded: Graded
    pack: RefundPack
    advice: Advice
    disinfection: DisinfectionState
    run: Run | None
    case: Case
    parcel_evidence: tuple[Evidence, ...]
    unit_evidence: tuple[Evidence, ...]
    waivers: tuple[Waiver, ...] = ()
    """Photos of unit and outside that nobody could take; they keep the money for a review."""
    questions: tuple[Question, ...] = ()
    """What the customer was asked about the unit; beside the advice, never part of it."""
    consent: Consent = Consent.NOT_ASKED

    @property
    def missing_shots(self) -> tuple[str, ...]:
        """Required photos of the unit that are neither taken nor left out."""
        taken = [one.subject for one in self.unit_evidence]
        waived = [one.subject for one in self.waivers]
        return self.progress.missing_shots([*taken, *waived])

    @property
    def needs_review(self) -> bool:
        """The rules leave it to a supervisor, or a photo is missing that nobody could take."""
        return self.advice.needs_review or bool(self.waivers)

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """Photos of the unit that a ground names or an answer asked for, each once."""
        named = {one for ground in self.advice.grounds for one in ground.evidence}
        asked = {shot for step in self.progress.steps for shot in shots_of(step)}
        return tuple(
            one for one in self.unit_evidence if one.evidence_id in named or one.subject in asked
        )

    @property
    def photos(self) -> tuple[Sha256, ...]:
        """Every photo the decision rests on, each once."""
        return tuple(sorted({one.sha256 for one in (*self.parcel_evidence, *self.unit_evidence)}))


@dataclass(frozen=True, kw_only=True)
class SubmitDecision:
    """What the inspector chose. `override_reason` counts only where it differs from the advice."""

    unit_id: UnitId
    disposition: Disposition
    choice: Verdict
    choice_minor: int
    override_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Submitted:
    """The decision as recorded."""

    decision_id: DecisionId
    grading_id: str
    grade: str
    needs_review: bool


def shots_of(step: Step) -> tuple[str, ...]:
    """Subjects of the photos that show an answer; the open box shows that nothing is in it."""
    shots = step.answer.shots
    return (BOX_SUBJECT, *shots) if step.answer.is_absent else shots


def propose(facts: Facts, unit_id: UnitId, *, policies: Policies) -> Proposal:
    """What the rules say about a unit whose questions are all answered; records nothing.

    The ticket in it has the service its customer wants now. Raises `unit.unknown`,
    `unit.no_ticket`, `unit.claim_conflict`, `wish.conflict`, `decision.questions_open` (`left`).
    """
    unit = unit_of(facts, unit_id)
    if unit.is_contested:
        raise OperatorError("unit.claim_conflict", lpn=unit.lpn)
    if unit.ticket_id is None or unit.line_id is None:
        raise OperatorError("unit.no_ticket", lpn=unit.lpn)
    ticket = _wanted(facts, unit.ticket_id)
    line = ticket.line(unit.line_id)
    progress = progress_of(facts, unit_id, policies=policies)
    if not progress.is_done:
        left = progress.expected_about - progress.asked
        raise OperatorError("decision.questions_open", left=left)
    rule = policies.grade_rule_for(line.goods_class)
    graded = grade(
        rule,
        packaging=progress.packaging,
        item=progress.item,
        forced=progress.forced_grade,
    )
    pack = policies.refund_pack_for(ticket.market)
    unit_evidence = _evidence_of(facts, unit, progress)
    runs = facts.runs_of(unit.parcel_id)
    # an item that belonged to another ticket before: its customer consents to nothing here
    asked = facts.questions_of(unit_id)
    questions = tuple(one for one in asked if one.ticket_id == unit.ticket_id)
    case = Case(
        ticket=ticket,
        line=line,
        unit_no=unit.unit_no,
        received_at=parcel_of(facts, unit.parcel_id).received_at,
        progress=progress,
        graded=graded,
        evidence=unit_evidence,
        repairs=repairs_of(facts, ticket, line),
        is_box_shared=is_box_shared(facts, unit, policies),
    )
    return Proposal(
        unit=unit,
        ticket=ticket,
        line=line,
        progress=progress,
        rule=rule,
        graded=graded,
        pack=pack,
        advice=recommend(pack, case),
        disinfection=state_of(runs, policies.targets.needed_for(line.goods_class)),
        run=deciding_run(runs),
        case=case,
        parcel_evidence=current_evidence(facts, unit.parcel_id, None),
        unit_evidence=unit_evidence,
        questions=questions,
        consent=consent_of(questions, policies.waiting),
        waivers=(
            *current_waivers(facts, unit.parcel_id, None),
            *current_waivers(facts, unit.parcel_id, unit_id),
        ),
    )


def _evidence_of(facts: Facts, unit: Unit, progress: Progress) -> tuple[Evidence, ...]:
    """Photos of the unit; of one that is not there also that of the box it is not in."""
    own = current_evidence(facts, unit.parcel_id, unit.unit_id)
    shown = box_photos(facts, unit) if progress.is_absent else ()
    return (*own, *(one for one in shown if one not in own))


def _wanted(facts: Facts, ticket_id: TicketId) -> Ticket:
    ticket = ticket_of(facts, ticket_id)
    wishes = facts.wishes_of(ticket_id)
    if is_contested(wishes):
        raise OperatorError("wish.conflict", ticket=ticket.number)
    return as_wished(ticket, wishes)


def advice_if(proposal: Proposal, answers: Mapping[str, str]) -> Advice:
    """What would be advised if these questions had these answers: what-if and decision are one.

    Records nothing. Raises KeyError for a question or an answer the checklist does not have.
    """
    return what_if(proposal.pack, proposal.rule, proposal.case, answers)


def ways(
    proposal: Proposal, *, choice: Verdict, role: Role, policies: Policies
) -> tuple[Option, ...]:
    """Dispositions for this choice of money, usual one first, locked ones last with reasons."""
    standing = Standing(
        packaging=proposal.graded.packaging,
        item=proposal.graded.item,
        grade=proposal.graded.grade,
        disinfection=proposal.disinfection,
        choice=choice,
        role=role,
    )
    found = options(policies.dispositions_for(proposal.line.goods_class), standing)
    if proposal.progress.is_absent:
        # what is not there lies in no bin; its box is kept as evidence
        return with_usual(found, Disposition.MISSING)
    return ways_of_repair(found) if proposal.ticket.service is Service.REPAIR else found


def submit(work: Work, intent: SubmitDecision, *, policies: Policies) -> Submitted:
    """Record grade and decision of a unit, together or not at all.

    A choice other than the advice needs a reason and a review, whatever the amount. Raises
    `unit.already_decided`, `unit.parked`, `unit.waiting`, `decision.photos_missing` (`subject`,
    `count`), `disposition.locked` (`cause`), `refund.amount_wrong` (`least`, `most`),
    `refund.no_ground`, `refund.no_part_of_an_order`,
    `decision.reason_missing`, `decision.reason_unknown`, `refund.partial_needs_consent`,
    `refund.consent_not_given`, and what `propose` raises.
    """
    ensure_role(work.actor, BENCH)
    unit_in_hand(work, intent.unit_id)
    proposal = propose(work.facts, intent.unit_id, policies=policies)
    missing = proposal.missing_shots
    if missing:
        raise OperatorError("decision.photos_missing", subject=missing[0], count=len(missing))
    _ensure_amount(intent, proposal.advice)
    _ensure_grounded(intent, proposal)
    reason = _override_reason(intent, proposal)
    _ensure_unlocked(work, intent, proposal, policies)
    grading_id = _record_grade(work, proposal)
    needs_review = proposal.needs_review or reason is not None
    decision_id = DecisionId(work.ids.new())
    work.record(
        UnitDecided(
            decision_id=decision_id,
            unit_id=proposal.unit.unit_id,
            parcel_id=proposal.unit.parcel_id,
            ticket_id=proposal.ticket.ticket_id,
            line_id=proposal.line.line_id,
            grading_id=grading_id,
            disposition=intent.disposition,
            advice=proposal.advice.verdict,
            advice_minor=proposal.advice.amount_minor,
            choice=intent.choice,
            choice_minor=intent.choice_minor,
            currency=proposal.advice.currency,
            grounds=proposal.advice.grounds,
            needs_review=needs_review,
            override_reason=reason,
            policy_id=proposal.advice.policy_id,
            policy_version=proposal.advice.policy_version,
            photos=proposal.photos,
            supersedes=(),
        )
    )
    return Submitted(
        decision_id=decision_id,
        grading_id=grading_id,
        grade=proposal.graded.grade,
        needs_review=needs_review,
    )


def is_override(choice: Verdict, choice_minor: int, advice: Advice) -> bool:
    """The choice differs from the advice, in kind or in amount."""
    return (choice, choice_minor) != (advice.verdict, advice.amount_minor)


def _ensure_amount(intent: SubmitDecision, advice: Advice) -> None:
    least, most = {
        Verdict.FULL: (advice.slot_minor, advice.slot_minor),
        Verdict.PARTIAL: (1, advice.slot_minor - 1),
        Verdict.NONE: (0, 0),
        Verdict.HUMAN: (0, 0),
    }[intent.choice]
    if not least <= intent.choice_minor <= most:
        raise OperatorError("refund.amount_wrong", least=least, most=most)


def _ensure_grounded(intent: SubmitDecision, proposal: Proposal) -> None:
    """Nothing is refused but on a ground of that goods class with its photo (DOMAIN 4.1)."""
    if intent.choice is Verdict.PARTIAL and proposal.ticket.service is not Service.RETURN:
        raise OperatorError("refund.no_part_of_an_order")
    if intent.choice is Verdict.NONE and not proposal.advice.can_refuse:
        raise OperatorError("refund.no_ground")


def _override_reason(intent: SubmitDecision, proposal: Proposal) -> str | None:
    if not is_override(intent.choice, intent.choice_minor, proposal.advice):
        return None
    if intent.override_reason is None:
        raise OperatorError("decision.reason_missing")
    if all(one.code != intent.override_reason for one in proposal.pack.override_reasons):
        raise OperatorError("decision.reason_unknown")
    if (
        intent.choice is Verdict.PARTIAL
        and intent.override_reason not in proposal.pack.partial_reasons
    ):
        raise OperatorError("refund.partial_needs_consent")
    if intent.choice is Verdict.PARTIAL and proposal.consent is Consent.NOT_GIVEN:
        # where the customer was asked here, the answer on record is the consent or there is none
        raise OperatorError("refund.consent_not_given")
    return intent.override_reason


def _ensure_unlocked(
    work: Work, intent: SubmitDecision, proposal: Proposal, policies: Policies
) -> None:
    for option in ways(proposal, choice=intent.choice, role=work.actor.role, policies=policies):
        if option.disposition is intent.disposition:
            if option.lock is not None:
                raise OperatorError("disposition.locked", cause=option.lock.cause.value)
            return
    raise OperatorError("disposition.unknown", disposition=intent.disposition.value)


def _record_grade(work: Work, proposal: Proposal) -> str:
    grading_id = work.ids.new()
    work.record(
        UnitGraded(
            grading_id=grading_id,
            unit_id=proposal.unit.unit_id,
            packaging=proposal.graded.packaging,
            item=proposal.graded.item,
            grade=proposal.graded.grade,
            rule_id=proposal.rule.rule_id,
            rule_version=proposal.rule.version,
            supersedes=tuple(
                one.grading_id for one in work.facts.grading_of(proposal.unit.unit_id)
            ),
        )
    )
    return grading_id

"""A sample case of a pack's file as the rules see it: a unit with findings, photos and a grade."""

from datetime import timedelta

from inspection.checklist import AnswerOption, Finding, Progress, Question, Severity, Step
from inspection.grading import grade
from inspection.refund_case_file import RefundCase
from inspection.refund_policy import Case
from inspection.tickets import Line, Ticket
from inspection.values import OriginId, Ref, Texts
from tests.inspection import samples
from tests.inspection.test_checklist import ELECTRONICS
from tests.inspection.test_grading import RULE
from tests.inspection.test_refund_policy import photos

AT = Ref(origin=OriginId("hub"), seq=1)
WORDS = Texts(zh="词", en="words")


def case_of(one: RefundCase) -> Case:
    line = samples.line(goods_class=one.goods, exclusion_confirmed=one.is_excluded)
    announced = vars(
        samples.ticket(
            service=one.service,
            reason_class=one.reason,
            delivered_at=None if one.days is None else samples.DELIVERED_AT,
            freight_paid_minor=1200,
        )
    )
    kept = {name: announced[name] for name in Ticket.__dataclass_fields__ if name in announced}
    ticket = Ticket(**(kept | {"lines": (Line(**vars(line)),), "at": AT}))
    steps = [_step(code, one) for code in (*one.grounds, *one.unproven)]
    return Case(
        ticket=ticket,
        line=ticket.lines[0],
        unit_no=2 if one.is_extra else 1,
        received_at=samples.DELIVERED_AT + timedelta(days=one.days or 0),
        progress=Progress(
            checklist=ELECTRONICS,
            steps=(_step(None, one), *steps),
            current=None,
            cleaning=None,
            expected_about=len(steps) + 1,
            required_shots=tuple(shot for step in steps for shot in step.answer.shots),
        ),
        graded=grade(
            RULE,
            packaging=one.packaging,
            item=one.item,
            forced="X" if one.is_doubtful else None,
        ),
        evidence=photos(tuple(f"shot.{code}" for code in one.grounds)),
        repairs=one.repairs,
        is_box_shared=one.is_box_shared,
    )


def _step(ground: str | None, one: RefundCase) -> Step:
    answer = AnswerOption(
        answer_id="seen",
        text=WORDS,
        help=None,
        summary=WORDS,
        severity=Severity.OK,
        next_id=None,
        shots=() if ground is None else (f"shot.{ground}",),
        packaging=one.packaging,
        item=one.item,
        ground=ground,
        grade=None,
        needs_person=one.needs_person,
        clean=None,
        is_absent=one.is_absent,
    )
    question_id = ground or "all"
    return Step(
        question=Question(
            question_id=question_id,
            name=WORDS,
            text=WORDS,
            help=WORDS,
            usual_id="seen",
            answers=(answer,),
        ),
        answer=answer,
        finding=Finding(
            finding_id=f"finding-{question_id}",
            question_id=question_id,
            answer_id="seen",
            checklist_id="electronics",
            checklist_version=1,
            evidence=(),
            recorded_at=samples.DELIVERED_AT,
            at=AT,
        ),
    )

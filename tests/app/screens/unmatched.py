"""What happened to a parcel without a ticket before the screen under test."""

from __future__ import annotations

from inspection.handlers import disinfect, evidence, receive, unmatched
from inspection.handlers.inspect import Answer, answer, progress_of
from inspection.handlers.receive import ReceiveParcel, RecordCondition
from inspection.handlers.unmatched import DescribeUnit, LeaveUnclaimed
from inspection.values import GoodsClass, OuterCondition, ParcelId, UnitId
from tests.app.screens.instant_desk import InstantDesk, photo
from tests.inspection import samples

STRANGE = "YT8899001122334"


def do(desk: InstantDesk, action):
    done = []
    desk.act(action, done.append)
    return done[0]


def shoot(
    desk: InstantDesk, subject: str, parcel_id: ParcelId, unit_id: UnitId | None = None
) -> None:
    taken = photo(subject, parcel_id, unit_id, desk.photos.next_number(), desk.now())
    do(desk, lambda work: evidence.capture(work, taken))


def received(desk: InstantDesk, code: str = STRANGE) -> ParcelId:
    """A parcel nobody announced, its condition and label recorded."""
    intent = ReceiveParcel(codes=(samples.code(code),), force_unmatched=True)
    parcel_id = do(desk, lambda work: receive.receive_parcel(work, intent)).parcel_id
    intact = RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.INTACT,))
    do(desk, lambda work: receive.record_condition(work, intact))
    shoot(desk, "label", parcel_id)
    return parcel_id


def opened(desk: InstantDesk, code: str = STRANGE) -> ParcelId:
    """The same, and it may be opened."""
    parcel_id = received(desk, code)
    skip = disinfect.SkipDisinfection(parcel_id=parcel_id, reason="merchant_waived")
    do(desk, lambda work: disinfect.skip(work, skip, policies=desk.policies))
    return parcel_id


def described(desk: InstantDesk, parcel_id: ParcelId) -> UnitId:
    """Headphones taken out of it."""
    intent = DescribeUnit(parcel_id=parcel_id, goods_class=GoodsClass.ELECTRONICS)
    return do(desk, lambda work: unmatched.describe_unit(work, intent))


def inspected(desk: InstantDesk, parcel_id: ParcelId) -> UnitId:
    """Headphones taken out of it, inspected as far as they can be, and set aside."""
    unit_id, policies = described(desk, parcel_id), desk.policies

    def progress():
        return desk.ask(lambda facts: progress_of(facts, unit_id, policies=policies))

    while (question := progress().current) is not None:
        usual = Answer(
            unit_id=unit_id, question_id=question.question_id, answer_id=question.usual_id
        )
        do(desk, lambda work, one=usual: answer(work, one, policies=policies))
    for subject in progress().required_shots:
        shoot(desk, subject, parcel_id, unit_id)
    aside = LeaveUnclaimed(unit_id=unit_id)
    do(desk, lambda work: unmatched.leave_unclaimed(work, aside, policies=policies))
    return unit_id

"""Inspected without a ticket, set aside, and attached when the ticket is known."""

from dataclasses import replace

import pytest

from inspection.errors import OperatorError
from inspection.events import UnitClaimed, UnitDescribed
from inspection.handlers.attach import AttachUnit, DetachUnit, attach_unit, detach_unit
from inspection.handlers.inspect import Answer, answer
from inspection.handlers.receive import ReceiveParcel, receive_parcel
from inspection.handlers.unmatched import (
    DescribeUnit,
    LeaveUnclaimed,
    NoteCode,
    describe_unit,
    leave_unclaimed,
    note_code,
    take_up,
)
from inspection.policies import Policies
from inspection.values import GoodsClass, LineId, ParcelId, TicketId, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

TICKET, LINE = TicketId("ticket-1"), LineId("line-1")


@pytest.fixture
def opened(bench: Bench) -> ParcelId:
    """A parcel nobody announced, received, recorded outside and disinfected."""
    intent = ReceiveParcel(codes=(samples.code("YT8899"),), force_unmatched=True)
    parcel_id = bench.do(receive_parcel, intent).parcel_id
    bench.outside(parcel_id)
    bench.disinfect(parcel_id)
    return parcel_id


def take_out(
    bench: Bench, parcel_id: ParcelId, goods: GoodsClass = GoodsClass.ELECTRONICS
) -> UnitId:
    unit_id: UnitId = bench.do(describe_unit, DescribeUnit(parcel_id=parcel_id, goods_class=goods))
    return unit_id


def attach(unit_id: UnitId, **changes: object) -> AttachUnit:
    return replace(AttachUnit(unit_id=unit_id, ticket_id=TICKET, line_id=LINE), **changes)


def unit_of(bench: Bench, unit_id: UnitId):
    return bench.store.read(lambda facts: facts.unit(unit_id))


def test_the_class_of_the_goods_selects_the_questions(bench: Bench, opened: ParcelId) -> None:
    unit_id = take_out(bench, opened, GoodsClass.APPAREL)
    progress = bench.progress(unit_id)
    assert progress.checklist.checklist_id == "apparel"
    assert [one.question_id for one in progress.later] == ["tag"]
    assert progress.current.question_id != "tag", "what was shipped is not known"


def test_the_photo_of_a_question_asked_later_is_taken_now(bench: Bench, opened: ParcelId) -> None:
    unit_id = take_out(bench, opened)
    assert bench.progress(unit_id).missing_shots(()) == ("item.plate",)
    early = Answer(unit_id=unit_id, question_id="plate", answer_id="matches")
    assert bench.refused(answer, early).code == "question.not_asked"


def test_a_class_said_wrongly_is_said_again(bench: Bench, opened: ParcelId) -> None:
    unit_id = take_out(bench, opened)
    again = DescribeUnit(parcel_id=opened, unit_id=unit_id, goods_class=GoodsClass.GENERAL)
    bench.do(note_code, NoteCode(unit_id=unit_id, code="a7h2 2609 0418"))
    bench.do(describe_unit, again)
    bench.do(describe_unit, again)
    first, _noted, last = bench.store.events(UnitDescribed)
    assert (last.goods_class, last.serial) == (GoodsClass.GENERAL, "A7H226090418")
    assert first.goods_class is GoodsClass.ELECTRONICS


def test_codes_of_the_item_are_noted_and_told_apart(bench: Bench, opened: ParcelId) -> None:
    unit_id = take_out(bench, opened)
    bench.do(note_code, NoteCode(unit_id=unit_id, code="6901234567892"))
    known = bench.do(note_code, NoteCode(unit_id=unit_id, code="SN-0001-77"))
    assert (known.gtin, known.serial) == ("6901234567892", "SN-0001-77")


@pytest.mark.parametrize("text", ["张三 13812345678", "WANGXIAOMING", "13812345678"])
def test_what_may_name_a_customer_is_recorded_nowhere(
    bench: Bench, opened: ParcelId, text: str
) -> None:
    unit_id = take_out(bench, opened)
    refused = bench.refused(note_code, NoteCode(unit_id=unit_id, code=text))
    assert refused.code == "unit.code_unfit"


def test_it_is_set_aside_once_it_is_inspected(bench: Bench, opened: ParcelId) -> None:
    unit_id = take_out(bench, opened)
    aside = LeaveUnclaimed(unit_id=unit_id)
    assert bench.refused(leave_unclaimed, aside).code == "decision.questions_open"
    while (question := bench.progress(unit_id).current) is not None:
        bench.answer(unit_id, question.question_id, question.usual_id)
    assert bench.refused(leave_unclaimed, aside).code == "decision.photos_missing"
    bench.inspect(unit_id)
    assert bench.do(leave_unclaimed, aside) == bench.do(leave_unclaimed, aside)
    with pytest.raises(OperatorError, match=r"unit\.no_ticket"):
        bench.propose(unit_id)
    bench.do(take_up, aside)
    assert bench.refused(take_up, aside).code == "undo.nothing"


def test_attached_it_is_decided_with_the_photos_of_before(bench: Bench, opened: ParcelId) -> None:
    unit_id = take_out(bench, opened)
    bench.inspect(unit_id)
    bench.do(leave_unclaimed, LeaveUnclaimed(unit_id=unit_id))
    before = bench.store.read(lambda facts: facts.evidence_of(opened))
    attached = bench.do(attach_unit, attach(unit_id))
    assert [one.question_id for one in attached.to_ask] == ["plate"], "nothing else is asked again"
    parcel = bench.store.read(lambda facts: facts.parcel(opened))
    assert [one.ticket_id for one in parcel.matches] == [TICKET]
    bench.answer(unit_id, "plate", "matches")
    proposal = bench.propose(unit_id)
    assert proposal.missing_shots == ()
    assert set(proposal.photos) == {one.sha256 for one in before}
    assert not bench.submit(bench.accept(unit_id)).needs_review


def test_of_other_goods_only_what_was_asked_in_other_words_is_asked_again(
    bench: Bench, opened: ParcelId
) -> None:
    unit_id = take_out(bench, opened, GoodsClass.GENERAL)
    bench.inspect(unit_id)
    attached = bench.do(attach_unit, attach(unit_id))
    # the packaging was asked in the very same words, and is not asked again
    assert [one.question_id for one in attached.to_ask] == [
        "plate",
        "contents",
        "surface",
        "power",
    ]
    bench.inspect(unit_id)
    assert bench.progress(unit_id).is_done


def test_a_wrong_attachment_is_taken_back_until_it_is_decided(
    bench: Bench, opened: ParcelId
) -> None:
    bench.announce(samples.other_ticket("2"))
    unit_id = take_out(bench, opened)
    bench.inspect(unit_id)
    bench.do(attach_unit, attach(unit_id))
    assert bench.do(attach_unit, attach(unit_id)).claim_id, "the same again records nothing"
    assert len(bench.store.events(UnitClaimed)) == 1
    other = attach(unit_id, ticket_id=TicketId("ticket-2"), line_id=LineId("line-2"))
    assert bench.refused(attach_unit, other).code == "unit.has_ticket"
    bench.do(detach_unit, DetachUnit(unit_id=unit_id))
    assert bench.store.read(lambda facts: facts.parcel(opened)).matches == ()
    assert unit_of(bench, unit_id).ticket_id is None
    assert bench.refused(detach_unit, DetachUnit(unit_id=unit_id)).code == "undo.nothing"
    bench.do(attach_unit, other)
    bench.answer(unit_id, "plate", "matches")
    bench.submit(bench.accept(unit_id))
    undo = bench.refused(detach_unit, DetachUnit(unit_id=unit_id))
    assert undo.code == "unit.already_decided"


def test_a_full_line_takes_one_more_only_where_it_is_meant(bench: Bench, opened: ParcelId) -> None:
    bench.unit()
    unit_id = take_out(bench, opened)
    assert bench.refused(attach_unit, attach(unit_id)).code == "unit.line_complete"
    bench.do(attach_unit, attach(unit_id, is_extra=True))
    assert unit_of(bench, unit_id).unit_no == 2
    assert len(bench.store.read(lambda facts: facts.units_of_line(LINE))) == 2


def test_claims_that_differ_stop_the_decision_until_one_more_settles_them(
    bench: Bench, opened: ParcelId
) -> None:
    bench.announce(samples.other_ticket("2"))
    unit_id = take_out(bench, opened)
    bench.inspect(unit_id)
    bench.do(attach_unit, attach(unit_id))
    bench.answer(unit_id, "plate", "matches")
    other = UnitClaimed(
        claim_id="theirs",
        unit_id=unit_id,
        ticket_id="ticket-2",
        line_id="line-2",
        unit_no=1,
        supersedes=(),
    )
    bench.record(other, actor=samples.INSPECTOR)
    assert unit_of(bench, unit_id).is_contested
    with pytest.raises(OperatorError, match=r"unit\.claim_conflict"):
        bench.propose(unit_id)
    bench.do(attach_unit, attach(unit_id))
    assert unit_of(bench, unit_id).ticket_id == TICKET
    bench.submit(bench.accept(unit_id))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"line_id": LineId("nowhere")}, "line.unknown"),
        ({"ticket_id": TicketId("nobody")}, "ticket.unknown"),
        ({"unit_id": UnitId("nothing")}, "unit.unknown"),
    ],
)
def test_what_is_not_there_cannot_be_attached(
    bench: Bench, opened: ParcelId, changes: dict[str, str], code: str
) -> None:
    intent = replace(attach(take_out(bench, opened)), **changes)
    assert bench.refused(attach_unit, intent).code == code


def test_dock_staff_attach_nothing(bench: Bench, opened: ParcelId, policies: Policies) -> None:
    unit_id = take_out(bench, opened)
    refused = bench.refused(attach_unit, attach(unit_id), actor=samples.DOCK)
    assert refused.code == "person.not_allowed"
    intent = DescribeUnit(parcel_id=opened, goods_class=GoodsClass.GENERAL)
    assert bench.refused(describe_unit, intent, actor=samples.DOCK).code == "person.not_allowed"


def test_an_item_of_a_ticket_needs_neither(bench: Bench) -> None:
    unit_id = bench.unit()
    assert bench.refused(attach_unit, attach(unit_id)).code == "unit.has_ticket"
    assert bench.refused(note_code, NoteCode(unit_id=unit_id, code="X1")).code == "unit.has_ticket"

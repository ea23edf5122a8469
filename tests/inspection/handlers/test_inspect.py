import pytest

from inspection.events import FindingRecorded, UnitIdentified
from inspection.handlers.inspect import (
    Answer,
    IdentifyUnit,
    UndoUnit,
    WithdrawAnswer,
    answer,
    identify_unit,
    undo_unit,
    withdraw_answer,
)
from inspection.handlers.receive import (
    MatchParcel,
    ReceiveParcel,
    match_parcel,
    receive_parcel,
)
from inspection.policies import Policies
from inspection.units import is_valid_lpn
from inspection.values import LineId, TicketId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench
from tests.inspection.store_behaviour import matched

LINE = LineId("line-1")


def test_a_unit_gets_its_lpn_and_number(bench: Bench) -> None:
    identified = bench.do(identify_unit, IdentifyUnit(parcel_id=bench.opened(), line_id=LINE))
    assert is_valid_lpn(identified.lpn)
    unit = bench.store.events(UnitIdentified)[0]
    assert (unit.ticket_id, unit.line_id, unit.unit_no, unit.lpn) == (
        "ticket-1",
        "line-1",
        1,
        identified.lpn,
    )


def test_nothing_is_taken_out_before_disinfection(bench: Bench) -> None:
    parcel_id = bench.receive()
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LINE)
    assert bench.refused(identify_unit, intent).code == "inspection.locked"
    bench.outside(parcel_id)
    bench.start(parcel_id)
    assert bench.refused(identify_unit, intent).code == "inspection.locked"


def test_dock_staff_do_not_inspect(bench: Bench) -> None:
    intent = IdentifyUnit(parcel_id=bench.opened(), line_id=LINE)
    assert bench.refused(identify_unit, intent, actor=samples.DOCK).code == "person.not_allowed"


def test_one_more_than_the_line_has_must_be_meant(bench: Bench) -> None:
    parcel_id = bench.opened()
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LINE)
    bench.do(identify_unit, intent)
    error = bench.refused(identify_unit, intent)
    assert (error.code, error.params) == ("unit.line_complete", {"quantity": 1})
    extra = IdentifyUnit(parcel_id=parcel_id, line_id=LINE, is_extra=True)
    assert bench.do(identify_unit, extra).unit_no == 2


def test_an_undone_unit_frees_its_number_but_never_its_lpn(bench: Bench) -> None:
    parcel_id = bench.opened()
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LINE)
    first = bench.do(identify_unit, intent)
    bench.do(undo_unit, UndoUnit(unit_id=first.unit_id))
    second = bench.do(identify_unit, intent)
    assert second.unit_no == 1
    assert second.lpn != first.lpn


def test_an_unmatched_parcel_can_be_opened_and_matched_later(bench: Bench) -> None:
    lost = ReceiveParcel(codes=(samples.code("SF404"),), force_unmatched=True)
    parcel_id = bench.do(receive_parcel, lost).parcel_id
    bench.outside(parcel_id)
    bench.disinfect(parcel_id)
    claim = IdentifyUnit(parcel_id=parcel_id, line_id=LINE)
    assert bench.refused(identify_unit, claim).code == "parcel.unmatched"
    stray = bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=None))
    bench.answer(stray.unit_id, "packaging", "opened")
    bench.do(match_parcel, MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-1")))
    bench.do(undo_unit, UndoUnit(unit_id=stray.unit_id))
    assert bench.do(identify_unit, claim).unit_no == 1


def test_stations_that_disagree_about_the_ticket_stop_the_unit(bench: Bench) -> None:
    bench.announce(samples.other_ticket("2"))
    parcel_id = bench.opened()
    rival = matched("match-rival", "ticket-2")
    bench.record(type(rival)(**(vars(rival) | {"parcel_id": parcel_id})))
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LINE)
    assert bench.refused(identify_unit, intent).code == "parcel.match_conflict"
    bench.do(match_parcel, MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-1")))
    bench.do(identify_unit, intent)


def test_a_line_of_another_ticket_is_refused(bench: Bench) -> None:
    intent = IdentifyUnit(parcel_id=bench.opened(), line_id=LineId("line-x"))
    assert bench.refused(identify_unit, intent).code == "line.unknown"


def test_a_station_never_enrolled_has_no_lpn(policies: Policies) -> None:
    bench = Bench(policies, lpn_code=None)
    bench.announce(samples.ticket())
    intent = IdentifyUnit(parcel_id=bench.opened(), line_id=LINE)
    assert bench.refused(identify_unit, intent).code == "unit.no_lpn_code"


def test_answers_lead_from_question_to_question(bench: Bench) -> None:
    unit_id = bench.unit()
    answered = bench.do(answer, Answer(unit_id=unit_id, question_id="plate", answer_id="matches"))
    assert answered.progress.current is not None
    assert answered.progress.current.question_id == "packaging"
    finding = bench.store.events(FindingRecorded)[0]
    assert (finding.checklist_id, finding.checklist_version) == ("electronics", 2)


def test_only_what_is_asked_can_be_answered(bench: Bench) -> None:
    unit_id = bench.unit()
    early = Answer(unit_id=unit_id, question_id="power", answer_id="works")
    assert bench.refused(answer, early).code == "question.not_asked"
    odd = Answer(unit_id=unit_id, question_id="plate", answer_id="perhaps")
    assert bench.refused(answer, odd).code == "answer.unknown"
    bench.inspect(unit_id)
    late = Answer(unit_id=unit_id, question_id="repair", answer_id="untouched")
    assert bench.refused(answer, late).code == "question.not_asked"


def test_photos_taken_before_the_answer_are_named_in_it(bench: Bench) -> None:
    unit_id = bench.unit()
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    photo = bench.shoot(parcel_id, "item.plate", unit_id)
    bench.shoot(parcel_id, "item.front", unit_id)
    bench.answer(unit_id, "plate", "matches")
    assert bench.store.events(FindingRecorded)[0].evidence == (photo,)


def test_changing_an_answer_and_undoing_the_change(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id)
    before = [(s.question.question_id, s.answer.answer_id) for s in bench.progress(unit_id).steps]
    bench.answer(unit_id, "surface", "clear_marks")
    assert bench.progress(unit_id).current.question_id == "repair"
    bench.do(withdraw_answer, WithdrawAnswer(unit_id=unit_id, question_id="surface"))
    after = [(s.question.question_id, s.answer.answer_id) for s in bench.progress(unit_id).steps]
    assert after == before


def test_undo_takes_back_the_last_answer_until_none_is_left(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id)
    for left in (4, 3, 2, 1, 0):
        progress = bench.do(withdraw_answer, WithdrawAnswer(unit_id=unit_id))
        assert progress.asked == left
    assert bench.refused(withdraw_answer, WithdrawAnswer(unit_id=unit_id)).code == "undo.nothing"


def test_the_same_answer_again_records_nothing(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.answer(unit_id, "plate", "matches")
    before = len(bench.store.records)
    bench.answer(unit_id, "plate", "matches")
    assert len(bench.store.records) == before


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        (answer, lambda unit: Answer(unit_id=unit, question_id="plate", answer_id="altered")),
        (withdraw_answer, lambda unit: WithdrawAnswer(unit_id=unit)),
        (undo_unit, lambda unit: UndoUnit(unit_id=unit)),
    ],
)
def test_a_decided_unit_is_closed(bench: Bench, action, intent) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id)
    bench.submit(bench.accept(unit_id))
    assert bench.refused(action, intent(unit_id)).code == "unit.already_decided"

"""Check-in before opening: weight, place, count, refusal, and going on by itself."""

from __future__ import annotations

import pytest

from app.cases.receiving import Step
from app.screens.disinfect_vm import DisinfectVm
from app.screens.receive_vm import ReceiveVm
from app.states.disinfect import Phase
from app.states.navigation import GoDisinfect, GoReceive
from app.station.scale_path import ScalePath
from app.wording.receiving.board import BoardWords
from app.wording.receiving.case import CaseWords
from app.wording.receiving.page import ReceiveWords
from inspection.values import OuterCondition, ReasonClass
from scanners.scale import Load
from scanners.scale_loop import ScaleTold
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import FULL_DISK, InstantDesk
from tests.inspection import samples

LABEL = "label"


@pytest.fixture
def vm(desk: InstantDesk) -> ReceiveVm:
    desk.labels = type("Labels", (), {"patterns": ()})()
    made = ReceiveVm(desk)
    made.enter()
    return made


@pytest.fixture
def matched(vm: ReceiveVm) -> ReceiveVm:
    vm.scan(typed_scan(samples.TRACKING))
    assert vm.state.step is Step.CASE
    return vm


@pytest.fixture
def gone(vm: ReceiveVm) -> list[object]:
    found: list[object] = []
    vm.going.connect(found.append)
    return found


def notice(vm: ReceiveVm, desk: InstantDesk):
    return ReceiveWords(vm).notice(vm.state, desk.now())


def kinds(desk: InstantDesk) -> list[str]:
    lines = desk.store.own_records_after(0, 1000)
    return [line.split('"kind":"')[1].split('"')[0] for _seq, line, _hash in lines]


# --- weight


def test_a_light_parcel_is_told_before_it_is_opened(matched: ReceiveVm, desk: InstantDesk) -> None:
    matched.ask_weight(asked=True)
    matched.weigh("0.32")
    case = matched.state.case
    assert not matched.state.is_weighing
    assert case.missing == ("condition", "label", "outer.weight_1", "outer.weight_2")
    said = notice(matched, desk)
    assert (said.kind, said.sound) == ("warn", "attention")
    assert said.headline == "0.31 kg too light"
    assert said.instruction == "Do not open; photograph the box twice"
    words = CaseWords(lambda code, _language: code, matched)
    assert [one.text for one in words.chips(case, case.ticket)][-1] == "0.31 kg too light"
    assert words.weight(case) == "weighs 0.32 kg, sent 0.63 kg"


def test_photos_of_the_closed_box_open_the_way_and_nothing_else_happens(
    matched: ReceiveVm, desk: InstantDesk, gone: list[object]
) -> None:
    matched.weigh("320 g")
    matched.toggle(OuterCondition.INTACT)
    for subject in (LABEL, "outer.weight_1", "outer.weight_2"):
        matched.photograph(subject)
    assert matched.state.case.is_complete
    assert not matched.state.is_going_on, "what is out of the ordinary stays until somebody goes on"
    assert notice(matched, desk).headline == f"Matched {samples.NUMBER}"
    matched.send_on()
    assert gone == [GoDisinfect(parcel_id=matched.state.case.parcel.parcel_id)]


def test_what_is_no_weight_is_said_and_typed_again(matched: ReceiveVm, desk: InstantDesk) -> None:
    matched.ask_weight(asked=True)
    for text in ("", "2", "abc", "9" * 400):
        matched.weigh(text)
    assert [one.code for one in desk.complaints] == [
        "weight.unreadable",
        "weight.no_unit",
        "weight.unreadable",
        "weight.unreadable",
    ]
    assert matched.state.is_weighing
    assert "parcel.weighed" not in kinds(desk)


def test_undo_takes_the_weight_back_first(matched: ReceiveVm) -> None:
    matched.toggle(OuterCondition.WET)
    matched.weigh("0.64")
    matched.undo()
    assert matched.state.case.notes.weight_g is None
    assert matched.state.case.conditions == (OuterCondition.WET,)
    matched.undo()
    assert matched.state.case.conditions == ()


def test_a_weight_that_cannot_be_kept_is_said(matched: ReceiveVm, desk: InstantDesk) -> None:
    desk.fails = FULL_DISK
    matched.weigh("0.64")
    assert desk.complaints == [FULL_DISK]
    desk.fails = None
    matched.undo()
    assert matched.state.case is None, "the weight was never done, so the reception goes"


# --- the scale


def scale_of(desk: InstantDesk, *loads: Load | None) -> ScalePath:
    desk.scale = ScalePath()
    desk.scale.take(ScaleTold(state="open"))
    for one in loads:
        put(desk, one)
    return desk.scale


def put(desk: InstantDesk, load: Load | None) -> None:
    desk.scale.take(ScaleTold(state="open", load=load))


def test_what_lies_on_the_scale_is_the_parcels_weight_once(
    vm: ReceiveVm, desk: InstantDesk
) -> None:
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    scale_of(desk, Load(number=1, weight_g=630))
    vm.scan(typed_scan(samples.TRACKING))
    assert vm.state.case.notes.weighings[0].source == "scale"
    assert vm.state.case.notes.weight_g == 630
    put(desk, Load(number=2, weight_g=900))
    assert vm.state.case.notes.weight_g == 630, "the next parcel may lie there already"
    vm.scan(typed_scan("SF7"))
    assert vm.state.case.notes.weight_g == 900
    vm.scan(typed_scan(samples.TRACKING))
    assert kinds(desk).count("parcel.weighed") == 2


def test_a_parcel_put_on_the_scale_later_is_weighed_then(vm: ReceiveVm, desk: InstantDesk) -> None:
    scale_of(desk)
    vm.scan(typed_scan(samples.TRACKING))
    assert vm.state.case.notes.weight_g is None
    put(desk, Load(number=1, weight_g=320))
    assert vm.state.case.weight.is_off


def test_where_weights_are_never_asked_for_the_scale_is_left_alone(
    vm: ReceiveVm, desk: InstantDesk
) -> None:
    desk.preferences.set("weigh", "never")
    scale_of(desk, Load(number=1, weight_g=630))
    vm.scan(typed_scan(samples.TRACKING))
    assert "parcel.weighed" not in kinds(desk)


# --- going on by itself


def answer_all(vm: ReceiveVm) -> None:
    vm.photograph(LABEL)
    vm.toggle(OuterCondition.INTACT)


def test_a_plain_parcel_goes_on_by_itself(qtbot, matched: ReceiveVm, gone: list[object]) -> None:
    answer_all(matched)
    assert matched.state.is_going_on
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone))
    parcel_id = matched.state.case.parcel.parcel_id
    assert gone == [GoDisinfect(parcel_id=parcel_id, is_automatic=True)]


@pytest.mark.parametrize(
    "deed",
    [
        lambda vm: vm.toggle(OuterCondition.WET),
        lambda vm: vm.undo(),
        lambda vm: vm.refuse(),
        lambda vm: vm.not_this_ticket(),
        lambda vm: vm.ask_weight(asked=True),
        lambda vm: vm.stay(),
        lambda vm: vm.leave(),
        lambda vm: vm.enter(),
    ],
    ids=[
        "another look",
        "undo",
        "refused",
        "no ticket",
        "weighing",
        "any key",
        "another page",
        "next",
    ],
)
def test_whatever_is_done_meanwhile_keeps_it_here(matched: ReceiveVm, deed) -> None:
    answer_all(matched)
    deed(matched)
    assert not matched.state.is_going_on
    assert not matched._go_on.isActive()


def test_taking_something_back_never_leads_on(matched: ReceiveVm) -> None:
    answer_all(matched)
    matched.toggle(OuterCondition.DENTED)
    matched.undo()
    assert matched.state.case.is_plain
    assert not matched.state.is_going_on


@pytest.mark.parametrize(
    ("name", "value"), [("receive_goes_on", False), ("weigh", "always")], ids=["off", "weighed"]
)
def test_where_the_warehouse_wants_it_otherwise(
    matched: ReceiveVm, desk: InstantDesk, name: str, value: object
) -> None:
    desk.preferences.set(name, value)
    answer_all(matched)
    assert not matched.state.is_going_on
    assert matched.state.awaits_weight == (name == "weigh")


def test_with_a_scale_it_waits_for_the_weight(matched: ReceiveVm, desk: InstantDesk) -> None:
    scale_of(desk)
    matched.watch_scale()
    answer_all(matched)
    assert not matched.state.is_going_on
    put(desk, Load(number=1, weight_g=640))
    assert matched.state.is_going_on


def test_esc_at_disinfection_brings_the_parcel_back_with_its_undo(
    matched: ReceiveVm, desk: InstantDesk
) -> None:
    answer_all(matched)
    parcel_id = matched.state.case.parcel.parcel_id
    matched.leave()
    following = DisinfectVm(desk)
    went: list[object] = []
    following.going.connect(went.append)
    following.enter(parcel_id, is_automatic=True)
    assert following.state.phase is Phase.READY
    assert following.state.is_busy, "a key meant for the page before starts nothing"
    following.undo()
    assert went == [GoReceive(parcel_id=parcel_id)]
    matched.come_back(parcel_id)
    assert not matched.state.is_going_on
    matched.undo()
    assert matched.state.case.missing == ("condition",)


def test_a_parcel_comes_back_although_another_was_in_hand(
    matched: ReceiveVm, desk: InstantDesk
) -> None:
    answer_all(matched)
    parcel_id = matched.state.case.parcel.parcel_id
    matched.enter()
    matched.come_back(parcel_id)
    assert matched.state.step is Step.CASE
    assert matched.state.case.is_complete


# --- refused delivery


def test_a_refused_delivery_is_kept_apart_from_a_return(matched: ReceiveVm) -> None:
    words = CaseWords(lambda code, _language: code, matched)
    matched.refuse()
    case = matched.state.case
    assert case.is_refused
    assert words.chips(case, case.ticket)[0].text == "Refused delivery"
    matched.refuse()
    assert not matched.state.case.is_refused
    matched.undo()
    assert matched.state.case.is_refused, "what was taken back is taken back"


def test_a_ticket_announced_as_refused_says_so(vm: ReceiveVm, desk: InstantDesk) -> None:
    refused = samples.other_ticket("7", reason_class=ReasonClass.REFUSED)
    desk.store.transact(samples.HUB, lambda work: work.record(refused))
    vm.scan(typed_scan("SF7"))
    assert vm.state.case.is_refused
    assert "parcel.refusal_recorded" not in kinds(desk)


# --- places


def test_a_parcel_put_down_is_found_there_again(matched: ReceiveVm, desk: InstantDesk) -> None:
    matched.put_down("LOC-A-01-3")
    assert matched.state.step is Step.IDLE
    said = notice(matched, desk)
    assert (said.kind, said.headline) == ("ok", "Put down at A-01-3")
    matched.scan(typed_scan(samples.TRACKING))
    assert matched.state.step is Step.DUPLICATE
    assert notice(matched, desk).instruction == "It lies at A-01-3. Enter opens it"
    matched.put_down("loc-b2")
    matched.scan(typed_scan(samples.TRACKING))
    assert matched.state.earlier.place == "B2"


def test_a_place_without_a_parcel_and_a_code_that_is_none_are_said(
    vm: ReceiveVm, desk: InstantDesk
) -> None:
    vm.put_down("LOC-A-1")
    vm.scan(typed_scan(samples.TRACKING))
    vm.put_down("LOC-???")
    assert [one.code for one in desk.complaints] == ["place.no_parcel", "place.malformed"]
    assert vm.state.step is Step.CASE


def test_a_parcel_is_put_down_at_disinfection_too(matched: ReceiveVm, desk: InstantDesk) -> None:
    parcel_id = matched.state.case.parcel.parcel_id
    following = DisinfectVm(desk)
    went: list[object] = []
    following.going.connect(went.append)
    following.put_down("LOC-A-1")
    following.enter(parcel_id)
    following.put_down("LOC-A-1")
    assert [one.code for one in desk.complaints] == ["place.no_parcel"]
    assert went == [GoReceive(put_down="A-1")]


# --- the count


def test_a_missing_parcel_is_told_and_found(vm: ReceiveVm, desk: InstantDesk) -> None:
    board = BoardWords(vm)
    for number in ("7", "8"):
        one = samples.other_ticket(number)
        desk.store.transact(samples.HUB, lambda work, one=one: work.record(one))
    vm.scan(typed_scan(samples.TRACKING))
    vm.scan(typed_scan("SF7"))
    vm.enter()
    assert board.since_count(vm.state.board) == "2 since the last count"
    vm.ask_count(asked=True)
    for text in ("", "-1", "two", "99999"):
        vm.count(text)
    assert {one.code for one in desk.complaints} == {"count.unreadable"}
    assert vm.state.is_counting
    vm.count("3")
    assert not vm.state.is_counting
    assert notice(vm, desk).headline == "1 parcel missing: 3 counted, 2 received"
    assert board.since_count(vm.state.board) == "1 of the last count missing"
    vm.scan(typed_scan("SF8"))
    vm.enter()
    assert board.since_count(vm.state.board) == "1 since the last count"
    vm.count("3")
    assert notice(vm, desk).headline == "All there: 3 counted, 3 received"
    assert vm.state.board.handover.received == 0
    vm.count("4")
    assert notice(vm, desk).headline == "1 parcel missing: 4 counted, 3 received"
    vm.count("1")
    assert notice(vm, desk).headline == "2 parcels more than counted: 1 counted, 3 received"

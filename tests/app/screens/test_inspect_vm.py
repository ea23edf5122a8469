"""Inspect: answers and photos move it on by themselves; a wrong serial stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.cases.place import Phase
from app.cases.scanned import Meaning
from app.screens.inspect_vm import InspectVm
from app.states.inspect import SerialMismatch
from app.states.navigation import GoDecide, GoDisinfect, GoReceive
from inspection.photo_quality import Light, PhotoQuality
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import FULL_DISK, InstantDesk
from tests.inspection import samples

Late = Callable[[], None]


@pytest.fixture
def vm(desk: InstantDesk) -> InspectVm:
    made = InspectVm(desk)
    made.enter(desk.disinfected())
    return made


def asked(vm: InspectVm) -> str:
    question = vm.state.place.question
    return question.question_id if question else ""


def test_looking_records_nothing(desk: InstantDesk, vm: InspectVm) -> None:
    assert asked(vm) == "plate"
    assert vm.state.case.unit is None
    assert desk.ask(lambda facts: facts.units_of_parcel(vm.state.case.parcel.parcel_id)) == ()


def test_the_first_answer_gives_the_item_its_lpn(vm: InspectVm) -> None:
    vm.choose(1)
    assert vm.state.case.unit.lpn.startswith("U-7F3K-")


def test_an_answer_waits_for_its_photo_then_the_next_question_opens(vm: InspectVm) -> None:
    vm.choose(1)
    assert (asked(vm), vm.state.place.phase, vm.state.place.shot) == (
        "plate",
        Phase.SHOOT,
        "item.plate",
    )
    vm.take_photo()
    assert (asked(vm), vm.state.place.phase) == ("packaging", Phase.ASK)


def test_the_photo_may_come_before_the_answer(vm: InspectVm) -> None:
    vm.take_photo()
    assert asked(vm) == "plate"
    vm.choose(1)
    assert asked(vm) == "packaging"


def called_dirty(vm: InspectVm) -> None:
    """The surface is called dirty, and the dirt photographed."""
    for number in (1, 0, 2, 0, 1, 2, 0):
        if number:
            vm.choose(number)
        else:
            vm.take_photo()


def wait(desk: InstantDesk, vm: InspectVm, seconds: float) -> None:
    desk.clock.advance(seconds)
    vm._cleaning._tick()


def test_what_is_dirty_is_photographed_then_cleaned_then_asked_again(
    desk: InstantDesk, vm: InspectVm
) -> None:
    for number in (1, 0, 2, 0, 1, 2):
        if number:
            vm.choose(number)
        else:
            vm.take_photo()
    assert (vm.state.place.phase, vm.state.place.shot) == (Phase.SHOOT, "item.stain")
    vm.take_photo()
    assert (vm.state.place.phase, vm.state.clean_left_s) == (Phase.CLEAN, 15)
    vm.choose(1)
    wait(desk, vm, 14)
    assert (vm.state.place.phase, vm.state.clean_left_s) == (Phase.CLEAN, 1)
    wait(desk, vm, 1)
    assert (vm.state.place.phase, asked(vm), vm.state.place.selected) == (Phase.ASK, "surface", "")
    vm.choose(1)
    vm.take_photo()
    assert asked(vm) == "power"


def test_cleaning_counts_on_after_a_restart(desk: InstantDesk, vm: InspectVm) -> None:
    called_dirty(vm)
    desk.clock.advance(9)
    again = InspectVm(desk)
    again.enter(vm.state.case.parcel.parcel_id)
    assert again.state.clean_left_s == 6
    desk.clock.advance(6)
    late = InspectVm(desk)
    late.enter(vm.state.case.parcel.parcel_id)
    assert (late.state.place.phase, asked(late)) == (Phase.ASK, "surface")


def test_a_photo_of_before_the_cleaning_is_offered_once_more(
    desk: InstantDesk, vm: InspectVm
) -> None:
    for number in (1, 0, 2, 0, 1, 0, 2, 0):
        if number:
            vm.choose(number)
        else:
            vm.take_photo()
    assert {"item.front", "item.stain"} <= vm.photos.taken(vm.state.case)
    assert vm.state.retake == ""
    wait(desk, vm, 15)
    assert (asked(vm), vm.state.due) == ("surface", "item.front")
    vm.take_photo()
    vm.choose(1)
    assert asked(vm) == "power"


def test_cleaning_can_be_taken_back(desk: InstantDesk, vm: InspectVm) -> None:
    called_dirty(vm)
    vm.undo()
    assert (vm.state.place.phase, asked(vm), vm.state.clean_left_s) == (Phase.ASK, "surface", 0)


def test_an_item_in_order_takes_five_answers_and_three_photos(
    desk: InstantDesk, vm: InspectVm
) -> None:
    went: list[object] = []
    vm.going.connect(went.append)
    vm.choose(1)
    vm.take_photo()
    vm.choose(2)
    vm.take_photo()
    vm.choose(1)
    vm.choose(1)
    vm.take_photo()
    vm.choose(1)
    assert vm.state.place.phase is Phase.DONE
    assert vm.state.case.is_complete
    vm.proceed()
    assert went == [GoDecide(unit_id=vm.state.case.unit.unit_id)]


def test_backspace_takes_the_last_answer_back_and_keeps_the_photo(vm: InspectVm) -> None:
    vm.choose(1)
    vm.take_photo()
    vm.choose(2)
    vm.undo()
    assert asked(vm) == "packaging"
    vm.undo()
    assert asked(vm) == "plate"
    assert vm.state.place.shot == ""
    assert [shot.subject for shot in vm.state.shots] == ["item.plate"]


def test_another_number_replaces_the_answer_while_its_photo_is_due(vm: InspectVm) -> None:
    vm.choose(1)
    vm.choose(4)
    assert vm.state.place.selected == "unreadable"


def test_a_photo_that_did_not_reach_the_disk_is_asked_for_again(
    desk: InstantDesk, vm: InspectVm
) -> None:
    desk.photo_fails = FULL_DISK
    vm.choose(1)
    vm.take_photo()
    assert vm.state.place.shot == "item.plate"
    assert desk.notices[-1].kind == "error"
    desk.photo_fails = None
    vm.take_photo()
    assert asked(vm) == "packaging"


def test_the_shipped_serial_answers_the_question(vm: InspectVm) -> None:
    vm.scan(typed_scan("a7h2 2609 0418"))
    assert vm.state.place.selected == "matches"


def test_another_serial_stops_and_counts_only_once_acknowledged(vm: InspectVm) -> None:
    stops: list[SerialMismatch] = []
    vm.stopped.connect(stops.append)
    vm.scan(typed_scan("A7H226090481"))
    assert [(one.expected, one.seen) for one in stops] == [("A7H226090418", "A7H226090481")]
    assert stops[0].bin.en == "Red bin Q-07"
    assert vm.mismatch is stops[0]
    assert vm.state.place.selected == ""
    vm.accept_mismatch()
    assert vm.state.place.selected == "serial_differs"
    assert vm.mismatch is None


def test_a_misread_serial_leaves_nothing_behind(vm: InspectVm) -> None:
    vm.scan(typed_scan("A7H226090481"))
    vm.deny_mismatch()
    assert vm.mismatch is None
    assert vm.state.place.selected == ""


def test_a_taken_shot_is_offered_again_before_it_is_taken_again(
    desk: InstantDesk, vm: InspectVm
) -> None:
    vm.choose(1)
    vm.take_photo()
    vm.offer_retake("item.unboxed")
    assert vm.state.retake == ""
    vm.offer_retake("item.plate")
    assert (vm.state.retake, vm.state.due) == ("item.plate", "item.plate")
    vm.undo()
    assert vm.state.retake == ""
    assert asked(vm) == "packaging"
    vm.offer_retake("item.plate")
    vm.take_photo()
    assert vm.state.retake == ""
    lines = [line for _seq, line, _hash in desk.store.own_records_after(0, 1000)]
    assert sum('"subject":"item.plate"' in line for line in lines) == 2


def test_a_photo_taken_in_bad_light_says_so_until_it_is_taken_again(vm: InspectVm) -> None:
    dark = PhotoQuality(is_sharp=True, light=Light.DARK, sharpness=60, brightness=20)
    vm.photos.live.quality = dark
    vm.choose(1)
    vm.take_photo()
    assert vm.state.shots[0].poor is dark
    vm.photos.live.quality = replace(dark, light=Light.GOOD, brightness=120)
    vm.offer_retake("item.plate")
    vm.take_photo()
    assert vm.state.shots[0].poor is None


def test_a_received_label_is_never_taken_for_a_serial(desk: InstantDesk, vm: InspectVm) -> None:
    stops: list[object] = []
    told: list[tuple[str, Meaning]] = []
    vm.stopped.connect(stops.append)
    vm.scanned.connect(lambda code, meaning: told.append((code, meaning)))
    vm.scan(typed_scan(samples.TRACKING))
    assert told == [(samples.TRACKING, Meaning.PARCEL)]
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    other = desk.disinfected("SF7")
    vm.scan(typed_scan("SF7"))
    assert vm.state.case.parcel.parcel_id == other
    assert stops == []


@pytest.mark.parametrize("text", ["\x00\x1f", "A" * 4000, " "])
def test_hostile_scans_are_values_not_errors(vm: InspectVm, text: str) -> None:
    told: list[str] = []
    vm.scanned.connect(lambda code, _meaning: told.append(code))
    vm.scan(typed_scan(text))
    assert told == [""]


def test_before_disinfection_the_way_leads_there(desk: InstantDesk) -> None:
    parcel_id = desk.received()
    vm = InspectVm(desk)
    went: list[object] = []
    vm.going.connect(went.append)
    vm.enter(parcel_id)
    assert vm.state.place.phase is Phase.LOCKED
    vm.choose(1)
    vm.proceed()
    assert went == [GoDisinfect(parcel_id=parcel_id)]


def test_a_ticket_with_two_lines_asks_which_one(desk: InstantDesk) -> None:
    lines = (
        samples.line(line_id="l-a", order_line="o/1"),
        samples.line(line_id="l-b", order_line="o/2", serials=()),
    )
    two = samples.other_ticket("9", lines=lines)
    desk.store.transact(samples.HUB, lambda work: work.record(two))
    vm = InspectVm(desk)
    vm.enter(desk.disinfected("SF9"))
    assert vm.state.place.phase is Phase.CHOOSE_LINE
    vm.choose(2)
    assert vm.state.case.unit.line_id == "l-b"
    assert asked(vm) == "plate"


def test_without_a_parcel_the_queue_shows_and_numbers_open_it(desk: InstantDesk) -> None:
    vm = InspectVm(desk)
    went: list[object] = []
    vm.going.connect(went.append)
    vm.enter(None)
    vm.proceed()
    assert went == [GoReceive()]
    parcel_id = desk.disinfected()
    vm.enter(None)
    assert [item.parcel_id for item in vm.state.queue] == [parcel_id]
    vm.proceed()
    assert asked(vm) == "plate"


def test_a_simulated_camera_is_told_what_lies_before_it(desk: InstantDesk, vm: InspectVm) -> None:
    vm.choose(1)
    vm.take_photo()
    assert desk.aimed[:2] == ["item.plate:A7H226090418", "item.unboxed:electronics"]


def recorded_late(desk: InstantDesk, vm: InspectVm, monkeypatch: pytest.MonkeyPatch) -> Late:
    """Answers and takes the photo; what comes back records the answer."""
    waiting = []
    with monkeypatch.context() as slow:
        slow.setattr(desk, "act", lambda *asked, **named: waiting.append((asked, named)))
        vm.choose(1)
        vm.take_photo()
    ((asked_for, named),) = waiting
    return lambda: desk.act(*asked_for, **named)


def test_a_photo_right_after_the_answer_is_not_pressed_in_vain(
    desk: InstantDesk, vm: InspectVm, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded_late(desk, vm, monkeypatch)()
    assert vm.state.case.unit is not None
    assert asked(vm) == "packaging"
    assert [one.subject for one in vm.state.case.photos if one.unit_id] == ["item.plate"]


def test_a_photo_that_waited_for_a_refused_answer_is_not_taken(
    desk: InstantDesk, vm: InspectVm, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = recorded_late(desk, vm, monkeypatch)
    desk.fails = FULL_DISK
    record()
    desk.fails = None
    assert vm.state.case.unit is None
    vm.choose(1)
    assert vm.state.place.phase is Phase.SHOOT


def test_a_photo_that_waited_is_not_taken_of_the_next_parcel(
    desk: InstantDesk, vm: InspectVm, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = vm.state.case.parcel.parcel_id
    record = recorded_late(desk, vm, monkeypatch)
    vm.show_queue()
    record()
    vm.enter(first)
    assert [one.subject for one in vm.state.case.photos if one.unit_id] == []

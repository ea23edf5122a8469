"""While a page waits for what it reads: no key counts for what is not on the screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.program import again
from app.screens.decide_page import DecidePage
from app.screens.decide_vm import DecideVm
from app.screens.disinfect_page import DisinfectPage
from app.screens.disinfect_vm import DisinfectVm
from app.screens.inspect_page import InspectPage
from app.screens.inspect_vm import InspectVm
from app.screens.page import StepPage
from app.screens.receive_vm import ReceiveVm
from app.states.decide import Phase as DecidePhase
from app.states.disinfect import Phase as DisinfectPhase
from app.states.navigation import Destination, GoDecide, GoDisinfect, GoInspect
from inspection.store.queries import contacts
from inspection.values import OuterCondition
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import FULL_DISK, InstantDesk
from tests.app.screens.late_desk import LateReads
from tests.app.screens.test_decide_vm import IN_ORDER, inspected
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

Wanted = Callable[[InstantDesk], Destination]
PAGES: list[tuple[type[StepPage], Wanted]] = [
    (DisinfectPage, lambda desk: GoDisinfect(parcel_id=desk.received())),
    (InspectPage, lambda desk: GoInspect(parcel_id=desk.disinfected())),
    (DecidePage, lambda desk: GoDecide(unit_id=inspected(desk, IN_ORDER))),
]


@pytest.mark.parametrize(("made", "wanted"), PAGES)
def test_nothing_is_pressed_before_it_is_read(
    made: type[StepPage],
    wanted: Wanted,
    theme: Theme,
    desk: InstantDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    destination = wanted(desk)
    page = made(theme, desk)
    # what the parcel before left in the bar
    page.enter(type(destination)())
    assert page.offered.is_enabled or made is InspectPage
    late = LateReads(desk, monkeypatch)
    gone: list[object] = []
    page.go.connect(gone.append)
    page.enter(destination)
    assert not page.offered.is_enabled
    before = len(late.waiting)
    press(page, "Enter")
    assert (gone, len(late.waiting)) == ([], before)
    late.answer()
    assert page.offered.is_enabled


def test_what_is_read_is_not_taken_for_nothing(
    theme: Theme, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = DisinfectPage(theme, desk)
    page.enter(GoDisinfect(parcel_id=desk.received()))
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    other = desk.received("SF7")
    late = LateReads(desk, monkeypatch)
    page.enter(GoDisinfect(parcel_id=other))
    page.retranslate()
    assert not page._empty.isVisibleTo(page)
    assert "Nothing to disinfect" not in page.notice.headline
    late.answer()
    assert page.notice.headline == "Disinfect before opening"


# --- the item in hand -----------------------------------------------------------------------


@pytest.fixture
def item(desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> tuple[InspectVm, LateReads]:
    """The first question is shown; from here on reads are late."""
    vm = InspectVm(desk)
    vm.enter(desk.disinfected())
    return vm, LateReads(desk, monkeypatch)


def answers(desk: InstantDesk) -> list[tuple[str, str]]:
    """Question and answer of each that was recorded."""
    events = [json.loads(line) for _seq, line, _hash in desk.store.own_records_after(0, 1000)]
    facts = [one["body"] for one in events if one["kind"] == "finding.recorded"]
    return [(one["question_id"], one["answer_id"]) for one in facts]


def test_a_second_key_never_changes_the_answer_that_is_being_recorded(
    desk: InstantDesk, item: tuple[InspectVm, LateReads]
) -> None:
    vm, late = item
    vm.take_photo()
    late.answer()
    vm.choose(1)
    assert vm.state.is_busy
    vm.choose(2)  # meant for the next question, which nobody has seen
    late.answer()
    assert answers(desk) == [("plate", "matches")]
    assert not vm.state.is_busy
    vm.choose(2)
    late.answer()
    assert [question for question, _answer in answers(desk)] == ["plate", "packaging"]


def test_a_photo_counts_from_the_record_to_the_screen(
    item: tuple[InspectVm, LateReads],
) -> None:
    vm, late = item
    vm.choose(1)
    late.answer()
    assert vm.state.place.shot == "item.plate"
    vm.take_photo()
    assert late.waiting
    assert vm.state.place.shot != "item.plate"
    late.answer()
    assert vm.state.place.question.question_id == "packaging"


def test_a_serial_scanned_while_an_answer_is_recorded_waits_for_its_question(
    desk: InstantDesk, item: tuple[InspectVm, LateReads]
) -> None:
    vm, late = item
    vm.choose(4)
    vm.scan(typed_scan(vm.state.case.line.serials[0]))
    late.answer()
    assert answers(desk) == [("plate", "unreadable"), ("plate", "matches")]


def test_what_was_read_before_never_replaces_what_was_read_after(
    desk: InstantDesk, item: tuple[InspectVm, LateReads]
) -> None:
    vm, late = item
    vm._reload()
    vm.choose(1)
    late.answer_newest_first()
    assert vm.state.place.selected == "matches"
    assert not vm.state.is_busy


def test_the_next_step_never_shows_before_its_keys_count(
    desk: InstantDesk, item: tuple[InspectVm, LateReads], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change is told before the answer is: two reads know it, and the second is required."""
    vm, late = item
    done: list[Callable[[], None]] = []
    act = desk.act

    def slowly(action, on_done=None, on_error=None) -> None:
        act(action, lambda result: done.append(lambda: on_done(result)), on_error)

    monkeypatch.setattr(desk, "act", slowly)
    asked = vm.state.place
    vm.choose(1)
    vm._reload()
    done.pop()()
    while late.waiting:
        late.waiting.pop(0)()
        assert vm.state.place == asked or not vm.state.is_busy
    assert vm.state.place.shot == "item.plate"


def test_an_item_recorded_late_does_not_come_into_the_hand_that_holds_another(
    desk: InstantDesk, item: tuple[InspectVm, LateReads], monkeypatch: pytest.MonkeyPatch
) -> None:
    vm, late = item
    first = vm.state.case.parcel.parcel_id
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    second = desk.disinfected("SF7")
    done: list[Callable[[], None]] = []
    act = desk.act

    def slowly(action, on_done=None, on_error=None) -> None:
        act(action, lambda result: done.append(lambda: on_done(result)), on_error)

    monkeypatch.setattr(desk, "act", slowly)
    vm.choose(1)
    vm.enter(second)
    late.answer()
    for one in done:
        one()
    late.answer()
    assert vm.state.case.parcel.parcel_id == second
    assert vm.state.case.unit is None
    units = desk.ask(lambda facts: facts.units_of_parcel(first))
    assert len(units) == 1


def test_a_photo_recorded_late_is_not_the_next_parcel_s(
    desk: InstantDesk, item: tuple[InspectVm, LateReads], monkeypatch: pytest.MonkeyPatch
) -> None:
    vm, late = item
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    second = desk.disinfected("SF7")
    recorded: list[Callable[[], None]] = []
    take = desk.photos.take

    def slowly(shot, on_shown, on_recorded, on_error=None) -> bool:
        later = lambda fact: recorded.append(partial(on_recorded, fact))  # noqa: E731
        return take(shot, on_shown, later, on_error)

    vm.choose(1)
    late.answer()
    monkeypatch.setattr(desk.photos, "take", slowly)
    vm.take_photo()
    vm.enter(second)
    for one in recorded:
        one()
    late.answer()
    vm.choose(1)
    late.answer()
    assert recorded
    assert vm.state.place.shot == "item.plate"
    assert vm.photos.pending == frozenset()


def test_a_scan_that_waited_is_not_held_against_another_parcel(
    desk: InstantDesk, item: tuple[InspectVm, LateReads]
) -> None:
    vm, late = item
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    second = desk.disinfected("SF7")
    stopped: list[object] = []
    vm.stopped.connect(stopped.append)
    vm.choose(1)
    vm.scan(typed_scan("ANOTHER-SERIAL"))
    vm.enter(second)
    late.answer()
    assert stopped == []


def test_the_next_item_of_a_parcel_follows_the_decided_one(
    desk: InstantDesk,
) -> None:
    line = samples.line(line_id="line-8", order_line="order-8/1", quantity=2, ordered_quantity=2)
    two = samples.other_ticket("8", lines=(line,))
    desk.store.transact(samples.HUB, lambda work: work.record(two))
    inspect, decide = InspectVm(desk), DecideVm(desk)
    parcel_id = desk.disinfected("SF8")
    inspect.enter(parcel_id)
    for number in IN_ORDER:
        if number:
            inspect.choose(number)
        else:
            inspect.take_photo()
    first = inspect.state.case.unit.unit_id
    decide.enter(first)
    decide.proceed()
    assert decide.state.phase is DecidePhase.DECIDED
    went: list[object] = []
    decide.going.connect(went.append)
    decide.proceed()
    assert went == [GoInspect(parcel_id=parcel_id)]
    inspect.enter(parcel_id)
    assert inspect.state.case.unit is None
    assert inspect.state.place.question.question_id == "plate"
    assert inspect.state.place.selected == ""
    assert not any(one.is_taken for one in inspect.state.shots)


# --- decision and disinfection --------------------------------------------------------------


def test_enter_twice_decides_once_and_complains_of_nothing(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vm = DecideVm(desk)
    vm.enter(inspected(desk, IN_ORDER))
    late = LateReads(desk, monkeypatch)
    vm.proceed()
    assert vm.state.is_busy
    vm.proceed()
    late.answer_newest_first()
    assert (vm.state.phase, vm.state.is_busy) == (DecidePhase.DECIDED, False)
    assert desk.notices == []
    assert desk.complaints == []


def test_started_twice_there_is_one_contact_time(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vm = DisinfectVm(desk)
    vm.enter(desk.received())
    late = LateReads(desk, monkeypatch)
    vm.proceed()
    assert vm.state.is_busy
    vm.proceed()
    late.answer_newest_first()
    assert (vm.state.phase, vm.state.is_busy) == (DisinfectPhase.RUNNING, False)
    runs = desk.ask(lambda facts: facts.runs_of(vm.state.case.parcel.parcel_id)).runs
    assert len(runs) == 1
    assert vm.state.timer is not None, "an older list of timers replaced the newer"


@pytest.mark.parametrize(("made", "wanted"), PAGES)
def test_a_page_whose_first_read_failed_comes_by_itself(
    made: type[StepPage],
    wanted: Wanted,
    theme: Theme,
    desk: InstantDesk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(again, "EVERY_MS", 5)
    destination = wanted(desk)
    page = made(theme, desk)
    reader, failed = desk.facts, []

    def failing(_query, _on_done, on_error=None) -> None:
        failed.append(1)
        on_error(FULL_DISK)

    monkeypatch.setattr(desk, "facts", failing)
    page.enter(destination)
    assert not page.offered.is_enabled
    qtbot.waitUntil(lambda: len(failed) > 2)
    assert desk.complaints == [FULL_DISK], "told once"
    monkeypatch.setattr(desk, "facts", reader)
    qtbot.waitUntil(lambda: page.offered.is_enabled)


def test_a_read_that_fails_leaves_the_keys_free(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vm = InspectVm(desk)
    vm.enter(desk.disinfected())
    reader = desk.facts

    def failing(query, on_done, on_error=None) -> None:
        on_error(FULL_DISK)

    monkeypatch.setattr(desk, "facts", failing)
    vm.choose(1)
    assert set(desk.complaints) == {FULL_DISK}
    assert not vm.state.is_busy
    monkeypatch.setattr(desk, "facts", reader)
    vm.enter(None)
    assert vm.state.place.selected == "matches"


# --- reception ------------------------------------------------------------------------------


@pytest.fixture
def reception(desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> tuple[ReceiveVm, LateReads]:
    """Nothing in hand; a second parcel is announced; reads are late."""
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    desk.labels = SimpleNamespace(patterns=())
    late = LateReads(desk, monkeypatch)
    vm = ReceiveVm(desk)
    vm.enter()
    late.answer()
    return vm, late


def test_the_customer_of_one_parcel_is_never_shown_at_the_next(
    reception: tuple[ReceiveVm, LateReads], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "contact_of", lambda _conn, ticket_id: f"of {ticket_id}")
    vm, late = reception
    vm.scan(typed_scan(samples.TRACKING))
    of_the_first, late.waiting = late.waiting, []
    vm.scan(typed_scan("SF7"))
    late.answer()
    second = vm.state.case.ticket
    assert second.number != samples.NUMBER
    for one in of_the_first:
        one()
    assert vm.state.contact == f"of {second.ticket_id}"


def test_a_condition_recorded_meanwhile_does_not_vanish(
    reception: tuple[ReceiveVm, LateReads],
) -> None:
    vm, late = reception
    vm.scan(typed_scan(samples.TRACKING))
    late.answer()
    vm._refresh()
    vm.toggle(OuterCondition.INTACT)
    late.answer()
    assert vm.state.case.conditions == (OuterCondition.INTACT,)


def test_a_parcel_opened_late_does_not_replace_the_one_scanned_after_it(
    reception: tuple[ReceiveVm, LateReads],
) -> None:
    vm, late = reception
    vm.scan(typed_scan(samples.TRACKING))
    vm.scan(typed_scan("SF7"))
    vm.scan(typed_scan(samples.TRACKING))
    late.answer()
    assert vm.state.earlier is not None
    vm.open_earlier()
    vm.scan(typed_scan("SF7"))
    shown = vm.state.step
    late.answer()
    assert (vm.state.step, vm.state.raw) == (shown, "SF7")


def test_the_newest_counts_of_the_board_stand(
    reception: tuple[ReceiveVm, LateReads],
) -> None:
    vm, late = reception
    vm._load_board()
    vm.scan(typed_scan(samples.TRACKING))
    vm.enter()
    late.answer_newest_first()
    assert vm.state.board.received_today == 1


def test_a_photo_recorded_late_is_no_step_of_the_next_parcel_to_take_back(
    reception: tuple[ReceiveVm, LateReads],
) -> None:
    vm, late = reception
    vm.scan(typed_scan(samples.TRACKING))
    late.answer()
    first = vm.state.case.parcel.parcel_id
    vm.scan(typed_scan("SF7"))
    late.answer()
    vm._photo_recorded(first, "evidence-of-the-first")
    vm.undo()
    late.answer()
    assert vm.state.case is None, "the reception itself was to be taken back"


@pytest.mark.parametrize(("made", "wanted"), PAGES)
def test_a_read_that_fails_after_its_page_was_left_bothers_nobody(
    made: type[StepPage],
    wanted: Wanted,
    theme: Theme,
    desk: InstantDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    destination = wanted(desk)
    page = made(theme, desk)
    failing: list[Callable[[], None]] = []
    with monkeypatch.context() as slow:
        slow.setattr(
            desk,
            "facts",
            lambda _query, _done, on_error=None: failing.append(partial(on_error, FULL_DISK)),
        )
        page.enter(destination)
        page.leave()
    assert failing
    for one in failing:
        one()
    assert desk.complaints == [], "another page shows"
    assert not page._vm._again._timer.isActive()
    page.resume()
    assert page.offered.is_enabled, "it is read anew once somebody looks"

"""Inspect and the label: printed with the LPN, scanned before the decision, never in the way."""

from __future__ import annotations

import pytest

from app.cases.decision import decision_case
from app.cases.place import Phase
from app.design.theme import Theme
from app.printing.bench import LabelState
from app.screens.decide_page import DecidePage
from app.screens.inspect_page import InspectPage
from app.screens.inspect_vm import InspectVm
from app.states.navigation import GoDecide, GoInspect
from inspection.checklist import Question
from inspection.errors import WorldError
from inspection.units import lpn
from inspection.values import Verdict
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk


@pytest.fixture
def vm(desk: InstantDesk) -> InspectVm:
    desk.preferences.set("printer", "zpl:10.0.0.40")
    made = InspectVm(desk)
    made.enter(desk.disinfected())
    return made


def inspect_all(vm: InspectVm) -> str:
    """Every answer and photo; the unit's LPN."""
    for key in "1p2p11p1":
        if key == "p":
            vm.take_photo()
        else:
            vm.choose(int(key))
    assert vm.state.place.phase is Phase.DONE
    return vm.state.case.unit.lpn


def absent(question: Question) -> int:
    """The number of the answer that nothing is there."""
    return [one.is_absent for one in question.answers].index(True) + 1


def test_the_first_answer_prints_the_label_the_next_ones_do_not(
    desk: InstantDesk, vm: InspectVm
) -> None:
    code = inspect_all(vm)
    assert [one.label.lpn for one in desk.press.jobs] == [code]
    assert vm.label.state is LabelState.PRINTED


def test_a_photo_first_prints_it_too(desk: InstantDesk, vm: InspectVm) -> None:
    vm.take_photo()
    assert [one.label.lpn for one in desk.press.jobs] == [vm.state.case.unit.lpn]


def test_the_decision_waits_for_the_scan_and_the_scan_leads_there(
    desk: InstantDesk, vm: InspectVm
) -> None:
    went: list[object] = []
    vm.going.connect(went.append)
    code = inspect_all(vm)
    assert vm.state.is_label_awaited
    vm.proceed()
    assert went == []
    vm.scan(typed_scan(lpn("7F3K", 900)))
    assert (went, desk.notices[-1].kind) == ([], "error")
    vm.scan(typed_scan(code))
    assert went == [GoDecide(unit_id=vm.state.case.unit.unit_id)]
    assert desk.ask(lambda facts: len(facts.labels_of(vm.state.case.unit.unit_id))) == 1


def test_scanned_early_the_way_on_is_the_usual_one(desk: InstantDesk, vm: InspectVm) -> None:
    went: list[object] = []
    vm.going.connect(went.append)
    vm.choose(1)
    vm.scan(typed_scan(vm.state.case.unit.lpn))
    assert (went, desk.notices[-1].kind) == ([], "ok")
    vm.take_photo()
    for key in (2, 0, 1, 1, 0, 1):
        vm.choose(key) if key else vm.take_photo()
    assert vm.state.place.phase is Phase.DONE
    assert not vm.state.is_label_awaited
    vm.proceed()
    assert len(went) == 1


def test_a_printer_out_of_order_holds_no_parcel_up(desk: InstantDesk, vm: InspectVm) -> None:
    desk.press.fails = WorldError("printer.paper_out")
    inspect_all(vm)
    assert vm.label.state is LabelState.FAILED
    assert not vm.state.is_label_awaited


def test_after_a_restart_nothing_prints_by_itself(desk: InstantDesk, vm: InspectVm) -> None:
    vm.choose(1)
    parcel_id = vm.state.case.parcel.parcel_id
    desk.press.jobs.clear()
    again = InspectVm(desk)
    again.enter(parcel_id)
    again.take_photo()
    again.choose(2)
    assert desk.press.jobs == []


def test_without_a_printer_nothing_changes(desk: InstantDesk) -> None:
    vm = InspectVm(desk)
    vm.enter(desk.disinfected())
    inspect_all(vm)
    assert (vm.label.state, vm.state.is_label_awaited) == (LabelState.NONE, False)


def test_the_scan_is_asked_for_at_its_own_step_alone(qapp, desk: InstantDesk) -> None:
    desk.preferences.set("printer", "zpl:10.0.0.40")
    page = InspectPage(Theme(), desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    assert page._label.isHidden()
    seen = []
    for key in ("1", "Space", "2", "Space", "1", "1", "Space", "1"):
        page.on_key(key)
        if page.offered.primary is not None and key == "Space":
            page.offered.primary.run()
        seen.append((page._vm.state.is_label_awaited, page._label.text))
    assert set(seen) == {(False, "Label printed"), (True, "Scan the label")}


@pytest.mark.parametrize("fails", [False, True])
def test_the_page_says_where_the_label_stands(qapp, desk: InstantDesk, fails: bool) -> None:
    desk.preferences.set("printer", "zpl:10.0.0.40")
    page = InspectPage(Theme(), desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    page.on_key("F10")
    assert [one.code for one in desk.complaints] == ["printer.no_item"]
    desk.press.fails = WorldError("printer.cut") if fails else None
    code = inspect_all(page._vm)
    if fails:
        assert page._label.text == "Label not printed"
        assert page.offered.primary.key == "Enter"
        desk.press.fails = None
        page.on_key("F10")
        assert [one.label.reprint_word for one in desk.press.jobs] == ["Reprint"]
    assert page._label.text == "Scan the label"
    assert page.notice.headline == "Stick the label on and scan it"
    assert page.notice.aside_code == code
    assert page.offered.primary is None
    assert page.offered.second is not None
    assert not page.offered.second.enabled
    assert page.offered.note == "Scan the label first"
    assert [one.key for one in page.offered.left] == ["Backspace", "F8", "F10"]


def test_at_the_decision_it_prints_again_and_takes_its_scan(
    qapp, desk: InstantDesk, vm: InspectVm
) -> None:
    code = inspect_all(vm)
    vm.scan(typed_scan(code))
    page = DecidePage(Theme(), desk)
    went: list[object] = []
    page.go.connect(went.append)
    unit_id = vm.state.case.unit.unit_id
    page.enter(GoDecide(unit_id=unit_id))
    assert page.on_key("F10")
    assert [one.label.reprint_word for one in desk.press.jobs] == ["", "Reprint"]
    page.on_scan(typed_scan(lpn("7F3K", 900)))
    assert desk.notices[-1].kind == "error"
    page.on_scan(typed_scan(code))
    found = desk.ask(lambda facts: facts.labels_of(unit_id))
    assert [one.is_reprint for one in found] == [False, True]
    page.on_scan(typed_scan("SF1624088315207"))
    assert len(went) == 1
    page._vm._forget(None)
    page.on_key("F10")
    assert len(desk.press.jobs) == 2


def test_an_empty_box_prints_no_label_and_goes_on_without_one(
    qapp, desk: InstantDesk, vm: InspectVm
) -> None:
    desk.preferences.set("lpn_scan_back", True)
    went: list[object] = []
    vm.going.connect(went.append)
    vm.choose(absent(vm.state.place.question))
    assert vm.state.place.phase is Phase.SHOOT, "its photo stays due"
    vm.proceed()
    assert went == []
    vm.take_photo()
    assert (vm.state.place.phase, vm.state.is_label_awaited) == (Phase.DONE, False)
    assert (desk.press.jobs, vm.label.state) == ([], LabelState.NONE)
    vm.proceed()
    unit = vm.state.case.unit
    assert went == [GoDecide(unit_id=unit.unit_id)]
    case = desk.ask(lambda facts: decision_case(facts, unit.unit_id, desk.policies, now=desk.now()))
    assert case.proposal.advice.verdict is Verdict.HUMAN
    page = DecidePage(Theme(), desk)
    page.enter(GoDecide(unit_id=unit.unit_id))
    page.on_key("F10")
    assert ([one.code for one in desk.complaints], desk.press.jobs) == (["printer.empty_box"], [])


def printed(desk: InstantDesk) -> list[tuple[str, str]]:
    return [(one.label.lpn, one.label.reprint_word) for one in desk.press.jobs]


def test_there_is_an_item_after_all_so_its_first_label_prints_then(
    desk: InstantDesk, vm: InspectVm
) -> None:
    number = absent(vm.state.place.question)
    vm.choose(number)
    vm.undo()
    vm.choose(number)
    vm.undo()
    assert desk.press.jobs == []
    code = inspect_all(vm)
    assert vm.state.is_label_awaited
    assert printed(desk) == [(code, "")]


def test_one_printed_by_key_meanwhile_is_not_printed_twice(
    desk: InstantDesk, vm: InspectVm
) -> None:
    vm.choose(absent(vm.state.place.question))
    vm.undo()
    vm.label.print()
    code = inspect_all(vm)
    assert printed(desk) == [(code, "")]


def test_where_labels_print_by_key_alone_the_first_one_waits_for_it(
    desk: InstantDesk, vm: InspectVm
) -> None:
    desk.preferences.set("label_auto_print", False)
    vm.choose(absent(vm.state.place.question))
    vm.undo()
    code = inspect_all(vm)
    assert desk.press.jobs == []
    vm.label.print()
    assert printed(desk) == [(code, "")]

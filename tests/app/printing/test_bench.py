"""Labels at the bench: printed once by themselves, again by hand, and scanned back."""

from __future__ import annotations

import pytest

from app.printing.bench import TEST_LPN, LabelState
from inspection.errors import WorldError
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.units import Unit, is_valid_lpn, lpn
from inspection.values import LineId
from tests.app.screens.instant_desk import InstantDesk

OTHER = lpn("7F3K", 999)
NO_PAPER = WorldError("printer.paper_out")


@pytest.fixture
def unit(desk: InstantDesk) -> Unit:
    parcel_id = desk.disinfected()
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1"))
    done: list[str] = []
    desk.act(lambda work: identify_unit(work, intent).unit_id, done.append)
    found = desk.ask(lambda facts: facts.unit(done[0]))
    assert found is not None
    return found


@pytest.fixture
def printer(desk: InstantDesk) -> None:
    desk.preferences.set("printer", "zpl:10.0.0.40")


def labels(desk: InstantDesk, unit: Unit) -> list[tuple[str, bool]]:
    found = desk.ask(lambda facts: facts.labels_of(unit.unit_id))
    return [(one.lpn, one.is_reprint) for one in found]


def is_labelled(desk: InstantDesk, unit: Unit) -> bool:
    return bool(labels(desk, unit))


def scan(desk: InstantDesk, unit: Unit, text: str) -> bool:
    return desk.printing.take_scan(text, unit, is_labelled=is_labelled(desk, unit))


def state(desk: InstantDesk, unit: Unit) -> LabelState:
    return desk.printing.state_of(unit.unit_id, is_labelled=is_labelled(desk, unit))


def awaited(desk: InstantDesk, unit: Unit) -> bool:
    return desk.printing.is_awaited(unit.unit_id, is_labelled=is_labelled(desk, unit))


def test_without_a_printer_nothing_is_printed_or_asked_for(desk: InstantDesk, unit: Unit) -> None:
    desk.printing.minted(unit.unit_id)
    assert desk.press.jobs == []
    assert (state(desk, unit), awaited(desk, unit)) == (LabelState.NONE, False)
    assert not scan(desk, unit, OTHER)
    desk.printing.print_again(unit.unit_id)
    assert [one.code for one in desk.complaints] == ["printer.none"]


def test_a_label_prints_by_itself_once_with_what_is_known(
    desk: InstantDesk, unit: Unit, printer: None
) -> None:
    desk.printing.minted(unit.unit_id)
    desk.printing.minted(unit.unit_id)
    (job,) = desk.press.jobs
    line = desk.ask(lambda facts: facts.ticket(unit.ticket_id)).lines[0]
    assert (job.label.lpn, job.label.reprint_word, job.label.grade) == (unit.lpn, "", "")
    assert job.label.ticket_number
    assert (job.label.name_zh, job.label.name_en) == (line.name_zh, line.name_en)
    assert job.label.station == "B02"
    assert (job.form.width_mm, job.form.height_mm, job.form.dpi) == (60, 40, 203)
    assert (state(desk, unit), awaited(desk, unit)) == (LabelState.PRINTED, True)


def test_where_it_is_set_so_only_f10_prints(desk: InstantDesk, unit: Unit, printer: None) -> None:
    desk.preferences.set("label_auto_print", False)
    desk.printing.minted(unit.unit_id)
    assert desk.press.jobs == []
    desk.printing.print_again(unit.unit_id)
    assert [one.label.reprint_word for one in desk.press.jobs] == [""]


def test_the_right_label_is_recorded_and_said(desk: InstantDesk, unit: Unit, printer: None) -> None:
    told: list[str] = []
    desk.printing.labelled.connect(told.append)
    desk.printing.minted(unit.unit_id)
    assert scan(desk, unit, f"{unit.lpn.lower()}\r")
    assert labels(desk, unit) == [(unit.lpn, False)]
    assert (desk.notices[-1].kind, desk.notices[-1].aside_code) == ("ok", unit.lpn)
    assert (state(desk, unit), awaited(desk, unit)) == (LabelState.LABELLED, False)
    assert told == [unit.unit_id]
    assert scan(desk, unit, unit.lpn)
    assert labels(desk, unit) == [(unit.lpn, False)]


@pytest.mark.parametrize("other", [OTHER, OTHER[:-1] + "*", TEST_LPN])
def test_another_label_or_one_misread_is_refused_and_nothing_recorded(
    desk: InstantDesk, unit: Unit, printer: None, other: str
) -> None:
    other = other.replace("*", "0" if OTHER[-1] != "0" else "1")
    desk.printing.minted(unit.unit_id)
    assert scan(desk, unit, other)
    assert labels(desk, unit) == []
    assert (desk.notices[-1].kind, desk.notices[-1].aside_code) == ("error", other)
    assert unit.lpn in desk.notices[-1].instruction
    assert awaited(desk, unit)


@pytest.mark.parametrize("other", ["SF1624088315207", "AR70024190418", "U-12345", "U-", "x" * 600])
def test_what_is_no_label_is_left_to_others(
    desk: InstantDesk, unit: Unit, printer: None, other: str
) -> None:
    desk.printing.minted(unit.unit_id)
    assert not scan(desk, unit, other)
    assert labels(desk, unit) == []


def test_printed_again_it_says_so_on_paper_and_in_the_record(
    desk: InstantDesk, unit: Unit, printer: None
) -> None:
    desk.printing.minted(unit.unit_id)
    scan(desk, unit, unit.lpn)
    desk.printing.print_again(unit.unit_id)
    assert [one.label.reprint_word for one in desk.press.jobs] == ["", "Reprint"]
    assert scan(desk, unit, OTHER), "the new label is compared too"
    assert scan(desk, unit, unit.lpn)
    assert scan(desk, unit, unit.lpn)
    assert labels(desk, unit) == [(unit.lpn, False), (unit.lpn, True)]


def test_a_label_that_failed_is_no_reprint_and_holds_nothing_up(
    desk: InstantDesk, unit: Unit, printer: None
) -> None:
    desk.press.fails = NO_PAPER
    desk.printing.minted(unit.unit_id)
    assert [one.code for one in desk.complaints] == ["printer.paper_out"]
    assert (state(desk, unit), awaited(desk, unit)) == (LabelState.FAILED, False)
    assert desk.printing.last is not None
    assert desk.printing.last.error is NO_PAPER
    desk.press.fails = None
    desk.printing.print_again(unit.unit_id)
    assert [one.label.reprint_word for one in desk.press.jobs] == [""]
    assert awaited(desk, unit)


@pytest.mark.parametrize(
    "code",
    [
        "printer.cut",
        "printer.stalled",
        "printer.silent",
        "printer.paper_out_sent",
        "printer.ribbon_out_sent",
        "printer.head_open_sent",
        "printer.paused_sent",
        "printer.fault_sent",
        "printer.broke",
    ],
)
def test_after_a_label_left_here_another_label_may_exist(
    desk: InstantDesk, unit: Unit, printer: None, code: str
) -> None:
    desk.press.fails = WorldError(code)
    desk.printing.minted(unit.unit_id)
    desk.press.fails = None
    desk.printing.print_again(unit.unit_id)
    assert [one.label.reprint_word for one in desk.press.jobs] == ["Reprint"]


def test_of_an_item_from_before_the_start_another_label_may_exist(
    desk: InstantDesk, unit: Unit, printer: None
) -> None:
    assert (state(desk, unit), awaited(desk, unit)) == (LabelState.DUE, True)
    desk.printing.print_again(unit.unit_id)
    assert [one.label.reprint_word for one in desk.press.jobs] == ["Reprint"]


def test_labels_from_elsewhere_are_scanned_back_where_that_is_set(
    desk: InstantDesk, unit: Unit
) -> None:
    desk.preferences.set("lpn_scan_back", True)
    desk.printing.minted(unit.unit_id)
    assert desk.press.jobs == []
    assert awaited(desk, unit)
    assert scan(desk, unit, OTHER)
    assert scan(desk, unit, unit.lpn)
    assert not awaited(desk, unit)


def test_a_test_label_is_no_items(desk: InstantDesk, printer: None) -> None:
    assert not is_valid_lpn(TEST_LPN)
    desk.printing.print_test()
    (job,) = desk.press.jobs
    assert job.label.lpn == TEST_LPN
    desk.press.fails = NO_PAPER
    desk.printing.print_test()
    assert [one.code for one in desk.complaints] == ["printer.paper_out"]


def test_a_unit_taken_back_meanwhile_prints_nothing(desk: InstantDesk, printer: None) -> None:
    desk.printing.minted("no-such-unit")
    assert desk.press.jobs == []
    assert desk.complaints == []

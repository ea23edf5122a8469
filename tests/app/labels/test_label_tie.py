"""A label with two numbers that nothing tells apart: what is printed on it decides, or a person."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QObject

from app.cases.receiving import Step
from app.screens.receive_vm import ReceiveVm
from app.wording.receiving.codes import CodesWords
from app.wording.receiving.page import ReceiveWords
from inspection.values import CodeKind
from scanners.demo.drawing import bars
from scanners.errors import ImageError
from tests.app.conftest import Bench
from tests.app.labels.test_label_rescue import GatedReader
from tests.inspection import samples
from tests.scanners.ocr.drawn import drawn, under_each_other

ONE, OTHER = samples.TRACKING, "SF1624088399999"
UNKNOWN = ("M00969751549", "M00969751550")
SECOND = samples.ticket(
    ticket_id="ticket-2",
    number="RS-261121-0977",
    order_ref="511190028844",
    codes=(samples.CodeClaim(code=OTHER, what=CodeKind.TRACKING),),
)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> GatedReader:
    made = GatedReader("FRAGILE")
    monkeypatch.setattr("scanners.ocr.engines.open_apart", lambda: made)
    return made


@pytest.fixture
def taken(qtbot, bench: Bench, reader: GatedReader) -> Callable[..., ReceiveVm]:
    """Photographs a label with these codes in bars."""
    bench.announce(SECOND)

    def take(*texts: str) -> ReceiveVm:
        codes = [bars(text, module_px=2, height_px=90) for text in texts]
        label = np.full((140 * len(codes) + 60, 800, 3), 255, np.uint8)
        for row, gray in enumerate(codes):
            top = 40 + 140 * row
            label[top : top + 90, 40 : 40 + gray.shape[1]] = gray[..., None]
        bench.camera.show(label)
        qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
        vm = ReceiveVm(bench.desk)
        vm.enter()
        vm.read_label()
        return vm

    return take


def test_the_one_that_stands_in_print_is_taken_in(
    qtbot, taken, reader: GatedReader, bench: Bench
) -> None:
    reader.lines = under_each_other("SHIP TO WAREHOUSE 7", "SF 1624 0883 99999")
    vm = taken(ONE, OTHER)
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert (vm.state.case.code, vm.state.case.ticket.ticket_id) == (OTHER, "ticket-2")
    assert vm.state.case.parcel.matches[0].how == "code"
    assert [one.code for one in vm.state.case.parcel.codes] == [OTHER]
    assert CodesWords(QObject()).why_taken(vm.state) == "also in print"
    qtbot.waitUntil(lambda: "evidence.captured" in bench.kinds())


@pytest.mark.parametrize("printed", [(), (ONE, OTHER), ("SF1624088315201",)])
def test_print_that_agrees_with_none_or_both_leaves_it_to_a_person(
    qtbot, taken, reader: GatedReader, bench: Bench, printed: tuple[str, ...]
) -> None:
    reader.lines = under_each_other("FRAGILE", *printed)
    vm = taken(ONE, OTHER)
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES and not vm.state.is_searching)
    assert len(vm.state.candidates) == 2
    vm.confirm()  # an Enter meant for something else answers nothing
    assert "parcel.received" not in bench.kinds()
    vm.select(0)
    vm.confirm()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.parcel.matches[0].how == "person"


def test_nobody_is_asked_before_and_a_person_may_be_quicker(
    qtbot, taken, reader: GatedReader, bench: Bench
) -> None:
    reader.lines = under_each_other(ONE)
    reader.gate.clear()
    vm = taken(ONE, OTHER)
    qtbot.waitUntil(reader.begun.is_set)
    assert (vm.state.step, vm.state.is_searching) == (Step.CANDIDATES, True)
    assert vm.state.selected == -1
    advice = ReceiveWords(QObject()).notice(vm.state, bench.desk.now()).instruction
    assert advice == "Looking for it by what is printed on the label"
    vm.select(1)
    reader.gate.set()
    qtbot.wait(50)
    assert (vm.state.step, vm.state.selected) == (Step.CANDIDATES, 1)
    wanted = vm.state.candidates[1].ticket.ticket_id
    vm.confirm()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.ticket.ticket_id == wanted


def test_one_announced_number_beside_a_strangers_is_not_read_in_print(
    qtbot, taken, reader: GatedReader
) -> None:
    vm = taken(ONE, "SF1624099999999")
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.ticket.ticket_id == "ticket-1"
    assert reader.reads == 0


def test_a_check_digit_decides_without_print(qtbot, taken, reader: GatedReader, bench) -> None:
    posted = "RB123456785GB"
    claims = (samples.CodeClaim(code=posted, what=CodeKind.TRACKING),)
    bench.announce(samples.ticket(ticket_id="ticket-3", number="RS-3", codes=claims))
    vm = taken(ONE, posted)
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.ticket.ticket_id == "ticket-3"
    assert reader.reads == 0


def test_of_numbers_nobody_announced_the_printed_one_is_what_it_is_called_by(
    qtbot, taken, reader: GatedReader
) -> None:
    reader.lines = under_each_other("FRAGILE", UNKNOWN[1])
    vm = taken(*UNKNOWN)
    qtbot.waitUntil(lambda: vm.state.step is Step.UNKNOWN and not vm.state.is_searching)
    words = CodesWords(QObject())
    row = words.rows(vm.state.reading)[0]
    assert (row.cells[0].text, row.cells[0].sub) == (UNKNOWN[1], "Code, also in print")
    vm.receive_without_ticket()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.code == UNKNOWN[1]


@pytest.mark.expect_log("printed text cannot be read here: ImageError$")
def test_an_engine_that_fails_leaves_it_to_a_person(qtbot, taken, reader: GatedReader) -> None:
    reader.fails = ImageError("image.ocr_failed")
    vm = taken(ONE, OTHER)
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES and not vm.state.is_searching)
    assert vm.state.selected == -1  # it came by itself: an Enter meant for something else


def test_the_real_engine_parts_a_tie(qtbot, bench: Bench) -> None:
    bench.announce(SECOND)
    print_ = drawn(("SHIP TO WAREHOUSE 7", OTHER))
    label = np.full((print_.shape[0] + 420, 900, 3), 255, np.uint8)
    label[: print_.shape[0]] = print_
    for row, number in enumerate((ONE, OTHER)):
        code, top = bars(number, module_px=2, height_px=90), print_.shape[0] + 40 + 180 * row
        label[top : top + 90, 40 : 40 + code.shape[1]] = code[..., None]
    bench.camera.show(label)
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    vm = ReceiveVm(bench.desk)
    vm.enter()
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE, timeout=60_000)
    assert vm.state.case.ticket.ticket_id == "ticket-2"

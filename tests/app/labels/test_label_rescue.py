"""A label no code of which helps: its text is read aside, and the tickets it may mean are shown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from app.cases.receiving import Step
from app.labels.label_rescue import LabelRescue, Rescued
from app.screens.receive_vm import ReceiveVm
from app.wording.receiving.rescue import RescueWords
from inspection.rescue import Clue, Reason, Suggestion
from inspection.values import CodeKind, TicketId
from scanners.errors import ImageError
from scanners.scan import typed_scan
from tests.app.conftest import Bench
from tests.inspection import samples
from tests.scanners.ocr.drawn import drawn, under_each_other

TORN = ("SF16Z40883I52", "收件人:甲乙丙 138****9731", "寄件人:辛壬癸 13900008642")
CANARIES = ("甲乙丙", "9731", "辛壬癸", "8642")
OTHER = samples.ticket(
    ticket_id="ticket-2",
    number="RS-261121-0977",
    order_ref="511190028844",
    codes=(samples.CodeClaim(code="SF1624088399999", what=CodeKind.TRACKING),),
)


class GatedReader:
    """Says its lines when the gate is open; `reads` counts how often it was asked."""

    name = "gated"

    def __init__(self, *texts: str) -> None:
        self.lines = under_each_other(*texts)
        self.gate = Event()
        self.gate.set()
        self.begun = Event()
        self.reads = 0
        self.fails: Exception | None = None

    def sitting(self) -> GatedReader:
        return self

    def stop(self) -> None:
        """It is no process."""

    def read(self, _image, _region=None):
        self.reads += 1
        self.begun.set()
        assert self.gate.wait(10)
        if self.fails is not None:
            raise self.fails
        return self.lines


@dataclass(frozen=True)
class Customer:
    ticket_id: str
    name: str
    phone: str
    address: str = ""


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> GatedReader:
    made = GatedReader(*TORN)
    monkeypatch.setattr("scanners.ocr.engines.open_apart", lambda: made)
    return made


@pytest.fixture
def vm(qtbot, bench: Bench, reader: GatedReader, picture: Callable[[int], np.ndarray]) -> ReceiveVm:
    """Before it a label without any code."""
    bench.announce(OTHER)
    bench.camera.show(picture(120))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    made = ReceiveVm(bench.desk)
    made.enter()
    return made


def test_a_torn_label_leads_to_candidates_and_nobody_is_pointed_at(qtbot, vm: ReceiveVm) -> None:
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES)
    assert [one.ticket.ticket_id for one in vm.state.candidates] == ["ticket-1", "ticket-2"]
    assert [one.is_strong for one in vm.state.candidates] == [False, False]
    assert (vm.state.selected, vm.state.is_searching) == (-1, False)
    assert [one.reasons[0].clue for one in vm.state.suggestions] == [Clue.TRACKING] * 2


def test_enter_takes_the_one_a_person_chose_and_none_before(
    qtbot, vm: ReceiveVm, bench: Bench
) -> None:
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES)
    vm.confirm()
    assert vm.state.step is Step.CANDIDATES
    assert "parcel.received" not in bench.kinds()
    vm.select(0)
    vm.confirm()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.ticket.ticket_id == "ticket-1"
    assert vm.state.suggestions == ()
    assert vm.state.case.parcel.matches[0].how == "person"


def test_a_number_read_whole_is_pointed_at_and_still_asks(
    qtbot, vm: ReceiveVm, reader: GatedReader, bench: Bench
) -> None:
    reader.lines = under_each_other(samples.TRACKING, "RS 00000")
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES)
    assert vm.state.selected == 0
    assert vm.state.candidates[0].is_strong
    assert "parcel.received" not in bench.kinds()


def test_what_it_read_of_people_is_kept_nowhere(
    qtbot, vm: ReceiveVm, bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bench.store.local.take_contacts(
        [Customer("ticket-1", "甲乙", "13800000000")], closed=(), revision=1, at="2026-11-21"
    )
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES)
    vm.select(0)
    vm.confirm()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    qtbot.waitUntil(lambda: "evidence.captured" in bench.kinds())
    for canary in CANARIES:
        assert canary not in caplog.text
        assert canary not in repr(vm.state)
        for file in (one for one in tmp_path.rglob("*") if one.is_file()):
            assert canary.encode() not in file.read_bytes(), file.name


def test_nothing_alike_says_unread_and_searches_no_longer(
    qtbot, vm: ReceiveVm, reader: GatedReader
) -> None:
    reader.lines = under_each_other("FRAGILE", "HANDLE WITH CARE")
    reader.gate.clear()
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.UNREAD)
    assert vm.state.is_searching
    reader.gate.set()
    qtbot.waitUntil(lambda: not vm.state.is_searching)
    assert vm.state.step is Step.UNREAD


def test_a_scan_of_the_next_parcel_makes_what_is_read_late_nobodys(
    qtbot, vm: ReceiveVm, reader: GatedReader
) -> None:
    reader.gate.clear()
    vm.read_label()
    qtbot.waitUntil(reader.begun.is_set)
    vm.scan(typed_scan(samples.TRACKING))
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    reader.gate.set()
    qtbot.wait(50)
    assert vm.state.step is Step.CASE
    assert vm.state.case.code == samples.TRACKING


def test_a_forgotten_label_is_not_read_from_its_other_sides(
    qtbot, bench: Bench, reader: GatedReader
) -> None:
    reader.lines = ()
    reader.gate.clear()
    rescue = LabelRescue(bench.desk, bench.desk)
    told: list[Rescued] = []
    rescue.found.connect(told.append)
    rescue.search(_frame(bench, qtbot))
    qtbot.waitUntil(reader.begun.is_set)
    rescue.forget()
    reader.gate.set()
    qtbot.wait(50)
    assert reader.reads == 1
    assert told == []


def test_two_labels_are_read_one_after_the_other_and_the_newest_counts(
    qtbot, bench: Bench, reader: GatedReader
) -> None:
    reader.gate.clear()
    rescue = LabelRescue(bench.desk, bench.desk)
    told: list[Rescued] = []
    rescue.found.connect(told.append)
    frame = _frame(bench, qtbot)
    rescue.search(frame)
    qtbot.waitUntil(reader.begun.is_set)
    rescue.search(frame)
    rescue.search(frame)
    assert reader.reads == 1
    reader.gate.set()
    qtbot.waitUntil(lambda: len(told) == 1)
    qtbot.wait(20)
    assert (len(told), reader.reads) == (1, 2)


def test_a_machine_without_an_engine_says_unread(
    qtbot, vm: ReceiveVm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanners.ocr.engines.open_apart", lambda: None)
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.UNREAD and not vm.state.is_searching)


@pytest.mark.expect_log("printed text cannot be read here: ImageError$")
def test_an_engine_that_fails_says_unread(qtbot, vm: ReceiveVm, reader: GatedReader) -> None:
    reader.fails = ImageError("image.ocr_failed")
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.UNREAD and not vm.state.is_searching)


def test_the_real_engine_reads_a_label_without_a_code(qtbot, bench: Bench) -> None:
    bench.camera.show(drawn(("SF16240883152", "ORDER ID: 284600007731")))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    vm = ReceiveVm(bench.desk)
    vm.enter()
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES, timeout=60_000)
    assert vm.state.candidates[0].ticket.ticket_id == "ticket-1"


def test_every_reason_has_words_that_count_signs_and_name_nobody(qapp: object) -> None:
    words = RescueWords()
    for clue in Clue:
        for fit in ("exact", "close", "part"):
            reason = Reason(clue=clue, fit=fit, score=4.0, agreeing=10, length=15)
            shown = words.clues(Suggestion(ticket_id=TicketId("t"), score=4.0, reasons=(reason,)))
            assert shown[0].text
            assert shown[0].status == ("ok" if fit == "exact" else "warn")
            assert ("10 of 15" in shown[0].text) is (fit != "exact")


def _frame(bench: Bench, qtbot):
    bench.camera.show(np.full((480, 640, 3), 120, np.uint8))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    return bench.desk.camera.latest()

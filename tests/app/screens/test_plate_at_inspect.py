"""The plate is read off its photo and offered; a person takes it, or puts it aside."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoInspect
from app.widgets.cards.stop_parts import ACK_COMMAND
from inspection.events import FindingRecorded
from scanners.camera import Frame
from scanners.demo.goods import front
from scanners.demo.goods import plate as plate_picture
from scanners.ocr.nameplate import Nameplate
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_pages_of_the_bench import press

SHIPPED, OTHER = "A7H226090418", "A7H226090481"


@pytest.fixture
def page(qapp: QApplication, desk: InstantDesk) -> InspectPage:
    desk.frame = Frame(image=np.zeros((48, 64, 3), np.uint8), taken_at_s=0.0)
    made = InspectPage(Theme(), desk)
    made.enter(GoInspect(parcel_id=desk.disinfected()))
    return made


def read(desk: InstantDesk, *serials: str, **more: tuple[str, ...]) -> None:
    """The engine is done with the last photo."""
    desk.asides.pop()(Nameplate(serials=serials, **more))


def answer(page: InspectPage) -> str:
    case = page._vm.state.case
    return case.serial_step.answer.answer_id if case and case.serial_step else ""


def findings(desk: InstantDesk) -> list[str]:
    lines = [line for _seq, line, _hash in desk.store.own_records_after(0, 1000)]
    return [line for line in lines if f'"kind":"{FindingRecorded.KIND}"' in line]


def test_the_shipped_serial_is_offered_and_enter_takes_it(
    page: InspectPage, desk: InstantDesk
) -> None:
    press(page, "Space")
    assert page._serial.text == "Reading the plate"
    read(desk, SHIPPED)
    assert page.notice.headline == "Read off the plate: the serial we shipped"
    assert page.notice.aside_code == SHIPPED
    assert page.offered.primary.text == "It matches"
    assert findings(desk) == []
    press(page, "Enter")
    assert answer(page) == "matches"
    assert len(findings(desk)) == 1
    assert page._serial.text == "Serial matches, read off the plate"
    assert page.notice.headline == "Question 2: Packaging"


def test_a_digit_answers_as_ever(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "Space")
    read(desk, SHIPPED)
    press(page, "4")
    assert answer(page) == "unreadable"
    assert page.offered.primary is None or page.offered.primary.text != "It matches"


def test_another_serial_stops_and_counts_only_once_acknowledged(
    page: InspectPage, desk: InstantDesk
) -> None:
    stops: list[object] = []
    page.stop.connect(stops.append)
    press(page, "Space")
    read(desk, OTHER)
    assert (page.notice.kind, page.notice.aside_code) == ("warn", OTHER)
    assert SHIPPED in page.notice.instruction
    assert stops == []
    press(page, "Enter")
    assert [(one.expected, one.seen) for one in stops] == [(SHIPPED, OTHER)]
    assert answer(page) == ""
    page.on_command(ACK_COMMAND)
    assert answer(page) == "serial_differs"


def test_after_the_answer_the_photo_speaks_up_and_the_stop_replaces_it(
    page: InspectPage, desk: InstantDesk
) -> None:
    stops: list[object] = []
    page.stop.connect(stops.append)
    press(page, "1", "Space")
    assert page.notice.headline == "Question 2: Packaging"
    read(desk, OTHER)
    assert page.notice.kind == "warn"
    assert page._serial.text == "The plate says another serial"
    assert (page.offered.primary.key, page.offered.second.key) == ("Enter", "Space")
    press(page, "Enter")
    assert len(stops) == 1
    page.on_command(ACK_COMMAND)
    assert answer(page) == "serial_differs"
    assert page._serial.text == "other serial"


def test_misread_leaves_nothing_behind(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "1", "Space")
    read(desk, OTHER)
    press(page, "R")
    assert page.notice.headline == "Question 2: Packaging"
    assert page._serial.text == "Serial matches"
    assert len(findings(desk)) == 1


def test_misread_at_the_stop_is_offered_no_more(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "Space")
    read(desk, OTHER)
    press(page, "Enter", "R")
    assert page._vm.mismatch is None
    assert page.notice.headline == "Question 1: Plate"
    assert not any(one.text == "Compare serials" for one in page.offered.all())
    assert findings(desk) == []


@pytest.mark.parametrize(
    ("plate", "headline"),
    [
        (("A7H22609O4I8",), "Read off the plate: almost the serial we shipped"),
        (("XK99-1",), "The plate could not be read for certain"),
    ],
)
def test_below_certainty_enter_does_nothing(
    page: InspectPage, desk: InstantDesk, plate: tuple[str, ...], headline: str
) -> None:
    press(page, "Space")
    read(desk, *plate)
    assert page.notice.headline == headline
    press(page, "Enter")
    assert (answer(page), page._vm.mismatch) == ("", None)
    press(page, "1")
    assert page.notice.headline != headline


def test_a_plate_without_a_word_changes_nothing(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "Space")
    before = page.notice
    read(desk)
    assert page.notice == before
    assert page._serial.text == "Serial not compared"


def test_no_engine_is_no_reading(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "Space")
    desk.asides.pop()(None)
    assert page._serial.text == "Serial not compared"


def test_what_is_read_late_is_nobodys(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "Space")
    page._vm.show_queue()
    read(desk, SHIPPED)
    assert page._vm.state.plate is None
    page._vm.enter(page._vm.state.queue[0].parcel_id)
    assert page._vm.state.plate is None
    assert answer(page) == ""


def test_once_more_reads_once_more(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "Space")
    read(desk, OTHER)
    page._vm.offer_retake("item.plate")
    press(page, "Space")
    assert page._vm.state.plate is None
    read(desk, SHIPPED)
    press(page, "Enter")
    assert answer(page) == "matches"


def test_other_photos_are_not_read(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "1", "Space")
    read(desk, SHIPPED)
    press(page, "2", "Space")
    assert desk.asides == []


@pytest.mark.parametrize(
    ("serial", "offered"), [(SHIPPED, "It matches"), (OTHER, "Compare serials")]
)
def test_the_real_engine_reads_a_drawn_plate(
    page: InspectPage,
    desk: InstantDesk,
    monkeypatch: pytest.MonkeyPatch,
    serial: str,
    offered: str,
) -> None:
    monkeypatch.setattr(desk, "aside", lambda _name, work, on_done: on_done(work()))
    picture = plate_picture(np.random.default_rng(7), serial)
    desk.frame = Frame(image=picture, taken_at_s=0.0)
    press(page, "Space")
    assert page.notice.aside_code == serial
    assert page.offered.primary.text == offered
    assert findings(desk) == []


def test_the_real_engine_finds_no_plate_on_other_goods(
    page: InspectPage, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "aside", lambda _name, work, on_done: on_done(work()))
    desk.frame = Frame(image=front(np.random.default_rng(7)), taken_at_s=0.0)
    press(page, "Space")
    assert not page._vm.state.can_take

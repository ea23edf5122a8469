"""Codes of a camera at the window: what may be done with them, and when not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from app.design.theme import Theme
from app.screens.page import StepPage
from app.states.codes import CameraCodes
from app.states.navigation import GoInspect, GoReceive
from app.window.code_desk import SAME_S, TICK_MS, CodeDesk
from app.window.main_window import MainWindow
from scanners.intake import Intake
from scanners.scan import Scan
from tests.scanners.seen_codes import code

SF = "SF1624088315207"


class Page(StepPage):
    """Takes every label."""

    READS_CODES = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.taken: list[str] = []
        self.is_reading = False
        self.is_free = True

    def awaits_code(self) -> bool:
        return self.is_free and not self.taken

    def reads_label(self) -> bool:
        return self.is_reading

    def on_codes(self, codes: CameraCodes) -> Scan | None:
        if not self.is_free:
            return None
        self.taken += [one.text for one in codes.label]
        return codes.label[0] if codes.label else None


class Codes(QObject):
    """In place of the cameras."""

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[bool] = []
        self.is_switched_on = True
        self.searched = False

    @property
    def is_on(self) -> bool:
        return self.is_switched_on and self.wanted[-1]

    def want(self, wanted: bool) -> None:
        self.wanted.append(wanted)

    def search(self, *, on: bool) -> None:
        self.searched = on

    def show(self, text: str = SF) -> None:
        scan = code(text)
        self.read.emit(CameraCodes(scans=(scan,), label=(scan,)))


class Keys(QObject):
    """In place of the keyboard."""

    active = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 100.0
        self.intake = Intake(lambda: self.now_s)


class Crashes:
    is_open = False


class Rig:
    def __init__(self, theme: Theme) -> None:
        self.window = MainWindow(theme)
        self.page = Page(theme)
        self.window.add_page(GoReceive, self.page)
        self.window.add_page(GoInspect, StepPage(theme))
        self.window.go(GoReceive())
        self.codes, self.keys, self.crashes = Codes(), Keys(), Crashes()
        self.desk = CodeDesk(self.window, self.codes, self.keys, self.crashes)  # type: ignore[arg-type]


@pytest.fixture
def rig(qtbot, theme: Theme) -> Rig:
    made = Rig(theme)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made


def test_only_pages_with_a_use_for_codes_have_them_looked_for(rig: Rig) -> None:
    assert rig.codes.wanted == [True]
    rig.window.go(GoInspect())
    rig.window.go(GoReceive())
    assert rig.codes.wanted[-2:] == [False, True]


def test_codes_are_searched_for_while_the_page_waits_for_one(rig: Rig, qtbot) -> None:
    assert rig.codes.searched
    rig.page.taken.append(SF)
    qtbot.waitUntil(lambda: not rig.codes.searched)


def test_switched_off_no_page_is_asked(rig: Rig, qtbot) -> None:
    rig.codes.is_switched_on = False
    rig.window.go(GoInspect())
    rig.window.go(GoReceive())
    rig.codes.searched = False
    qtbot.wait(2 * TICK_MS)
    assert not rig.codes.searched


def test_a_label_goes_to_the_page_and_somebody_is_at_work(rig: Rig, qtbot) -> None:
    with qtbot.waitSignal(rig.keys.active):
        rig.codes.show()
    assert rig.page.taken == [SF]


def test_scanned_just_before_it_is_the_same(rig: Rig) -> None:
    rig.keys.intake.take(SF)
    rig.keys.now_s += SAME_S - 0.1
    rig.codes.show()
    assert rig.page.taken == []
    rig.keys.now_s += SAME_S
    rig.codes.show()
    assert rig.page.taken == [SF]


def test_scanned_just_after_it_is_the_same(rig: Rig) -> None:
    rig.codes.show()
    rig.keys.now_s += SAME_S - 0.1
    assert rig.keys.intake.take(SF) is None
    assert rig.keys.intake.take("SF1624088315208") is not None
    rig.keys.now_s += SAME_S
    assert rig.keys.intake.take(SF) is not None


def test_what_the_page_has_no_use_for_may_be_scanned_at_once(rig: Rig) -> None:
    rig.window.go(GoInspect())
    rig.codes.show()
    assert rig.keys.intake.take(SF) is not None


def test_behind_a_crash_a_code_does_nothing(rig: Rig) -> None:
    rig.crashes.is_open = True
    rig.codes.show()
    assert rig.page.taken == []


def test_behind_a_stop_a_code_does_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(rig.window.stops), "is_up", property(lambda _self: True))
    rig.codes.show()
    assert rig.page.taken == []


def test_while_somebody_types_a_code_does_nothing(rig: Rig, qtbot) -> None:
    field = QLineEdit(rig.page)
    field.show()
    rig.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    rig.codes.show()
    assert rig.page.taken == []
    rig.window.setFocus()
    rig.codes.show()
    assert rig.page.taken == [SF]


@pytest.mark.parametrize("is_read", [True, False])
def test_what_is_seen_while_its_photo_is_read_counts_where_that_came_to_nothing(
    qtbot, rig: Rig, is_read: bool
) -> None:
    rig.page.is_free, rig.page.is_reading = False, True
    rig.codes.show()
    qtbot.wait(2 * TICK_MS)
    assert rig.page.taken == []
    # read, its parcel is in hand; not read, the page asks again
    rig.page.is_free, rig.page.is_reading = not is_read, False
    qtbot.wait(2 * TICK_MS)
    assert rig.page.taken == ([] if is_read else [SF])
    rig.page.is_free = True
    qtbot.wait(2 * TICK_MS)
    assert rig.page.taken == ([] if is_read else [SF])

"""Painting never follows in the same turn what made it necessary."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.program.turns import GUI_PASS, Turns
from app.window.paint_turn import PaintTurn


class Seen(QWidget):
    """Notes when it is painted."""

    def __init__(self, done: list[str]) -> None:
        super().__init__()
        self._done = done

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._done.append("painted")


@pytest.fixture
def shown(qtbot) -> tuple[Seen, list[str]]:
    """On the screen, with nothing left to paint."""
    done: list[str] = []
    window, seen = QMainWindow(), Seen(done)
    qtbot.addWidget(window)
    window.setCentralWidget(seen)
    window.paint_turn = PaintTurn(window)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    done.clear()
    return seen, done


def test_what_is_due_goes_between_the_work_and_its_painting(
    qtbot, shown: tuple[Seen, list[str]]
) -> None:
    seen, done = shown
    key = QTimer()
    key.setSingleShot(True)
    key.timeout.connect(lambda: done.append("key"))

    def work() -> None:
        seen.update()
        key.start(0)

    QTimer.singleShot(0, work)
    qtbot.waitUntil(lambda: "painted" in done)
    assert done == ["key", "painted"]


def test_what_changes_many_times_is_painted_once(qtbot, shown: tuple[Seen, list[str]]) -> None:
    seen, done = shown
    for _ in range(5):
        seen.update()
        QCoreApplication.sendPostedEvents()
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(5)
    assert done == ["painted"]


def test_painting_waits_for_a_turn_that_was_just_taken(
    qtbot, shown: tuple[Seen, list[str]]
) -> None:
    seen, done = shown
    seen.update()
    QCoreApplication.sendPostedEvents()
    GUI_PASS.use()
    seen.window().paint_turn._paint()
    assert done == []
    qtbot.waitUntil(lambda: done == ["painted"])


def test_work_that_never_ends_does_not_keep_painting_waiting(
    qtbot, shown: tuple[Seen, list[str]]
) -> None:
    seen, done = shown
    turns = Turns()

    def work() -> bool:
        done.append("worked")
        seen.update()
        time.sleep(0.003)
        return True

    turns.put([work] * 20)
    qtbot.waitUntil(lambda: turns.is_done)
    gaps = "".join("p" if one == "painted" else "w" for one in done)
    assert "www" not in gaps, gaps

"""The stop: what differs is underlined, the barcode reads, only a held button continues."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.stop_overlay import StopFacts, StopOverlay
from app.theme import Theme
from app.widgets import hold_button

FACTS = StopFacts(
    headline="Stop! Serial differs",
    sentence="This is not the item we shipped.",
    expected_label="Serial shipped",
    expected="A7H226090418",
    seen_label="In your hand",
    seen="A7H226090481",
    steps=("Check the plate", "Put it into the bin", "Scan ACK"),
    place="B02",
    at="14:52",
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1920, 1080)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def overlay(window: QWidget) -> StopOverlay:
    made = StopOverlay(Theme(), window)
    made.raise_stop(FACTS)
    return made


def test_it_covers_the_window_and_follows_its_size(window: QWidget, overlay: StopOverlay) -> None:
    assert overlay.size() == window.size()
    window.resize(1400, 900)
    QApplication.processEvents()
    assert overlay.size() == window.size()


def test_its_barcode_reads_as_the_command(overlay: StopOverlay) -> None:
    QApplication.processEvents()
    picture = overlay.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), np.uint8)
    grey = rows.reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]
    assert [one.text for one in zxingcpp.read_barcodes(grey)] == ["CMD-ACK"]


def test_a_tap_does_nothing_a_hold_acknowledges(
    qtbot: QtBot, overlay: StopOverlay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hold_button, "HOLD_MS", 60)
    done: list[bool] = []
    overlay.acknowledged.connect(lambda: done.append(True))
    button = overlay._panel.ack
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert done == []
    qtbot.keyPress(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(overlay.acknowledged, timeout=2000):
        pass
    assert not overlay.isVisible()


def test_misread_records_nothing_and_closes(qtbot: QtBot, overlay: StopOverlay) -> None:
    with qtbot.waitSignal(overlay.rescan_wanted):
        overlay.rescan()
    assert not overlay.isVisible()


def test_a_second_end_says_nothing(overlay: StopOverlay) -> None:
    overlay.acknowledge()
    ended: list[bool] = []
    overlay.acknowledged.connect(lambda: ended.append(True))
    overlay.acknowledge()
    assert ended == []

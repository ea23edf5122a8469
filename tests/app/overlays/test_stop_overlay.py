"""The stop: what differs is underlined, the barcode reads, only a held button continues."""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.overlays.stop_overlay import StopOverlay
from app.screens.page import StepPage
from app.states.navigation import GoReceive
from app.widgets import hold_button
from app.widgets.cards.stop_parts import StopFacts
from app.window.main_window import MainWindow
from scanners.scan import typed_scan

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


@pytest.mark.parametrize(("scale", "width", "height"), [(1.5, 1920, 1080), (1.0, 1366, 768)])
def test_it_follows_the_scale_while_it_stands(
    window: QWidget, overlay: StopOverlay, scale: float, width: int, height: int
) -> None:
    overlay._theme.use(scale=scale, compact=True)
    window.resize(width, height)
    QApplication.processEvents()
    cut = [
        one
        for one in overlay.findChildren(QWidget)
        if one.isVisible()
        and (
            one.width() < one.minimumSizeHint().width()
            or one.height() < max(one.minimumSizeHint().height(), one.heightForWidth(one.width()))
        )
    ]
    assert cut == []
    test_its_barcode_reads_as_the_command(overlay)


def test_the_same_stop_only_changes_its_words(overlay: StopOverlay) -> None:
    overlay._panel.rescan.setFocus()
    overlay.raise_stop(replace(FACTS, headline="停！序列号不符"))
    assert overlay._headline.text() == "停！序列号不符"
    assert overlay._panel.rescan.hasFocus()
    overlay.raise_stop(replace(FACTS, seen="A7H226090499"))
    assert overlay._panel.ack.hasFocus()


def test_tab_stays_on_the_stop(qtbot: QtBot, window: QWidget, overlay: StopOverlay) -> None:
    behind = QLineEdit(window)
    behind.show()
    ack, rescan = overlay._panel.ack, overlay._panel.rescan
    with qtbot.waitActive(window):
        window.activateWindow()
    ack.setFocus()
    for expected in (rescan, ack, rescan):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    qtbot.keyClick(rescan, Qt.Key.Key_Backtab)
    assert ack.hasFocus()


def test_what_was_scanned_meanwhile_is_logged_without_its_content(
    overlay: StopOverlay, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        overlay.refuse(len("SF1624088315207"))
    assert "15 characters" in caplog.text
    assert overlay.isVisible()


def test_both_codes_are_told_with_their_labels(overlay: StopOverlay) -> None:
    names = [
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        for one in (overlay._expected, overlay._seen)
    ]
    assert names == ["Serial shipped A7H2 2609 0418", "In your hand A7H2 2609 0481"]


def test_a_second_end_says_nothing(overlay: StopOverlay) -> None:
    overlay.acknowledge()
    ended: list[bool] = []
    overlay.acknowledged.connect(lambda: ended.append(True))
    overlay.acknowledge()
    assert ended == []


def test_another_scan_while_stopped_is_heard_and_takes_no_focus(qtbot: QtBot) -> None:
    main = MainWindow(Theme())
    qtbot.addWidget(main)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    main.add_page(GoReceive, StepPage(Theme()))
    main.go(GoReceive())
    main.stops.show(FACTS)
    heard: list[object] = []
    main.stops.raised.connect(lambda *told: heard.append(told))
    main.take_scan(typed_scan("SF1624088315207"))
    assert len(heard) == 1
    assert main.stops.overlay is not None
    assert main.stops.overlay.isVisible()
    assert main.stops.overlay._panel.ack.hasFocus()
    main.take_scan(typed_scan("CMD-ACK"))
    assert not main.stops.overlay.isVisible()

"""What a screen reader hears: names with number and state, and what the banner says at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.language.notices import Notice
from app.widgets.answers import AnswerButton
from app.widgets.buttons import ChoiceButton, TileButton
from app.widgets.card_tabs import CardTabs
from app.widgets.cards.receive_candidates import CandidateButton, CandidateFacts
from app.widgets.chip import ChipSpec
from app.widgets.frame import banner
from app.widgets.frame.banner import Banner
from app.widgets.keypad import PinDots


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    assert qapp is not None
    return Theme()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """Events a screen reader is told of; there is none on the machines that test."""
    told: list[tuple[QAccessible.Event, str]] = []

    class Listening(QAccessible):
        @staticmethod
        def isActive() -> bool:  # noqa: N802 - Qt calls it so
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:  # noqa: N802 - Qt calls it so
            told.append((event.type(), event.object().accessibleName()))

    monkeypatch.setattr(banner, "QAccessible", Listening)
    return told


def test_a_banner_that_changes_is_an_alert(qtbot: QtBot, theme: Theme, heard: list) -> None:
    band = Banner(theme)
    qtbot.addWidget(band)
    notice = Notice(kind="warn", headline="0.31 kg too light", instruction="Do not open")
    band.say(notice)
    band.say(notice)
    assert heard == [(QAccessible.Event.Alert, "0.31 kg too light  Do not open")]


def answer(theme: Theme) -> QAbstractButton:
    made = AnswerButton(theme)
    made.show_as("4", "Clear scratch")
    made.set_selected(True)
    return made


def tile(theme: Theme) -> QAbstractButton:
    made = TileButton(theme)
    made.show_as("2", "Dented", "dent")
    made.setChecked(True)
    return made


def choice(theme: Theme) -> QAbstractButton:
    made = ChoiceButton(theme)
    made.show_as("Full refund")
    made.setChecked(True)
    return made


def candidate(theme: Theme) -> QAbstractButton:
    made = CandidateButton(theme)
    facts = CandidateFacts(
        title="Aria 700",
        number="RS-1",
        who="",
        chip=ChipSpec(text="likely", status="ok"),
        deadline="3:58",
        deadline_status="warn",
        clues=(),
    )
    made.show_as("1", facts, selected=True)
    return made


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (answer, "4, Clear scratch, selected"),
        (tile, "2, Dented, selected"),
        (choice, "Full refund, selected"),
        (candidate, "1, Aria 700, RS-1, likely, selected"),
    ],
)
def test_label_number_and_state(
    qtbot: QtBot, theme: Theme, make: Callable[[Theme], QAbstractButton], name: str
) -> None:
    widget = make(theme)
    qtbot.addWidget(widget)
    assert widget.accessibleName() == name


def test_a_state_taken_back_is_not_said_any_more(qtbot: QtBot, theme: Theme) -> None:
    widget = choice(theme)
    qtbot.addWidget(widget)
    widget.setChecked(False)
    assert widget.accessibleName() == "Full refund"


def test_the_tab_in_front_says_so(qtbot: QtBot, theme: Theme) -> None:
    tabs = CardTabs(theme)
    qtbot.addWidget(tabs)
    tabs.show_tabs(["Label", "Outer photos"], 1)
    names = [one.accessibleName() for one in tabs.findChildren(QAbstractButton)]
    assert names == ["Label", "Outer photos, shown"]
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.findChildren(QAbstractButton)[0].click()
    assert chosen.args == [0]


def test_typed_digits_are_counted_never_told(qtbot: QtBot, theme: Theme) -> None:
    dots = PinDots(theme)
    qtbot.addWidget(dots)
    dots.set_filled(4, active=True)
    assert dots.accessibleName() == "4 of 6 digits"

"""The test of the test: each kind of fault, planted in a tiny window, is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.language.notices import Notice
from app.screens.page import StepPage
from app.states.navigation import GoReceive
from app.widgets.buttons import ActionButton, ChoiceButton
from app.widgets.chip import Chip, ChipSpec
from app.widgets.frame.focus_ring import FocusRing
from app.widgets.pictures.photo import PhotoView
from app.widgets.table import Cell, Column, Row, Table
from app.widgets.text import Text
from app.window.main_window import MainWindow
from tests.screenshots.checks import text
from tests.screenshots.checks.controls import Strays
from tests.screenshots.checks.words import Data
from tests.screenshots.inspector import faults_in
from tests.screenshots.recorder import record

DATA = Data(said=("张*",), secrets=("张晓明",))


class Board(QWidget):
    """Paints what a test wants on white, and nothing else."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._paint = paint
        self.setMinimumSize(300, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it so
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        self._paint(painter)
        painter.end()


def say(
    painter: QPainter,
    words: str,
    x: float,
    y: float,
    *,
    color: str = "#12161b",
    font: QFont | None = None,
) -> None:
    painter.setFont(font or Theme().font("control"))
    painter.setPen(QColor(color))
    painter.drawText(QPointF(x, y), words)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    assert qapp is not None
    return Theme()


@pytest.fixture
def kinds(qtbot: QtBot, theme: Theme) -> Callable[..., set[str]]:
    """The kinds of fault found in a window that holds just this widget."""

    def found(widget: QWidget, *, language: str = "en", data: Data = DATA) -> set[str]:
        window = widget if isinstance(widget, MainWindow) else _window_of(widget, theme)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        QApplication.processEvents()
        picture = record(window)
        return {
            one.kind for one in faults_in(picture, theme, language=language, data=data, dock=True)
        }

    return found


def _window_of(widget: QWidget, theme: Theme) -> QWidget:
    window = QWidget()
    window.setPalette(theme.palette())
    outer = QVBoxLayout(window)
    outer.setContentsMargins(24, 24, 24, 24)
    outer.addWidget(widget)
    return window


def painted(*lines: tuple[str, float, float], **how: object) -> Callable[[Theme], QWidget]:
    def make(_theme: Theme) -> QWidget:
        return Board(lambda painter: [say(painter, *line, **how) for line in lines] and None)

    return make


def clipped(_theme: Theme) -> QWidget:
    return Board(lambda painter: say(painter, "Photograph the label of this parcel", 200, 60))


def clipped_by_the_painter(_theme: Theme) -> QWidget:
    def paint(painter: QPainter) -> None:
        painter.setClipRect(QRect(0, 0, 60, 100))
        say(painter, "Photograph it", 10, 60)

    return Board(paint)


def test_a_hidden_sentence_is_missed(qtbot: QtBot, theme: Theme) -> None:
    label = Text(theme)
    label.setText("Refunds without inspection")
    window = _window_of(label, theme)
    qtbot.addWidget(window)
    window.show()
    said = ("Refunds without inspection",)
    assert not list(text.unsaid(record(window), said))
    label.hide()
    assert [one.kind for one in text.unsaid(record(window), said)] == ["unsaid"]


def no_glyph(_theme: Theme) -> QWidget:
    return Board(lambda painter: say(painter, "Grade \U0001f9ff", 10, 60))


def blank(theme: Theme) -> QWidget:
    label = Text(theme)
    label.setMinimumSize(80, 20)
    return label


def jumping_digits(theme: Theme) -> QWidget:
    class Nervous(Text):
        def setText(self, text: str) -> None:  # noqa: N802 - Qt calls it so
            super().setText(text)
            self.setFixedWidth(200 + 9 * text.count("8"))

    label = Nervous(theme)
    label.setText("1:11:11")
    return label


def pale(_theme: Theme) -> QWidget:
    return Board(lambda painter: say(painter, "Nobody reads this", 10, 60, color="#b0b0b0"))


def covered(_theme: Theme) -> QWidget:
    def paint(painter: QPainter) -> None:
        say(painter, "Under a box", 10, 60)
        painter.fillRect(0, 30, 200, 50, QColor("#f0f0f0"))

    return Board(paint)


def edgeless(theme: Theme) -> QWidget:
    class Pale(ActionButton):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it so
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor("#e2e4e6"))
            say(painter, "Go", 20, 40)
            painter.end()

    button = Pale(theme)
    button.show_as("Go")
    return button


def small(theme: Theme) -> QWidget:
    button = ActionButton(theme)
    button.show_as("Go on")
    button.setFixedHeight(44)
    return button


def nameless(theme: Theme) -> QWidget:
    button = ActionButton(theme)
    button.setText("Go on")
    return button


def chosen_in_silence(theme: Theme) -> QWidget:
    button = ChoiceButton(theme)
    button.show_as("Refuse")
    button.setChecked(True)
    button.setAccessibleName("Refuse")
    return button


def row_without_its_state(theme: Theme) -> QWidget:
    table = Table(theme, [Column(), Column()])
    chip = Cell(chip=ChipSpec(text="Refused", status="danger"))
    table.set_rows([Row(cells=(Cell(text="RS-1"), chip), name="RS-1")])
    return table


def filled_twice(theme: Theme) -> QWidget:
    pair = QWidget()
    column = QVBoxLayout(pair)
    for words in ("Submit", "Pay"):
        button = ActionButton(theme, kind="primary")
        button.show_as(words)
        column.addWidget(button)
    return pair


def one_on_another(theme: Theme) -> QWidget:
    pair = QWidget()
    column = QVBoxLayout(pair)
    labels = [Text(theme) for _ in range(2)]
    for number, label in enumerate(labels):
        label.setText(f"Line of text {'again' * number}")
        column.addWidget(label)
    pair.setMinimumSize(300, 120)
    column.activate()
    column.setEnabled(False)
    for label in labels:
        label.setGeometry(20, 20, 200, 40)
    return pair


def squeezed(theme: Theme) -> QWidget:
    button = ActionButton(theme)
    button.show_as("Send to disinfection", "droplet", "Enter")
    button.setFixedWidth(90)
    return button


def status_by_colour(theme: Theme) -> QWidget:
    chip = Chip(theme)
    chip.show_as("Refused", "danger", "none")
    return chip


def status_without_words(theme: Theme) -> QWidget:
    chip = Chip(theme)
    chip.show_as("", "danger")
    return chip


def one_colour(theme: Theme) -> QWidget:
    photo = PhotoView(theme)
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGray)
    photo.set_picture(picture)
    photo.setMinimumSize(120, 90)
    return photo


def named(name: str) -> Callable[[Theme], QWidget]:
    def make(theme: Theme) -> QWidget:
        label = Text(theme)
        label.setText("OK 12")
        label.setAccessibleName(name)
        return label

    return make


PLANTED = [
    ("clipped", "en", clipped),
    ("clipped", "en", clipped_by_the_painter),
    ("elided", "en", painted(("Over-ear head…", 10, 60))),
    ("overlap", "en", painted(("One on", 10, 60), ("the other", 14, 63))),
    ("glyph", "en", no_glyph),
    ("blank", "en", blank),
    ("digits", "en", jumping_digits),
    ("language", "zh", painted(("Photo missing", 10, 60))),
    ("language", "en", painted(("还差 1 张", 10, 60))),
    ("language", "en", painted(("refund.moved", 10, 60))),
    ("language", "zh", named("Grade A, selected")),
    ("private", "en", painted(("138 1234 5678", 10, 60))),
    ("private", "zh", painted(("客户 张晓明", 10, 60))),
    ("private", "en", named("Call 13812345678")),
    ("status", "en", status_by_colour),
    ("status", "en", status_without_words),
    ("target", "en", small),
    ("name", "en", nameless),
    ("name", "en", chosen_in_silence),
    ("name", "en", row_without_its_state),
    ("filled", "en", filled_twice),
    ("stacked", "en", one_on_another),
    ("squeezed", "en", squeezed),
    ("contrast", "en", pale),
    ("contrast", "en", edgeless),
    ("hidden", "en", covered),
    ("uniform", "en", one_colour),
]


@pytest.mark.parametrize(
    ("kind", "language", "make"),
    PLANTED,
    ids=[f"{kind}-{number}" for number, (kind, _language, _make) in enumerate(PLANTED)],
)
def test_a_planted_fault_is_found(
    kind: str, language: str, make: Callable[[Theme], QWidget], theme: Theme, kinds: Callable
) -> None:
    assert kind in kinds(make(theme), language=language)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Photo 1 of 2"), ("zh", "还差 1 张照片，138****1234 张*")]
)
def test_a_sound_window_has_none(language: str, words: str, theme: Theme, kinds: Callable) -> None:
    assert kinds(painted((words, 10, 60))(theme), language=language) == set()


def test_a_code_may_be_cut(theme: Theme, kinds: Callable) -> None:
    code = painted(("SF16240883152…", 10, 60), font=theme.font("body", mono=True))
    assert kinds(code(theme)) == set()


def test_a_face_whose_digits_differ_in_width(
    theme: Theme, kinds: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Proportional(QFontMetricsF):
        """No face on the machines that test has such digits any more."""

        def horizontalAdvance(self, words: str) -> float:  # noqa: N802 - Qt calls it so
            return super().horizontalAdvance(words) - 4.0 * words.count("1")

    monkeypatch.setattr(text, "QFontMetricsF", Proportional)
    text.is_steady.cache_clear()
    found = kinds(painted(("1:11:11", 10, 60))(theme))
    text.is_steady.cache_clear()
    assert found == {"digits"}


# --- faults of a whole window ---------------------------------------------------------------


class Page(StepPage):
    """One button; its words come from the test."""

    TAB = "receive"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.button = ActionButton(theme)
        self.button.show_as("Go on")
        outer = QVBoxLayout(self)
        outer.addWidget(self.button)


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(theme)
    page = Page(theme)
    page.set_notice(Notice(kind="idle", headline="Ready"))
    made.add_page(GoReceive, page)
    made.go(GoReceive())
    # an empty top bar has buttons without words
    made.top_bar.hide()
    yield made
    theme.use(dark=False)


def test_a_sound_page_has_none(window: MainWindow, kinds: Callable) -> None:
    assert kinds(window) == set()


def test_a_button_that_looks_as_it_did_before(window: MainWindow, kinds: Callable) -> None:
    button = window.page.button
    window.show()
    window.grab()
    assert "outdated" not in kinds(window)
    button._looks = tuple  # says of nothing what it depends on
    window.grab()
    button._icon = "check"
    assert "outdated" in kinds(window)


def test_a_page_without_a_word_in_its_banner(window: MainWindow, kinds: Callable) -> None:
    window.page.set_notice(Notice(kind="idle", headline=""))
    assert "banner" in kinds(window)


def test_a_page_tab_cannot_enter(window: MainWindow, kinds: Callable) -> None:
    window.page.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert "focus" in kinds(window)


def test_a_ring_nobody_sees(
    window: MainWindow, kinds: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpainted(self: FocusRing, _event: QPaintEvent) -> None:
        QPainter(self).end()

    monkeypatch.setattr(FocusRing, "paintEvent", unpainted)
    assert "focus" in kinds(window)


def test_a_widget_that_flashes_up_as_a_window(qtbot: QtBot, theme: Theme) -> None:
    strays = Strays()
    label = Text(theme)
    label.setText("lost")
    qtbot.addWidget(label)
    label.show()
    strays.stop()
    assert [one.kind for one in strays.seen] == ["stray"]


def test_an_overlay_hides_what_lies_under_it(window: MainWindow, kinds: Callable) -> None:
    window.show()
    window.page.button.show_as("还差 1 张")
    over = Board(lambda painter: say(painter, "Stop", 40, 80))
    over.setParent(window)
    over.setGeometry(window.rect())
    over.show()
    over.raise_()
    picture = record(window)
    assert {run.words for run in picture.runs if run.ink.intersects(QRectF(over.rect()))} == {
        "Stop"
    }

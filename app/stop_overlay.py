"""The stop: the whole window red until somebody acknowledges what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.cases.difference import compare_codes
from app.theme import Theme
from app.widgets.layouts import hbox, vbox
from app.widgets.stop_parts import CodeBox, Octagon, StopPanel
from app.widgets.text import Text


@dataclass(frozen=True, kw_only=True)
class StopFacts:
    """What is wrong: the sentence, the two values that differ, what to do."""

    headline: str
    sentence: str
    expected_label: str
    expected: str
    seen_label: str
    seen: str
    steps: tuple[str, ...]
    place: str
    at: str


class StopOverlay(QWidget):
    """Covers its parent window; only CMD-ACK, three seconds of pressing or R leave it."""

    acknowledged = Signal()
    rescan_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden until `raise_stop`; follows the window's size."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._place = Text(theme, "control", "onStop", bold=False)
        self._at = Text(theme, "control", "onStop", bold=False)
        self._headline = Text(theme, "stop", "onStop")
        self._sentence = Text(theme, "question", "onStop", bold=False, wrap=True)
        self._expected = CodeBox(theme)
        self._seen = CodeBox(theme)
        self._panel = StopPanel(theme)
        self._panel.ack.held.connect(self.acknowledge)
        self._panel.rescan.clicked.connect(self.rescan)
        self._octagon = Octagon(theme)
        self._build()
        window.installEventFilter(self)
        self.hide()

    def raise_stop(self, facts: StopFacts) -> None:
        """Show it over everything and tell assistive programs."""
        self._place.setText(facts.place)
        self._at.setText(facts.at)
        self._headline.setText(facts.headline)
        self._sentence.setText(facts.sentence)
        expected, seen = compare_codes(facts.expected, facts.seen)
        self._expected.show_as(facts.expected_label, expected)
        self._seen.show_as(facts.seen_label, seen)
        self._panel.show_steps(facts.steps)
        self.setAccessibleName(f"{facts.headline} {facts.sentence}")
        self._panel.retranslate()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        # the only button a key may reach: held Enter counts as a press, a tapped one does nothing
        self._panel.ack.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def acknowledge(self) -> None:
        """Continue: by command, or by holding the button."""
        if self.isVisible():
            self._end()
            self.acknowledged.emit()

    @Slot()
    def rescan(self) -> None:
        """Misread: nothing is recorded, scan again."""
        if self.isVisible():
            self._end()
            self.rescan_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Red, edge to edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("stopFill"))
        painter.end()

    def _end(self) -> None:
        self.hide()
        self._window.setFocus()

    def _build(self) -> None:
        side = self._theme.px(32 if self._theme.compact else 72)
        gap = self._theme.space("xl")
        boxes = hbox(self._expected, self._seen, spacing=gap)
        words = vbox(self._headline, self._sentence, spacing=self._theme.space("s"))
        words.addSpacing(self._theme.space("xl"))
        words.addLayout(boxes)
        middle = hbox(
            self._octagon, words, spacing=self._theme.px(40 if self._theme.compact else 88)
        )
        middle.setStretch(1, 1)
        top = hbox(self._place, 1, self._at)
        self.setLayout(
            vbox(top, 1, middle, 1, self._panel, margins=(side, side * 3 // 4, side, side * 3 // 4))
        )

"""The stop: the whole window red until somebody acknowledges what is wrong."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.cases.difference import compare_codes
from app.design.theme import Theme
from app.widgets.cards.stop_parts import CodeBox, Octagon, StopFacts, StopPanel
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text

_log = logging.getLogger(__name__)


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
        self._facts: StopFacts | None = None
        self._build()
        self.restyle()
        theme.changed.connect(self.restyle)
        window.installEventFilter(self)
        self.hide()

    def raise_stop(self, facts: StopFacts) -> None:
        """Show it over everything and tell assistive programs; the same stop only changes words."""
        is_same = self._facts is not None and _key(facts) == _key(self._facts)
        self._facts = facts
        self._show_words(facts)
        if is_same and self.isVisible():
            return
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        # the only button a key may reach: held Enter counts as a press, a tapped one does nothing
        self._panel.ack.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def refuse(self, length: int) -> None:
        """A scan of so many characters that is no acknowledgement: logged, nothing else."""
        _log.info("scan of %d characters refused while stopped", length)

    def put_away(self) -> None:
        """Hide it and forget what it said; who raised it knows whether it is over."""
        self.hide()
        self._facts = None
        self._window.setFocus()

    @Slot()
    def acknowledge(self) -> None:
        """Continue: by command, or by holding the button."""
        if self.isVisible():
            self.put_away()
            self.acknowledged.emit()

    @Slot()
    def rescan(self) -> None:
        """Misread: nothing is recorded, scan again."""
        if self.isVisible():
            self.put_away()
            self.rescan_wanted.emit()

    @Slot()
    def restyle(self) -> None:
        """Margins and gaps follow scale and density."""
        theme = self._theme
        side = theme.px(32 if theme.compact else 72)
        high = theme.px(24 if theme.compact else 54)
        self._whole.setContentsMargins(side, high, side, high)
        self._middle.setSpacing(theme.px(40 if theme.compact else 88))
        self._words.setSpacing(theme.space("s"))
        self._boxes.setSpacing(theme.space("l" if theme.compact else "xl"))
        self._boxes.setContentsMargins(0, theme.space("m" if theme.compact else "xl"), 0, 0)
        self.update()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab stays on the stop: what it covers must not get the keyboard."""
        other = self._panel.rescan if self._panel.ack.hasFocus() else self._panel.ack
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

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

    def _show_words(self, facts: StopFacts) -> None:
        self._place.setText(facts.place)
        self._at.setText(facts.at)
        self._headline.setText(facts.headline)
        self._sentence.setText(facts.sentence)
        expected, seen = compare_codes(facts.expected, facts.seen)
        self._expected.show_as(facts.expected_label, expected)
        self._seen.show_as(facts.seen_label, seen)
        self._panel.show_steps(facts.steps)
        self._panel.retranslate()
        self.setAccessibleName(f"{facts.headline} {facts.sentence}")

    def _build(self) -> None:
        self._boxes = hbox(self._expected, self._seen)
        self._words = vbox(self._headline, self._sentence)
        self._words.addLayout(self._boxes)
        self._middle = hbox(self._octagon, self._words)
        self._middle.setStretch(1, 1)
        top = hbox(self._place, 1, self._at)
        self._whole = vbox(top, 1, self._middle, 1, self._panel)
        self.setLayout(self._whole)


def _key(facts: StopFacts) -> tuple[str, str]:
    """What makes it the same stop in whatever language."""
    return facts.expected, facts.seen

"""What the screen says when the program made a mistake: what happened, what is safe, what now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.language.names import clock_text
from app.program.crash import Crash
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.icon_tile import IconTile
from app.widgets.layouts import hbox, vbox
from app.widgets.note import Note
from app.widgets.text import Text

_WIDTH = (920, 760)
"""Regular and compact."""


@dataclass(frozen=True, kw_only=True)
class Safe:
    """What is recorded for good."""

    records: int
    last_photo_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class NotCounted:
    """The records could not be read: nothing is known of what is safe."""


class CrashOverlay(QWidget):
    """Covers its window, opaque: what lies beneath need not paint, and may be what broke."""

    continued = Signal()
    restart_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden until `open`; follows the window's size and language."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._window = window
        self._crash: Crash | None = None
        self._safe: Safe | NotCounted | None = None
        self._photos_under_way = 0
        self._is_again = False
        self._before: QWidget | None = None
        self._tile = IconTile(theme, "triangle")
        self._tile.show_as("warn")
        self._headline = Text(theme, "question", wrap=True)
        self._what = Text(theme, "answer", "textMuted", bold=False, wrap=True)
        self._safety = Note(theme)
        self._details = Text(theme, "caption", "textFaint", mono=True, wrap=True)
        self._on = ActionButton(theme, kind="primary")
        self._close = ActionButton(theme)
        self._on.clicked.connect(self.proceed)
        self._close.clicked.connect(self.close_wanted)
        self._card = Card(theme)
        self._build()
        self.restyle()
        theme.changed.connect(self.restyle)
        window.installEventFilter(self)
        self.hide()

    @property
    def button(self) -> ActionButton:
        """The filled one: continue, or restart."""
        return self._on

    @property
    def close_button(self) -> ActionButton:
        """The second choice."""
        return self._close

    def open(self, crash: Crash, *, is_again: bool, photos_under_way: int = 0) -> None:
        """Say it over everything; `is_again` offers a restart where going on led here at once."""
        self._crash, self._is_again = crash, is_again
        # what was counted at an earlier crash says nothing of now
        self._safe, self._photos_under_way = None, photos_under_way
        self._say()
        if self.isVisible():
            return
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_safe(self, safe: Safe | NotCounted) -> None:
        """How much is recorded, once that was counted or could not be."""
        self._safe = safe
        self._say()

    @Slot()
    def proceed(self) -> None:
        """The one press: on with the step, or a restart."""
        if not self.isVisible():
            return
        if self._is_again:
            self.restart_wanted.emit()
            return
        self.leave()
        self.continued.emit()

    def leave(self) -> None:
        """Away; whoever had the keyboard has it again."""
        self.hide()
        before, self._before = self._before, None
        try:
            (before or self._window).setFocus()
        except RuntimeError:  # it was deleted meanwhile
            self._window.setFocus()

    @Slot()
    def restyle(self) -> None:
        """Width and gaps."""
        self._card.setFixedWidth(self._theme.px(_WIDTH[int(self._theme.compact)]))
        self.update()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab stays here: what it covers must not get the keyboard."""
        other = self._close if self._on.hasFocus() else self._on
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Qt's own buttons leave it to platforms."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        elif self._close.hasFocus():
            self._close.click()
        else:
            self.proceed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, speak its language."""
        if self.isVisible() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif self.isVisible() and event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grey, edge to edge."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self._theme.color("bg"))
        painter.end()

    def _say(self) -> None:
        crash = self._crash
        if crash is None:
            return
        self._headline.setText(self.tr("The program made a mistake"))
        self._what.setText(
            self.tr("It happened again at once. Restart the program, then do the last step again")
            if self._is_again
            else self.tr("It was not you. Continue, then do the last step again if it is missing")
        )
        self._say_safe()
        log = self.tr("Log: %1").replace("%1", str(crash.log_file)) if crash.log_file else ""
        kind = self.tr("For support: %1 at %2")
        kind = kind.replace("%1", crash.kind).replace("%2", crash.where)
        self._details.setText("\n".join(part for part in (kind, log) if part))
        if self._is_again:
            self._on.show_as(self.tr("Restart the program"), "refresh", "Enter")
        else:
            self._on.show_as(self.tr("Continue"), "arrow-right", "Enter")
        self._close.show_as(self.tr("Close the program"), "x")
        self.setAccessibleName(f"{self._headline.text()}. {self._what.text()}")

    def _say_safe(self) -> None:
        """Green only for what was counted just now."""
        match self._safe:
            case None:
                self._safety.show_as(self.tr("Checking what is recorded"), "waiting", "clock")
            case NotCounted():
                advice = self.tr("Press F5 after continuing; it checks them again")
                headline = self.tr("The records could not be checked")
                self._safety.show_as(self._with_photos(advice), "warn", headline=headline)
            case Safe() as safe:
                words = self._with_photos(self._safe_words(safe))
                # a photo on its way is not there yet
                status = "warn" if self._photos_under_way else "ok"
                headline = "" if self._photos_under_way else self.tr("Your work is safe")
                self._safety.show_as(words, status, headline=headline)

    def _with_photos(self, words: str) -> str:
        number = self._photos_under_way
        if not number:
            return words
        photos = self.tr("%1 photos were still being saved; look whether they are there")
        if number == 1:
            photos = self.tr("1 photo was still being saved; look whether it is there")
        return f"{words}\n{photos.replace('%1', str(number))}"

    def _safe_words(self, safe: Safe) -> str:
        records = self.tr("%1 records of this station are kept").replace("%1", f"{safe.records:,}")
        if safe.last_photo_at is None:
            return records
        photo = self.tr("%1; the last photo is of %2").replace("%1", records)
        return photo.replace("%2", clock_text(safe.last_photo_at))

    def _build(self) -> None:
        theme = self._theme
        words = vbox(self._headline, self._what, spacing=theme.space("s"))
        top = hbox(self._tile, words, spacing=theme.space("xl"))
        top.setStretch(1, 1)
        self._card.body.addLayout(top)
        self._card.body.addSpacing(theme.space("xl"))
        self._card.body.addWidget(self._safety)
        self._card.body.addSpacing(theme.space("xl"))
        self._card.body.addLayout(hbox(self._close, 1, self._on, spacing=theme.space("m")))
        self._card.body.addSpacing(theme.space("l"))
        self._card.body.addWidget(self._details)
        # between stretches: an aligned card would be asked for its height at the window's width
        self.setLayout(vbox(1, hbox(1, self._card, 1), 1))

"""One way in for keys: tells scans from typing, whatever has the focus, input method or not.

Keys reach the window that has the focus first, popups and dialogs included, and only then its
widgets, once for each parent (SPIKES B.1). So every window that ever has the focus is watched, and
nothing else: a filter on the application would be called for each event of each widget, and cost
nearly half of all GUI time (measured in the walkthrough). What the guard holds back and gives back
as a person's is offered to the page as a key, and else sent again as an event.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.keys.key_names import is_typing_key, key_kind, key_name
from scanners.intake import Intake, IntakeSettings
from scanners.keys import BrokenScan, KeyIn, KeyKind, Outcome
from scanners.wedge import ScanGuard, WedgeSettings

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_INTERRUPTS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.FocusAboutToChange})


@dataclass
class ActionCount:
    """What the operator did: one each per scan, key press, click or touch (a pedal is a key)."""

    scans: int = 0
    keys: int = 0
    clicks: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.scans + self.keys + self.clicks


@dataclass(frozen=True)
class _Press:
    """What it takes to send a held key again."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    is_repeat: bool


class WedgeFilter(QObject):
    """Installed on the application by the composition root."""

    scanned = Signal(object)
    """Scan."""
    broken = Signal(object)
    """BrokenScan: surely a machine, not surely a whole code."""
    tabbed = Signal(QWidget)
    """The keyboard moved the focus here."""
    active = Signal()
    """Somebody is at work."""

    def __init__(
        self,
        guard: ScanGuard,
        offer_key: Callable[[str], bool],
        parent: QObject | None = None,
        *,
        intake: Intake | None = None,
    ) -> None:
        """`offer_key` gives a person's key to the page in front; True when it did something."""
        super().__init__(parent)
        self.count = ActionCount()
        self.intake = intake or Intake(time.monotonic)
        self._guard = guard
        self._offer_key = offer_key
        self._swallowed: set[int] = set()
        self._is_replaying = False
        self._is_aside = False
        self._by_keyboard = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._timed_out)

    def attach(self, application: QGuiApplication) -> None:
        """Watch whichever window has the focus, from now on."""
        application.focusWindowChanged.connect(self._window_focused)
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._widget_focused)
        self._window_focused(application.focusWindow())

    def detach(self, application: QGuiApplication) -> None:
        """Let keys pass untouched."""
        application.focusWindowChanged.disconnect(self._window_focused)
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._widget_focused)
        for window in application.allWindows():
            window.removeEventFilter(self)

    def use(self, guard: WedgeSettings, intake: IntakeSettings) -> None:
        """The scanner was set up differently."""
        self._guard.use(guard)
        self.intake.use(intake)

    def stand_aside(self, aside: bool) -> None:  # noqa: FBT001 - a switch
        """Somebody else tells scans from typing now: every key that still comes is a person's."""
        self._obey(self._guard.leave() if aside else self._guard.interrupt())
        self._is_aside = aside

    def share(self, guard: ScanGuard) -> None:
        """Whoever it stands aside for must know what broke off here."""
        guard.share(self._guard)

    def take_code(self, text: str, *, is_again: bool = False) -> None:
        """A whole reading; the same one at once (`is_again`: by its keys' times) is one scan."""
        taken = self.intake.take(text)
        if isinstance(taken, BrokenScan):
            self.take_broken(taken)
            return
        self.active.emit()
        if taken is not None and not is_again:
            self.count.scans += 1
            self.scanned.emit(taken)

    def take_broken(self, broken: BrokenScan) -> None:
        """A machine's burst that is no code."""
        self.count.scans += 1
        self.active.emit()
        self.broken.emit(broken)

    def admit(self, broken: BrokenScan) -> None:
        """It was whole after all; it was counted when it came."""
        taken = self.intake.take(broken.text)
        if taken is not None and not isinstance(taken, BrokenScan):
            self.scanned.emit(taken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every event of the watched windows, their own only."""
        kind = event.type()
        if kind in _KEYS:
            if self._is_replaying or not watched.isWindowType():
                return False
            return isinstance(event, QKeyEvent) and self._key(kind, event)
        if kind in _INTERRUPTS:
            if kind == QEvent.Type.MouseButtonPress:
                self._by_keyboard = False
                self.count.clicks += 1
                self.active.emit()
            self._obey(self._guard.interrupt())
        return False

    @Slot(QWindow)
    def _window_focused(self, window: QWindow | None) -> None:
        self._obey(self._guard.interrupt())
        if window is not None:
            window.installEventFilter(self)  # a second time only moves it to the front

    @Slot(QWidget, QWidget)
    def _widget_focused(self, _old: QWidget | None, widget: QWidget | None) -> None:
        if widget is not None and self._by_keyboard:
            self.tabbed.emit(widget)

    def _key(self, kind: QEvent.Type, event: QKeyEvent) -> bool:
        if kind == QEvent.Type.ShortcutOverride:
            if not self._is_aside and self._guard.claims(key_kind(event), event.timestamp()):
                event.accept()
                return True
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._release(event)
        return self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        self._by_keyboard = True
        press = _Press(event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
        what = key_kind(event)
        if self._is_aside:
            return what is not KeyKind.MODIFIER and self._person(press)
        outcome = self._guard.feed(
            KeyIn(
                kind=what,
                at_ms=event.timestamp(),
                text=event.text() if what is KeyKind.CHAR else "",
                is_auto_repeat=event.isAutoRepeat(),
                token=press,
            )
        )
        self._obey(outcome)
        swallowed = outcome.is_swallowed
        if not swallowed and what is not KeyKind.MODIFIER:
            swallowed = self._person(press)
        if swallowed:
            self._swallowed.add(_cap(event))
        return swallowed

    def _release(self, event: QKeyEvent) -> bool:
        if _cap(event) not in self._swallowed:
            return False
        if not event.isAutoRepeat():
            self._swallowed.discard(_cap(event))
        return True

    def _obey(self, outcome: Outcome) -> None:
        if outcome.wait_ms is None:
            self._timer.stop()
        else:
            self._timer.start(outcome.wait_ms)
        for held in outcome.replay:
            press = held.token
            if isinstance(press, _Press) and not (self._person(press) or self._send(press)):
                self._guard.had_no_use(held)
        if outcome.scan is not None:
            self.take_code(outcome.scan, is_again=outcome.is_again)
        if outcome.broken is not None:
            self.take_broken(outcome.broken)

    def _person(self, press: _Press) -> bool:
        """A key somebody pressed: True when the page took it."""
        if not press.is_repeat:
            self.count.keys += 1
            self.active.emit()
        name = key_name(press.key, press.modifiers, press.text)
        if not name or press.is_repeat or self._belongs_to_focus(name, press):
            return False
        return self._offer_key(name)

    def _belongs_to_focus(self, name: str, press: _Press) -> bool:
        """Typing in a field, and pressing the button the keyboard reached."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit):
            return is_typing_key(press.key, press.text) or name == "Enter"
        if isinstance(focus, QLineEdit):
            return is_typing_key(press.key, press.text)
        return isinstance(focus, QAbstractButton) and name in {"Space", "Enter"}

    def _send(self, press: _Press) -> bool:
        """To whatever has the focus; True when that had a use for it."""
        window: QWindow | None = QGuiApplication.focusWindow()
        if window is None:
            return False
        what = (press.key, press.modifiers, press.text)
        down = QKeyEvent(QEvent.Type.KeyPress, *what, autorep=press.is_repeat)
        up = QKeyEvent(QEvent.Type.KeyRelease, *what, autorep=press.is_repeat)
        self._is_replaying = True
        try:
            QCoreApplication.sendEvent(window, down)
            QCoreApplication.sendEvent(window, up)
        finally:
            self._is_replaying = False
        return down.isAccepted()

    @Slot()
    def _timed_out(self) -> None:
        self._obey(self._guard.timed_out())


def _cap(event: QKeyEvent) -> int:
    """The physical key: with Shift released first, press and release name different characters."""
    return event.nativeScanCode() or event.key()

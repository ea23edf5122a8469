"""Scans stay whole in a Chinese field too: keys are held back before the input method sees them.

Where the gate is open, an input method takes a scanner's letters and what it makes of them cannot
be repaired (SPIKES B.2). So there the raw events are watched instead of Qt's and held until it is
clear whose they are. A person's are sent to the window once more: they come back marked, pass, and
the input method works on them as ever. X11 only; elsewhere the gate's own time limit has to do.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from app.keys.input_gate import InputGate
from app.keys.wedge_filter import WedgeFilter
from app.keys.x11_keys import (
    BUTTON_PRESS,
    EVENT_BYTES,
    KEY_PRESS,
    KEY_RELEASE,
    SENT,
    X11,
    X11Key,
    read_key,
)
from scanners.keys import KeyIn, KeyKind, Outcome
from scanners.wedge import ScanGuard, WedgeSettings

Connect = Callable[[QGuiApplication], X11 | None]
_EVENT_TYPE = "xcb_generic_event_t"


class ChineseKeys(QObject):
    """Stands before the input method while the gate is open; asleep otherwise."""

    def __init__(
        self, wedge: WedgeFilter, gate: InputGate, guard: ScanGuard, parent: QObject | None = None
    ) -> None:
        """`guard` is one of its own: the wedge's must not hold the same key twice."""
        super().__init__(parent)
        self._wedge, self._gate, self._guard = wedge, gate, guard
        wedge.share(guard)
        self._x11: X11 | None = None
        self._tap = _Tap(self)
        self._held: list[X11Key] = []
        self._dropped: set[int] = set()
        self._released_at_ms: dict[int, int] = {}
        self._is_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._timed_out)

    def attach(
        self,
        application: QGuiApplication,
        connect: Callable[[QGuiApplication], X11 | None] = X11.of,
    ) -> None:
        """From now on; does nothing where Qt does not run on X11."""
        self._x11 = connect(application)
        if self._x11 is not None:
            self._gate.turned.connect(self._turned)
            self._turned(self._gate.is_open)

    def detach(self) -> None:
        """Let keys pass untouched."""
        if self._x11 is not None:
            self._gate.turned.disconnect(self._turned)
            self._turned(is_open=False)
            self._stand_down()
            self._x11 = None

    def use(self, settings: WedgeSettings) -> None:
        """The scanner was set up differently."""
        self._guard.use(settings)

    @property
    def protects(self) -> bool:
        """Whether a scan into a Chinese field is safe here."""
        return self._x11 is not None

    def take(self, raw: bytes) -> bool:
        """One raw event; True keeps it from Qt and the input method."""
        kind = raw[0]
        if kind == KEY_PRESS:
            return self._press(read_key(raw))
        if kind == KEY_RELEASE:
            return self._release(read_key(raw))
        if kind == BUTTON_PRESS:
            self._obey(self._guard.interrupt())
        return False

    @Slot(bool)
    def _turned(self, is_open: bool) -> None:  # noqa: FBT001 - what the gate says
        application = QGuiApplication.instance()
        assert application is not None
        self._is_wanted = is_open
        if is_open:
            application.installNativeEventFilter(self._tap)
            self._wedge.stand_aside(is_open)
        else:
            self._obey(self._guard.interrupt())

    def _stand_down(self) -> None:
        """The gate is shut and no burst is under way: half a code each would be two wrong ones."""
        application = QGuiApplication.instance()
        assert application is not None
        application.removeNativeEventFilter(self._tap)
        self._wedge.stand_aside(False)  # noqa: FBT003 - a switch

    def _press(self, key: X11Key) -> bool:
        assert self._x11 is not None
        kind, text = self._x11.meaning(key)
        if kind is KeyKind.MODIFIER:
            return self._hold(key) if self._held else False
        is_repeat = self._released_at_ms.get(key.keycode) == key.at_ms
        outcome = self._guard.feed(
            KeyIn(kind=kind, at_ms=key.at_ms, text=text, is_auto_repeat=is_repeat, token=key)
        )
        if not outcome.is_swallowed and not outcome.replay:
            self._obey(outcome)
            return False
        # what is sent again takes a turn through the server: a key that follows must not overtake
        is_last = not outcome.is_swallowed or any(one.token is key for one in outcome.replay)
        if is_last:
            self._hold(key)
        self._obey(outcome)
        if is_last:
            return True
        if self._guard.is_holding:
            return self._hold(key)
        self._dropped.add(key.keycode)
        return True

    def _release(self, key: X11Key) -> bool:
        self._released_at_ms[key.keycode] = key.at_ms
        if key.keycode in self._dropped:
            self._dropped.discard(key.keycode)
            return True
        assert self._x11 is not None
        is_modifier = self._x11.meaning(key)[0] is KeyKind.MODIFIER
        if self._held and (is_modifier or any(one.keycode == key.keycode for one in self._held)):
            # a bare Shift would switch the input method's language
            return self._hold(key)
        return False

    def _hold(self, key: X11Key) -> bool:
        self._held.append(key)
        return True

    def _obey(self, outcome: Outcome) -> None:
        if outcome.wait_ms is None:
            self._timer.stop()
        else:
            self._timer.start(outcome.wait_ms)
        if outcome.replay:
            self._give_back()
        if outcome.scan is not None or outcome.broken is not None:
            self._drop()
        if outcome.scan is not None:
            self._wedge.take_code(outcome.scan, is_again=outcome.is_again)
        if outcome.broken is not None:
            self._wedge.take_broken(outcome.broken)
        if not self._is_wanted and not self._guard.is_holding:
            self._stand_down()

    def _give_back(self) -> None:
        held, self._held = self._held, []
        assert self._x11 is not None
        for key in held:
            self._x11.send(key.raw)
        self._x11.flush()

    def _drop(self) -> None:
        held, self._held = self._held, []
        down: set[int] = set()
        for key in held:
            if key.kind == KEY_PRESS:
                down.add(key.keycode)
            else:
                down.discard(key.keycode)
        self._dropped |= down

    @Slot()
    def _timed_out(self) -> None:
        self._obey(self._guard.timed_out())


class _Tap(QAbstractNativeEventFilter):
    """Not an object of Qt's, so it cannot be one with its owner."""

    def __init__(self, owner: ChineseKeys) -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> tuple[bool, int]:
        if event_type != _EVENT_TYPE:
            return False, 0
        place = int(message)
        kind = ctypes.c_uint8.from_address(place).value
        if kind & SENT or kind not in {KEY_PRESS, KEY_RELEASE, BUTTON_PRESS}:
            return False, 0
        return self._owner.take(ctypes.string_at(place, EVENT_BYTES)), 0

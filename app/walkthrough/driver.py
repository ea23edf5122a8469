"""Does at the real windows what hands do: scans, keys, clicks; waits for what the screen says.

Keys go through the window system's own entry (QTest), so that the wedge filter, the input method
gate and the focus see them exactly as from a keyboard.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.keys.wedge_filter import WedgeFilter
from app.program.watchdog import Watchdog
from app.states.navigation import GoDecide, GoInspect
from app.walkthrough.burst import play_burst
from app.window.main_window import MainWindow
from inspection.errors import BugError
from scanners.cool_down import DEFAULT_S

HAND_PAUSE_MS = 90
"""Between two keys of a person; faster ones would be taken for a scanner's."""
AGAIN_S = 0.2
"""Beyond the cool-down: a burst is read a little later than it is played."""
BEFORE_SCAN_MS = 260
"""After a person's key, before a scan."""
AFTER_SCAN_MS = 260
"""Before a person's key: nobody pulls a trigger, reads the answer and presses Enter faster."""
LOOK_MS = 5
LIMIT_S = 90.0
"""Ten times what a quiet machine needs, so that a busy one is not taken for a broken program."""
AIM_MS = 600
"""For the simulated camera to draw what lies before it now."""
OPEN_ICON = "box-open"
"""On the filled button once a parcel is disinfected, in every language."""
SETTLE_MS = 150
"""For what was asked in the background to be painted before the picture."""
_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    "Backspace": Qt.Key.Key_Backspace,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1 + n - 1) for n in range(1, 13)},
}


class Encode(Protocol):
    """Writes a picture away from the GUI thread."""

    def __call__(self, picture: QImage, path: Path) -> None:
        """Returns at once."""


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """One step as the summary tells it."""

    name: str
    ms: int
    operator_actions: int


@dataclass(kw_only=True)
class Driver:
    """Drives one main window; `encode` gets the pictures."""

    window: MainWindow
    wedge: WedgeFilter
    watchdog: Watchdog
    out: Path
    encode: Encode
    language: str = "zh"
    hand_pause_ms: int = HAND_PAUSE_MS
    aim_ms: int = AIM_MS
    scanned_at_s: dict[str, float] = field(default_factory=dict)
    last_scan_s: float = float("-inf")
    steps: list[StepTaken] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    # --- hands -------------------------------------------------------------------------------

    def scan(self, text: str) -> None:
        """A scanner's burst with Return at its end."""
        self.pause(max(BEFORE_SCAN_MS, self._cool_down_ms(text)))
        play_burst(self.window.windowHandle(), text)
        self.scanned_at_s[text] = self.last_scan_s = time.monotonic()

    def _cool_down_ms(self, text: str) -> int:
        """The same code at once would be the same scan; people take longer."""
        at_s = self.scanned_at_s.get(text)
        if at_s is None:
            return 0
        return round(max(0.0, at_s + DEFAULT_S + AGAIN_S - time.monotonic()) * 1000)

    def key(self, name: str) -> None:
        """One key of a person."""
        since_scan_ms = (time.monotonic() - self.last_scan_s) * 1000
        self.pause(round(max(self.hand_pause_ms, AFTER_SCAN_MS - since_scan_ms)))
        cap = name.removeprefix("Ctrl+")
        modifier = Qt.KeyboardModifier
        held = modifier.NoModifier if cap == name else modifier.ControlModifier
        handle = self.window.windowHandle()
        QTest.keyClick(handle, _KEYS[cap] if cap in _KEYS else ord(cap), held)
        self.pause(self.hand_pause_ms)

    def keys(self, names: str) -> None:
        """Single characters, one after the other."""
        for name in names:
            self.key(name)

    def press_filled(self) -> None:
        """The key printed on the filled button."""
        action = self.window.page.offered.primary
        if action is None or not action.enabled:
            raise BugError("walkthrough.nothing_to_press", page=self.window.page.TAB)
        self.key("Space" if action.key in {"P", "Space"} else action.key)

    def click(self, widget: QWidget) -> None:
        """The left button in the middle of a widget."""
        self.pause(self.hand_pause_ms)
        centre = widget.mapTo(self.window, QPoint(widget.width() // 2, widget.height() // 2))
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=centre)

    # --- eyes --------------------------------------------------------------------------------

    def until(self, holds: Callable[[], bool], what: str, *, limit_s: float = LIMIT_S) -> None:
        """Let the program run until `holds`; raises BugError `walkthrough.waited` otherwise."""
        self.wait(holds, limit_s)
        if not holds():
            raise BugError("walkthrough.waited", what=what, banner=self.headline)

    def wait(self, holds: Callable[[], bool], limit_s: float) -> None:
        """Let the program run until `holds`, or for so long."""
        end_s = time.monotonic() + limit_s
        while not holds() and time.monotonic() <= end_s:
            self.pause(LOOK_MS)

    @property
    def headline(self) -> str:
        """What the banner says."""
        return self.window.page.notice.headline

    @property
    def offered_text(self) -> str:
        """What the filled button says."""
        action = self.window.page.offered.primary
        return "" if action is None else action.text

    @property
    def offered_icon(self) -> str:
        """What the filled button shows, in every language; empty while it cannot be pressed."""
        action = self.window.page.offered.primary
        return action.icon if action is not None and action.enabled else ""

    def is_offered(self, key: str) -> bool:
        """Whether the filled button is enabled and pressed with this key."""
        action = self.window.page.offered.primary
        return action is not None and action.enabled and action.key == key

    def until_offered(self, key: str, what: str, *, limit_s: float = LIMIT_S) -> None:
        """Until the filled button is pressed with this key."""
        self.until(lambda: self.is_offered(key), what, limit_s=limit_s)

    def until_advised(self) -> None:
        """Until the advice stands; an offer of the unit before may be there a little longer."""
        self.until_at(GoDecide)
        self.until(
            lambda: any(one.key == "F7" for one in self.window.page.offered.left), "the advice"
        )

    @property
    def is_shown(self) -> bool:
        """Whether the page shows all that was done, and is painted."""
        page = self.window.page
        return page.is_settled and not page.is_waiting

    def until_shown(self, what: str) -> None:
        """Until the page shows all that was done, and is painted."""
        self.until(lambda: self.is_shown, what)

    def until_answered(self, asked: str) -> None:
        """Until the answer to the question with this headline counts: the next one, or its photo.

        A key may be held back for a while, to see whether it is the first of a scan.
        """

        def is_answered() -> bool:
            is_photo_due = self.is_offered("Space") and self.window.page.offered.note_icon == "lock"
            return self.is_shown and (self.headline != asked or is_photo_due)

        self.until(is_answered, "the answer to count")

    def until_open(self, *, limit_s: float = LIMIT_S) -> None:
        """Until the contact time is over and the parcel may be opened."""
        self.until(lambda: self.offered_icon == OPEN_ICON, "the contact time", limit_s=limit_s)

    def until_at_bench(self) -> None:
        """Until the inspect page shows a parcel; before, it still says what the queue said."""
        self.until_at(GoInspect)

        def is_there() -> bool:
            return self.is_shown and self.window.page.in_hand().parcel_id is not None

        self.until(is_there, "the parcel at the bench")

    def until_at(self, destination: type) -> None:
        """Until this page is in front."""
        self.until(lambda: self.window.is_at(destination), destination.__name__)

    def aim(self) -> None:
        """A hand brings the next thing before the camera."""
        self.pause(self.aim_ms)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What is done inside is one step; at its end its picture is taken."""
        self.watchdog.note(f"{self.language} {name}")
        began_s, done = time.monotonic(), self.wedge.count.total
        yield
        taken = StepTaken(
            name=f"{self.language}/{name}",
            ms=round((time.monotonic() - began_s) * 1000),
            operator_actions=self.wedge.count.total - done,
        )
        self.steps.append(taken)
        self.pause(SETTLE_MS)
        self._picture(name)

    @staticmethod
    def pause(ms: int) -> None:
        """Nothing is done for a while; the program goes on."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop, loop.quit)
        loop.exec()

    def _picture(self, name: str) -> None:
        number = sum(one.startswith(f"{self.language}-") for one in self.pictures) + 1
        file = f"{self.language}-{number:02}-{name}.png"
        with self.watchdog.excluded():
            picture = self.window.grab().toImage()
        self.pictures.append(file)
        self.encode(picture, self.out / file)

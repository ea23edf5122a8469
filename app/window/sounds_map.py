"""Which sound stands beside what is seen: the one place that knows.

| seen | sound |
|---|---|
| green banner | ok |
| amber banner | attention, unless its notice names another: duplicate, deadline |
| red banner | error |
| the stop over everything | stop, every 5 s, and at each scan |
| a photo as it is taken | photo |
| the banner of a contact time that ended on another page | timer_done, every 20 s until seen |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from app.design.sounds_wave import Sound
from app.language.notices import Notice
from app.states.navigation import GoDisinfect, GoInspect

if TYPE_CHECKING:
    from app.desk import Desk
    from app.window.main_window import MainWindow

STOP_EVERY_MS = 5_000
TIMER_EVERY_MS = 20_000
REMEMBERED = 200
"""Parcels whose deadline was sounded; more are never on one desk."""
_BY_KIND = {"ok": Sound.OK, "warn": Sound.ATTENTION, "error": Sound.ERROR}
SILENT = "none"


class SoundMap(QObject):
    """Lives beside the main window; hears what it says, asks `desk.sounds`."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Listens from now on."""
        super().__init__(window)
        self._window = window
        self._sounds = desk.sounds
        self._last: tuple[str, str] | None = None
        self._is_turning = False
        self._urgent: dict[str, None] = {}
        self._ended: list[str] = []
        window.spoke.connect(self._spoke)
        window.stops.raised.connect(self._stopped)
        window.stops.ended.connect(self._resumed)
        window.page_changed.connect(self._seen)
        window.installEventFilter(self)
        desk.snapped.connect(self._snapped)
        desk.contact_over.connect(self._contact_over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pages say everything again in another language: that is no news."""
        if event.type() == QEvent.Type.LanguageChange:
            self._is_turning = True
            QTimer.singleShot(0, self, self._turned)
            self._stand()
        return super().eventFilter(watched, event)

    @Slot()
    def acted(self) -> None:
        """The operator did something: what is said next is news even in the same words.

        But for a success: the next steps of a parcel say its match again with other advice.
        """
        if self._last is not None and self._last[0] != Sound.OK:
            self._last = None

    @Slot()
    def acknowledge(self) -> None:
        """Somebody knows that contact times are over."""
        self._ended.clear()
        self._sounds.end(Sound.TIMER_DONE)
        self._stand()

    @Slot(object)
    def _spoke(self, notice: Notice) -> None:
        name = notice.sound or _BY_KIND.get(notice.kind, SILENT)
        # by the code it is about: its words get better once the hub's names are looked up
        said = (name, notice.aside_code or notice.headline)
        if name == SILENT or self._is_turning or said == self._last:
            return
        self._last = said
        if name == Sound.DEADLINE and not self._is_first(notice.aside_code):
            return
        self._sounds.play(name)

    def _is_first(self, code: str) -> bool:
        if code in self._urgent:
            return False
        self._urgent[code] = None
        if len(self._urgent) > REMEMBERED:
            self._urgent.pop(next(iter(self._urgent)))
        return True

    @Slot()
    def _stopped(self) -> None:
        self._sounds.repeat(Sound.STOP, STOP_EVERY_MS)

    @Slot()
    def _resumed(self) -> None:
        self._sounds.end(Sound.STOP)

    @Slot()
    def _snapped(self) -> None:
        self._sounds.play(Sound.PHOTO)

    @Slot(str)
    def _contact_over(self, code: str) -> None:
        if self._is_seen():
            self._sounds.play(Sound.TIMER_DONE)
            return
        self._ended.append(code)
        self._stand()
        self._sounds.repeat(Sound.TIMER_DONE, TIMER_EVERY_MS)

    @Slot(str)
    def _seen(self, _tab: str) -> None:
        if self._ended and self._is_seen():
            self.acknowledge()

    def _is_seen(self) -> bool:
        """Both pages show which parcels are ready to be opened."""
        return self._window.is_at(GoDisinfect) or self._window.is_at(GoInspect)

    def _stand(self) -> None:
        if not self._ended:
            self._window.stand("timer", None)
            return
        codes = ", ".join(self._ended[-2:])
        more = len(self._ended) - 2
        codes = f"{codes} + {more}" if more > 0 else codes
        self._window.stand(
            "timer",
            Notice(
                kind="ok",
                headline=self.tr("Contact time over: %1").replace("%1", codes),
                instruction=self.tr("It can be opened. The inspect tab shows it, or scan ACK"),
                icon="droplet",
                sound=SILENT,
            ),
        )

    @Slot()
    def _turned(self) -> None:
        self._is_turning = False

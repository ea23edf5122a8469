"""The station's sounds: named, played at once or not at all, never waited for.

Every sound stands beside something to see (app/window/sounds_map.py says which), so a station
without a loudspeaker loses nothing but the sound.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.design.sounds_wave import Sound
from inspection.errors import StationError


class Speaker(Protocol):
    """Makes a sound audible, on the GUI thread, at once; a new sound cuts the one before."""

    def play(self, sound: Sound, volume_percent: int) -> None:
        """Begin now."""


class Hearing(StrEnum):
    """Whether anything can be heard here."""

    NOT_OPENED = "not_opened"
    """The loudspeaker is looked for after the start."""
    NO_DEVICE = "no_device"
    READY = "ready"


Took = Callable[[Speaker | None], None]
Open = Callable[[Took, Callable[[StationError], None]], None]
"""Finds a loudspeaker away from the GUI thread and hands it, or None, to the first callable."""


class Sounds(QObject):
    """Lives on the GUI thread; `desk.sounds`."""

    changed = Signal()
    """Whether anything can be heard."""
    played = Signal(str)
    """A sound was asked for, audible or not."""

    def __init__(self, parent: QObject | None = None, *, volume_percent: int = 80) -> None:
        """Silent until a speaker is there."""
        super().__init__(parent)
        self.volume_percent = volume_percent
        """0 to 100; 0 is silent."""
        self._speaker: Speaker | None = None
        self._is_open = False
        self._is_looking = False
        self._find: Open | None = None
        self._repeats: dict[Sound, QTimer] = {}

    @property
    def hearing(self) -> Hearing:
        """What the sound settings and the self-test say."""
        if self._speaker is not None:
            return Hearing.READY
        return Hearing.NO_DEVICE if self._is_open else Hearing.NOT_OPENED

    def open(self, find: Open) -> None:
        """Look for a loudspeaker, unless one is there; `find` is kept for later looks."""
        self._find = find
        self.look_again()

    def look_again(self) -> None:
        """Somebody may have plugged one in; nothing where one is there or is being looked for."""
        if self._find is not None and self._speaker is None and not self._is_looking:
            self._is_looking = True
            self._find(self.use, lambda _error: self.use(None))

    def use(self, speaker: Speaker | None) -> None:
        """Play here from now on; None for a station without a loudspeaker, or no longer with it."""
        self._speaker, self._is_open, self._is_looking = speaker, True, False
        self.changed.emit()

    def play(self, name: str) -> None:
        """Sound once: a `Sound` or its name."""
        sound = Sound(name)
        self.played.emit(sound.value)
        if self._speaker is not None and self.volume_percent > 0:
            self._speaker.play(sound, self.volume_percent)

    def repeat(self, name: str, every_ms: int) -> None:
        """Sound now and again every so often until `end`."""
        sound = Sound(name)
        if sound not in self._repeats:
            timer = QTimer(self)
            timer.timeout.connect(partial(self.play, sound))
            self._repeats[sound] = timer
        self._repeats[sound].start(every_ms)
        self.play(sound)

    def end(self, name: str) -> None:
        """Repeat this no more."""
        timer = self._repeats.get(Sound(name))
        if timer is not None:
            timer.stop()

    def is_repeating(self, name: str) -> bool:
        """Whether it goes on until `end`."""
        timer = self._repeats.get(Sound(name))
        return timer is not None and timer.isActive()

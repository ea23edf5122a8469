"""Loudness of this station, and each sound to be heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.design.sounds import Hearing
from app.design.sounds_wave import Sound
from app.settings.config import Source
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk

SETTING = "sound_volume_percent"
VOLUMES = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True, kw_only=True)
class SoundState:
    """What is in force, and whether anything can be heard."""

    volume_percent: int
    source: Source
    hearing: Hearing


class SoundVm(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """SoundState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the setting and the loudspeaker."""
        super().__init__(parent)
        self._desk = desk
        self._next = 0
        desk.preferences.changed.connect(self._emit)
        desk.sounds.changed.connect(self._emit)

    @property
    def state(self) -> SoundState:
        """As it is now."""
        return SoundState(
            volume_percent=self._desk.preferences.config.sound_volume_percent,
            source=self._desk.preferences.source(SETTING),
            hearing=self._desk.sounds.hearing,
        )

    def enter(self) -> None:
        """A loudspeaker plugged in since is put to use."""
        self._desk.sounds.look_again()

    def choose(self, volume_percent: object) -> None:
        """Another loudness, heard at once."""
        try:
            self._desk.preferences.set(SETTING, volume_percent)
        except OperatorError as error:
            self._desk.complain(error)
            return
        self._desk.sounds.play(Sound.OK)

    def play(self, sound: Sound) -> None:
        """Hear one."""
        self._desk.sounds.play(sound)

    def play_next(self) -> None:
        """Hear one after the other, for hands on the keyboard."""
        sounds = tuple(Sound)
        self.play(sounds[self._next % len(sounds)])
        self._next += 1

    @Slot()
    def _emit(self) -> None:
        self.changed.emit(self.state)

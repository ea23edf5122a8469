"""The loudspeaker, through Qt's multimedia module.

Loading that module, its codecs and the device list takes 60 to 130 ms, so a background thread does
it (`find`); starting and stopping a stream takes 1 to 8 ms and stays on the GUI thread, because
Qt's streams use timers, which threads of Python's cannot have.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QObject, Slot

from app.design.sounds_wave import RATE_HZ, Cue, Sound, cues, gain, samples
from app.design.tokens import load_tokens

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink

    from app.design.sounds import Open, Took
    from app.program.background import Failed

QUIET = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg=false"
"""They list at length which codecs of films are not installed."""
_SOCKETS = ("pulse/native", "pipewire-0")
SYSTEM_FOLDER = "/run"
"""Where a sound server for all users has its socket."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """The device, and every sound as samples it takes."""

    device: QAudioDevice
    rate_hz: int
    channels: int
    pcm: Mapping[Sound, bytes]


def opener(run: Callable[..., None], parent: QObject) -> Open:
    """`Open` for Sounds, with the cues of the tokens: `run` is the desk's."""
    made: list[Loudspeaker] = []

    def find(on_found: Took, on_error: Failed) -> None:
        def came(found: Found | None) -> None:
            if found is None:
                on_found(None)
            elif made:
                made[0].use(found.device)
            else:
                made.append(Loudspeaker(found, parent, on_found))
                on_found(made[0])

        run(lambda: look(cues(load_tokens().raw)), came, on_error)

    return find


def look(named: Mapping[Sound, Cue]) -> Found | None:
    """The default device; None where there is none. Slow: not for the GUI thread."""
    if not has_sound_server(os.environ, sys.platform):
        return None
    QLoggingCategory.setFilterRules(QUIET)
    from PySide6 import QtMultimedia as Media  # noqa: PLC0415

    device = Media.QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return None
    wanted = _format(Media, RATE_HZ, 1)
    if not device.isFormatSupported(wanted):
        usual = device.preferredFormat()
        wanted = _format(Media, usual.sampleRate(), usual.channelCount())
    rate_hz, channels = wanted.sampleRate(), wanted.channelCount()
    pcm = {one: samples(cue, rate_hz=rate_hz, channels=channels) for one, cue in named.items()}
    return Found(device=device, rate_hz=rate_hz, channels=channels, pcm=pcm)


def has_sound_server(environ: Mapping[str, str], platform: str) -> bool:
    """Whether asking Qt for a device makes sense.

    On Linux it asks a sound server and complains on the terminal where none runs; its libraries
    would take 40 MB for nothing.
    """
    if not platform.startswith("linux"):
        return True
    if environ.get("PULSE_SERVER"):
        return True
    folders = [
        environ.get("XDG_RUNTIME_DIR", ""),
        environ.get("PULSE_RUNTIME_PATH", ""),
        SYSTEM_FOLDER,
    ]
    return any((Path(one) / socket).exists() for one in folders if one for socket in _SOCKETS)


class Loudspeaker(QObject):
    """One stream on one device; a sound cuts the one before it. Follows the default device."""

    def __init__(self, found: Found, parent: QObject, tell: Took) -> None:
        """On the GUI thread, after `look` has loaded everything on another.

        `tell` gets None when the last device is unplugged, and this one when one is back.
        """
        super().__init__(parent)
        self._tell = tell
        from PySide6 import QtMultimedia as Media  # noqa: PLC0415 - loaded by `look`

        self._found = found
        self._media: Any = Media
        self._buffer = QBuffer(self)
        self._bytes = {one: QByteArray(pcm) for one, pcm in found.pcm.items()}
        self._sink: QAudioSink = self._open(found.device)
        self._devices = Media.QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._devices_changed)

    def play(self, sound: Sound, volume_percent: int) -> None:
        """Begin now."""
        self._sink.stop()
        self._buffer.close()
        self._buffer.setData(self._bytes[sound])
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.setVolume(gain(volume_percent))
        self._sink.start(self._buffer)

    def use(self, device: QAudioDevice) -> None:
        """Sound on this device from now on."""
        self._sink.stop()
        self._sink.deleteLater()
        self._sink = self._open(device)
        self._tell(self)

    @Slot()
    def _devices_changed(self) -> None:
        device = self._media.QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._sink.stop()
            self._tell(None)
        else:
            self.use(device)

    def _open(self, device: QAudioDevice) -> QAudioSink:
        wanted = _format(self._media, self._found.rate_hz, self._found.channels)
        sink: QAudioSink = self._media.QAudioSink(device, wanted, self)
        return sink


def _format(media: Any, rate_hz: int, channels: int) -> Any:  # noqa: ANN401 - a module by name
    made = media.QAudioFormat()
    made.setSampleRate(rate_hz)
    made.setChannelCount(channels)
    made.setSampleFormat(media.QAudioFormat.SampleFormat.Int16)
    return made

"""Sounds: the samples themselves, and what is asked of a speaker."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace

import numpy as np
import PySide6
import pytest
from PySide6.QtCore import QObject, Signal

from app.design import sounds_player
from app.design.sounds import Hearing, Sounds
from app.design.sounds_player import Found
from app.design.sounds_wave import RATE_HZ, Cue, Sound, cues, gain, samples
from app.design.tokens import load_tokens

CUES = cues(load_tokens().raw)
EXPECTED = {
    Sound.OK: [(1200, 80), (1800, 120)],
    Sound.DUPLICATE: [(1500, 70), (0, 60), (1500, 70)],
    Sound.ATTENTION: [(900, 180), (0, 80), (900, 180)],
    Sound.ERROR: [(400, 250), (0, 80), (300, 350)],
    Sound.STOP: [(500, 300), (0, 100), (500, 300), (0, 100), (500, 300)],
    Sound.PHOTO: [(2400, 30)],
    Sound.TIMER_DONE: [(1000, 150), (1300, 150), (1600, 300)],
    Sound.DEADLINE: [(1600, 120), (0, 60), (1200, 120), (0, 60), (1600, 120)],
}


class FakeSpeaker:
    """Writes down what would have been heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []

    def play(self, sound: Sound, volume_percent: int) -> None:
        self.heard.append((sound.value, volume_percent))


def wave(sound: Sound) -> np.ndarray:
    return np.frombuffer(samples(CUES[sound]), "<i2").astype(float)


def loudest_hz(part: np.ndarray) -> float:
    padded = np.fft.rfft(part * np.hanning(len(part)), 1 << 18)
    return float(np.argmax(np.abs(padded)) * RATE_HZ / (1 << 18))


def parts(sound: Sound):
    """Each `(Hz, ms)` with its stretch of the samples."""
    found, at = wave(sound), 0
    for hz, ms in EXPECTED[sound]:
        count = RATE_HZ * ms // 1000
        yield hz, ms, found[at : at + count]
        at += count
    assert at == len(found)


@pytest.mark.parametrize("sound", Sound)
def test_every_tone_has_its_pitch_and_length_and_nothing_else(sound: Sound) -> None:
    assert CUES[sound] == Cue(tuple(EXPECTED[sound]), 5)
    for hz, ms, part in parts(sound):
        if not hz:
            assert not part.any()
            continue
        assert loudest_hz(part) == pytest.approx(hz, abs=12 if ms < 50 else 3)
        # pure: next to nothing of the energy lies away from the tone
        power = np.abs(np.fft.rfft(part * np.hanning(len(part)))) ** 2
        at = round(hz * len(part) / RATE_HZ)
        assert power[max(0, at - 4) : at + 5].sum() / power.sum() > 0.999


@pytest.mark.parametrize("sound", Sound)
def test_every_tone_fades_in_and_out_over_5_ms(sound: Sound) -> None:
    fade = RATE_HZ * 5 // 1000
    for hz, _ms, part in parts(sound):
        if not hz:
            continue
        peak = np.abs(part).max()
        assert abs(part[0]) < 0.01 * peak
        assert abs(part[-1]) < 0.02 * peak
        assert np.abs(part[: fade // 4]).max() < 0.3 * peak
        assert np.abs(part[fade : fade * 2]).max() > 0.9 * peak
        assert peak <= 0.9 * 32767 + 1


def test_no_two_sounds_share_pitch_and_rhythm() -> None:
    def rhythm(sound: Sound) -> tuple[int, ...]:
        return tuple(ms if hz else -ms for hz, ms in CUES[sound].tones)

    for one, other in combinations(Sound, 2):
        assert rhythm(one) != rhythm(other), (one, other)


def test_both_channels_get_the_same() -> None:
    stereo = np.frombuffer(samples(CUES[Sound.OK], channels=2), "<i2").reshape(-1, 2)
    assert (stereo[:, 0] == stereo[:, 1]).all()
    assert (stereo[:, 0] == wave(Sound.OK)).all()


@pytest.mark.parametrize(("percent", "factor"), [(0, 0), (50, 0.25), (100, 1), (900, 1), (-5, 0)])
def test_the_volume_is_what_it_sounds_like(percent: int, factor: float) -> None:
    assert gain(percent) == factor


def test_a_sound_without_a_speaker_is_only_asked_for(qtbot) -> None:
    sounds = Sounds()
    assert sounds.hearing is Hearing.NOT_OPENED
    with qtbot.waitSignal(sounds.played):
        sounds.play("ok")
    sounds.use(None)
    assert sounds.hearing is Hearing.NO_DEVICE


def test_the_volume_reaches_the_speaker_and_0_is_silence(qtbot) -> None:
    sounds, speaker = Sounds(volume_percent=30), FakeSpeaker()
    sounds.use(speaker)
    sounds.play("timer_done")
    sounds.volume_percent = 0
    sounds.play("ok")
    assert speaker.heard == [("timer_done", 30)]
    assert sounds.hearing is Hearing.READY


def test_a_repeated_sound_goes_on_until_it_is_ended(qtbot) -> None:
    sounds, speaker = Sounds(), FakeSpeaker()
    sounds.use(speaker)
    sounds.repeat("stop", 10)
    qtbot.waitUntil(lambda: len(speaker.heard) >= 3)
    sounds.end("stop")
    count = len(speaker.heard)
    qtbot.wait(40)
    assert len(speaker.heard) == count
    assert not sounds.is_repeating("stop")


def test_an_unknown_name_is_a_bug() -> None:
    with pytest.raises(ValueError, match="fanfare"):
        Sounds().play("fanfare")


def test_one_plugged_in_later_is_found_by_the_next_look(qtbot) -> None:
    waiting: list[tuple] = []
    sounds, speaker = Sounds(), FakeSpeaker()
    sounds.look_again()
    sounds.open(lambda took, failed: waiting.append((took, failed)))
    sounds.look_again()
    assert len(waiting) == 1, "one look at a time"
    waiting.pop()[1](None)
    assert sounds.hearing is Hearing.NO_DEVICE
    sounds.look_again()
    waiting.pop()[0](speaker)
    assert sounds.hearing is Hearing.READY
    sounds.look_again()
    assert waiting == []
    sounds.play("ok")
    assert speaker.heard == [("ok", 80)]


class FakeDevice:
    def __init__(self, name: str = "") -> None:
        self.name = name

    def isNull(self) -> bool:  # noqa: N802 - Qt's own
        return not self.name


class FakeMedia(SimpleNamespace):
    """Qt's multimedia module with one socket, and who plays where."""

    def __init__(self) -> None:
        media = self
        super().__init__(device=FakeDevice("front"), heard=[])

        class Devices(QObject):
            audioOutputsChanged = Signal()  # noqa: N815 - Qt's own

            @staticmethod
            def defaultAudioOutput() -> FakeDevice:  # noqa: N802 - as above
                return media.device

        class Sink(QObject):
            def __init__(self, device: FakeDevice, _format: object, parent: QObject) -> None:
                super().__init__(parent)
                self.device = device

            def start(self, _buffer: object) -> None:
                media.heard.append(self.device.name)

            def stop(self) -> None: ...

            def setVolume(self, _volume: float) -> None: ...  # noqa: N802 - as above

        self.QMediaDevices, self.QAudioSink = Devices, Sink


def test_unplugged_it_is_silent_and_back_in_it_sounds_again(qtbot, monkeypatch) -> None:
    media, parent, sounds = FakeMedia(), QObject(), Sounds()
    monkeypatch.setattr(PySide6, "QtMultimedia", media, raising=False)
    monkeypatch.setattr(sounds_player, "_format", lambda *_: None)
    pcm = dict.fromkeys(Sound, b"")

    def look(work, done, _failed) -> None:
        found = media.device.name
        done(Found(device=media.device, rate_hz=1, channels=1, pcm=pcm) if found else None)

    def plug(name: str) -> None:
        media.device = FakeDevice(name)
        (devices,) = parent.findChildren(media.QMediaDevices)
        devices.audioOutputsChanged.emit()

    sounds.open(sounds_player.opener(look, parent))
    sounds.play("ok")
    plug("")
    assert sounds.hearing is Hearing.NO_DEVICE
    sounds.play("ok")
    plug("back")
    assert sounds.hearing is Hearing.READY
    sounds.play("ok")
    plug("")
    media.device = FakeDevice("unannounced")
    sounds.look_again()
    assert sounds.hearing is Hearing.READY
    sounds.play("ok")
    assert media.heard == ["front", "back", "unannounced"]


def test_without_a_sound_server_qt_is_not_asked(tmp_path, monkeypatch) -> None:
    for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sounds_player, "SYSTEM_FOLDER", str(tmp_path / "run"))
    assert sounds_player.look(CUES) is None
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert not sounds_player.has_sound_server(environ, "linux")
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert sounds_player.has_sound_server(environ, "linux")
    assert sounds_player.has_sound_server({}, "win32")

"""Tones from the tokens as samples: pure, with short fades, 16 bits, one channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

RATE_HZ = 48_000
PEAK = 0.9
"""Of full scale at 100 %: some loudspeakers clip the last bit of it."""


class Sound(StrEnum):
    """What the station can sound."""

    OK = "ok"
    DUPLICATE = "duplicate"
    ATTENTION = "attention"
    ERROR = "error"
    STOP = "stop"
    PHOTO = "photo"
    TIMER_DONE = "timer_done"
    DEADLINE = "deadline"


_TOKENS = {Sound.PHOTO: "shutter", Sound.TIMER_DONE: "timerDone"}
"""Where the tokens have another name."""


@dataclass(frozen=True)
class Cue:
    """One sound: `(Hz, ms)` after one another, 0 Hz is silence; every tone fades in and out."""

    tones: tuple[tuple[int, int], ...]
    fade_ms: int

    @property
    def length_ms(self) -> int:
        """From the first sample to the last."""
        return sum(ms for _hz, ms in self.tones)


def cues(raw: Mapping[str, Any]) -> dict[Sound, Cue]:
    """The cues of the token file, by sound."""
    sound = raw["sound"]
    return {
        one: Cue(
            tuple((int(hz), int(ms)) for hz, ms in sound["cues"][_TOKENS.get(one, one.value)]),
            sound["fadeMs"],
        )
        for one in Sound
    }


def samples(cue: Cue, *, rate_hz: int = RATE_HZ, channels: int = 1) -> bytes:
    """16-bit little-endian PCM at full volume. Loads numpy: not for the GUI thread."""
    import numpy as np  # noqa: PLC0415

    parts = [_tone(hz, ms, cue.fade_ms, rate_hz) for hz, ms in cue.tones]
    mono = np.concatenate(parts) * (PEAK * np.iinfo(np.int16).max)
    return np.repeat(np.rint(mono).astype("<i2"), channels).tobytes()


def gain(volume_percent: int) -> float:
    """What to multiply samples with: half the setting shall sound half as loud, hence squared."""
    return (min(100, max(0, volume_percent)) / 100) ** 2


def _tone(hz: int, ms: int, fade_ms: int, rate_hz: int) -> np.ndarray:
    import numpy as np  # noqa: PLC0415

    count = rate_hz * ms // 1000
    if not hz:
        return np.zeros(count)
    wave = np.sin(2 * np.pi * hz * np.arange(count) / rate_hz)
    fade = rate_hz * min(fade_ms, ms // 2) // 1000
    # a raised cosine: a straight ramp still clicks
    ramp = (1 - np.cos(np.pi * np.arange(fade) / fade)) / 2
    wave[:fade] *= ramp
    wave[count - fade :] *= ramp[::-1]
    return wave

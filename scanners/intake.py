"""The last step of every hand scanner's way in: cleaned, not twice, not the same again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from scanners.cleaning import CleaningSettings, clean, is_twice
from scanners.cool_down import DEFAULT_S, CoolDown
from scanners.keys import BrokenReason, BrokenScan
from scanners.scan import Scan, typed_scan


@dataclass(frozen=True, kw_only=True)
class IntakeSettings:
    """What the station's scanner was told to send, and how soon a code counts again."""

    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    cool_down_s: float = DEFAULT_S


class Intake:
    """Lives with the program; used from one thread."""

    def __init__(
        self, monotonic_s: Callable[[], float], settings: IntakeSettings | None = None
    ) -> None:
        """Nothing was read yet."""
        self._monotonic_s = monotonic_s
        self._settings = settings or IntakeSettings()
        self._cool_down = CoolDown(self._settings.cool_down_s)
        self.last_raw = ""
        """The last whole reading as the scanner sent it."""
        self.count = 0
        """Whole readings until now, repetitions included."""

    def use(self, settings: IntakeSettings) -> None:
        """Other settings from the next reading on."""
        self._settings = settings
        self._cool_down.cool_down_s = settings.cool_down_s

    def take(self, raw: str) -> Scan | BrokenScan | None:
        """The scan in a reading; None when it is the last one again."""
        self.last_raw = raw
        self.count += 1
        cleaned = clean(raw, self._settings.cleaning)
        if is_twice(cleaned.text):
            return BrokenScan(text=cleaned.text, reason=BrokenReason.DOUBLED)
        if not self._cool_down.admits(cleaned.text, self._monotonic_s()):
            return None
        return typed_scan(cleaned.text, aim=cleaned.aim)

    def cleaned(self, raw: str) -> str:
        """What a reading says without what the scanner adds; nothing is taken."""
        return clean(raw, self._settings.cleaning).text

    def was_heard(self, text: str, within_s: float) -> bool:
        """Whether a hand scanner read this code just now."""
        return self._cool_down.is_recent(text, self._monotonic_s(), within_s)

    def note(self, text: str, for_s: float) -> None:
        """Another reader saw this code: a hand scanner that reads it meanwhile says the same."""
        self._cool_down.hold(text, self._monotonic_s() + for_s)

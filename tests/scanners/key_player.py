"""Plays keys to a wedge guard the way an event loop does, its one timer and stalls included."""

from __future__ import annotations

from dataclasses import dataclass, field

from scanners.intake import Intake, IntakeSettings
from scanners.keys import BrokenScan, KeyIn, KeyKind, Outcome
from scanners.wedge import ScanGuard, WedgeSettings


@dataclass(frozen=True, kw_only=True)
class Interrupt:
    """Focus changes or the mouse is pressed."""

    at_ms: int


@dataclass
class Played:
    """All that came out: what reached the program, in order."""

    scans: list[str] = field(default_factory=list)
    broken: list[BrokenScan] = field(default_factory=list)
    delivered: list[KeyIn] = field(default_factory=list)
    replayed_after_ms: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(key.text for key in self.delivered)


class KeyPlayer:
    """One guard with its timer; `play` may be called again with later events."""

    def __init__(
        self, settings: WedgeSettings | None = None, intake: IntakeSettings | None = None
    ) -> None:
        """With `intake` codes go through it, as in the program."""
        self.guard = ScanGuard(settings)
        self._now_ms = 0
        self._intake = Intake(lambda: self._now_ms / 1000, intake) if intake else None
        self.out = Played()
        self._deadline_ms: int | None = None

    def play(
        self, events: list[KeyIn | Interrupt], *, stalled_until_ms: dict[int, int] | None = None
    ) -> Played:
        """`stalled_until_ms` maps an event's index to when the loop gets to it."""
        handled_ms = 0
        for index, event in enumerate(events):
            free_ms = max(handled_ms, event.at_ms)
            handled_ms = max(free_ms, (stalled_until_ms or {}).get(index, 0))
            self._fire(handled_ms, is_stalled=handled_ms > event.at_ms)
            outcome = (
                self.guard.interrupt() if isinstance(event, Interrupt) else self.guard.feed(event)
            )
            self._obey(outcome, handled_ms)
            if isinstance(event, KeyIn) and not outcome.is_swallowed:
                self.out.delivered.append(event)
        return self.out

    def rest(self) -> Played:
        """Nothing happens for a long time."""
        self._fire(2**40, is_stalled=False)
        return self.out

    def _fire(self, until_ms: int, *, is_stalled: bool) -> None:
        while self._deadline_ms is not None and self._deadline_ms <= until_ms:
            now_ms = until_ms if is_stalled else self._deadline_ms
            self._obey(self.guard.timed_out(), now_ms)

    def _obey(self, outcome: Outcome, now_ms: int) -> None:
        self._deadline_ms = None if outcome.wait_ms is None else now_ms + outcome.wait_ms
        self.out.delivered += outcome.replay
        self.out.replayed_after_ms += (now_ms - key.at_ms for key in outcome.replay)
        if outcome.scan is not None:
            self._scanned(outcome.scan, now_ms, is_again=outcome.is_again)
        if outcome.broken is not None:
            self.out.broken.append(outcome.broken)

    def _scanned(self, text: str, now_ms: int, *, is_again: bool) -> None:
        if self._intake is None:
            self.out.scans.append(text)
            return
        # handled late or not: the clock is the program's, not the key's
        self._now_ms = now_ms
        taken = self._intake.take(text)
        if isinstance(taken, BrokenScan):
            self.out.broken.append(taken)
        elif taken is not None and not is_again:
            self.out.scans.append(taken.text)


def keys(
    text: str, *, start_ms: int = 10_000, gap_ms: int = 10, end: str = "\r"
) -> list[KeyIn | Interrupt]:
    """Evenly spaced characters with a terminator, unless `end` is empty."""
    made: list[KeyIn | Interrupt] = [
        KeyIn(kind=KeyKind.CHAR, at_ms=start_ms + index * gap_ms, text=char)
        for index, char in enumerate(text)
    ]
    if end:
        at_ms = start_ms + len(text) * gap_ms
        made.append(KeyIn(kind=KeyKind.TERMINATOR, at_ms=at_ms, text=end))
    return made


def lone(kind: KeyKind, at_ms: int, text: str = "") -> KeyIn:
    """One key."""
    return KeyIn(kind=kind, at_ms=at_ms, text=text)

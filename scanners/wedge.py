"""Keyboard-wedge guard: tells a scanner's burst of keys from a person's typing.

A pure state machine. It knows no toolkit, no clock and no timer: the event filter feeds it keys
with the time stamps of the window system and does what each `Outcome` says. Keys are held back
until it is clear whose they are; a person's keys come back in order, at most `hold_ms` late.

A code is given out only if it is whole. What looks like a machine but is not whole is reported as
`BrokenScan`, never as a code, so that its digits cannot press buttons and half a code cannot match.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scanners.cleaning import is_twice
from scanners.keys import (
    NOTHING,
    BrokenReason,
    BrokenScan,
    KeyIn,
    KeyKind,
    Outcome,
)

_AGES_MS = 2**31
"""Longer than any gap; stands for "never"."""


@dataclass(frozen=True, kw_only=True)
class WedgeSettings:
    """All numbers of the guard, measured on real window systems."""

    hold_ms: int = 35
    """Gap up to which keys may belong to one burst; six keys so fast: < 1 in a million typed."""
    burst_keys: int = 4
    """After so many fast keys longer gaps are forgiven."""
    burst_gap_ms: int = 120
    """Longest gap inside a burst: a busy machine stretches gaps to 90 ms."""
    slow_gaps_per_keys: int = 5
    """At most one gap above `hold_ms` per so many keys; more is a person."""
    min_chars: int = 6
    """Shortest code; shorter ones are typed."""
    max_chars: int = 4096
    """Longest code kept; beyond it the burst is swallowed and reported."""
    late_turn_ms: int = 2
    """Second look after a time-out: after a stall, keys may still wait in the queue."""
    repeat_gap_ms: int = 15
    """Auto-repeat slower than this is a held key; faster ones are a scanner's 000."""
    quiet_ms: int = 200
    """A burst sooner than this after a lone key may be the remainder of a code."""
    broken_quiet_ms: int = 1000
    """The same after two or more fast keys, or a broken burst."""
    needs_terminator: bool = True
    """False for scanners without suffix: a pause then ends a code."""
    min_chars_without_terminator: int = 8
    """Shortest code where a pause ends it."""


class ScanGuard:
    """The state machine; one per application, used from one thread."""

    def __init__(self, settings: WedgeSettings | None = None) -> None:
        """Starts idle; the defaults fit scanners up to about 30 ms per key."""
        self._settings = settings or WedgeSettings()
        self._held: list[KeyIn] = []
        self._slow_at: list[int] = []
        self._is_late = False
        self._is_overlong = False
        self._is_doubtful = False
        self._doubt_until_ms = -_AGES_MS
        self._end_until_ms = -_AGES_MS
        self._last_char_ms = -_AGES_MS

    def use(self, settings: WedgeSettings) -> None:
        """Other numbers from the next key on."""
        self._settings = settings

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back now."""
        return bool(self._held)

    def claims(self, kind: KeyKind) -> bool:
        """Whether a shortcut on such a key must not fire yet (for ShortcutOverride events)."""
        return kind is KeyKind.CHAR or (kind is KeyKind.TERMINATOR and self.is_holding)

    def feed(self, key: KeyIn) -> Outcome:
        """Takes one key press."""
        if key.at_ms >= self._last_char_ms:
            return self._take(key)
        # the window system's clock starts again every 49 days: nothing compares with before
        before = self._flush(BrokenReason.NO_END)
        self._forget_doubt()
        self._last_char_ms = -_AGES_MS
        after = self._take(key)
        return replace(after, replay=before.replay, scan=before.scan, broken=before.broken)

    def timed_out(self) -> Outcome:
        """The timer fired. Looks once more a little later before it believes that no key came."""
        if self._held and not self._is_late:
            self._is_late = True
            return Outcome(wait_ms=self._settings.late_turn_ms)
        return self._flush(BrokenReason.NO_END)

    def interrupt(self) -> Outcome:
        """Focus or window is about to change, or the mouse was pressed.

        A person's held key is given back before it would reach the wrong field. A running burst
        goes on: pages change under a scanner, and its keys never reached a field.
        """
        if len(self._held) >= self._settings.burst_keys:
            return self._outcome()
        return self._flush(BrokenReason.CUT)

    def _take(self, key: KeyIn) -> Outcome:
        match key.kind:
            case KeyKind.MODIFIER:
                return self._outcome()
            case KeyKind.CHAR:
                return self._char(key)
            case KeyKind.TERMINATOR:
                return self._terminator(key)
            case KeyKind.OTHER:  # pragma: no branch - the last of them
                return self._flush(BrokenReason.CUT)

    def _char(self, key: KeyIn) -> Outcome:
        gap_ms = key.at_ms - self._last_char_ms
        ended = self._flush(BrokenReason.NO_END) if self._ends_group(gap_ms) else NOTHING
        self._is_late = False
        self._last_char_ms = key.at_ms
        if not self._held:
            self._is_doubtful = key.at_ms < self._doubt_until_ms
        elif gap_ms > self._settings.hold_ms:
            self._slow_at.append(len(self._held))
        if len(self._held) < self._settings.max_chars:
            self._held.append(key)
        else:
            self._is_overlong = True
        is_held_down = key.is_auto_repeat and gap_ms >= self._settings.repeat_gap_ms
        if is_held_down and len(self._held) <= self._settings.burst_keys:
            return self._give_back(before=ended, is_swallowed=True)
        return self._outcome(before=ended, is_swallowed=True)

    def _terminator(self, key: KeyIn) -> Outcome:
        if not self._held:
            is_swallowed = key.at_ms <= self._end_until_ms
            self._forget_doubt()
            return Outcome(is_swallowed=is_swallowed)
        if self._ends_group(key.at_ms - self._last_char_ms):
            ended = self._flush(BrokenReason.NO_END)
            return replace(ended, is_swallowed=self._terminator(key).is_swallowed)
        if len(self._held) < self._settings.min_chars:
            before = self._give_back()
            self._forget_doubt()
            return before
        return self._complete(key)

    def _complete(self, key: KeyIn) -> Outcome:
        """A burst with its end: a code, unless something speaks against it."""
        text = "".join(held.text for held in self._held)
        reason = self._objection(text)
        self._clear()
        self._forget_doubt()
        self._end_until_ms = key.at_ms + self._settings.hold_ms
        if reason is None:
            return Outcome(scan=text, is_swallowed=True)
        return Outcome(broken=BrokenScan(text=text, reason=reason), is_swallowed=True)

    def _objection(self, text: str) -> BrokenReason | None:
        if self._is_overlong:
            return BrokenReason.TOO_LONG
        if self._is_doubtful:
            return BrokenReason.CUT
        half = len(text) // 2
        has_seam = half in self._slow_at and text[:half] == text[half:]
        if has_seam or is_twice(text):
            return BrokenReason.DOUBLED
        return None

    def _ends_group(self, gap_ms: int) -> bool:
        """Whether a key after this gap cannot belong to what is held."""
        settings = self._settings
        count = len(self._held)
        if not count or gap_ms <= settings.hold_ms:
            return False
        slow_after = len(self._slow_at) + 1
        is_forgiven = count >= settings.burst_keys and gap_ms <= settings.burst_gap_ms
        return not is_forgiven or slow_after * settings.slow_gaps_per_keys > count + 1

    def _flush(self, reason: BrokenReason) -> Outcome:
        """What is held is over: a code by pause, a broken burst, or a person's keys."""
        settings = self._settings
        fast = len(self._held) - len(self._slow_at)
        if fast < settings.min_chars:
            return self._give_back()
        text = "".join(held.text for held in self._held)
        by_pause = reason is BrokenReason.NO_END and not settings.needs_terminator
        if by_pause and fast >= settings.min_chars_without_terminator:
            objection = self._objection(text)
            self._clear()
            if objection is None:
                return Outcome(scan=text)
            return Outcome(broken=BrokenScan(text=text, reason=objection))
        reason = BrokenReason.TOO_LONG if self._is_overlong else reason
        self._doubt_until_ms = self._last_char_ms + settings.broken_quiet_ms
        self._end_until_ms = self._doubt_until_ms
        self._clear()
        return Outcome(broken=BrokenScan(text=text, reason=reason))

    def _give_back(self, before: Outcome = NOTHING, *, is_swallowed: bool = False) -> Outcome:
        """The held keys are a person's."""
        keys = tuple(self._held)
        if keys:
            settings = self._settings
            quiet_ms = settings.quiet_ms if len(keys) == 1 else settings.broken_quiet_ms
            self._doubt_until_ms = max(self._doubt_until_ms, self._last_char_ms + quiet_ms)
        self._clear()
        return replace(before, replay=before.replay + keys, is_swallowed=is_swallowed)

    def _outcome(self, before: Outcome = NOTHING, *, is_swallowed: bool = False) -> Outcome:
        """What came before, and the timer for what is held now."""
        settings = self._settings
        is_burst = len(self._held) >= settings.burst_keys
        limit_ms = settings.burst_gap_ms if is_burst else settings.hold_ms
        wait_ms = limit_ms if self._held else None
        return replace(before, is_swallowed=is_swallowed, wait_ms=wait_ms)

    def _clear(self) -> None:
        self._held = []
        self._slow_at = []
        self._is_late = False
        self._is_overlong = False
        self._is_doubtful = False

    def _forget_doubt(self) -> None:
        self._doubt_until_ms = -_AGES_MS
        self._end_until_ms = -_AGES_MS

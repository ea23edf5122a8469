"""Keyboard-wedge guard: tells a scanner's burst of keys from a person's typing.

A pure state machine. It knows no toolkit, no clock and no timer: the event filter feeds it keys
with the time stamps of the window system and does what each `Outcome` says. Keys are held back
until it is clear whose they are; a person's keys come back in order, at most `hold_ms` late.

A code is given out only if it is whole. What looks like a machine but is not whole is reported as
`BrokenScan`, never as a code, so that its digits cannot press buttons and half a code cannot match.
A burst that broke off leaves a memory (`Rest`): until its end has come, or time has passed, what
follows at a scanner's speed is its remainder and refused too.

What times alone cannot decide (docs/adr/0005): a person's key within `hold_ms` of a burst; up to
three first keys of a code with a pause behind them, which are typed; of these a single one, whose
remainder passes for a code after `quiet_ms`, or `fresh_ms` if that key had no use; a pause above
`rest_ms`; without suffix, one above `settle_ms`. Elsewhere, where both may be, a code is refused.
"""

from __future__ import annotations

from dataclasses import replace

from scanners.cleaning import is_twice
from scanners.keys import (
    NOTHING,
    BrokenReason,
    BrokenScan,
    KeyIn,
    KeyKind,
    Outcome,
)
from scanners.wedge_rest import AGES_MS, Rest
from scanners.wedge_settings import WedgeSettings

__all__ = ["ScanGuard", "WedgeSettings"]


class ScanGuard:
    """The state machine; one per application, used from one thread."""

    def __init__(self, settings: WedgeSettings | None = None) -> None:
        """Starts idle; the defaults fit scanners up to about 30 ms per key."""
        self._settings = settings or WedgeSettings()
        self._held: list[KeyIn] = []
        self._slow_at: list[int] = []
        self._repeats = 0
        self._is_late = False
        self._is_overlong = False
        self._is_doubtful = False
        self._least_keys = 0
        self._last_char_ms = -AGES_MS
        self._last_code = ""
        self._last_code_ms = -AGES_MS
        self._rest = Rest(self._settings)

    def use(self, settings: WedgeSettings) -> None:
        """Other numbers from the next key on."""
        self._settings = self._rest.settings = settings

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back now."""
        return bool(self._held)

    def claims(self, kind: KeyKind, at_ms: int) -> bool:
        """Whether a shortcut on such a key must not fire yet (for ShortcutOverride events)."""
        is_end = kind is KeyKind.TERMINATOR and (self.is_holding or self._rest.is_end(at_ms))
        return kind is KeyKind.CHAR or is_end

    def feed(self, key: KeyIn) -> Outcome:
        """Takes one key press."""
        if key.at_ms >= self._last_char_ms:
            return self._take(key)
        # the window system's clock starts again every 49 days: nothing compares with before
        before = self._flush(BrokenReason.CUT)
        self._rest.restart(key.at_ms)
        self._last_code = ""
        self._last_char_ms = -AGES_MS
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

    def share(self, other: ScanGuard) -> None:
        """Keys come by two ways: what breaks off on one may go on on the other."""
        self._rest = other._rest

    def leave(self) -> Outcome:
        """Keys come by the other way from now on, those of a running burst too."""
        return self._flush(BrokenReason.CUT)

    def had_no_use(self, key: KeyIn) -> None:
        """A key given back did nothing anywhere: people press keys that do something."""
        self._rest.had_no_use(key.at_ms)
        if self._held and self._rest.is_doubtful(self._held[0].at_ms):
            self._is_doubtful = True

    def _take(self, key: KeyIn) -> Outcome:
        match key.kind:
            case KeyKind.MODIFIER:
                return self._outcome()
            case KeyKind.CHAR:
                return self._char(key)
            case KeyKind.TERMINATOR:
                return self._terminator(key)
            case KeyKind.OTHER:  # pragma: no branch - the last of them
                before = self._flush(BrokenReason.CUT)
                self._rest.acted(key.at_ms)
                return before

    def _char(self, key: KeyIn) -> Outcome:
        gap_ms = key.at_ms - self._last_char_ms
        ended = self._flush(self._why_over(gap_ms)) if self._ends_group(gap_ms) else NOTHING
        self._is_late = False
        self._last_char_ms = key.at_ms
        if not self._held:
            self._is_doubtful = self._rest.is_doubtful(key.at_ms)
            self._least_keys = self._rest.least_keys(key.at_ms)
        elif gap_ms > self._settings.hold_ms:
            self._slow_at.append(len(self._held))
        if len(self._held) < self._settings.max_chars:
            self._held.append(key)
        else:
            self._is_overlong = True
        is_held_down = key.is_auto_repeat and gap_ms >= self._settings.repeat_gap_ms
        self._repeats += is_held_down
        if is_held_down and len(self._held) <= self._settings.burst_keys and self._least_keys > 1:
            return self._give_back(before=ended, is_swallowed=True)
        return self._outcome(before=ended, is_swallowed=True)

    def _terminator(self, key: KeyIn) -> Outcome:
        if not self._held:
            return Outcome(is_swallowed=self._rest.take_lone_end(key.at_ms))
        gap_ms = key.at_ms - self._last_char_ms
        is_late = self._ends_group(gap_ms)
        if is_late and not (self._may_end_by_pause() and gap_ms <= self._settings.still_ms):
            ended = self._flush(self._why_over(gap_ms))
            return replace(ended, is_swallowed=self._rest.take_lone_end(key.at_ms))
        if len(self._held) >= self._settings.min_chars or self._is_remainder():
            return self._complete(key)
        before = self._give_back()
        self._rest.confirmed()
        return before

    def _is_remainder(self) -> bool:
        """Whether what is held, with its end, is too short for a code and yet a scanner's."""
        return self._is_doubtful and len(self._held) + 1 >= self._least_keys

    def _complete(self, key: KeyIn) -> Outcome:
        """A burst with its end: a code, unless something speaks against it."""
        text = "".join(held.text for held in self._held)
        reason = self._objection(text)
        is_again = reason is None and self._is_again(text, key.at_ms)
        self._clear()
        self._rest.ended(key.at_ms)
        if reason is None:
            return Outcome(scan=text, is_again=is_again, is_swallowed=True)
        broken = BrokenScan(text=text, reason=reason, is_ended=reason is BrokenReason.CUT)
        return Outcome(broken=broken, is_swallowed=True)

    def _is_again(self, text: str, end_ms: int) -> bool:
        """Whether the last code began anew too soon for a scan of its own; by the keys' times."""
        is_same, since_ms = text == self._last_code, self._held[0].at_ms - self._last_code_ms
        self._last_code, self._last_code_ms = text, end_ms
        return is_same and since_ms < self._settings.again_ms

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

    def _why_over(self, gap_ms: int) -> BrokenReason:
        """Why keys after this gap are another group; without suffix it may have been a code."""
        is_short = not self._settings.needs_terminator and gap_ms <= self._settings.still_ms
        return BrokenReason.CUT if is_short else BrokenReason.NO_END

    def _may_end_by_pause(self) -> bool:
        settings = self._settings
        fast = len(self._held) - len(self._slow_at)
        return not settings.needs_terminator and fast >= settings.min_chars_without_terminator

    def _flush(self, reason: BrokenReason) -> Outcome:
        """What is held is over: a code by pause, a broken burst, or a person's keys."""
        if not self._held:
            return NOTHING
        if len(self._held) - len(self._slow_at) < self._least_keys:
            return self._give_back()
        text = "".join(held.text for held in self._held)
        by_pause = reason is BrokenReason.NO_END and self._may_end_by_pause()
        objection = self._objection(text) if by_pause else reason
        if objection is None:
            is_again = self._is_again(text, self._last_char_ms)
            self._rest.given_out(self._last_char_ms)
            self._clear()
            return Outcome(scan=text, is_again=is_again)
        reason = BrokenReason.TOO_LONG if self._is_overlong else objection
        pressed = len(self._held) - self._repeats
        self._rest.broke(pressed, self._held[0].at_ms, self._last_char_ms)
        self._clear()
        return Outcome(broken=BrokenScan(text=text, reason=reason))

    def _give_back(self, before: Outcome = NOTHING, *, is_swallowed: bool = False) -> Outcome:
        """The held keys are a person's."""
        keys = tuple(self._held)
        self._rest.typed(keys)
        self._clear()
        return replace(before, replay=before.replay + keys, is_swallowed=is_swallowed)

    def _outcome(self, before: Outcome = NOTHING, *, is_swallowed: bool = False) -> Outcome:
        """What came before, and the timer for what is held now."""
        settings = self._settings
        is_burst = len(self._held) >= settings.burst_keys
        limit_ms = settings.burst_gap_ms if is_burst else settings.hold_ms
        if self._may_end_by_pause():
            limit_ms = settings.still_ms
        wait_ms = limit_ms if self._held else None
        return replace(before, is_swallowed=is_swallowed, wait_ms=wait_ms)

    def _clear(self) -> None:
        self._held = []
        self._slow_at = []
        self._repeats = 0
        self._is_late = False
        self._is_overlong = False
        self._is_doubtful = False

"""What may still come of a code that broke off: the wedge guard's memory between two bursts."""

from __future__ import annotations

from scanners.keys import KeyIn
from scanners.wedge_settings import WedgeSettings

AGES_MS = 2**31
"""Longer than any gap; stands for "never"."""


class Rest:
    """Whether keys at a given time may be the remainder of a code, or its end come late."""

    def __init__(self, settings: WedgeSettings) -> None:
        """Nothing broke off."""
        self.settings = settings
        self._broke_at_ms = -AGES_MS
        self._piece_at_ms = -AGES_MS
        self._is_person_since = False
        self._doubt_until_ms = -AGES_MS
        self._end_until_ms = -AGES_MS
        self._typed_at_ms = -AGES_MS
        self._ends_twice = False
        """Learned: this scanner sends two ends, so that a second one may be a little late."""
        self._is_ended = False

    def broke(self, pressed: int, began_ms: int, at_ms: int) -> None:
        """A machine's burst of so many keys came without an end, its last key then."""
        if pressed < self.settings.burst_keys and self._is_waiting(began_ms):
            # they may have been a person's: typing must not be claimed for ever
            self._piece_at_ms = at_ms
            return
        self._broke_at_ms = at_ms
        self._is_person_since = self._is_ended = False

    def ended(self, at_ms: int) -> None:
        """A burst had its end: what follows begins anew, but for a second end."""
        self.forget()
        settings = self.settings
        self._end_until_ms = at_ms + (settings.quiet_ms if self._ends_twice else settings.hold_ms)
        self._is_ended = True

    def is_end(self, at_ms: int) -> bool:
        """Whether an end without a burst before it is a scanner's, late or its second."""
        is_late = self._is_waiting(at_ms) and not self._is_person_since
        return at_ms <= self._end_until_ms or self._is_fresh(at_ms) or is_late

    def take_lone_end(self, at_ms: int) -> bool:
        """Such an end came; True when it was a scanner's."""
        if at_ms <= self._end_until_ms:
            self._ends_twice = self._ends_twice or self._is_ended
            return True
        if self._is_fresh(at_ms):
            self.ended(at_ms)
            return True
        is_late = self.is_end(at_ms)
        # so late it may be a person's just as well: swallowed once, and nothing is over by it
        self._is_person_since = True
        self._doubt_until_ms = -AGES_MS
        if is_late:
            self._end_until_ms = at_ms + self.settings.quiet_ms
        return is_late

    def forget(self) -> None:
        """Nothing is waited for."""
        self._broke_at_ms = self._piece_at_ms = -AGES_MS
        self._is_ended = False
        self._doubt_until_ms = self._end_until_ms = -AGES_MS

    def restart(self, at_ms: int) -> None:
        """The window system's clock began again: what was waited for is, from now on."""
        is_waiting = self._broke_at_ms > -AGES_MS
        self.forget()
        self._typed_at_ms = -AGES_MS
        if is_waiting:
            self._broke_at_ms = at_ms

    def typed(self, keys: tuple[KeyIn, ...]) -> None:
        """These keys were given back as a person's."""
        self._is_person_since = True
        at_ms = keys[-1].at_ms
        is_close = keys[0].at_ms - self._typed_at_ms <= self.settings.hold_ms
        is_alone = len(keys) == 1 and (keys[0].is_auto_repeat or not is_close)
        wait_ms = self.settings.quiet_ms if is_alone else self.settings.doubt_ms
        self._typed_at_ms = at_ms
        self._doubt_until_ms = max(self._doubt_until_ms, at_ms + wait_ms)

    def had_no_use(self, at_ms: int) -> None:
        """A key given back did nothing anywhere: rather a code's first than a person's."""
        self._doubt_until_ms = max(self._doubt_until_ms, at_ms + self.settings.fresh_ms)

    def given_out(self, at_ms: int) -> None:
        """A code without suffix was given out; a key stamped sooner was only handled late."""
        self._doubt_until_ms = at_ms + self.settings.still_ms

    def acted(self, at_ms: int) -> None:
        """A key no scanner sends: somebody is at the keyboard, and typed what was typed before."""
        self._is_person_since = True
        self._doubt_until_ms = min(self._doubt_until_ms, at_ms + self.settings.fresh_ms)

    def confirmed(self) -> None:
        """A person's Enter: what was typed before it is theirs."""
        self._doubt_until_ms = -AGES_MS

    def is_doubtful(self, at_ms: int) -> bool:
        """Whether a burst that begins then may lack its beginning."""
        is_piece = at_ms - self._piece_at_ms <= self.settings.doubt_ms
        return is_piece or self._is_waiting(at_ms) or at_ms < self._doubt_until_ms

    def least_keys(self, at_ms: int) -> int:
        """So many fast keys are surely a machine's."""
        if self._is_fresh(at_ms):
            return 1
        if self._is_waiting(at_ms) and not self._is_person_since:
            return 2
        return self.settings.burst_keys

    def _is_fresh(self, at_ms: int) -> bool:
        return at_ms - self._broke_at_ms <= self.settings.fresh_ms

    def _is_waiting(self, at_ms: int) -> bool:
        return at_ms - self._broke_at_ms <= self.settings.doubt_ms

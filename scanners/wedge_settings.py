"""The numbers of the keyboard-wedge guard."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WedgeSettings:
    """All of them, measured on real window systems."""

    hold_ms: int = 35
    """Gap up to which keys may belong to one burst; a person typing 120 words a minute presses
    four so fast in a row fewer than 20 times in a million keys."""
    burst_keys: int = 4
    """After so many fast keys longer gaps are forgiven, and without an end they are a machine's."""
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
    """A burst sooner than this after a lone key may be the remainder of a code; an end sooner than
    this after a code is its second one, once the scanner was seen to send two."""
    broken_quiet_ms: int = 1000
    """So soon after a code that broke off whatever comes is its remainder, single keys too."""
    rest_ms: int = 5000
    """A burst or an end sooner than this may be the remainder of a code that broke off."""
    settle_ms: int = 500
    """Without suffix: a code counts once no key came for so long."""
    again_ms: int = 1000
    """The same code begun sooner than this after its end is the same scan; 0 takes each one."""
    needs_terminator: bool = True
    """False for scanners without suffix: a pause then ends a code."""
    min_chars_without_terminator: int = 8
    """Shortest code where a pause ends it."""

    @property
    def fresh_ms(self) -> int:
        """How long after its last key a code that broke off claims every key."""
        return self.burst_gap_ms + self.broken_quiet_ms

    @property
    def doubt_ms(self) -> int:
        """How long a remainder is waited for: without suffix no end will ever tell that it came."""
        return max(self.rest_ms, self.fresh_ms) if self.needs_terminator else self.fresh_ms

    @property
    def still_ms(self) -> int:
        """The pause that ends a code without suffix."""
        return max(self.settle_ms, self.burst_gap_ms)

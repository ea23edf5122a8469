"""UUIDv7 ids (RFC 9562): time-ordered text, unique without asking anyone."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from secrets import randbits

from inspection.ports import Clock

_COUNTER_BITS = 12


class Uuid7Ids:
    """Makes UUIDv7 text; strictly increasing within one process, safe from any thread."""

    def __init__(self, clock: Clock, random_bits: Callable[[int], int] = randbits) -> None:
        """`random_bits(n)` returns n random bits; tests pass a seeded one."""
        self._clock = clock
        self._random_bits = random_bits
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> str:
        """A fresh id. Ids made in one millisecond, or after a clock step back, still increase."""
        with self._lock:
            millisecond = int(self._clock.now().timestamp() * 1000)
            fresh = (millisecond << _COUNTER_BITS) | self._random_bits(_COUNTER_BITS - 1)
            self._last = max(fresh, self._last + 1)
            stamp = self._last
        time_bits, counter = stamp >> _COUNTER_BITS, stamp & ((1 << _COUNTER_BITS) - 1)
        number = time_bits << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | self._random_bits(62)
        return str(uuid.UUID(int=number))

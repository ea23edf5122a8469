"""Ids and the clock."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, timedelta

from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from tests.inspection.store.parts import HandClock


def test_ids_are_uuid7_and_increase_even_when_the_clock_steps_back() -> None:
    clock = HandClock()
    ids = Uuid7Ids(clock, random.Random(1).getrandbits)
    made = [ids.new() for _ in range(5_000)]
    clock.at -= timedelta(hours=1)
    made += [ids.new() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    for text in (made[0], made[-1]):
        parsed = uuid.UUID(text)
        assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)


def test_an_id_begins_with_its_time() -> None:
    clock = HandClock()
    milliseconds = int(uuid.UUID(Uuid7Ids(clock).new()).int >> 80)
    assert milliseconds == int(clock.at.timestamp() * 1000)


def test_the_system_clock_is_aware_and_tells_whole_milliseconds() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.now().microsecond % 1000 == 0
    assert clock.monotonic_s() <= clock.monotonic_s()

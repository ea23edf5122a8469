from __future__ import annotations

from app.program.watchdog import TICK_MS, Watchdog


class Hands:
    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


def test_it_measures_gaps_beyond_the_tick(qtbot) -> None:
    hands = Hands()
    dog = Watchdog(monotonic_s=hands)
    dog.start()
    dog.stop()
    for gap_ms in [0] * 1998 + [40, 12]:
        dog.note("photo" if gap_ms else "")
        hands.s += (TICK_MS + gap_ms) / 1000
        dog._tick()
    blocks = dog.blocks()
    assert (blocks.count, blocks.max_ms, blocks.p999_ms) == (2000, 40.0, 12.0)
    assert blocks.longest[0] == (40.0, "photo")


def test_the_thread_s_own_work_is_told_apart_from_what_was_taken_from_it(qtbot) -> None:
    hands, own = Hands(), Hands()
    dog = Watchdog(monotonic_s=hands, own_s=own)
    dog.start()
    dog.stop()
    for gap_ms, own_ms in [(0, 0)] * 998 + [(40, 3), (20, 20)]:
        hands.s += (TICK_MS + gap_ms) / 1000
        own.s += own_ms / 1000
        dog._tick()
    with dog.excluded():
        own.s += 0.5
    dog._tick()
    blocks = dog.blocks()
    assert (blocks.max_ms, blocks.own_max_ms, blocks.own_p999_ms) == (40.0, 20.0, 3.0)


def test_what_is_excluded_does_not_count(qtbot) -> None:
    hands = Hands()
    dog = Watchdog(monotonic_s=hands)
    dog.start()
    dog.stop()
    with dog.excluded():
        hands.s += 0.5
    hands.s += TICK_MS / 1000
    dog._tick()
    assert dog.blocks().max_ms == 0.0


def test_a_real_block_is_seen(qtbot) -> None:
    dog = Watchdog()
    dog.start()
    qtbot.wait(20)
    end = dog._now_s() + 0.03
    while dog._now_s() < end:
        pass
    qtbot.waitUntil(lambda: dog.blocks().max_ms > 20)


def test_no_measurement_is_no_block(qtbot) -> None:
    assert Watchdog().blocks().count == 0

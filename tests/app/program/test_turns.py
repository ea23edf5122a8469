"""Work that waits is done in order, a little in each turn of the event loop."""

from __future__ import annotations

import itertools
import time
from functools import partial

import pytest
from PySide6.QtCore import QTimer

from app.program.turns import BUDGET_S, Pass, Turns


class Clock:
    """Seconds; each job takes some."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def turns(qapp: object, clock: Clock) -> Turns:
    seconds = itertools.count()
    return Turns(monotonic_s=clock, in_pass=Pass(lambda: next(seconds)))


def test_a_turn_ends_when_its_time_is_used_and_the_rest_follows(turns: Turns, clock: Clock) -> None:
    done: list[int] = []

    def work(number: int) -> None:
        done.append(number)
        clock.now_s += BUDGET_S * 0.6

    turns.put(partial(work, number) for number in range(5))
    assert done == []
    turns._take()
    assert done == [0, 1]
    turns._take()
    turns._take()
    assert done == [0, 1, 2, 3, 4]
    assert turns.is_done


def test_what_is_painted_has_its_turn_for_itself(turns: Turns) -> None:
    done: list[int] = []

    def paint(number: int) -> bool:
        done.append(number)
        return True

    turns.put([partial(done.append, 0)])
    turns.put(partial(paint, number) for number in (1, 2))
    turns._take()
    assert done == [0, 1]
    turns._take()
    assert done == [0, 1, 2]


def test_the_event_loop_comes_by_itself(qtbot, turns: Turns) -> None:
    done: list[int] = []
    turns.put(partial(done.append, number) for number in range(3))
    qtbot.waitUntil(lambda: turns.is_done)
    assert done == [0, 1, 2]
    assert not turns._timer.isActive()


def test_a_job_that_fails_is_not_tried_again_and_keeps_nobody_waiting(turns: Turns) -> None:
    done: list[int] = []

    def fail() -> None:
        raise RuntimeError("a fault of a test")

    turns.put([fail, partial(done.append, 1)])
    with pytest.raises(RuntimeError):
        turns._take()
    turns._take()
    assert done == [1]
    assert turns.is_done


def test_work_put_by_work_is_done_too(turns: Turns) -> None:
    done: list[int] = []
    turns.put([lambda: turns.put([partial(done.append, 1)])])
    turns._take()
    turns._take()
    assert done == [1]


def test_what_is_cleared_is_never_done(turns: Turns) -> None:
    done: list[int] = []
    turns.put([partial(done.append, 1)])
    turns.clear()
    turns._take()
    assert done == []


def test_what_came_due_during_a_turn_goes_before_the_next(qtbot, turns: Turns) -> None:
    done: list[object] = []
    other = QTimer()
    other.setSingleShot(True)
    other.timeout.connect(lambda: done.append("key"))

    def work(number: int) -> bool:
        done.append(number)
        if number == 0:
            other.start(0)
        return True

    turns.put(partial(work, number) for number in range(2))
    qtbot.waitUntil(lambda: turns.is_done)
    assert done == [0, "key", 1]


def test_after_a_failed_job_the_loop_comes_again(qtbot, turns: Turns) -> None:
    done: list[int] = []

    def fail() -> None:
        raise RuntimeError("a fault of a test")

    turns.put([fail, partial(done.append, 1)])
    with qtbot.capture_exceptions() as met:
        qtbot.waitUntil(lambda: turns.is_done)
    assert done == [1]
    assert [str(one[1]) for one in met] == ["a fault of a test"]


def test_two_that_are_due_at_once_let_a_key_between_them(qtbot, qapp: object) -> None:
    """All timers that are due are told in one pass of the loop, and keys come after it."""
    done: list[object] = []
    shared, key = Pass(), QTimer()
    key.setSingleShot(True)
    key.timeout.connect(lambda: done.append("key"))
    both = [Turns(in_pass=shared) for _ in range(2)]

    def work(number: int) -> None:
        done.append(number)
        if len(done) == 1:
            key.start(0)

    for number, one in enumerate(both):
        one.put([partial(work, number)])
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == [0, "key", 1]


def test_one_that_always_works_keeps_no_other_waiting(qtbot, qapp: object) -> None:
    done: list[str] = []
    shared = Pass()
    busy, other = Turns(in_pass=shared), Turns(in_pass=shared)

    def work(name: str) -> bool:
        done.append(name)
        time.sleep(0.002)
        return True

    busy.put(partial(work, "busy") for _ in range(12))
    other.put(partial(work, "other") for _ in range(4))
    qtbot.waitUntil(lambda: busy.is_done and other.is_done)
    last = len(done) - 1 - done[::-1].index("other")
    assert last <= 9, done

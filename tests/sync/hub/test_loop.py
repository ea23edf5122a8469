"""The loop of a desk: its thread, its bell, and what it tells of itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, current_thread

import pytest

from inspection.errors import WorldError
from sync.hub.loop import AFTER_FAILURE_S, IDLE_S, LEAST_S, Loop, Step
from sync.hub.payable import DUE
from sync.hub.store.tables import candidates
from tests.sync.hub.bench import BenchStation, StillClock
from tests.sync.hub.inside import ONE, THREE, InsideHub
from tests.sync.hub.outside import LIMIT_S, eventually

SAID = "name 张三"


def loop_of(*steps: Step, clock: StillClock | None = None) -> Loop:
    return Loop("desk", *steps, monotonic_s=(clock or StillClock()).monotonic_s)


def wants(delay_s: float | None) -> Step:
    return lambda _should_stop: delay_s


def breaks(fault: BaseException) -> Step:
    def step(_should_stop: Callable[[], bool]) -> float | None:
        raise fault

    return step


@pytest.mark.parametrize(
    ("delays_s", "waits_s"),
    [
        ((None,), IDLE_S),
        ((0.0,), LEAST_S),
        ((3.0, None), 3.0),
        ((3.0, 1.0), 1.0),
        ((3600.0,), IDLE_S),
    ],
)
def test_it_waits_for_the_step_that_wants_to_go_on_first(
    delays_s: tuple[float | None, ...], waits_s: float
) -> None:
    assert loop_of(*(wants(one) for one in delays_s)).one_pass() == waits_s


@pytest.mark.expect_log("sync.hub.loop: (WARNING: desk waits: WorldError|ERROR: desk: pass failed)")
def test_what_fails_is_counted_and_the_other_steps_do_their_work(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[str] = []

    def works(_should_stop: Callable[[], bool]) -> None:
        done.append("worked")

    loop = loop_of(breaks(WorldError("store.busy")), breaks(ValueError(SAID)), works)
    assert loop.one_pass() == AFTER_FAILURE_S
    assert (done, loop.failures) == (["worked"], 2)
    assert "store.busy" in caplog.text
    assert SAID not in caplog.text


def test_it_works_in_a_thread_of_its_name_and_again_when_rung() -> None:
    names: list[str] = []

    def step(_should_stop: Callable[[], bool]) -> None:
        names.append(current_thread().name)

    loop = loop_of(step)
    assert not loop.has_died, "one that has not begun is no dead one"
    loop.start()
    eventually(lambda: len(names) == 1)
    loop.ring()
    eventually(lambda: len(names) == 2)
    began_s = time.monotonic()
    loop.stop()
    assert loop.join(LIMIT_S)
    assert time.monotonic() - began_s < IDLE_S, "it waits for nothing once it is told"
    assert not loop.has_died, "it was asked to"
    assert names == ["desk", "desk"]


# pytest would tell of it as of any thread that ends so
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_ended_by_itself_is_dead() -> None:
    loop = loop_of(breaks(SystemExit()))
    loop.start()
    assert loop.join(LIMIT_S)
    assert loop.has_died


def test_work_under_way_is_finished_and_waited_for_no_longer_than_told() -> None:
    entered, go_on = Event(), Event()
    ends: list[bool] = []

    def step(should_stop: Callable[[], bool]) -> None:
        entered.set()
        go_on.wait(LIMIT_S)
        ends.append(should_stop())

    loop = loop_of(step)
    loop.start()
    assert entered.wait(LIMIT_S)
    loop.stop()
    assert not loop.join(0.05)
    go_on.set()
    assert loop.join(LIMIT_S)
    assert ends == [True]


def test_who_asks_whether_to_stop_does_not_stand_still() -> None:
    clock = StillClock()

    def step(should_stop: Callable[[], bool]) -> None:
        clock.advance(50.0)
        assert loop.stood_s == 57.0
        should_stop()
        assert loop.stood_s == 0.0
        clock.advance(20.0)

    loop = loop_of(step, clock=clock)
    clock.advance(7.0)
    assert loop.stood_s == 7.0
    loop.one_pass()
    assert loop.failures == 0
    assert loop.stood_s == 0.0
    clock.advance(3.0)
    assert loop.stood_s == 3.0


def test_the_desk_stops_between_two_decisions_and_between_two_refunds(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(ONE, THREE)
    pieces = [bench.decide(inside.line("OL-1", 89900)), bench.decide(inside.line("OL-3", 33333))]
    inside.take(bench, *pieces)

    def after(passes: int) -> Callable[[], bool]:
        left = iter([False] * passes)
        return lambda: next(left, True)

    inside.hub.assessor.assess(after(1))
    with inside.hub.database.reading() as connection:
        states = [row.state for row in connection.execute(candidates.select())]
    assert sorted(states) == sorted([DUE, "waiting"])
    inside.assess()
    inside.hub.refund_desk.run_once(after(1))
    assert sorted(inside.states) == ["confirmed", "due"]
    inside.desk_pass()
    assert inside.states == ["confirmed", "confirmed"]

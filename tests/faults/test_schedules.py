"""A share of the driver's schedules, and that it finds the fault it is there for."""

from __future__ import annotations

import pytest

from tests.faults.__main__ import SEED, run
from tests.faults.plan import plan_of
from tests.faults.schedule import FAULTS, Fault

pytestmark = [pytest.mark.slow]

SHARE = 4
LONG_SHARE = 60
MOST_UNTIL_FOUND = 20
SHARE_OF_KILLS = 300


@pytest.mark.parametrize(
    "schedules",
    [SHARE, pytest.param(LONG_SHARE, marks=[pytest.mark.long, pytest.mark.timeout(900)])],
)
def test_whatever_breaks_each_refund_is_paid_once(schedules: int) -> None:
    result = run(range(schedules), seed=SEED)
    assert result.failures == [], f"seed {SEED}"
    assert (result.schedules, result.without_faults) == (schedules, 0)
    injected = {name.partition(":")[2] for name in result.injected}
    if schedules == LONG_SHARE:
        assert injected == set(FAULTS)
        assert sum(result.killed.values()) == schedules * 0.15
    assert sum(result.injected.values()) > 5 * schedules


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_desk_that_sends_again_without_looking_is_found() -> None:
    result = run(range(MOST_UNTIL_FOUND), seed=SEED, planted=True)
    assert any("booked too much: Counter" in one for one in result.failures)


def test_three_hundred_of_two_thousand_schedules_kill_and_all_are_told_by_their_seed() -> None:
    plans = [plan_of(SEED, index) for index in range(2_000)]
    assert plans == [plan_of(SEED, index) for index in range(2_000)]
    assert sum(one.kill is not None for one in plans) == SHARE_OF_KILLS
    faults = {
        line.turn(number).fault
        for one in plans
        for line in one.lines.values()
        for number in range(3)
    }
    assert faults == set(Fault)

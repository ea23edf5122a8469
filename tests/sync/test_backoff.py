"""Waits double, stay bounded, never run out, and never undercut the hub's wish."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.backoff import FIRST_S, LONGEST_S, Backoff


def test_it_doubles_up_to_the_longest() -> None:
    backoff = Backoff(random=lambda: 1.0, first_s=1.0, longest_s=10.0)
    assert [backoff.failed_s() for _ in range(6)] == [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]


def test_success_starts_over() -> None:
    backoff = Backoff(random=lambda: 0.0, first_s=1.0)
    backoff.failed_s()
    backoff.failed_s()
    assert backoff.failures == 2
    backoff.succeeded()
    assert (backoff.failures, backoff.failed_s()) == (0, 0.5)


@given(chance=st.floats(0, 1, exclude_max=True), failures=st.integers(1, 5000))
def test_however_long_it_lasts_it_goes_on(chance: float, failures: int) -> None:
    backoff = Backoff(random=lambda: chance)
    for _ in range(min(failures, 50)):
        wait_s = backoff.failed_s()
        assert FIRST_S / 2 <= wait_s <= LONGEST_S


def test_the_hub_may_ask_for_more() -> None:
    backoff = Backoff(random=lambda: 0.0)
    assert backoff.failed_s(at_least_s=120) == 120

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspection.disinfection import (
    STEP_TOLERANCE_S,
    ContactTimer,
    concentration_mg_l,
    exposure_s,
)
from tests.inspection.test_disinfection import START


@given(st.integers(1, 100_000), st.integers(1, 10_000))
def test_concentration_is_never_overstated(stock: int, parts: int) -> None:
    exact_times_parts = stock * 10
    assert concentration_mg_l(stock, parts) * parts <= exact_times_parts
    assert (concentration_mg_l(stock, parts) + 1) * parts > exact_times_parts


@given(st.lists(st.floats(0.0, 5.0), max_size=30), st.floats(0, 1e6))
def test_the_timer_never_runs_backwards_nor_loses_time(
    pauses: list[float], monotonic_s: float
) -> None:
    timer = ContactTimer.begin(now=START, monotonic_s=monotonic_s)
    passed_s = 0.0
    for pause in pauses:
        passed_s += pause
        now = START + timedelta(seconds=passed_s)
        after = timer.observed(now=now, monotonic_s=monotonic_s + passed_s)
        assert after.contact_s >= timer.contact_s
        timer = after
    assert timer.is_proven
    assert abs(timer.elapsed_s - passed_s) < 0.01
    assert timer.remaining_s(1800) == 1800 - timer.contact_s


@given(st.floats(-STEP_TOLERANCE_S, STEP_TOLERANCE_S))
def test_the_usual_drift_of_clocks_is_no_step(drift_s: float) -> None:
    timer = ContactTimer.begin(now=START, monotonic_s=0.0)
    now = START + timedelta(seconds=1800 + drift_s * 0.99)
    assert timer.observed(now=now, monotonic_s=1800.0).is_proven


@given(st.integers(1, 10_000_000), st.integers(1, 100_000))
def test_the_seconds_under_a_lamp_are_the_fewest_that_give_the_dose(
    dose_uj_cm2: int, irradiance_uw_cm2: int
) -> None:
    seconds = exposure_s(dose_uj_cm2, irradiance_uw_cm2)
    assert seconds * irradiance_uw_cm2 >= dose_uj_cm2
    assert (seconds - 1) * irradiance_uw_cm2 < dose_uj_cm2

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspection.values import (
    from_rfc3339,
    rfc3339,
    slot_amount,
)
from tests.inspection.test_values import EPOCH

MOMENTS = st.integers(0, 7 * 10**12).map(lambda ms: EPOCH + timedelta(milliseconds=ms))


@given(st.integers(0, 10**12), st.integers(1, 500))
def test_slots_add_up_to_exactly_what_was_paid(paid_minor: int, quantity: int) -> None:
    shares = [slot_amount(paid_minor, quantity, slot) for slot in range(1, quantity + 1)]
    assert sum(shares) == paid_minor
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


@given(MOMENTS)
def test_times_survive_as_text_to_the_millisecond(moment: datetime) -> None:
    assert from_rfc3339(rfc3339(moment)) == moment


@given(MOMENTS, MOMENTS)
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    assert (rfc3339(one) < rfc3339(other)) == (one < other)

from hypothesis import given
from hypothesis import strategies as st

from inspection.codes import normalise
from inspection.units import is_valid_lpn, lpn
from tests.inspection.test_units import SIGNS

CODES = st.text(SIGNS, min_size=4, max_size=4)


COUNTERS = st.integers(min_value=1, max_value=36**6)


@given(CODES, COUNTERS)
def test_every_lpn_is_valid_and_already_in_normal_form(code: str, counter: int) -> None:
    made = lpn(code, counter)
    assert is_valid_lpn(made)
    assert normalise(made) == made


@given(CODES, COUNTERS, st.data())
def test_one_wrong_sign_is_noticed(code: str, counter: int, data: st.DataObject) -> None:
    made = lpn(code, counter)
    at = data.draw(st.sampled_from([i for i, sign in enumerate(made) if sign in SIGNS and i > 1]))
    wrong = data.draw(st.sampled_from(SIGNS.replace(made[at], "")))
    assert not is_valid_lpn(made[:at] + wrong + made[at + 1 :])


@given(CODES, st.tuples(COUNTERS, COUNTERS))
def test_different_counters_give_different_lpns(code: str, pair: tuple[int, int]) -> None:
    assert (lpn(code, pair[0]) == lpn(code, pair[1])) == (pair[0] == pair[1])

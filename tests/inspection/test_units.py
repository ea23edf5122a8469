import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.codes import normalise
from inspection.units import is_valid_lpn, lpn
from tests.inspection.budget import few

SIGNS = string.digits + string.ascii_uppercase
CODES = st.text(SIGNS, min_size=4, max_size=4)
COUNTERS = st.integers(min_value=1, max_value=36**6)


def test_an_lpn_reads_code_counter_check() -> None:
    assert lpn("7F3K", 1).startswith("U-7F3K-0001")
    assert lpn("7F3K", 36**4).startswith("U-7F3K-10000")
    assert len(lpn("7F3K", 36**4 - 1)) == len("U-7F3K-00010")


@pytest.mark.parametrize(("code", "counter"), [("7F3", 1), ("7f3k", 1), ("7F3K", 0), ("7F3K", -1)])
def test_no_lpn_for_what_no_hub_issues(code: str, counter: int) -> None:
    with pytest.raises(ValueError, match="no LPN"):
        lpn(code, counter)


@few
@given(CODES, COUNTERS)
def test_every_lpn_is_valid_and_already_in_normal_form(code: str, counter: int) -> None:
    made = lpn(code, counter)
    assert is_valid_lpn(made)
    assert normalise(made) == made


@few
@given(CODES, COUNTERS, st.data())
def test_one_wrong_sign_is_noticed(code: str, counter: int, data: st.DataObject) -> None:
    made = lpn(code, counter)
    at = data.draw(st.sampled_from([i for i, sign in enumerate(made) if sign in SIGNS and i > 1]))
    wrong = data.draw(st.sampled_from(SIGNS.replace(made[at], "")))
    assert not is_valid_lpn(made[:at] + wrong + made[at + 1 :])


@few
@given(CODES, st.tuples(COUNTERS, COUNTERS))
def test_different_counters_give_different_lpns(code: str, pair: tuple[int, int]) -> None:
    assert (lpn(code, pair[0]) == lpn(code, pair[1])) == (pair[0] == pair[1])


@pytest.mark.parametrize("text", ["", "U-7F3K-", "U-7F3K", "7F3K-00010", "U-7F3K-0001\n"])
def test_other_text_is_no_lpn(text: str) -> None:
    assert not is_valid_lpn(text)

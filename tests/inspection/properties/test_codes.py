from hypothesis import given
from hypothesis import strategies as st

from inspection.codes import (
    normalise,
)
from inspection.errors import OperatorError


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    try:
        once = normalise(raw)
    except OperatorError:
        return
    assert normalise(once) == once
    once.encode("utf-8")


@given(st.text("abcXYZ0123456789-", min_size=1, max_size=30), st.text(" \t\r\n", max_size=3))
def test_case_and_space_never_matter(code: str, space: str) -> None:
    assert normalise(space.join(code)) == normalise(code.lower()) == normalise(code.upper())

import string

import pytest

from inspection.units import is_valid_lpn, lpn

SIGNS = string.digits + string.ascii_uppercase


def test_an_lpn_reads_code_counter_check() -> None:
    assert lpn("7F3K", 1).startswith("U-7F3K-0001")
    assert lpn("7F3K", 36**4).startswith("U-7F3K-10000")
    assert len(lpn("7F3K", 36**4 - 1)) == len("U-7F3K-00010")


@pytest.mark.parametrize(("code", "counter"), [("7F3", 1), ("7f3k", 1), ("7F3K", 0), ("7F3K", -1)])
def test_no_lpn_for_what_no_hub_issues(code: str, counter: int) -> None:
    with pytest.raises(ValueError, match="no LPN"):
        lpn(code, counter)


@pytest.mark.parametrize("text", ["", "U-7F3K-", "U-7F3K", "7F3K-00010", "U-7F3K-0001\n"])
def test_other_text_is_no_lpn(text: str) -> None:
    assert not is_valid_lpn(text)

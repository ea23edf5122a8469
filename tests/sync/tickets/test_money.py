"""Decimals to minor units and back, exactly."""

from __future__ import annotations

import pytest

from inspection.errors import OperatorError
from sync.tickets.money import MINOR_DIGITS, major_units, minor_units


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("899.00", "CNY", 89900),
        ("0.1", "CNY", 10),
        ("5.000", "CNY", 500),
        ("1000", "JPY", 1000),
        ("1.234", "KWD", 1234),
        ("99999999.99", "CNY", 9999999999),
    ],
)
def test_money_is_read_exactly(text: str, currency: str, minor: int) -> None:
    assert minor_units(text, currency, column="paid") == minor


@pytest.mark.parametrize("currency", sorted(MINOR_DIGITS))
@pytest.mark.parametrize("amount_minor", [0, 1, 9, 10, 99, 100, 999, 1000, 89900, 10**11])
def test_what_is_written_is_read_again(currency: str, amount_minor: int) -> None:
    written = major_units(amount_minor, currency)
    assert minor_units(written, currency, column="paid") == amount_minor


def test_money_is_written_with_all_its_digits() -> None:
    assert [major_units(minor, "CNY") for minor in (5, 50, 500)] == ["0.05", "0.50", "5.00"]
    assert major_units(899, "JPY") == "899"
    with pytest.raises(OperatorError, match=r"currency\.unknown"):
        major_units(1, "XXX")

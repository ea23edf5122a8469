"""Amounts as people and systems of record write them, and the minor units the program counts in.

Exactly: no floats, no rounding, no thousands separators.
"""

from __future__ import annotations

import re

from inspection.errors import OperatorError

_TWO_DIGITS = (
    *("AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "IDR", "ILS"),
    *("INR", "MOP", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SAR", "SEK", "SGD", "THB"),
    *("TRY", "TWD", "USD", "ZAR"),
)
MINOR_DIGITS = {
    **dict.fromkeys(_TWO_DIGITS, 2),
    **dict.fromkeys(("JPY", "KRW", "VND", "CLP"), 0),
    **dict.fromkeys(("BHD", "JOD", "KWD", "OMR", "TND"), 3),
}
"""ISO 4217 minor units of the currencies that may be announced."""
MAX_AMOUNT_MINOR = 10**11

_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,12})(?:\.(?P<part>[0-9]{1,6}))?")


def minor_units(text: str, currency: str, *, column: str) -> int:
    """`899.00` CNY → 89900, exactly; raises OperatorError `money.bad`, `.too_precise`, `.too_big`.

    Trailing zeros beyond the currency's minor units are not more precise: `5.000` CNY is 500.
    """
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise OperatorError("money.bad", column=column)
    digits = _minor_digits(currency)
    part = (match["part"] or "").rstrip("0")
    if len(part) > digits:
        raise OperatorError("money.too_precise", column=column, digits=digits)
    amount = int(match["whole"] + part.ljust(digits, "0"))
    if amount > MAX_AMOUNT_MINOR:
        raise OperatorError("money.too_big", column=column)
    return amount


def major_units(amount_minor: int, currency: str) -> str:
    """89900 CNY → `899.00`, 899 JPY → `899`; raises OperatorError `currency.unknown`."""
    digits = _minor_digits(currency)
    text = str(amount_minor).rjust(digits + 1, "0")
    return f"{text[:-digits]}.{text[-digits:]}" if digits else text


def _minor_digits(currency: str) -> int:
    try:
        return MINOR_DIGITS[currency]
    except KeyError:
        raise OperatorError("currency.unknown", column="currency") from None

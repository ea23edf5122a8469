from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest

from app.language import names
from inspection import values

NOW = datetime(2026, 11, 21, 6, 37, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (89900, "CNY", "¥899.00"),
        (5, "EUR", "€0.05"),
        (123456789, "USD", "$1,234,567.89"),
        (1200, "JPY", "¥1,200"),
        (-100, "CNY", "-¥1.00"),
        (100, "CHF", "CHF 1.00"),
    ],
)
def test_money(amount: int, currency: str, text: str) -> None:
    assert names.money_text(amount, currency) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (1104, "18:24"), (3803, "1:03:23"), (-5, "0:00")]
)
def test_durations(seconds: int, text: str) -> None:
    assert names.duration_text(seconds) == text


def test_personal_data_is_masked() -> None:
    assert names.masked_name("张三丰") == "张*"
    assert names.masked_name("Zhang") == "Z*"
    assert names.masked_name("") == ""
    assert names.masked_phone("13812341234") == "138****1234"
    assert names.masked_phone("12345") == "****"
    assert names.masked_order("2846190017731") == "2846****7731"
    assert names.masked_order("A-1") == "A-1"


def test_days(qapp) -> None:
    assert names.day_text(NOW, NOW) == "today 06:37"
    assert names.day_text(NOW + timedelta(days=1), NOW) == "tomorrow 06:37"
    assert names.day_text(NOW - timedelta(days=6), NOW) == "11-15 06:37"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (names.verdict_name, values.Verdict),
        (names.refund_state_name, values.RefundState),
        (names.role_name, values.Role),
        (names.service_name, values.Service),
        (names.reason_name, values.ReasonClass),
    ],
)
def test_every_value_has_a_name(qapp, name, kind: type[StrEnum]) -> None:
    found = [name(one) for one in kind]
    assert all(found)
    assert len(set(found)) == len(found)


def test_english_joins_with_commas(qapp) -> None:
    """CJK fonts draw the middle dot full width."""
    assert names.joined("due 09:22", "", "updated 23:52") == "due 09:22, updated 23:52"

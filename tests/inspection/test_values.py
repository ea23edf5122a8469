from datetime import UTC, datetime, timedelta, timezone

import pytest

from inspection.values import (
    CurrencyMismatchError,
    Money,
    Texts,
    from_rfc3339,
    rfc3339,
    slot_amount,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("slot", [0, 4, -1])
def test_there_is_no_slot_outside_the_line(slot: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        slot_amount(100, 3, slot)


def test_the_remainder_goes_to_the_lowest_slots() -> None:
    assert [slot_amount(10000, 3, slot) for slot in (1, 2, 3)] == [3334, 3333, 3333]


def test_money_of_two_currencies_never_meets() -> None:
    yuan = Money(amount_minor=1, currency="CNY")
    assert yuan + yuan == Money(amount_minor=2, currency="CNY")
    with pytest.raises(CurrencyMismatchError):
        yuan + Money(amount_minor=1, currency="EUR")


def test_times_are_told_in_utc_and_never_naive() -> None:
    here = datetime(2026, 11, 21, 14, 37, 40, tzinfo=timezone(timedelta(hours=8)))
    assert rfc3339(here) == "2026-11-21T06:37:40.000Z"
    with pytest.raises(ValueError, match="naive"):
        rfc3339(here.replace(tzinfo=None))
    with pytest.raises(ValueError, match="naive"):
        from_rfc3339("2026-11-21T06:37:40")


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
def test_no_clock_shows_such_a_year(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        from_rfc3339(text)


@pytest.mark.parametrize(("language", "text"), [("zh_CN", "好"), ("zh", "好"), ("en", "good")])
def test_texts_speak_the_language_asked_for(language: str, text: str) -> None:
    assert Texts(zh="好", en="good").of(language) == text

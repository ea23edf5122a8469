"""What a customer wrote shows neither a telephone number nor their own name and address."""

from __future__ import annotations

import pytest

from app.language.masked_words import masked_numbers, masked_words
from inspection.store.queries.contacts import Contact

ZHANG = Contact(name="张伟", phone="13800001234", address="浙江省杭州市西湖区文三路 88 号 2 幢 501")
SMITH = Contact(name="John Smith", phone="", address="12 Baker Street, London NW1 6XE")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("138 0000 1234", "138****1234"),
        ("138.0000.1234", "138****1234"),
        ("138－0000—1234", "138****1234"),
        ("138 - 0000 - 1234", "138****1234"),
        ("１３８００００１２３４", "１３８****１２３４"),
        ("编号 1234567", "编号 1234567"),
        ("010-88886666 转 2", "010****6666 转 2"),
        ("", ""),
    ],
)
def test_long_numbers_are_masked(words: str, shown: str) -> None:
    assert masked_numbers(words) == shown


@pytest.mark.parametrize(
    ("contact", "words", "shown"),
    [
        (ZHANG, "张伟，住浙江省杭州市西湖区文三路88号。", "张*，住杭州市****。"),
        (ZHANG, "放在文三路 88 号，2 幢 501 门口", "放在**** 门口"),
        (ZHANG, "杭州市的快递，张三收的", "杭州市的快递，张三收的"),
        (ZHANG, "右耳没声音", "右耳没声音"),
        (SMITH, "JOHN SMITH here, or John", "J* here, or J*"),
        (SMITH, "at 12, baker street London!", "at ****!"),
        (SMITH, "Johnson lives in London", "Johnson lives in London"),
        (Contact(name="", phone="", address=""), "138 0000 1234", "138****1234"),
        (None, "张伟", "张伟"),
    ],
)
def test_their_own_name_and_address_are_masked(
    contact: Contact | None, words: str, shown: str
) -> None:
    assert masked_words(words, contact) == shown

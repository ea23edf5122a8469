"""Order numbers in addresses and JSON texts."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanners.label import parse
from scanners.label_rules import load_rules
from scanners.order_code import MAX_ORDER_CHARS, order_number

PATTERNS = load_rules(files("resources") / "labels").patterns


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("https://ucmp.example.cn/s?n=RS-261121-0418", "RS-261121-0418"),
        ("https://shop.example.cn/my?order_no=2846000077310021&from=qr", "2846000077310021"),
        ("https://shop.example.cn/rma?RMA-ID=A1234567#top", "A1234567"),
        ("HTTPS://SHOP.EXAMPLE.CN/?ORDERID=12345678", "12345678"),
        ('{"orderNo": "284600007731"}', "284600007731"),
        ('{"data": {"returnId": "RS-261121-0418", "v": 2}}', "RS-261121-0418"),
        ('{"order_id": 284600007731}', "284600007731"),
        ('{"订单号": "284600007731"}', "284600007731"),
        ('{"n": "RS-261121-0418", "orderNo": "284600007731"}', "284600007731"),
    ],
)
def test_the_number_an_address_or_a_text_names(text: str, number: str) -> None:
    assert order_number(text) == number
    parsed = parse(text, PATTERNS)
    assert (parsed.kind, parsed.normalised) == ("order", number)
    assert parsed.fields == {"order": number}


@pytest.mark.parametrize(
    "text",
    [
        "RS-261121-0418",
        "https://waybill.example.cn/s?n=1",
        "https://x.cn/?n=20261121",
        "https://x.cn/?page=RS-261121-0418",
        "https://x.cn/?order=newest",
        "https://x.cn/SF1624088315207",
        "https://[x/?order=284600007731",
        "ftp://x.cn/?order=284600007731",
        "https://x.cn/?" + "a=1&" * 100 + "order=284600007731",
        '{"orderNo": true}',
        '{"orderNo": ["284600007731"]}',
        '["284600007731"]',
        '{"orderNo": "284600007731"',
        '{"a":' * 2000,
        '{"orderNo": ' + "9" * 3000 + "}",
        "{" + " " * MAX_ORDER_CHARS,
        "",
    ],
)
def test_what_names_no_order(text: str) -> None:
    assert order_number(text) == ""
    assert parse(text, PATTERNS).kind != "order"


def test_a_carriers_page_about_the_parcel_is_no_order() -> None:
    parsed = parse("https://waybill.example.cn/s?n=SF1624088315207", PATTERNS)
    assert parsed.kind == "url"


def test_a_number_that_is_certainly_a_carriers_is_no_order_whatever_it_is_called() -> None:
    parsed = parse("https://shop.example.com/?order=1Z999AA10123456784", PATTERNS)
    assert parsed.kind == "url"


@pytest.mark.slow
@given(st.text(max_size=60), st.none() | st.booleans() | st.integers() | st.floats())
def test_no_text_is_an_error(text: str, value: object) -> None:
    order_number(text)
    order_number(f"https://{text}")
    order_number(f"https://x.cn/?order={text}")
    order_number("{" + text)
    order_number(json.dumps({"order": value, text: value}))

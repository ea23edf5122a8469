"""Addresses that secrets may be sent to."""

from __future__ import annotations

import pytest

from inspection.errors import OperatorError
from sync.addresses import checked_url


@pytest.mark.parametrize(
    "url", ["https://shop.example", "http://127.0.0.1:9000/", "http://[::1]:8", "http://localhost"]
)
def test_whole_and_safe_ones_are_taken_without_their_last_slash(url: str) -> None:
    assert checked_url(url, of="connector") == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://shop.example", "connector.insecure_url"),
        ("http://127.0.0.1.shop.example", "connector.insecure_url"),
        ("ftp://shop.example", "connector.bad_url"),
        ("https://", "connector.bad_url"),
        ("https://who:secret@shop.example", "connector.bad_url"),
        ("https://shop.example:port", "connector.bad_url"),
        ("https://shop.example:0", "connector.bad_url"),
        ("", "connector.bad_url"),
    ],
)
def test_others_are_refused(url: str, code: str) -> None:
    with pytest.raises(OperatorError, match=code):
        checked_url(url, of="connector")

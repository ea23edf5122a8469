from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.host_status import HostStatus, is_whole, parse_status
from tests.app.printing.printers import answer


def test_a_printer_that_is_ready() -> None:
    assert parse_status(answer()) == HostStatus()
    assert HostStatus().problem == ""


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        ({"paper": 1}, "printer.paper_out"),
        ({"paused": 1}, "printer.paused"),
        ({"head": 1}, "printer.head_open"),
        ({"head": 1, "paper": 1, "paused": 1}, "printer.head_open"),
        ({"ribbon": 1}, "printer.ribbon_out"),
        ({"hot": 1}, "printer.fault"),
        ({"paper": 1, "paused": 1}, "printer.paper_out"),
    ],
)
def test_what_is_to_be_mended_first(flags: dict[str, int], code: str) -> None:
    status = parse_status(answer(**flags))
    assert status is not None
    assert status.problem == code


@pytest.mark.parametrize(
    "garbage",
    [
        b"", b"\x02\x03", b"HTTP/1.1 400 Bad Request\r\n\r\n", answer()[:40],
        b"\x02" * 3000, b"\x02\xff\xfe\x03\r\n" * 3, answer().replace(b",", b";"),
    ],
)  # fmt: skip
def test_anything_else_is_no_status(garbage: bytes) -> None:
    assert parse_status(garbage) is None


@given(st.binary(max_size=200))
def test_no_answer_breaks_it(answer: bytes) -> None:
    assert parse_status(answer) is None or is_whole(answer)

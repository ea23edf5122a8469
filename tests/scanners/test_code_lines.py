from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanners.code_lines import DOUBT_S, MAX_BYTES, MAX_CHARS, CodeLines, LineSettings
from scanners.keys import BrokenReason, BrokenScan

CODE = "SF1624088315207"
LINE = CODE.encode()


def reasons(found: list[str | BrokenScan]) -> list[BrokenReason]:
    return [one.reason for one in found if isinstance(one, BrokenScan)]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t"])
def test_an_end_ends_a_code(end: bytes) -> None:
    lines = CodeLines()
    assert lines.feed(LINE + end + b"4354210" + end, 1.0) == [CODE, "4354210"]
    assert not lines.is_holding


def test_a_code_may_come_byte_by_byte() -> None:
    lines = CodeLines()
    found = [
        one for at, byte in enumerate(LINE + b"\r") for one in lines.feed(bytes([byte]), at / 20)
    ]
    assert found == [CODE]


def test_without_an_end_a_pause_breaks_it_and_its_remainder() -> None:
    lines = CodeLines()
    assert lines.feed(LINE[:8], 1.0) == []
    assert lines.tick(1.1) == []
    assert reasons(lines.tick(1.2)) == [BrokenReason.NO_END]
    assert reasons(lines.feed(LINE[8:] + b"\r", 1.3)) == [BrokenReason.CUT]
    assert lines.feed(LINE + b"\r", 1.4) == [CODE]


def test_a_pause_ends_a_code_where_the_scanner_sends_no_end() -> None:
    lines = CodeLines(LineSettings(needs_end=False))
    assert lines.feed(LINE, 1.0) == []
    assert lines.feed(LINE[::-1], 1.5) == [CODE]
    assert lines.tick(1.7) == [CODE[::-1]]


def test_what_a_lost_device_began_is_no_code() -> None:
    lines = CodeLines(LineSettings(needs_end=False))
    lines.feed(LINE[:8], 1.0)
    assert reasons(lines.cut(1.1)) == [BrokenReason.CUT]
    assert reasons(lines.feed(LINE[8:] + b"\r", 1.2)) == [BrokenReason.CUT]
    assert lines.feed(LINE + b"\r", 1.2 + DOUBT_S) == [CODE]


@pytest.mark.parametrize("noise", [b"\xff\xfe\x80", b"12\x0034", b"\x81"])
def test_noise_is_reported_never_given_out(noise: bytes) -> None:
    assert reasons(CodeLines().feed(noise + b"\r", 1.0)) == [BrokenReason.CUT]


def test_chinese_comes_out_right_in_both_encodings() -> None:
    text = "运单SF7 王小姐"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert CodeLines().feed(text.encode(encoding) + b"\r", 1.0) == [text]


@pytest.mark.parametrize("size", [MAX_CHARS + 1, 3 * MAX_BYTES])
def test_an_endless_line_is_bounded_and_reported_once(size: int) -> None:
    lines = CodeLines()
    found = [one for _ in range(size) for one in lines.feed(b"7", 1.0)]
    assert len(lines._held) <= MAX_BYTES
    found += lines.feed(b"\r", 1.0)
    assert reasons(found) == [BrokenReason.TOO_LONG]
    assert lines.feed(LINE + b"\r", 1.0) == [CODE]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.binary(max_size=40), st.floats(0, 2)), max_size=12), st.booleans())
def test_no_bytes_break_it(chunks: list[tuple[bytes, float]], needs_end: bool) -> None:
    lines = CodeLines(LineSettings(needs_end=needs_end))
    at_s = 1.0
    for data, pause_s in chunks:
        at_s += pause_s
        for one in lines.feed(data, at_s):
            assert isinstance(one, BrokenScan) or (one.strip() and "\r" not in one)
    lines.cut(at_s)
    assert not lines.is_holding

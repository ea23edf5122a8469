from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanners.code_lines import (
    DOUBT_S,
    LOOK_S,
    MAX_BYTES,
    MAX_CHARS,
    STILL_S,
    CodeLines,
    LineSettings,
)
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


class Line:
    """A device on a line that is looked at ten times a second, but for times of being late."""

    def __init__(self, *, needs_end: bool) -> None:
        self.lines = CodeLines(LineSettings(needs_end=needs_end))
        self.found: list[str | BrokenScan] = []
        self.now_s = 100.0
        self._next_look_s = self.now_s
        self._waiting = b""
        self._look(self.now_s)

    def wait(self, pause_s: float, *, is_late: bool = False) -> None:
        """Time passes; `is_late`: nobody looks meanwhile."""
        end_s = self.now_s + pause_s
        self._next_look_s = max(self._next_look_s, self.now_s)
        while self._next_look_s <= end_s and not is_late:
            self._look(self._next_look_s)
        self.now_s = end_s

    def send(self, data: bytes, *, is_late: bool = False) -> None:
        self._waiting += data
        if not is_late:
            self._look(self.now_s)

    def _look(self, at_s: float) -> None:
        self._next_look_s = max(at_s, self.now_s) + LOOK_S
        data, self._waiting = self._waiting, b""
        self.found += self.lines.feed(data, at_s) if data else self.lines.tick(at_s)

    @property
    def codes(self) -> list[str]:
        self.wait(2)
        return [one for one in self.found if isinstance(one, str)]


def test_a_pause_ends_a_code_where_the_scanner_sends_no_end() -> None:
    line = Line(needs_end=False)
    line.send(LINE)
    line.wait(STILL_S + 2 * LOOK_S)
    assert line.found == [CODE]
    line.send(LINE[::-1])
    assert line.codes == [CODE, CODE[::-1]]


@pytest.mark.parametrize("pause_s", [0.13, 0.3, 0.5])
@pytest.mark.parametrize("is_late", [True, False])
def test_without_ends_a_short_pause_makes_no_codes(pause_s: float, *, is_late: bool) -> None:
    line = Line(needs_end=False)
    line.send(LINE[:8])
    line.wait(pause_s, is_late=is_late)
    line.send(LINE[8:])
    assert line.codes == []
    assert reasons(line.found) == [BrokenReason.CUT] * 2
    line.send(LINE)
    assert line.codes == [CODE]


def test_without_ends_what_piled_up_unread_is_no_code() -> None:
    line = Line(needs_end=False)
    line.wait(1)
    for text in (LINE, LINE[::-1]):
        line.wait(0.4, is_late=True)
        line.send(text, is_late=True)
    line.send(b"")
    assert line.codes == []
    assert reasons(line.found) == [BrokenReason.CUT]


@pytest.mark.parametrize("pause_s", [0.13, 1.5, 5.0, 3600.0])
@pytest.mark.parametrize("cut", [1, 8, len(LINE)])
def test_with_ends_what_broke_off_is_refused_up_to_its_end(cut: int, pause_s: float) -> None:
    lines = CodeLines()
    found = lines.feed(LINE[:cut], 1.0) + lines.tick(1.1) + lines.tick(1.2)
    found += lines.feed(LINE[cut:] + b"\r", 1.2 + pause_s)
    assert reasons(found) == [BrokenReason.NO_END, BrokenReason.CUT][: len(found)]
    assert len(found) == (1 if cut == len(LINE) else 2)
    assert [one.is_ended for one in found if isinstance(one, BrokenScan)] == [False, True][
        : len(found)
    ]
    assert lines.feed(LINE + b"\r", 1.3 + pause_s) == [CODE]


pauses_s = st.one_of(st.just(0.0), st.floats(0, 0.1), st.floats(0.1, 0.5), st.floats(0.5, 6))
ends = st.sampled_from([b"\r", b"\n", b"\t", b"\r\n"])


@settings(max_examples=100)
@given(st.data(), st.booleans())
def test_pauses_and_late_reading_make_no_wrong_code(data: st.DataObject, needs_end: bool) -> None:
    line, scanned = Line(needs_end=needs_end), []
    for _ in range(data.draw(st.integers(1, 4))):
        code = data.draw(st.text("0123456789ABC", min_size=1, max_size=12))
        scanned.append(code)
        # without ends a longer pause inside a code is its end, by the setting
        longest_s = 6 if needs_end else STILL_S
        for char in code:
            pause_s = min(longest_s, data.draw(pauses_s))
            line.wait(pause_s, is_late=data.draw(st.booleans()))
            line.send(char.encode(), is_late=data.draw(st.booleans()))
        if needs_end:
            line.send(data.draw(ends), is_late=data.draw(st.booleans()))
        line.wait(data.draw(st.floats(0.3, 3)), is_late=data.draw(st.booleans()))
    rest = iter(scanned)
    assert all(one in rest for one in line.codes)


def test_what_a_lost_device_began_is_no_code() -> None:
    lines = CodeLines(LineSettings(needs_end=False))
    lines.feed(LINE[:8], 1.0)
    assert reasons(lines.cut(1.1)) == [BrokenReason.CUT]
    assert reasons(lines.feed(LINE[8:] + b"\r", 1.2)) == [BrokenReason.CUT]
    for looks in range(10):
        assert lines.tick(1.3 + looks * LOOK_S) == []
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

"""On recorded bytes and pipes: no scanner was read below the keyboard here."""

from __future__ import annotations

import errno
import os
import struct
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanners.code_lines import LOST
from scanners.errors import HandScannerError
from scanners.evdev_keys import PLAIN, SHIFTED
from scanners.evdev_scanner import EVENT, EVIOCGRAB, EvdevScanner, KeyParser

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="input events are Linux's")
SHIFT, CTRL, ALT, ENTER, CAPS = 42, 29, 56, 28, 58
CODE = "SF1624088315207"
RECORDED = bytes.fromhex(
    # "1a]" and Enter as a 64-bit kernel writes them: MSC_SCAN, EV_KEY, SYN_REPORT each
    "5a1c2c6600000000"
    "1027000000000000"
    "0400"
    "0400"
    "1e000700"
    "5a1c2c6600000000"
    "1027000000000000"
    "0100"
    "0200"
    "01000000"
    "5a1c2c6600000000"
    "1027000000000000"
    "0000"
    "0000"
    "00000000"
    "5a1c2c6600000000"
    "2027000000000000"
    "0100"
    "0200"
    "00000000"
    "5a1c2c6600000000"
    "3027000000000000"
    "0100"
    "1e00"
    "01000000"
    "5a1c2c6600000000"
    "4027000000000000"
    "0100"
    "1e00"
    "00000000"
    "5a1c2c6600000000"
    "5027000000000000"
    "0100"
    "1b00"
    "01000000"
    "5a1c2c6600000000"
    "6027000000000000"
    "0100"
    "1b00"
    "00000000"
    "5a1c2c6600000000"
    "7027000000000000"
    "0100"
    "1c00"
    "01000000"
    "5a1c2c6600000000"
    "8027000000000000"
    "0100"
    "1c00"
    "00000000"
)


def key(code: int, value: int, kind: int = 1) -> bytes:
    return EVENT.pack(1, 2, kind, code, value)


def stroke(code: int, *held: int) -> bytes:
    down = b"".join(key(one, 1) for one in held)
    return down + key(code, 1) + key(code, 0) + b"".join(key(one, 0) for one in held)


CODES = {text: code for code, text in reversed(PLAIN.items())}
CAPITALS = {text: code for code, text in reversed(SHIFTED.items())}


def typed(text: str) -> bytes:
    """What a scanner that holds Shift for each capital sends."""
    strokes = (stroke(CODES[c]) if c in CODES else stroke(CAPITALS[c], SHIFT) for c in text)
    return b"".join(strokes)


@pytest.mark.skipif(struct.calcsize("@l") != 8, reason="recorded on 64 bits")
def test_recorded_bytes_are_read() -> None:
    assert KeyParser().feed(RECORDED) == b"1a]\r"


def test_every_printable_character_comes_out() -> None:
    text = "".join(map(chr, range(0x20, 0x7F)))
    assert KeyParser().feed(typed(text) + stroke(ENTER)) == text.encode() + b"\r"


@given(st.text("".join(map(chr, range(0x20, 0x7F))), max_size=20), st.integers(1, 60))
def test_events_cut_anywhere_are_whole_again(text: str, size: int) -> None:
    data, parser = typed(text), KeyParser()
    parts = (data[at : at + size] for at in range(0, len(data), size))
    assert b"".join(parser.feed(part) for part in parts) == text.encode()


def test_a_group_separator_is_control_and_a_bracket() -> None:
    assert KeyParser().feed(stroke(CODES["]"], CTRL)) == b"\x1d"
    assert KeyParser().feed(stroke(CODES["6"], CTRL, SHIFT)) == b"\x1e"
    assert KeyParser().feed(stroke(CODES["m"], CTRL)) == b"\r"


def test_a_character_by_its_number() -> None:
    digits = b"".join(stroke(code) for code in (82, 73, 80))  # keypad 0, 9, 2
    assert KeyParser().feed(key(ALT, 1) + digits + key(ALT, 0)) == b"\\"
    many = b"".join(stroke(73) for _ in range(30))
    assert KeyParser().feed(key(ALT, 1) + many + key(ALT, 0)) == LOST


def test_caps_lock_turns_letters_alone() -> None:
    assert KeyParser().feed(stroke(CAPS) + typed("aB1")) == b"Ab1"


def test_repetitions_of_a_stuck_key_are_none() -> None:
    assert KeyParser().feed(key(2, 1) + key(2, 2) * 40 + key(2, 0)) == b"1"


def test_events_the_kernel_dropped_leave_a_mark() -> None:
    dropped = key(3, 0, kind=0)
    assert KeyParser().feed(key(SHIFT, 1) + dropped + stroke(2)) == LOST + b"1"


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    KeyParser().feed(data).decode("utf-8")


def test_a_device_is_read_until_it_is_unplugged(tmp_path: Path) -> None:
    path = tmp_path / "event7"
    os.mkfifo(path)
    other = os.open(path, os.O_RDWR)
    grabbed: list[int] = []
    scanner = EvdevScanner(str(path), grabbed.append)
    try:
        scanner.open()
        assert len(grabbed) == 1
        assert scanner.read(0.01) == b""
        os.write(other, typed(CODE) + stroke(ENTER))
        assert scanner.read(0.1) == CODE.encode() + b"\r"
    finally:
        os.close(other)
    with pytest.raises(HandScannerError, match=r"scanner\.lost"):
        scanner.read(0.1)
    scanner.close()
    with pytest.raises(HandScannerError, match=r"scanner\.lost"):
        scanner.read(0.1)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EBUSY, "scanner.busy"),
        (errno.EACCES, "scanner.denied"),
        (errno.ENODEV, "scanner.lost"),
    ],
)
def test_a_device_that_cannot_be_had_says_why(tmp_path: Path, number: int, code: str) -> None:
    path = tmp_path / "event7"
    path.touch()

    def grab(_fd: int) -> None:
        raise OSError(number, "no")

    with pytest.raises(HandScannerError) as caught:
        EvdevScanner(str(path), grab).open()
    assert (caught.value.code, caught.value.params) == (code, {"device": str(path)})


def test_what_is_no_device_cannot_be_grabbed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(HandScannerError, match=r"scanner\.lost"):
        EvdevScanner(str(path)).open()
    with pytest.raises(HandScannerError, match=r"scanner\.lost"):
        EvdevScanner(str(tmp_path / "nothing")).open()


def test_the_request_number_is_the_kernels() -> None:
    write, size, kind, number = 1, 4, ord("E"), 0x90
    assert write << 30 | size << 16 | kind << 8 | number == EVIOCGRAB

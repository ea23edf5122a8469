"""Lines of scales, their loads, and a scale on a line of its own."""

from __future__ import annotations

import os
import threading
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanners.scale import MOST_LINE, Load, Reading, ScaleLines, reading_of
from scanners.scale_loop import ScaleLoop, ScaleTold
from scanners.serial_scanner import SerialScanner


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("ST,GS,+  1.234kg", Reading(weight_g=1234)),
        ("ST,+00001.234  kg", Reading(weight_g=1234)),
        ("US,NT,+  0.500kg", Reading(weight_g=500, is_moving=True)),
        ("  1.234 kg", Reading(weight_g=1234)),
        ("    630 g ", Reading(weight_g=630)),
        ("   1.2345 kg", Reading(weight_g=1235)),
        ("  630.4 g", Reading(weight_g=630)),
        ("S S      1.234 kg", Reading(weight_g=1234)),
        ("S D      1.230 kg", Reading(weight_g=1230, is_moving=True)),
        ("1.234 kg ?", Reading(weight_g=1234, is_moving=True)),
        ("1.234 kg G", Reading(weight_g=1234)),
        ("wn0001.23kg", Reading(weight_g=1230)),
        ("ST,GS,-  0.120kg", Reading(problem="negative")),
        ("ST,GS,-  0.000kg", Reading()),
        ("OL,+9999999E+19", Reading(problem="overload")),
        ("OL,GS,+ 30.000kg", Reading(problem="overload")),
        ("S +", Reading(problem="overload")),
        ("------", Reading(problem="overload")),
        ("9999999 kg", Reading(problem="overload")),
        ("1.234 lb", None),
        ("SF1624088315207", None),
        ("1.234", None),
        ("", None),
    ],
)
def test_the_lines_of_many_scales(line: str, reading: Reading | None) -> None:
    assert reading_of(line) == reading


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=90), max_size=6))
def test_garbage_is_no_load_and_holds_nothing(chunks: list[bytes]) -> None:
    lines = ScaleLines()
    for at_s, chunk in enumerate(chunks):
        lines.feed(chunk, float(at_s))
    assert len(lines._held) <= MOST_LINE
    lines.feed(b"\r\n", 90.0)
    for at_s in range(100, 103):
        lines.feed(b"ST,GS,+  1.234kg\r\n", float(at_s))
    assert lines.load is not None
    assert lines.load.weight_g == 1234


def send(lines: ScaleLines, *texts: str, at_s: float = 0.0, step_s: float = 0.1) -> None:
    for number, text in enumerate(texts):
        lines.feed(f"{text}\r\n".encode(), at_s + number * step_s)


def test_a_weight_counts_once_it_stands_still() -> None:
    lines = ScaleLines()
    send(lines, "US,GS,+  0.100kg", "US,GS,+  0.631kg", "ST,GS,+  0.630kg", "ST,GS,+  0.630kg")
    assert lines.load is None
    send(lines, "ST,GS,+  0.631kg", at_s=0.5)
    assert lines.load == Load(number=1, weight_g=631)
    send(lines, *["ST,GS,+  0.631kg"] * 9, at_s=0.6)
    assert lines.load.number == 1, "the same parcel lies there"


def test_an_empty_pan_ends_a_load_and_the_same_weight_is_another() -> None:
    lines = ScaleLines()
    send(lines, *["ST,GS,+  0.630kg"] * 3)
    send(lines, "ST,GS,+  0.000kg", at_s=1.0)
    assert lines.load is None
    send(lines, *["ST,GS,+  0.630kg"] * 3, at_s=1.5)
    assert lines.load == Load(number=2, weight_g=630)


def test_a_scale_that_sends_once_is_believed_after_a_while() -> None:
    lines = ScaleLines()
    send(lines, "  0.630 kg")
    assert not lines.tick(0.3)
    assert lines.tick(0.5)
    assert lines.load == Load(number=1, weight_g=630)
    send(lines, "  0.630 kg", at_s=60.0)
    assert lines.tick(60.5)
    assert lines.load.number == 2, "PRINT was pressed for the next one"


def test_an_overload_is_said_and_taken_for_no_weight() -> None:
    lines = ScaleLines()
    assert lines.feed(b"OL,GS,+ 30.000kg\r\n", 0.0)
    assert (lines.load, lines.problem) == (None, "overload")
    assert not lines.tick(9.0)


class Told:
    """What a loop told, waited for without sleeping."""

    def __init__(self) -> None:
        self.all: list[ScaleTold] = []
        self._came = threading.Condition()

    def __call__(self, told: ScaleTold) -> None:
        with self._came:
            self.all.append(told)
            self._came.notify_all()

    def wait(self, is_wanted) -> ScaleTold:
        with self._came:
            found = self._came.wait_for(lambda: next(filter(is_wanted, self.all), None), 10)
        assert found, self.all
        return found


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo terminal")
def test_a_scale_on_a_line_is_read_lost_and_read_again() -> None:
    ours, theirs = os.openpty()
    port = os.ttyname(theirs)
    told, stop = Told(), threading.Event()
    now_s = iter(range(10**6))
    loop = ScaleLoop(told, lambda: next(now_s) * 0.05)
    loop.use(partial(SerialScanner, port))
    thread = threading.Thread(target=loop.run, args=(stop,))
    thread.start()
    try:
        told.wait(lambda one: one.state == "open")
        for _ in range(3):
            os.write(ours, b"ST,GS,+  0.630kg\r\n")
        assert told.wait(lambda one: one.load is not None).load.weight_g == 630
        os.close(theirs)
        os.close(ours)
        assert told.wait(lambda one: one.state == "lost").code == "scale.lost"
    finally:
        stop.set()
        thread.join(2)
    assert not thread.is_alive()

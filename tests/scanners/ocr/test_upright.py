"""Whichever way a picture was held, its lines come out upright; no reading more than needed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scanners.ocr.rapid import RapidReader
from scanners.ocr.reader import Line
from scanners.ocr.upright import height_of, read_upright
from tests.scanners.ocr.drawn import LABEL, drawn, line, under_each_other
from tests.scanners.ocr.fake_reader import ToldReader

EMPTY = np.zeros((300, 500, 3), np.uint8)
GOOD = under_each_other("SF1624088315207", "ORDER 284417302255190013")
BAD = tuple(replace(one, confidence=0.7) for one in GOOD)
"""As lines upside down are read."""


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_picture_on_its_side_or_head_is_read_upright(rapid: RapidReader, turns: int) -> None:
    held = np.ascontiguousarray(np.rot90(drawn(), turns))
    found = read_upright(held, rapid)
    assert found.turns == turns
    texts = [one.text.replace(" ", "") for one in found.lines]
    assert LABEL[1] in texts
    tops = [one.box[0][1] for one in found.lines]
    assert tops == sorted(tops)
    for one in found.lines:
        first, second, _, fourth = one.box
        assert first[0] < second[0]
        assert first[1] < fourth[1]
        assert height_of(one) < 100
    assert found.size == (900, 450)


def test_a_picture_that_reads_well_is_read_once() -> None:
    reader = ToldReader([GOOD])
    assert read_upright(EMPTY, reader).lines == GOOD
    assert reader.asked == [(500, 300)]


def test_one_upside_down_is_read_twice() -> None:
    reader = ToldReader([BAD, GOOD])
    found = read_upright(EMPTY, reader)
    assert found.turns == 2
    assert reader.asked == [(500, 300)] * 2


def test_one_that_reads_badly_all_around_keeps_its_best_reading() -> None:
    short = under_each_other("SF1624")
    reader = ToldReader([BAD, short, (), BAD])
    assert read_upright(EMPTY, reader).lines == short
    assert len(reader.asked) == 4


def test_lines_on_their_side_are_turned_without_another_reading() -> None:
    box = ((100, 20), (130, 20), (130, 290), (100, 290))
    reader = ToldReader([[Line(text="SF1624088315207 8844", box=box, confidence=0.99)]])
    found = read_upright(EMPTY, reader)
    assert (found.turns, found.size, len(reader.asked)) == (3, (300, 500), 1)
    assert found.lines[0].box == ((20, 370), (290, 370), (290, 400), (20, 400))


def test_it_stops_when_told() -> None:
    reader = ToldReader([BAD, GOOD])
    asked = iter([False, True])
    assert read_upright(EMPTY, reader, lambda: next(asked)).lines == BAD
    assert len(reader.asked) == 1
    assert read_upright(EMPTY, ToldReader([GOOD]), lambda: True).lines == ()


def test_a_line_has_the_height_of_its_letters() -> None:
    assert height_of(line("ABC", high=30)) == 30

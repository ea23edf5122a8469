"""Where codes are looked for."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from scanners.demo.drawing import bars, matrix
from scanners.reading.boxes import covers, fills
from scanners.reading.places import bar_regions, block_regions, slopes

Gray = NDArray[np.uint8]


def page(code: Gray, *, at: tuple[int, int] = (200, 150)) -> Gray:
    sheet = np.full((600, 900), 235, np.uint8)
    top, left = at
    sheet[top : top + code.shape[0], left : left + code.shape[1]] = code
    return sheet


def turned(sheet: Gray, degrees: float) -> Gray:
    height, width = sheet.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(sheet, turn, (width, height), borderValue=235), np.uint8)


@pytest.mark.parametrize("degrees", [0, 17, 45, 90, 130])
def test_bars_are_found_with_the_way_they_run(degrees: float) -> None:
    code = bars("SF1624088315207", module_px=2, height_px=90)
    sheet = turned(page(code, at=(255, 250)), degrees)
    found = slopes(sheet)
    assert found is not None
    (first, *_) = bar_regions(found)
    (left, top), (right, right_top), _, _ = first.box
    angle = np.degrees(np.arctan2(right_top - top, right - left))
    assert min(abs((angle + degrees) % 180), abs(180 - (angle + degrees) % 180)) < 4
    assert abs(np.hypot(right - left, right_top - top) - code.shape[1]) < 0.2 * code.shape[1]


def test_a_matrix_code_is_a_block_and_bars_are_none() -> None:
    sheet = page(matrix("SF1624088315207", module_px=8))
    code = bars("SF1624088315207", module_px=2, height_px=60)
    sheet[20:80, 20 : 20 + code.shape[1]] = code
    found = slopes(sheet)
    assert found is not None
    (block,) = block_regions(found, bar_regions(found))
    assert covers(block.box, ((150, 200), (380, 200), (380, 430), (150, 430)))


def test_nothing_is_found_where_nothing_is() -> None:
    assert slopes(np.zeros((9, 300), np.uint8)) is None
    found = slopes(np.full((300, 300), 128, np.uint8))
    assert found is not None
    assert (bar_regions(found), block_regions(found, [])) == ([], [])


def test_a_ruled_line_and_a_frame_are_no_bars() -> None:
    sheet = np.full((600, 900), 235, np.uint8)
    cv2.rectangle(sheet, (100, 80), (800, 520), 0, 2)
    cv2.line(sheet, (100, 200), (800, 200), 0, 2)
    found = slopes(sheet)
    assert found is not None
    assert all(not region.is_clear for region in bar_regions(found))


def test_a_code_fills_its_field_and_a_neighbour_does_not() -> None:
    field = ((100, 100), (500, 100), (500, 300), (100, 300))
    thin = ((120, 290), (480, 290), (480, 293), (120, 293))
    corner = ((110, 210), (190, 210), (190, 290), (110, 290))
    assert fills(thin, field)
    assert not fills(corner, field)
    assert not fills(None, field)
    assert covers(None, field)

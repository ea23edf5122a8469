"""zbar by its library: the same as its own wrapper reads, in rows alone where that suffices."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

from scanners.reading.engines import zbar
from scanners.reading.treatments import untreated, upright
from scanners.reading.zbar import read_bars

FORMAT = zxingcpp.BarcodeFormat
WRITTEN = [
    ("SF1624088315207", FORMAT.Code128, "Code128"),
    ("CODE-39", FORMAT.Code39, "Code39"),
    ("00012345678905", FORMAT.ITF, "ITF"),
    ("A40156B", FORMAT.Codabar, "Codabar"),
    ("4006381333931", FORMAT.EAN13, "EAN13"),
]


def drawn(text: str, kind: zxingcpp.BarcodeFormat) -> NDArray[np.uint8]:
    code = zxingcpp.create_barcode(text, kind).to_image(scale=3)
    return np.pad(np.array(code), 60, constant_values=255)


@pytest.mark.parametrize(("text", "kind", "symbology"), WRITTEN)
def test_it_reads_what_its_own_wrapper_reads(
    text: str, kind: zxingcpp.BarcodeFormat, symbology: str
) -> None:
    picture = drawn(text, kind)
    (told,) = pyzbar.decode(picture)
    (symbol,) = read_bars(picture, only_rows=False)
    assert (symbol.symbology, symbol.raw, symbol.is_sideways) == (symbology, told.data, False)
    xs, ys = zip(*symbol.points, strict=True)
    assert (min(xs), min(ys)) == (told.rect.left, told.rect.top)
    assert (max(xs) - min(xs), max(ys) - min(ys)) == (told.rect.width, told.rect.height)


@pytest.mark.parametrize(("text", "kind", "symbology"), WRITTEN)
def test_rows_alone_are_read_in_level_views_only(
    text: str, kind: zxingcpp.BarcodeFormat, symbology: str
) -> None:
    picture = drawn(text, kind)
    standing = np.ascontiguousarray(picture.T)
    assert [one.symbology for one in read_bars(picture, only_rows=True)] == [symbology]
    assert read_bars(standing, only_rows=True) == []
    assert [one.scan.symbology for one in zbar(untreated(standing))] == [symbology]
    height, width = picture.shape
    level = upright(standing, ((0, width), (0, 0), (height, 0), (height, width)), name="level")
    assert level is not None
    (reading,) = zbar(level)
    assert (reading.scan.symbology, reading.scan.text) == (symbology, text)


def test_several_codes_and_none() -> None:
    one, other = drawn(*WRITTEN[0][:2]), drawn(*WRITTEN[1][:2])
    page = np.full((2 * one.shape[0], one.shape[1]), 255, np.uint8)
    page[: one.shape[0]] = one
    page[one.shape[0] :][: other.shape[0], : other.shape[1]] = other
    found = {code.raw for code in read_bars(page, only_rows=True)}
    assert found == {b"SF1624088315207", b"CODE-39"}
    assert read_bars(np.zeros((8, 8), np.uint8), only_rows=False) == []


def test_a_picture_that_is_a_part_of_another_is_read_as_it_lies() -> None:
    picture = drawn(*WRITTEN[0][:2])
    wide = np.repeat(picture, 2, axis=1)
    (symbol,) = read_bars(wide[:, ::2], only_rows=True)
    assert symbol.raw == b"SF1624088315207"

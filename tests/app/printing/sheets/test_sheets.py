"""The printed sheets, read back from their rendered pages by two independent readers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pyzbar import pyzbar

from app.keys.commands import commands
from app.printing.sheets.contents import GREYS, TEST_CODES
from app.printing.sheets.draw import STAR_RADIUS, TARGETS_TOP, draw_commands, draw_sheets, draw_test
from app.printing.sheets.paper import MARGIN
from inspection.errors import WorldError
from scanners.writing import QUIET_MODULES, Symbology, modules

A4_AT_300_DPI = QSize(2480, 3508)
PX_PER_TENTH_MM = 300 / 254


def pages_of(path: Path) -> list[np.ndarray]:
    """Every page as grey pixels at 300 dpi."""
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    found = []
    for number in range(document.pageCount()):
        size = document.pagePointSize(number)
        assert (round(size.width()), round(size.height())) == (595, 842)
        page = QImage(A4_AT_300_DPI, QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        painter = QPainter(page)
        painter.drawImage(0, 0, document.render(number, A4_AT_300_DPI))
        painter.end()
        grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), -1)
        found.append(rows[:, : grey.width()].copy())
    document.close()
    return found


@pytest.fixture(scope="module")
def command_pages(qapp, tmp_path_factory) -> list[np.ndarray]:
    path = tmp_path_factory.mktemp("sheets") / "commands.pdf"
    draw_commands(path)
    return pages_of(path)


@pytest.fixture(scope="module")
def test_page(qapp, tmp_path_factory) -> np.ndarray:
    path = tmp_path_factory.mktemp("sheets") / "test.pdf"
    draw_test(path)
    (page,) = pages_of(path)
    return page


def zbar_texts(page: np.ndarray) -> list[str]:
    return sorted(one.data.decode() for one in pyzbar.decode(page))


def test_both_readers_read_every_command_exactly(command_pages: list[np.ndarray]) -> None:
    wanted = sorted(code for code, _words in commands())
    read = [one for page in command_pages for one in zxingcpp.read_barcodes(page)]
    assert sorted(one.text for one in read) == wanted
    assert {str(one.format) for one in read} == {"Code 128"}
    assert sorted(text for page in command_pages for text in zbar_texts(page)) == wanted


def test_codes_keep_their_white_and_stay_apart(command_pages: list[np.ndarray]) -> None:
    """Ten modules of white at either end, and no other code beside one within a hand's aim."""
    quiet = int(10 * 3.2 * PX_PER_TENTH_MM)
    for page in command_pages:
        for one in zxingcpp.read_barcodes(page):
            at = one.position
            y = (at.top_left.y + at.bottom_left.y) // 2
            left, right = at.top_left.x, at.top_right.x
            assert page[y, left - quiet + 3 : left - 2].min() > 200, one.text
            assert page[y, right + 3 : right + quiet - 3].min() > 200, one.text


def test_every_code_of_the_test_sheet_reads_back(test_page: np.ndarray) -> None:
    read = {one.text: str(one.format) for one in zxingcpp.read_barcodes(test_page)}
    names = {"Code128": "Code 128", "EAN13": "EAN-13", "QRCode": "QR Code"}
    assert read == {one.text: names.get(one.symbology, "Data Matrix") for one in TEST_CODES}


def test_the_second_reader_reads_all_but_the_kind_it_does_not_know(test_page: np.ndarray) -> None:
    wanted = sorted(one.text for one in TEST_CODES if one.symbology != "DataMatrix")
    assert zbar_texts(test_page) == wanted


def test_the_grey_wedge_has_every_step_in_order(test_page: np.ndarray) -> None:
    row = next(
        line for line in test_page[::20] if all((line == level).sum() > 30 for level in GREYS)
    )
    order = [int(np.flatnonzero(row == level).mean()) for level in GREYS[1:]]
    assert order == sorted(order)


def test_the_rays_go_all_the_way_in(test_page: np.ndarray) -> None:
    """Black and white take turns on a small circle near the middle of a star."""
    x = (MARGIN + STAR_RADIUS) * PX_PER_TENTH_MM
    y = (TARGETS_TOP + STAR_RADIUS) * PX_PER_TENTH_MM
    around = np.linspace(0, 2 * np.pi, 1440, endpoint=False)
    radius = 60 * PX_PER_TENTH_MM
    ring = test_page[
        (y + radius * np.sin(around)).astype(int), (x + radius * np.cos(around)).astype(int)
    ]
    changes = np.count_nonzero(np.diff((ring > 128).astype(int)))
    assert changes >= 70


@pytest.mark.parametrize("symbology", Symbology)
def test_modules_have_no_quiet_zone_of_their_own(symbology: Symbology) -> None:
    text = "6901234567892" if symbology is Symbology.EAN13 else "CMD-ACK"
    rows = modules(text, symbology)
    assert QUIET_MODULES[symbology] >= 2
    assert any(row[0] for row in rows)
    assert any(row[-1] for row in rows)


def test_a_folder_that_cannot_be_made_is_said(qapp, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorldError) as refused:
        draw_sheets(tmp_path / "file" / "sheets")
    assert refused.value.code == "sheet.unwritable"


def test_a_file_that_cannot_be_written_is_said(qapp, tmp_path: Path) -> None:
    (tmp_path / "command-sheet.pdf").mkdir()
    with pytest.raises(WorldError) as refused:
        draw_sheets(tmp_path)
    assert refused.value.code == "sheet.unwritable"

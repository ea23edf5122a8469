"""Qt's printing, as far as it goes without a printer: onto a page of PDF, read back."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from app.printing.jobs import PrintJob
from app.printing.label import DENSITIES_DPI, MM_PER_INCH, SIZES_MM, LabelFormat
from app.printing.qt_printer import SystemPrinter, print_on, printer_names
from inspection.errors import WorldError
from tests.app.printing.labels import JOB, LABEL, LPN, dots, never

POINTS = 72


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("dpi", DENSITIES_DPI)
@pytest.mark.parametrize("size", SIZES_MM)
def test_a_page_of_the_labels_size_with_codes_that_read(
    qapp, tmp_path: Path, size: tuple[int, int], dpi: int
) -> None:
    form = LabelFormat(width_mm=size[0], height_mm=size[1], dpi=dpi)
    print_on(pdf_printer(tmp_path / "label.pdf"), PrintJob(label=LABEL, form=form))
    document = QPdfDocument()
    document.load(str(tmp_path / "label.pdf"))
    assert document.pageCount() == 1
    page = document.pagePointSize(0)
    assert page.width() == pytest.approx(size[0] / MM_PER_INCH * POINTS, abs=1)
    assert page.height() == pytest.approx(size[1] / MM_PER_INCH * POINTS, abs=1)
    picture = document.render(0, QSize(form.width * 2, form.height * 2))
    picture = picture.convertToFormat(picture.Format.Format_RGB32)
    found = {(one.format.name, one.text) for one in zxingcpp.read_barcodes(dots(picture))}
    assert found == {("Code128", LPN), ("DataMatrix", LPN)}
    document.close()


def test_a_printer_that_is_not_there(qapp) -> None:
    with pytest.raises(WorldError) as refused:
        SystemPrinter("no such printer").send(JOB, never)
    assert refused.value.code == "printer.unknown"
    assert "no such printer" not in printer_names()


@pytest.mark.qt_log_ignore("^QPainter::begin", extend=True)
def test_a_page_that_cannot_be_opened_is_refused(qapp, tmp_path: Path) -> None:
    with pytest.raises(WorldError) as refused:
        print_on(pdf_printer(tmp_path / "no folder" / "label.pdf"), JOB)
    assert refused.value.code == "printer.refused"

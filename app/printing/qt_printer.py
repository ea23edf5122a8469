"""Labels through a printer of this computer. Loads Qt's printing with the first label, not before.

On the printer's thread: asking the system for its printers may take seconds.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.printing.jobs import PrintJob, Stopping
from app.printing.label import LabelFormat
from app.printing.painting import paint_label
from inspection.errors import WorldError


class SystemPrinter:
    """One printer by the name its system calls it."""

    def __init__(self, name: str) -> None:
        """Whether it is there shows with the first label."""
        self._name = name

    def send(self, job: PrintJob, is_stopping: Stopping) -> None:
        """Hand one label to the system's spooler; raises WorldError `printer.*`."""
        del is_stopping  # nothing of Qt's can be broken off
        info = QPrinterInfo.printerInfo(self._name)
        if info.isNull():
            raise WorldError("printer.unknown", printer=self._name)
        print_on(QPrinter(info, QPrinter.PrinterMode.HighResolution), job)


def print_on(printer: QPrinter, job: PrintJob) -> None:
    """Paint one label on a page of its own size; raises WorldError `printer.refused`."""
    printer.setDocName(job.label.lpn)
    printer.setResolution(job.form.dpi)
    printer.setFullPage(True)
    printer.setPageLayout(_page(job.form))
    painter = QPainter()
    if not painter.begin(printer):
        raise WorldError("printer.refused")
    try:
        # a printer of its own mind has another density: the label keeps its size in millimetres
        share = printer.resolution() / job.form.dpi
        painter.scale(share, share)
        paint_label(painter, job.label, job.form)
    finally:
        is_done = painter.end()
    if not is_done or printer.printerState() is QPrinter.PrinterState.Error:
        raise WorldError("printer.refused")


def printer_names() -> tuple[str, ...]:
    """The printers of this computer; slow."""
    return tuple(QPrinterInfo.availablePrinterNames())


def _page(form: LabelFormat) -> QPageLayout:
    size = QPageSize(
        QSizeF(form.width_mm, form.height_mm),
        QPageSize.Unit.Millimeter,
        "label",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))

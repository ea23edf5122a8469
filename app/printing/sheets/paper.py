"""An A4 page to paint on, in tenths of a millimetre; codes are painted module by module.

Vectors, so that no printer resamples a bar. May run on any thread once Qt's types are made.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.design.tokens import load_tokens
from inspection.errors import WorldError
from scanners.writing import QUIET_MODULES, Symbology, modules

WIDTH, HEIGHT = 2100, 2970
"""A4 in tenths of a millimetre."""
MARGIN = 120
"""No office printer reaches closer to the edge."""
_DPI = 1200
_UNITS_PER_INCH = 254
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Paper:
    """One PDF file; `close` finishes it."""

    def __init__(self, path: Path, title: str, *, landscape: bool = False) -> None:
        """Raises WorldError `sheet.unwritable` where the file cannot be made."""
        self.width, self.height = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
        try:
            path.open("ab").close()  # Qt would complain in the log, and not say why
        except OSError as error:
            raise WorldError("sheet.unwritable", file=path.name) from error
        tokens = load_tokens()
        self._families = {mono: tokens.families(mono=mono) for mono in (False, True)}
        self._writer = QPdfWriter(str(path))
        self._writer.setTitle(title)
        self._writer.setResolution(_DPI)
        layout = QPageLayout(
            QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter, "A4"),
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
        self._writer.setPageLayout(layout)
        self._painter = QPainter()
        self._painter.begin(self._writer)
        self._painter.scale(_DPI / _UNITS_PER_INCH, _DPI / _UNITS_PER_INCH)

    def close(self) -> None:
        """The file is complete."""
        self._painter.end()

    def turn(self) -> None:
        """The next page."""
        self._writer.newPage()

    def text(
        self, area: QRectF, words: str, size: int, *, bold: bool = False, mono: bool = False
    ) -> None:
        """One line from the left, `size` tenths of a millimetre high; shrunk where too long."""
        font = QFont()
        font.setFamilies(self._families[mono])
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(size)
        painter = self._painter
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(words)
        if wide > area.width():
            font.setPixelSize(int(size * area.width() / wide))
            painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.black))
        painter.drawText(area, _LEFT, words)

    def grey(self, area: QRectF, level: int) -> None:
        """A filled box, 0 black to 255 white."""
        self._painter.fillRect(area, QColor(level, level, level))

    def line(self, y: float) -> None:
        """A hairline across the page."""
        self.grey(QRectF(MARGIN, y, self.width - 2 * MARGIN, 2), 190)

    def star(self, centre_x: float, centre_y: float, radius: float, rays: int) -> None:
        """Rays that meet in the middle: a camera out of focus blurs them into grey."""
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.black))
        box = QRectF(centre_x - radius, centre_y - radius, 2 * radius, 2 * radius)
        sixteenths = 360 * 16 / rays / 2
        for ray in range(rays):
            painter.drawPie(box, round(2 * ray * sixteenths), round(sixteenths))

    def code(self, x: float, y: float, text: str, symbology: Symbology, module: float) -> QRectF:
        """A square code with its quiet zone, its outer corner at x, y; gives the place it takes."""
        return self._modules(x, y, modules(text, symbology), symbology, (module, module))

    def bars(
        self, x: float, y: float, text: str, symbology: Symbology, size: tuple[float, float]
    ) -> QRectF:
        """A linear code with its quiet zone; `size` is a module's width and the bars' height."""
        return self._modules(x, y, modules(text, symbology), symbology, size)

    def _modules(
        self,
        x: float,
        y: float,
        rows: tuple[tuple[bool, ...], ...],
        symbology: Symbology,
        size: tuple[float, float],
    ) -> QRectF:
        wide, high = size
        quiet = QUIET_MODULES[symbology] * wide
        above = quiet if len(rows) > 1 else 0.0
        for number, row in enumerate(rows):
            for start, length in _runs(row):
                area = QRectF(x + quiet + start * wide, y + above + number * high, 0, high)
                area.setWidth(length * wide)
                self._painter.fillRect(area, QColor(Qt.GlobalColor.black))
        width, height = len(rows[0]) * wide, len(rows) * high
        return QRectF(x, y, width + 2 * quiet, height + 2 * above)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Start and length of each run of black: one rectangle each leaves no hairlines between."""
    runs: list[tuple[int, int]] = []
    for at, is_black in enumerate(row):
        if not is_black:
            continue
        if runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((at, 1))
    return runs

"""Labels painted by Qt: black dots on white for screen, tests and Chinese text, lines for QPrinter.

May run on any thread once Qt's types are made; each call makes its own fonts and painter.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from app.design.tokens import load_tokens
from app.printing.label import Label, LabelFormat
from app.printing.layout import BarsPart, MatrixPart, TextPart, bars, lay_out, matrix


def paint_label(painter: QPainter, label: Label, form: LabelFormat) -> None:
    """Paint the label with one unit of the painter per dot of the printer, at its origin."""
    black = QColor(Qt.GlobalColor.black)
    painter.fillRect(QRect(0, 0, form.width, form.height), QColor(Qt.GlobalColor.white))
    for part in lay_out(label, form, text_width):
        match part:
            case BarsPart():
                for number, is_black in enumerate(bars(part.text)):
                    if is_black:
                        x = part.x + number * part.module
                        painter.fillRect(QRect(x, part.y, part.module, part.height), black)
            case MatrixPart():
                _paint_matrix(painter, part, black)
            case TextPart():
                _paint_text(painter, part, QRect(part.x, part.y, part.width, part.height))


def picture_of_label(label: Label, form: LabelFormat) -> QImage:
    """The label dot by dot, as a thermal printer burns it: nothing but black and white."""
    image = QImage(form.width, form.height, QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    paint_label(painter, label, form)
    painter.end()
    return _hard(image)


def picture_of_text(part: TextPart) -> QImage:
    """One line of text dot by dot, as large as its box; black on white, one bit each."""
    image = QImage(part.width, part.height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _paint_text(painter, part, image.rect())
    painter.end()
    return _hard(image)


def text_width(text: str, size: int, is_mono: bool) -> int:  # noqa: FBT001 - a layout's Measure
    """Dots a text takes at a size."""
    return QFontMetrics(label_font(size, is_mono=is_mono)).horizontalAdvance(text)


def label_font(size: int, *, is_mono: bool) -> QFont:
    """The face of labels: bold, because thermal printers thin every stroke."""
    font = QFont()
    font.setFamilies(list(_families(is_mono=is_mono)))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _families(*, is_mono: bool) -> tuple[str, ...]:
    return tuple(load_tokens().families(mono=is_mono))


def _paint_text(painter: QPainter, part: TextPart, area: QRect) -> None:
    side = Qt.AlignmentFlag.AlignHCenter if part.is_centred else Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor(Qt.GlobalColor.black))
    painter.setFont(label_font(part.size, is_mono=part.is_mono))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, part.text)


def _paint_matrix(painter: QPainter, part: MatrixPart, black: QColor) -> None:
    for row, modules in enumerate(matrix(part.text)):
        for column, is_black in enumerate(modules):
            if is_black:
                x, y = part.x + column * part.module, part.y + row * part.module
                painter.fillRect(QRect(x, y, part.module, part.module), black)


def _hard(image: QImage) -> QImage:
    """Every dot black or white; half-black dots go to the nearer side."""
    return image.convertToFormat(
        QImage.Format.Format_Mono,
        Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither,
    )

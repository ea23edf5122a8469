"""A container's label on A4, for a dock without a label printer: its code large, way and place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF

from app.printing.sheets.paper import MARGIN, WIDTH, Paper
from inspection.errors import WorldError
from inspection.values import Texts
from scanners.writing import Symbology

_ACROSS = WIDTH - 2 * MARGIN
_MODULE = 7.0
"""Tenths of a millimetre: read from two metres, across the cart."""
_BAR = 420


def draw_bin(folder: Path, code: str, way: Texts, place: Texts) -> Path:
    """One page in `folder`, which is made; raises WorldError `sheet.unwritable`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("sheet.unwritable", file=folder.name) from error
    path = folder / f"{code}.pdf"
    paper = Paper(path, f"Returns Station: {code}")
    try:
        paper.text(QRectF(MARGIN, 200, _ACROSS, 180), way.zh, 150, bold=True)
        paper.text(QRectF(MARGIN, 400, _ACROSS, 110), way.en, 84)
        taken = paper.bars(MARGIN, 640, code, Symbology.CODE128, (_MODULE, _BAR))
        paper.text(
            QRectF(MARGIN, taken.bottom() + 40, _ACROSS, 160), code, 130, bold=True, mono=True
        )
        paper.line(taken.bottom() + 260)
        paper.text(QRectF(MARGIN, taken.bottom() + 320, _ACROSS, 110), place.zh, 90)
        paper.text(QRectF(MARGIN, taken.bottom() + 440, _ACROSS, 90), place.en, 64)
    finally:
        paper.close()
    return path

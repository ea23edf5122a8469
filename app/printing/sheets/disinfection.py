"""The disinfection record of a bench and a day, on A4 lying down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.printing.sheets.disinfection_words import (
    COLUMNS,
    EMPTY,
    FOOT,
    SIGN,
    SOLUTIONS,
    TITLE,
    Cells,
    SheetWords,
)
from app.printing.sheets.paper import HEIGHT, MARGIN, WIDTH, Paper
from inspection.errors import WorldError

if TYPE_CHECKING:
    from inspection.policies import Policies
    from inspection.store.queries.disinfection_sheet import DisinfectionSheet

TOP = 300
ROW = 96
LINE = 44
"""A row holds two lines."""
BOTTOM = WIDTH - 190
"""Lying down the page is as high as A4 is wide."""
ROWS = (BOTTOM - TOP - ROW) // ROW
_SIZE = 30


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """From this machine's midnight to the next, in UTC."""
    begin = datetime.combine(day, time()).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)
    return begin, end


def sheet_name(sheet: DisinfectionSheet) -> str:
    """`disinfection-B02-2026-11-23.pdf`; only what every file system takes."""
    day = sheet.since.astimezone().strftime("%Y-%m-%d")
    station = "".join(one for one in sheet.station_name if one.isalnum() or one in "-_")
    return f"disinfection-{station or 'station'}-{day}.pdf"


def draw_disinfection(
    folder: Path, sheet: DisinfectionSheet, policies: Policies, *, language: str
) -> Path:
    """Draw the sheet into `folder`, which is made; raises WorldError `sheet.unwritable`."""
    path = folder / sheet_name(sheet)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WorldError("sheet.unwritable", file=path.name) from error
    words = SheetWords(policies, language)
    rows, solutions = words.rows(sheet), words.solutions(sheet)
    if solutions:
        solutions.insert(0, SOLUTIONS.of(language))
    pages = -(-max(1, len(rows) + -(-len(solutions) // 2)) // ROWS)
    paper = Paper(path, "Returns Station: disinfection record", landscape=True)
    try:
        for page in range(pages):
            if page:
                paper.turn()
            _head(paper, words.heading(sheet), language, f"{page + 1} / {pages}")
            y = _rows(paper, rows[page * ROWS : (page + 1) * ROWS])
            if not rows:
                paper.text(QRectF(MARGIN, y + 20, _across(), 60), EMPTY.of(language), 40)
                y += ROW
            if page == pages - 1:
                _solutions(paper, y + 20, solutions)
            _foot(paper, language)
    finally:
        paper.close()
    return path


def _across() -> float:
    return HEIGHT - 2 * MARGIN


def _head(paper: Paper, heading: str, language: str, page: str) -> None:
    paper.text(QRectF(MARGIN, 90, 1200, 90), TITLE.of(language), 64, bold=True)
    paper.text(QRectF(MARGIN + 1200, 100, 1200, 80), heading, 42)
    paper.text(QRectF(HEIGHT - MARGIN - 130, 100, 130, 80), page, 38)
    x = float(MARGIN)
    for column in COLUMNS:
        area = QRectF(x, TOP - LINE - 40, column.width - 12, LINE)
        paper.text(area, column.title.of(language), _SIZE, bold=True)
        x += column.width
    paper.line(TOP - 24)


def _rows(paper: Paper, rows: list[Cells]) -> float:
    """Gives where the next row would begin."""
    y = float(TOP) - 14
    for row in rows:
        x = float(MARGIN)
        for number, (column, lines) in enumerate(zip(COLUMNS, row, strict=True)):
            for at, text in enumerate(lines):
                if text:
                    area = QRectF(x, y + at * LINE, column.width - 12, LINE)
                    paper.text(area, text, _SIZE, mono=number == 2 and at == 0)
            x += column.width
        y += ROW
        paper.line(y - 6)
    return y


def _solutions(paper: Paper, y: float, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        area = QRectF(MARGIN, y + number * LINE, _across(), LINE)
        paper.text(area, line, _SIZE, bold=not number)


def _foot(paper: Paper, language: str) -> None:
    paper.line(BOTTOM + 20)
    paper.text(QRectF(MARGIN, BOTTOM + 30, _across() - 800, LINE), FOOT.of(language), 28)
    paper.text(QRectF(HEIGHT - MARGIN - 760, BOTTOM + 30, 760, LINE), SIGN.of(language), 34)

"""The two sheets of the dock: commands to scan, and codes to test with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF

from app.keys.commands import commands, twin_key
from app.printing.sheets.contents import GREYS, TEST_CODES, TEXT_LINE
from app.printing.sheets.paper import HEIGHT, MARGIN, WIDTH, Paper
from inspection.errors import WorldError
from inspection.values import Texts
from scanners.writing import Symbology

COMMAND_SHEET = "command-sheet.pdf"
TEST_SHEET = "test-sheet.pdf"
COLUMNS, ROWS = 2, 8
_TOP = 330
_CELL = QRectF(0, 0, (WIDTH - 2 * MARGIN) / COLUMNS, (HEIGHT - _TOP - 140) / ROWS)
_MODULE = 3.2
"""Of a command: a cheap gun reads 0.32 mm from half a metre."""
_BAR = 120
TARGETS_TOP = 2150.0
"""Where rays and greys stand on the test sheet, from the top of the page."""
STAR_RADIUS = 190.0
_ACROSS = WIDTH - 2 * MARGIN


def draw_sheets(folder: Path) -> tuple[Path, Path]:
    """Both sheets in `folder`, which is made; raises WorldError `sheet.unwritable`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("sheet.unwritable", file=folder.name) from error
    both = folder / COMMAND_SHEET, folder / TEST_SHEET
    draw_commands(both[0])
    draw_test(both[1])
    return both


def draw_commands(path: Path) -> None:
    """Every command as Code 128, with its words in both languages and its key."""
    paper = Paper(path, "Returns Station: commands to scan")
    try:
        per_page = COLUMNS * ROWS
        offered = list(commands())
        pages = (len(offered) + per_page - 1) // per_page
        for page in range(pages):
            if page:
                paper.turn()
            _head(
                paper,
                Texts(zh="扫码命令", en="Scan to command"),
                Texts(
                    zh="只对最前面的页面起作用，不能用来批准付款",
                    en="Acts on the page in front, never approves money",
                ),
                f"{page + 1} / {pages}",
            )
            for number, (command, words) in enumerate(offered[page * per_page :][:per_page]):
                _command(paper, number, command, words)
    finally:
        paper.close()


def draw_test(path: Path) -> None:
    """One code of each kind the station reads, text, rays for the focus and a grey wedge."""
    paper = Paper(path, "Returns Station: test sheet")
    try:
        _head(
            paper,
            Texts(zh="测试页", en="Test sheet"),
            Texts(
                zh="扫每个码，再放到相机下面。按 100 % 打印",
                en="Scan each code, then put it under the camera. Print at 100 %",
            ),
            "1 / 1",
        )
        y = float(_TOP)
        for one in TEST_CODES:
            y = _test_code(paper, y, Symbology(one.symbology), one.text, one.name)
        paper.text(QRectF(MARGIN, y + 10, _ACROSS, 50), "OCR", 34)
        paper.text(QRectF(MARGIN, y + 60, _ACROSS, 110), TEXT_LINE, 76, bold=True)
        _camera_targets(paper, TARGETS_TOP)
    finally:
        paper.close()


def _head(paper: Paper, title: Texts, advice: Texts, page: str) -> None:
    paper.text(QRectF(MARGIN, 110, 1500, 90), f"{title.zh}  {title.en}", 68, bold=True)
    paper.text(QRectF(WIDTH - MARGIN - 110, 110, 110, 90), page, 42)
    paper.text(QRectF(MARGIN, 205, _ACROSS, 60), f"{advice.zh}   {advice.en}", 36)
    paper.line(285)


def _command(paper: Paper, number: int, command: str, words: Texts) -> None:
    row, column = number % ROWS, number // ROWS
    x = MARGIN + column * _CELL.width()
    y = _TOP + row * _CELL.height()
    key = twin_key(command)
    inner = _CELL.width() - 40
    paper.text(QRectF(x, y, inner, 60), f"{words.zh}   {words.en}", 46, bold=True)
    taken = paper.bars(x, y + 70, command, Symbology.CODE128, (_MODULE, _BAR))
    below = f"{command}     {key}" if key else command
    paper.text(QRectF(x + 10 * _MODULE, taken.bottom() + 6, inner, 46), below, 34, mono=True)
    paper.line(y + _CELL.height() - 24)


def _test_code(paper: Paper, y: float, symbology: Symbology, text: str, name: Texts) -> float:
    """Draws one row; gives where the next begins."""
    x = MARGIN + 900.0
    if symbology in (Symbology.CODE128, Symbology.EAN13):
        taken = paper.bars(x, y + 30, text, symbology, (3.5, 160))
    else:
        taken = paper.code(x, y, text, symbology, 9.0)
    paper.text(QRectF(MARGIN, y + 40, 860, 60), name.zh, 44, bold=True)
    paper.text(QRectF(MARGIN, y + 100, 860, 50), name.en, 36)
    paper.text(QRectF(MARGIN, y + 150, 860, 50), text, 36, mono=True)
    bottom = max(taken.bottom(), y + 220) + 20
    paper.line(bottom)
    return bottom + 20


def _camera_targets(paper: Paper, y: float) -> None:
    radius = STAR_RADIUS
    for centre in (MARGIN + radius, WIDTH - MARGIN - radius):
        paper.star(centre, y + radius, radius, 36)
    left, width = MARGIN + 2 * radius + 60, _ACROSS - 4 * radius - 120
    step = width / len(GREYS)
    for number, level in enumerate(GREYS):
        paper.grey(QRectF(left + number * step, y + 60, step, 200), level)
        paper.text(QRectF(left + number * step + 8, y + 270, step, 40), str(level), 30, mono=True)
    words = "灰阶要分得清，射线到中心都要清楚   Every grey apart, rays sharp to the centre"
    paper.text(QRectF(left, y + 330, width, 44), words, 32)

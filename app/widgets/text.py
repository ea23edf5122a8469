"""Text in a role of the theme, set to the token's own line height."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.design.theme import Theme
from app.widgets.measure import metrics_of, width_of

_WIDEST = 16_000
"""Pixels; wide enough that nothing wraps."""


class Text(QLabel):
    """A label that paints itself: CJK fonts declare line heights far above the tokens'."""

    def __init__(
        self,
        theme: Theme,
        role: str = "body",
        color: str = "text",
        *,
        mono: bool = False,
        wrap: bool = False,
        bold: bool | None = None,
    ) -> None:
        """`role` and `color` are token names; `wrap` lets the text take several lines."""
        super().__init__()
        self._theme = theme
        self._role = role
        self._color = color
        self._mono = mono
        self._bold = bold
        self._wrap = wrap
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setWordWrap(True)  # QLabel keeps the policy's height for width only with it
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_color(self, color: str) -> None:
        """Another colour token."""
        if color != self._color:
            self._color = color
            self.update()

    def set_look(self, *, mono: bool, bold: bool | None) -> None:
        """Another family or weight."""
        if (mono, bold) != (self._mono, self._bold):
            self._mono, self._bold = mono, bold
            self.restyle()

    def set_role(self, role: str) -> None:
        """Another text role."""
        if role != self._role:
            self._role = role
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take font and line height from the theme again."""
        self.setFont(self._theme.font(self._role, bold=self._bold, mono=self._mono))
        self._heights.clear()
        self._look = self.font()
        self._metrics = metrics_of(self._look)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Natural width on one line, or a readable measure when wrapping."""
        return QSize(width_of(self.text(), self._look), self._height_of(1))

    def minimumSizeHint(self) -> QSize:
        """One line is never cut; wrapped text may become narrow."""
        if self._wrap:
            return QSize(self._theme.px(40), self._height_of(1))
        return self.sizeHint()

    def setText(self, text: str) -> None:
        """Other words."""
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """Pixels the text needs at this width; nested layouts ask for it hundreds of times."""
        height = self._heights.get(width)
        if height is None:
            height = self._height_of(max(1, len(self._lines(width))) if self._wrap else 1)
            self._heights[width] = height
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines at the token's pitch, centred vertically."""
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._color))
        painter.setFont(self._look)
        metrics = self._metrics
        pitch = self._theme.line(self._role)
        lines = self._lines(self.width() if self._wrap else _WIDEST)
        top = (self.height() - self._height_of(len(lines))) / 2
        for number, words in enumerate(lines):
            area = QRectF(0, top + number * pitch, self.width(), pitch)
            # the optical middle of a line that mixes Han and Latin lies at the cap height's centre
            baseline = area.center().y() + metrics.capHeight() / 2
            painter.drawText(QPointF(self._left(metrics, words), baseline), words)
        painter.end()

    def _height_of(self, lines: int) -> int:
        """Lines at the token's pitch; large roles need room below for the last line's tails."""
        metrics = self._metrics
        pitch = self._theme.line(self._role)
        tails = metrics.capHeight() / 2 + metrics.descent() - pitch / 2
        return lines * pitch + max(0, round(tails))

    def _left(self, metrics: QFontMetricsF, words: str) -> float:
        align = self.alignment()
        if align & Qt.AlignmentFlag.AlignLeft:
            return 0.0
        free = self.width() - metrics.horizontalAdvance(words)
        if align & Qt.AlignmentFlag.AlignRight:
            return free
        return free / 2 if align & Qt.AlignmentFlag.AlignHCenter else 0.0

    def _lines(self, width: int) -> list[str]:
        found: list[str] = []
        for paragraph in self.text().split("\n"):
            found += broken(paragraph, self._look, width)
        return found


@lru_cache(maxsize=1024)
def broken(paragraph: str, font: QFont, width: int) -> tuple[str, ...]:
    """The lines of a paragraph at this width, kept: layouts ask for the same many times over."""
    if width_of(paragraph, font) <= width:
        return (paragraph,)
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        found.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
        line = layout.createLine()
    layout.endLayout()
    return tuple(words.rstrip() for words in found) or ("",)

"""Text in a role of the theme, set to the token's own line height."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.theme import Theme

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
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_color(self, color: str) -> None:
        """Another colour token."""
        if color != self._color:
            self._color = color
            self.update()

    def set_role(self, role: str) -> None:
        """Another text role."""
        if role != self._role:
            self._role = role
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take font and line height from the theme again."""
        self.setFont(self._theme.font(self._role, bold=self._bold, mono=self._mono))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Natural width on one line, or a readable measure when wrapping."""
        width = int(QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 0.999)
        return QSize(width, self._theme.line(self._role))

    def minimumSizeHint(self) -> QSize:
        """One line is never cut; wrapped text may become narrow."""
        if self._wrap:
            return QSize(self._theme.px(40), self._theme.line(self._role))
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Wrapped text grows downwards."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Pixels the text needs at this width."""
        if not self._wrap:
            return self._theme.line(self._role)
        return max(1, len(self._lines(width))) * self._theme.line(self._role)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines at the token's pitch, centred vertically."""
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._color))
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        pitch = self._theme.line(self._role)
        lines = self._lines(self.width() if self._wrap else _WIDEST)
        top = (self.height() - pitch * len(lines)) / 2
        for number, words in enumerate(lines):
            area = QRectF(0, top + number * pitch, self.width(), pitch)
            # the optical middle of a line that mixes Han and Latin lies at the cap height's centre
            baseline = area.center().y() + metrics.capHeight() / 2
            painter.drawText(QPointF(self._left(metrics, words), baseline), words)
        painter.end()

    def _left(self, metrics: QFontMetricsF, words: str) -> float:
        free = self.width() - metrics.horizontalAdvance(words)
        align = self.alignment()
        if align & Qt.AlignmentFlag.AlignRight:
            return free
        return free / 2 if align & Qt.AlignmentFlag.AlignHCenter else 0.0

    def _lines(self, width: int) -> list[str]:
        found: list[str] = []
        for paragraph in self.text().split("\n"):
            found += self._broken(paragraph, width)
        return found

    def _broken(self, paragraph: str, width: int) -> list[str]:
        layout = QTextLayout(paragraph, self.font())
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
        return [words.rstrip() for words in found] or [""]

"""The window as it first appears: the badge screen's panel with the product's sign, nothing else.

Kept apart from everything that takes long to import: what is shown here is painted before theme,
widgets and pages are even loaded, and stays the program's one window afterwards. No words: the
first text loads fonts, which takes a quarter of what a bare window takes to appear.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMainWindow, QWidget

from app.design.tokens import RESOURCES, Tokens

FIRST_SIZE = (1920, 1080)
SMALLEST_SIZE = (1024, 640)
PANEL = (760, 440)
"""Width of the dark panel, regular and compact."""
MARK_SIDE = 48
ARROW_SHARE = 0.6
"""The product's sign at the head of the panel, and how much of it is arrow."""


class OpeningWindow(QMainWindow):
    """The program's window. Empty but for the face, until it `take`s what belongs in it."""

    painted = Signal()
    """After the first paint."""

    def __init__(self, tokens: Tokens, *, title: str, dark: bool, scale: float) -> None:
        """`title` in the operator's language; `scale` is 1.0, 1.15, 1.25 or 1.5."""
        super().__init__()
        self._tokens = tokens
        self._dark = dark
        self._scale = scale
        self._was_painted = False
        self.setWindowTitle(title)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)

    def take(self, content: QWidget) -> None:
        """Everything else; it covers the face, names the window and is asked before closing."""
        content.windowTitleChanged.connect(self.setWindowTitle)
        self.setCentralWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The face, as long as nothing covers it."""
        super().paintEvent(event)
        if self.centralWidget() is None:
            self._paint_face()
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The content first: it ends threads and hub."""
        content = self.centralWidget()
        if content is not None:
            content.close()
        super().closeEvent(event)

    def _paint_face(self) -> None:
        tokens, scale = self._tokens, self._scale
        compact = self.width() / scale < float(tokens.raw["layout"]["regular"]["minWidth"])
        edge, side = tokens.number("space", "xxxl") * scale, MARK_SIDE * scale
        radius = tokens.number("radius", "photo") * scale
        # beside it will stand two lines of words, a little taller than the sign
        words = sum(tokens.role(role, compact=compact).line for role in ("heading", "control"))
        sign = QRectF(edge, edge + (words * scale - side) / 2, side, side)
        arrow = QRectF(0, 0, side * ARROW_SHARE, side * ARROW_SHARE)
        arrow.moveCenter(sign.center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(self.rect()), self._color("bg"))
        panel = QRectF(0, 0, PANEL[int(compact)] * scale, self.height())
        painter.fillRect(panel, self._color("scrim"))
        box = QPainterPath()
        box.addRoundedRect(sign, radius, radius)
        painter.fillPath(box, self._color("onInk"))
        self._arrow().render(painter, arrow)
        painter.end()

    def _arrow(self) -> QSvgRenderer:
        file = RESOURCES / "icons" / "return.svg"
        drawing = file.read_text(encoding="utf-8")
        drawing = drawing.replace("currentColor", self._color("scrim").name())
        return QSvgRenderer(drawing.encode())

    def _color(self, name: str) -> QColor:
        return QColor(self._tokens.color(name, dark=self._dark))

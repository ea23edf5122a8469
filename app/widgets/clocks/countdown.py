"""The platform's deadline: large digits, a bar, colour only when it matters."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of

HOUR_S = 3600
SOON_S = 6 * HOUR_S
DAY_S = 24 * HOUR_S


def band(remaining_s: float) -> str:
    """Status of a deadline: over 6 h waiting, 1 to 6 h warn, below danger."""
    if remaining_s > SOON_S:
        return "waiting"
    return "warn" if remaining_s >= HOUR_S else "danger"


def band_icon(remaining_s: float) -> str:
    """A clock, in the last hour a triangle."""
    return "clock" if remaining_s >= HOUR_S else "triangle"


def hours_text(remaining_s: float) -> str:
    """`3:42:58`; the digits keep their places from second to second."""
    whole = max(0, int(remaining_s))
    hours, rest = divmod(whole, HOUR_S)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


class Countdown(QWidget):
    """Digits stay black until the last hour, then they turn red."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `set_remaining`."""
        super().__init__()
        self._theme = theme
        self._remaining_s = 0
        self._total_s = 1
        self._over = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def set_remaining(self, remaining_s: int, total_s: int, over: str = "") -> None:
        """Seconds left of so many; `over` is said instead once nothing is left."""
        if (remaining_s, total_s, over) == (self._remaining_s, self._total_s, self._over):
            return
        self._remaining_s, self._total_s, self._over = remaining_s, max(1, total_s), over
        self.setAccessibleName(self._digits())
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Digits and bar."""
        theme = self._theme
        width = width_of("00:00:00", theme.font("countdown"))
        return QSize(width, theme.line("countdown") + theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """Digits are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Digits, then the bar of what is left."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        status = band(self._remaining_s)
        ink = "danger" if status == "danger" else "text"
        high = theme.line("countdown")
        area = QRectF(0, 0, self.width(), high)
        font = theme.font("countdown")
        if self._remaining_s <= 0 and self._over:
            font = theme.font("question")
        paint.text(painter, area, self._digits(), font, theme.color(ink))
        thick = theme.px(10)
        track = QRectF(0, high + theme.px(8), self.width(), thick)
        paint.box(painter, track, fill=theme.color("sunken"), radius=thick / 2)
        share = min(1.0, max(0.0, self._remaining_s / self._total_s))
        left = QRectF(track.left(), track.top(), track.width() * share, thick)
        colors = {"waiting": "borderStrong", "warn": "warnSolid", "danger": "danger"}
        if left.width() >= 1:
            paint.box(painter, left, fill=theme.color(colors[status]), radius=thick / 2)
        painter.end()

    def _digits(self) -> str:
        if self._remaining_s <= 0 and self._over:
            return self._over
        return hours_text(self._remaining_s)

"""The focus ring: 3 px accent, 3 px gap, around whatever the keyboard reached."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.design.theme import Theme
from app.widgets import paint


class FocusRing(QWidget):
    """One overlay for the window; QSS has no outline offset, and buttons cannot paint outside."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden until a key moved the focus."""
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self._follow)

    def show_around(self, target: QWidget | None) -> None:
        """Ring this widget; None hides the ring."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target = target
        # what holds the widget may move it without a word to it
        self._watched = list(_up_to_window(target)) if target is not None else []
        for widget in self._watched:
            widget.installEventFilter(self)
        self._follow()

    @property
    def target(self) -> QWidget | None:
        """The ringed widget."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's moves; leave with it."""
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        elif watched is self._target and kind in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self.show_around(None)
        return super().eventFilter(watched, event)

    @Slot()
    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or QApplication.focusWidget() is not target:
            self.hide()
            return
        out = self._theme.stroke("focus") + self._theme.stroke("focusGap")
        window = self.window()
        corner = target.mapTo(window, QPoint(0, 0)) - QPoint(out, out)
        around = QRect(corner, target.size() + QSize(2 * out, 2 * out))
        # what touches the window's edge is ringed inside of itself: the ring is seen whole
        self.setGeometry(around.intersected(window.rect()))
        stroke = self._theme.stroke("focus")
        inner = self.rect().adjusted(stroke, stroke, -stroke, -stroke)
        # only the frame: what lies inside must not be repainted through this overlay
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame."""
        painter = QPainter(self)
        paint.start(painter)
        stroke = self._theme.stroke("focus")
        radius = self._theme.radius("card") + stroke
        color = self._theme.color("focus")
        area = QRectF(self.rect())
        paint.box(painter, area, fill=None, radius=radius, border=color, width=stroke)
        painter.end()


def _up_to_window(widget: QWidget) -> Iterator[QWidget]:
    """The widget and what it lies in, without the window."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        yield at
        at = at.parentWidget()

"""What a window paints: its pixels, and every run of text, icon and photo with where it went.

Nothing in the program knows of this. While a picture is taken, the painter's own methods also
write down what they are told, so a painted widget tells as much as a native one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.design.kept import KeptPictures, painted

EDGE_PX = 2.0
"""Boxes around glyphs are rounded up, and a letter may lean out of its own width."""


Control = QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox


@dataclass(frozen=True, eq=False)
class Run:
    """One line of text as it was painted; rectangles are in the window's pixels."""

    widget: QWidget
    words: str
    font: QFont
    color: QColor
    ink: QRectF
    """The smallest box around the glyphs."""
    clip: QRectF
    """Outside of it nothing was painted."""
    is_mono: bool


@dataclass(frozen=True, eq=False)
class Mark:
    """An icon or a photo as it was painted."""

    widget: QWidget
    area: QRectF
    is_photo: bool


@dataclass(eq=False)
class Picture:
    """A window as it was seen."""

    window: QWidget
    pixels: NDArray[np.uint8]
    """(H, W, 3) RGB."""
    image: QImage
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    outdated: list[QWidget] = field(default_factory=list)
    """Widgets whose kept picture is not what they would paint."""

    def cut(self, area: QRectF, *, pad: int = 0) -> NDArray[np.uint8]:
        """The pixels of a rectangle, as far as it lies in the window."""
        left, top = max(0, int(area.left()) - pad), max(0, int(area.top()) - pad)
        right, bottom = int(area.right() + 0.999) + pad, int(area.bottom() + 0.999) + pad
        return self.pixels[top : max(top, bottom), left : max(left, right)]


def record(window: QWidget) -> Picture:
    """Paint the window once and tell what it painted, but for what lies under an overlay."""
    runs: list[Run] = []
    marks: list[Mark] = []
    outdated: list[QWidget] = []
    with _listening(window, runs, marks), _painting_anew(outdated):
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
    runs += _native_runs(window)
    return Picture(
        window=window,
        pixels=pixels,
        image=image,
        runs=[
            run
            for run in runs
            if _is_seen(run.words) and not _is_below(window, run.widget, run.ink)
        ],
        marks=[mark for mark in marks if not _is_below(window, mark.widget, mark.area)],
        outdated=outdated,
    )


def controls(picture: Picture) -> Iterator[Control]:
    """Everything one may press or type in, that nothing covers."""
    window = picture.window
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, Control) or not widget.isVisible():
            continue
        if is_on_top(window, widget, where_in(window, widget).center()):
            yield widget


def where_in(window: QWidget, widget: QWidget) -> QRectF:
    """A widget's rectangle in the window."""
    return QRectF(QPointF(widget.mapTo(window, QPoint(0, 0))), widget.size().toSizeF())


def seen_part(window: QWidget, widget: QWidget) -> QRectF:
    """What its ancestors leave of a widget's rectangle."""
    part = where_in(window, widget)
    parent = widget.parentWidget()
    while parent is not None and widget is not window:
        part = part.intersected(where_in(window, parent))
        if parent is window:
            break
        parent = parent.parentWidget()
    return part


def is_on_top(window: QWidget, widget: QWidget, spot: QPointF) -> bool:
    """Whether a touch at this spot would reach the widget, a parent or a child of it."""
    found = window.childAt(spot.toPoint())
    if found is None or found is widget or found.isAncestorOf(widget):
        return True
    return widget.isAncestorOf(found)


@lru_cache(maxsize=20_000)
def ink_of(words: str, font: QFont) -> tuple[float, float, float, float]:
    """The box around the glyphs, from the start of the baseline: left, top, width, height."""
    box = QFontMetricsF(font).tightBoundingRect(words)
    return box.left(), box.top(), box.width(), box.height()


def is_mono(font: QFont) -> bool:
    """Codes are set in a monospaced face; they alone may be cut."""
    return "Mono" in font.families()[0] if font.families() else "Mono" in font.family()


def _is_seen(words: str) -> bool:
    """Spaces and characters of no width leave no trace."""
    return any(not one.isspace() and unicodedata.category(one) != "Cf" for one in words)


def _is_below(window: QWidget, widget: QWidget, area: QRectF) -> bool:
    """An overlay stands before it: something that is not on the way from the window to the widget.

    Only whole overlays count, which lie in the window itself; anything else that covers a text is
    a fault the pixels tell.
    """
    found = window.childAt(area.center().toPoint())
    if found is None or is_on_top(window, widget, area.center()):
        return False
    over = found
    while over.parentWidget() is not None and over.parentWidget() is not window:
        over = over.parentWidget()
    return not over.isAncestorOf(widget) and over is not widget


@contextmanager
def _listening(window: QWidget, runs: list[Run], marks: list[Mark]) -> Iterator[None]:
    painter: Any = QPainter
    originals = {name: getattr(painter, name) for name in ("drawText", "drawPixmap", "drawImage")}

    def draw_text(self: QPainter, *told: Any) -> Any:
        device = self.device()
        if isinstance(device, QWidget) and isinstance(told[0], QPointF):
            runs.append(_run(window, device, self, told[0], told[1]))
        return originals["drawText"](self, *told)

    def draw_pixmap(self: QPainter, *told: Any) -> Any:
        device = self.device()
        if isinstance(device, QWidget) and isinstance(told[-1], QPixmap):
            size = told[-1].deviceIndependentSize()
            area = QRectF(QPointF(told[0], told[1]), size)
            area.translate(where_in(window, device).topLeft())
            marks.append(Mark(device, area, is_photo=False))
        return originals["drawPixmap"](self, *told)

    def draw_image(self: QPainter, *told: Any) -> Any:
        device = self.device()
        if isinstance(device, QWidget) and isinstance(told[0], QRectF):
            area = told[0].translated(where_in(window, device).topLeft())
            marks.append(Mark(device, area, is_photo=True))
        return originals["drawImage"](self, *told)

    painter.drawText, painter.drawPixmap, painter.drawImage = draw_text, draw_pixmap, draw_image
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(painter, name, original)


@contextmanager
def _painting_anew(outdated: list[QWidget]) -> Iterator[None]:
    """Nothing is taken from kept pictures, as only painting tells what is painted."""

    def paint(kept: KeptPictures, widget: QWidget, look: Hashable, draw: Any) -> None:
        known = kept.known(widget, look)
        if known is not None:
            anew = painted(widget.size(), widget.devicePixelRatioF(), draw)
            if anew.toImage() != known.toImage():
                outdated.append(widget)
        painter = QPainter(widget)
        draw(painter)
        painter.end()

    told: Any = KeptPictures
    original = told.paint
    told.paint = paint
    try:
        yield
    finally:
        told.paint = original


def _run(window: QWidget, widget: QWidget, painter: QPainter, at: QPointF, words: str) -> Run:
    font = painter.font()
    move = painter.worldTransform()
    left, top, width, height = ink_of(words, font)
    origin = where_in(window, widget).topLeft()
    ink = move.mapRect(QRectF(at.x() + left, at.y() + top, width, height)).translated(origin)
    clip = seen_part(window, widget)
    if painter.hasClipping():
        inner = move.mapRect(painter.clipBoundingRect()).translated(origin)
        clip = clip.intersected(inner)
    color = painter.pen().color()
    return Run(widget, words, font, color, ink, clip, is_mono=is_mono(font))


def _native_runs(window: QWidget) -> Iterator[Run]:
    """Fields and plain labels, which Qt paints without asking Python."""
    for field_ in window.findChildren(QLineEdit):
        words = field_.displayText() or field_.placeholderText()
        if field_.isVisible() and words:
            shown = field_.palette().text() if field_.displayText() else None
            if field_.hasSelectedText():
                shown = field_.palette().highlightedText()
            brush = shown or field_.palette().placeholderText()
            yield _native(window, field_, words, brush.color())
    for label in window.findChildren(QLabel):
        if type(label) is QLabel and label.isVisible() and label.text():
            yield _native(window, label, label.text(), label.palette().windowText().color())


def _native(window: QWidget, widget: QWidget, words: str, color: QColor) -> Run:
    font = widget.font()
    area = where_in(window, widget)
    inset = widget.fontMetrics().averageCharWidth() if isinstance(widget, QLineEdit) else 0
    _left, _top, width, height = ink_of(words, font)
    ink = QRectF(area.left() + inset, area.center().y() - height / 2, width, height)
    return Run(widget, words, font, color, ink, seen_part(window, widget), is_mono=is_mono(font))

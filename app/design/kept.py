"""What painted widgets look like, kept: a shift paints the same button thousands of times.

Painting one anew takes some ten calls into Qt, at each of which another thread may take the
interpreter; a kept picture is one call.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

MOST_BYTES = 16 * 2**20
"""Of all pictures together: several times what all buttons of all pages take at 100 %."""
MOST_OF_ONE = 2**20
_PIXEL = 4


class KeptPictures:
    """Pictures by what they show, the longest unused given up first. For the GUI thread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        """Nothing is kept yet."""
        self._most = most_bytes
        self._taken = 0
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()

    @property
    def taken_bytes(self) -> int:
        """What the pictures take."""
        return self._taken

    def clear(self) -> None:
        """None of them is right any more."""
        self._pictures.clear()
        self._taken = 0

    def paint(self, widget: QWidget, look: Hashable, draw: Callable[[QPainter], None]) -> None:
        """Fill `widget` with what `draw` paints; `look` is all that depends on but its size.

        Text needs a filled ground: on a clear one its edges come out heavier.
        """
        sharp, size = widget.devicePixelRatioF(), widget.size()
        taken = size.width() * size.height() * _PIXEL * round(sharp) ** 2
        painter = QPainter(widget)
        # at a broken ratio a picture would lie between pixels and blur
        if taken > MOST_OF_ONE or sharp != round(sharp):
            draw(painter)
        elif taken:
            key = _key(widget, look)
            picture = self._pictures.get(key)
            if picture is None:
                picture = painted(size, sharp, draw)
                self._keep(key, picture, taken)
            else:
                self._pictures.move_to_end(key)
            painter.drawPixmap(0, 0, picture)
        painter.end()

    def known(self, widget: QWidget, look: Hashable) -> QPixmap | None:
        """The picture that would be shown; None where it would be painted."""
        return self._pictures.get(_key(widget, look))

    def _keep(self, key: Hashable, picture: QPixmap, taken: int) -> None:
        self._pictures[key] = picture
        self._taken += taken
        while self._taken > self._most:
            _, gone = self._pictures.popitem(last=False)
            self._taken -= gone.width() * gone.height() * _PIXEL


def _key(widget: QWidget, look: Hashable) -> Hashable:
    sharp = widget.devicePixelRatioF()
    return type(widget), widget.width(), widget.height(), sharp, look


def painted(size: QSize, sharp: float, draw: Callable[[QPainter], None]) -> QPixmap:
    """What `draw` paints, at `sharp` pixels for each of `size`."""
    picture = QPixmap(size * round(sharp))
    picture.setDevicePixelRatio(sharp)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        draw(painter)
    finally:
        painter.end()  # a picture that goes while it is painted on takes the program with it
    return picture

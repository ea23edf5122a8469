"""Icons in labels."""

from __future__ import annotations

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel


def set_mark(label: QLabel, mark: QPixmap) -> None:
    """Show this icon; the same one again would lay the window out anew."""
    if label.pixmap().cacheKey() != mark.cacheKey():
        label.setPixmap(mark)

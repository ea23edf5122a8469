"""What is left of a deadline, in a column's few characters."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.widgets.clocks.countdown import HOUR_S


class TimeWords(QObject):
    """Words for what is left of a deadline."""

    def left(self, left_s: float) -> str:
        """`3:43`, or that it is over."""
        if left_s <= 0:
            return self.tr("Over")
        hours, rest = divmod(int(left_s), HOUR_S)
        if hours >= 24:
            return self.tr("%1 d").replace("%1", str(hours // 24))
        return f"{hours}:{rest // 60:02d}"

"""What is left of a platform's deadline, in words; and what the fast lane says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.notices import Notice
from app.widgets.chip import ChipSpec
from app.widgets.clocks.countdown import DAY_S, HOUR_S, band, band_icon

if TYPE_CHECKING:
    from inspection.store.queries.bench import BenchItem


class DeadlineWords(QObject):
    """Words in the language of the moment."""

    def chip(self, left_s: float) -> ChipSpec:
        """What is left, with the colour and icon of its band."""
        return ChipSpec(text=self.left(left_s), status=band(left_s), icon=band_icon(left_s))

    def left(self, left_s: float) -> str:
        """`48 min left`, `3 h 42 min left`, `2 d 5 h left`, or that it is over."""
        if left_s <= 0:
            return self.tr("Overdue")
        minutes = int(left_s) // 60
        if left_s < HOUR_S:
            return self.tr("%1 min left").replace("%1", str(minutes))
        if left_s < DAY_S:
            words = self.tr("%1 h %2 min left").replace("%1", str(minutes // 60))
            return words.replace("%2", str(minutes % 60))
        days, rest = divmod(int(left_s), DAY_S)
        words = self.tr("%1 d %2 h left").replace("%1", str(days))
        return words.replace("%2", str(rest // HOUR_S))

    def fast(self, item: BenchItem, others: int, now: datetime) -> Notice:
        """A parcel came into the fast lane while nobody had it in hand; `others` wait there too."""
        left_s = (item.deadline_at - now).total_seconds() if item.deadline_at else 0.0
        number = item.ticket_number or item.code
        headline = self.tr("%1: %2. Do this one now").replace("%1", number)
        advice = self.tr("Not decided by then, the platform refunds without inspection")
        if others:
            more = self.tr("%1 more in the fast lane") if others > 1 else self.tr("One more there")
            advice = self.tr("%1. %2").replace("%1", advice)
            advice = advice.replace("%2", more.replace("%1", str(others)))
        return Notice(
            kind="warn",
            headline=headline.replace("%2", self.left(left_s)),
            instruction=advice,
            icon="triangle",
            sound="deadline",
            aside_label=self.tr("Fast lane"),
            aside_code=number,
        )

"""The receive page's face while no parcel is in hand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.cases.receiving import ReceiveState
    from app.widgets.cards.receive_idle import ReceiveIdle
    from app.wording.receiving.board import BoardWords


class IdleFace(QObject):
    """Fills the view it is given."""

    def __init__(self, view: ReceiveIdle, words: BoardWords, parent: QObject) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._view = view
        self._words = words

    def retranslate(self) -> None:
        """Titles; the rest comes with `show`."""
        view = self._view
        view.field.set_placeholder(self.tr("Tracking or ticket number, then Enter"))
        view.count_field.set_placeholder(self.tr("How many parcels were handed in?"))
        view.urgent.set_title(self.tr("Most urgent tickets"))
        view.urgent.set_note(self.tr("by platform deadline"))
        view.recent.set_title(self.tr("Just received"))

    def show(self, state: ReceiveState, now: datetime) -> None:
        """What is urgent, what came in, and the ways to take a parcel in."""
        view, words = self._view, self._words
        view.say(*words.stage(state))
        view.offer(words.choices(state))
        view.offer_unclaimed(words.unclaimed(state.board))
        view.offer_count(words.counting(state))
        view.recent.set_note(words.since_count(state.board))
        view.show_figures(words.figures(state.board, now))
        view.show_rows(words.urgent(state.board, now), words.recent(state.board))
        view.say_empty(
            self.tr("No open ticket has a deadline."), self.tr("Nothing received here today.")
        )

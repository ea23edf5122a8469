"""The receive page's face for several tickets that may be the parcel's."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.cases.receiving import ReceiveState
from app.design.theme import Theme
from app.labels.label_shot import FILE_SUBJECT
from app.widgets.cards.receive_candidates import ReceiveCandidates
from app.wording.receiving.candidates import CandidateWords
from inspection.evidence import LABEL_SUBJECT


class CandidatesFace(QObject):
    """Fills `view`; what is pressed there goes to the page."""

    chosen = Signal(int)
    """Index of a candidate."""
    none_chosen = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self.view = ReceiveCandidates(theme)
        self._words = CandidateWords(self)
        self.view.chosen.connect(self.chosen)
        self.view.none_chosen.connect(self.none_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Titles; the rest comes with `show`."""
        self.view.label.set_title(self.tr("Read from the label"))
        self.view.show_none(
            self.tr("None of them, receive it unmatched"),
            self.tr("It waits in the holding area until its ticket is known."),
        )

    def show(self, state: ReceiveState, pictures: dict[str, QImage], now: datetime) -> None:
        """All of it."""
        facts = self._words.candidates(state, now)
        title = self.tr("Possible tickets")
        note = self.tr("strongest evidence first; you decide")
        self.view.show_candidates(title, note, facts, state.selected)
        picture = pictures.get(LABEL_SUBJECT, pictures.get(FILE_SUBJECT))
        self.view.show_read(picture, self._words.read(state))

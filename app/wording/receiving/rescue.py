"""What speaks for a ticket that a torn label may belong to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.widgets.cards.receive_candidates import Clue as ShownClue
from inspection.rescue import Clue, Reason, Suggestion


class RescueWords(QObject):
    """Words for the reasons, in the language of the moment; never what was read itself."""

    def clues(self, suggestion: Suggestion) -> tuple[ShownClue, ...]:
        """The reasons as the candidates' face shows them."""
        return self.each(suggestion.reasons)

    def each(self, reasons: tuple[Reason, ...]) -> tuple[ShownClue, ...]:
        """Any reasons, in their order."""
        return tuple(self._clue(reason) for reason in reasons)

    def _clue(self, reason: Reason) -> ShownClue:
        whole = {
            Clue.TRACKING: self.tr("tracking number fits"),
            Clue.ORDER: self.tr("order number fits"),
            Clue.TICKET: self.tr("ticket number fits"),
            Clue.PHONE: self.tr("end of the phone number fits"),
            Clue.NAME: self.tr("name fits"),
            Clue.CARRIER: self.tr("carrier fits"),
        }
        alike = {
            Clue.TRACKING: self.tr("tracking number like it"),
            Clue.ORDER: self.tr("order number like it"),
            Clue.TICKET: self.tr("ticket number like it"),
            Clue.PHONE: self.tr("end of the phone number like it"),
            Clue.NAME: self.tr("name like it"),
            Clue.CARRIER: self.tr("carrier fits"),
        }
        if reason.fit == "exact":
            return ShownClue(text=whole[reason.clue], status="ok")
        text = alike[reason.clue]
        if reason.length:
            counted = self.tr("%1, %2 of %3").replace("%2", str(reason.agreeing))
            text = counted.replace("%3", str(reason.length)).replace("%1", text)
        return ShownClue(text=text, status="warn")

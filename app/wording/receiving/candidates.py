"""What the receive page says of tickets that may be the parcel's, and of what was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from app.cases.receiving import ReceiveState
from app.language.broken_scan import shown_code
from app.language.names import local_name, masked_order
from app.widgets.cards.receive_candidates import CandidateFacts, Clue
from app.widgets.chip import ChipSpec
from app.widgets.clocks.countdown import DAY_S, band
from app.widgets.table import Cell, Row
from app.wording.receiving.codes import CodesWords
from app.wording.time_left import TimeWords
from inspection.matching import Candidate
from inspection.values import CodeKind


class CandidateWords(TimeWords):
    """Words for candidates, in the language of the moment."""

    def __init__(self, parent: QObject) -> None:
        """Words change with the language; nothing is kept."""
        super().__init__(parent)
        self._codes = CodesWords(self)

    def read(self, state: ReceiveState) -> list[Row]:
        """What there is to go by while nothing is taken in: the label's codes, or the scan."""
        if state.reading is None:
            scanned = Cell(text=self.tr("Scanned code"), sub=shown_code(state.raw), bold=True)
            return [Row(cells=(scanned, Cell()))] if state.raw else []
        return self._codes.rows(state.reading)

    def candidates(self, state: ReceiveState, now: datetime) -> list[CandidateFacts]:
        """The tickets that may be it, with what speaks for each."""
        facts = [self.candidate(one, now) for one in state.candidates]
        if not state.suggestions:
            return facts
        from app.wording.receiving.rescue import RescueWords  # noqa: PLC0415 - with the first torn label

        words = RescueWords()
        found = zip(facts, state.suggestions, strict=True)
        return [replace(one, clues=words.clues(why)) for one, why in found]

    def candidate(self, candidate: Candidate, now: datetime) -> CandidateFacts:
        """One ticket that may be it."""
        ticket = candidate.ticket
        first = ticket.lines[0] if ticket.lines else None
        title = local_name(first.name_zh, first.name_en) if first else ticket.number
        if len(ticket.lines) > 1:
            more = self.tr("%1 and %2 more").replace("%2", str(len(ticket.lines) - 1))
            title = more.replace("%1", title)
        left_s = (ticket.deadline_at - now).total_seconds() if ticket.deadline_at else DAY_S
        likely = ChipSpec(text=self.tr("likely"), status="ok")
        possible = ChipSpec(text=self.tr("possible"), status="warn")
        return CandidateFacts(
            title=title,
            number=ticket.number,
            who=ticket.shop,
            chip=likely if candidate.is_strong else possible,
            deadline=self.left(left_s) if ticket.deadline_at else "",
            deadline_status=band(left_s),
            clues=tuple(self._clue(code.what, code.code) for code in candidate.codes),
        )

    def _clue(self, what: CodeKind, code: str) -> Clue:
        names = {
            CodeKind.TRACKING: self.tr("tracking number fits"),
            CodeKind.ORDER: self.tr("order number fits"),
            CodeKind.TICKET: self.tr("ticket number fits"),
            CodeKind.SERIAL: self.tr("serial fits"),
        }
        weak = what in (CodeKind.ORDER, CodeKind.OTHER)
        text = names.get(what, self.tr("code fits"))
        return Clue(text=f"{text} {masked_order(code)}", status="warn" if weak else "ok")

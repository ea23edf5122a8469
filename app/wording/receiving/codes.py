"""What a label's codes are, and in a few words why one was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.broken_scan import shown_code
from app.language.names import joined
from app.widgets.table import Cell, Row

if TYPE_CHECKING:
    from app.cases.receiving import ReceiveState
    from app.pictures.label_reader import LabelReading
    from scanners.arbitrate import ReadCode

MOST_ROWS = 4
"""Codes there is room for beside the picture; the rest are in the record."""


class CodesWords(QObject):
    """Words for the codes of a LabelReading, in the language of the moment."""

    def rows(self, reading: LabelReading) -> list[Row]:
        """Each code: what it says, what it is and what speaks for it, how it is printed."""
        return [
            Row(
                cells=(
                    Cell(
                        text=shown_code(code.parsed.normalised),
                        sub=joined(self.kind(code), self.why(reading, code)),
                        bold=True,
                        mono=True,
                    ),
                    Cell(text=code.scan.symbology, color="textMuted"),
                )
            )
            for code in reading.chosen_first[:MOST_ROWS]
        ]

    def kind(self, code: ReadCode) -> str:
        """What a code is; `Return` is a tracking number of a carrier's return service."""
        names = {
            "tracking": self.tr("Return") if code.parsed.is_return else self.tr("Tracking"),
            "order": self.tr("Order"),
            "product": self.tr("Goods"),
            "routing": self.tr("Sorting"),
            "url": self.tr("Web address"),
        }
        return names.get(code.parsed.kind, self.tr("Code"))

    def why(self, reading: LabelReading, code: ReadCode) -> str:
        """What speaks for a code; for one of several that may be it, at least that it may."""
        words = {
            "expected": self.tr("expected"),
            "check_digit": self.tr("check digit holds"),
            "prefix": self.tr("carrier's prefix"),
            "printed": self.tr("also in print"),
            "only_one": self.tr("the only number"),
        }
        said = words.get(reading.proof_of(code), "")
        if not said and reading.choice.why == "ambiguous" and code in reading.choice.others:
            return self.tr("may be it")
        return said

    def why_taken(self, state: ReceiveState) -> str:
        """Why the code in hand was taken, where it was read from a label with others."""
        reading = state.reading
        first = reading.of_parcel[:1] if reading is not None else ()
        if reading is None or not first or first[0].scan.text != state.raw:
            return ""
        matches = state.case.parcel.matches if state.case is not None else ()
        if not reading.expected and matches and matches[0].code == first[0].parsed.normalised:
            return self.tr("expected")
        return self.why(reading, first[0])

    def why_recorded(self, reading: LabelReading | None, code: str) -> str:
        """The same for a parcel's code in its normal form, if this reading gave it."""
        codes = reading.codes if reading is not None else ()
        found = next((one for one in codes if one.parsed.normalised == code), None)
        return self.why(reading, found) if reading is not None and found is not None else ""

"""What the tickets section says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.language.messages import text_of
from app.language.names import duration_text
from app.screens.sections.tickets_vm import TicketsState
from app.station.ticket_imports import ImportState
from app.widgets.chip import ChipSpec

if TYPE_CHECKING:
    from sync.announcing import Outcome


@dataclass(frozen=True, kw_only=True)
class NoteWords:
    """A note of the section, with its status."""

    headline: str
    text: str
    status: str


class TicketsWords(QObject):
    """Words for a TicketsState in the language of the moment."""

    def help(self) -> str:
        """What may be dropped here."""
        return self.tr(
            "Drop a CSV, XLSX or JSON file on the window, or choose one: at most 10 MB and 50,000 "
            "rows. Importing a file again announces nothing twice. Times without a zone in a "
            "spreadsheet count as times of this computer."
        )

    def heading(self) -> list[str]:
        """Titles of the table and of the saved report."""
        return [self.tr("Row"), self.tr("Ticket"), self.tr("Why it was left out")]

    def rows_title(self, count: int) -> str:
        """Above the table."""
        return self.tr("Rows left out: %1").replace("%1", f"{count:,}")

    def first(self, count: int) -> str:
        """Where there are more rows than shown."""
        return self.tr("the first %1; the saved report has all").replace("%1", str(count))

    def result(self, state: TicketsState) -> tuple[str, str]:
        """Headline and second line."""
        work = state.work
        if work.phase == "working":
            return self._working(work)
        if work.outcome is not None:
            return self._outcome(work.outcome)
        if work.error is not None:
            words = self.tr("%1 was not imported").replace("%1", work.file_name)
            return words, self.tr("Nothing of it was announced")
        return "", ""

    def chip(self, state: TicketsState) -> ChipSpec | None:
        """How it ended, in a word."""
        work = state.work
        if work.error is not None:
            return ChipSpec(text=self.tr("Not imported"), status="danger", icon="octagon-x")
        if work.outcome is None:
            return None
        if work.outcome.rows_unsent or work.outcome.left_out:
            return ChipSpec(text=self.tr("In part"), status="warn", icon="triangle")
        return ChipSpec(text=self.tr("Complete"), status="ok", icon="circle-check")

    def note(self, state: TicketsState) -> NoteWords | None:
        """What else is to be known."""
        outcome = state.work.outcome
        if state.barrier == "role":
            return NoteWords(
                headline=self.tr("A supervisor or administrator imports tickets"),
                text=self.tr("A file says what was paid, and an inspector decides on it later"),
                status="waiting",
            )
        if state.barrier == "hub":
            return NoteWords(
                headline=self.tr("Tickets are not announced from this station"),
                text=self.tr(
                    "It works with the site's hub, whose administrator imports tickets there: "
                    "returns-station import FILE --hub URL --admin-token-stdin"
                ),
                status="waiting",
            )
        if state.saved_to:
            headline = self.tr("The report is saved")
            return NoteWords(headline=headline, text=state.saved_to, status="ok")
        problem = state.work.error or (outcome.problem if outcome is not None else None)
        if problem is None:
            return None
        headline, text = text_of(problem)
        return NoteWords(headline=headline, text=text, status="warn")

    def dialog(self) -> dict[QFileDialog.DialogLabel, str]:
        """Words of a dialog for files, where the program draws it itself."""
        label = QFileDialog.DialogLabel
        return {
            label.LookIn: self.tr("Folder"),
            label.FileName: self.tr("File name"),
            label.FileType: self.tr("Kind"),
            label.Reject: self.tr("Cancel"),
        }

    def _working(self, work: ImportState) -> tuple[str, str]:
        if work.is_cancelling:
            return self.tr("Cancelling"), self.tr("What was announced stands")
        if work.stage == "reading":
            words = self.tr("Reading %1").replace("%1", work.file_name)
            return words, self.tr("Rows so far: %1").replace("%1", f"{work.done:,}")
        words = self.tr("%1 of %2 rows announced").replace("%2", f"{work.total or 0:,}")
        words = words.replace("%1", f"{work.done:,}")
        left = work.seconds_left
        rest = "" if left is None else self.tr("%1 left").replace("%1", duration_text(left))
        return self.tr("Announcing %1").replace("%1", work.file_name), "  ".join((words, rest))

    def _outcome(self, outcome: Outcome) -> tuple[str, str]:
        # a colon is right for any count; words in the plural would be wrong for one
        words = (
            self.tr("Cancelled. Tickets announced before: %1")
            if outcome.is_cancelled
            else self.tr("Tickets announced: %1")
        )
        parts = [
            self.tr("Known already: %1").replace("%1", f"{outcome.already:,}"),
            self.tr("rows left out: %1").replace("%1", f"{len(outcome.left_out):,}"),
        ]
        if outcome.rows_unsent:
            unsent = self.tr("rows not sent: %1; import the file again for the rest")
            parts.append(unsent.replace("%1", f"{outcome.rows_unsent:,}"))
        return words.replace("%1", f"{outcome.announced:,}"), self.tr(", ").join(parts)

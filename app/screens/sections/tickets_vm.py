"""Tickets from a file: how the import stands, in values the section only has to word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.language.row_reasons import reason_of
from app.station.report_file import report_text, write_report
from app.station.ticket_imports import Barrier, ImportState

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError
    from sync.announcing import LeftOut

REPORT_NAME = "left-out.csv"


@dataclass(frozen=True, kw_only=True)
class TicketsState:
    """The import, what stands against one, and where the report went."""

    work: ImportState
    barrier: Barrier
    saved_to: str = ""

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """Rows that announced nothing."""
        outcome = self.work.outcome
        return outcome.left_out if outcome is not None else ()


class TicketsVm(QObject):
    """Knows no widget. The import itself is the desk's and goes on without this."""

    changed = Signal(object)
    """TicketsState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing."""
        super().__init__(parent)
        self._desk = desk
        self._imports = desk.imports
        self._saved_to = ""
        self._imports.changed.connect(self._on_changed)
        desk.person_changed.connect(self._on_person)

    @property
    def state(self) -> TicketsState:
        """The state now."""
        return TicketsState(
            work=self._imports.state,
            barrier=self._imports.barrier,
            saved_to=self._saved_to,
        )

    @property
    def folder(self) -> str:
        """Where files are looked for."""
        return self._imports.folder or str(Path.home())

    @property
    def report_path(self) -> str:
        """Where the report would go unless somebody says otherwise."""
        stem = Path(self._imports.state.file_name).stem
        return str(Path(self.folder) / f"{stem}-{REPORT_NAME}")

    def begin(self, file: str) -> None:
        """Import this file."""
        self._imports.begin(Path(file))

    def cancel(self) -> None:
        """Stop before the next request."""
        self._imports.cancel()

    def save(self, path: str, heading: Sequence[str], words: Mapping[str, str]) -> None:
        """Write the rows left out, reasons in the language of `words`, off the GUI thread."""
        left_out = self.state.left_out

        def work() -> str:
            rows = [(str(one.row), one.ticket_number, reason_of(one, words)) for one in left_out]
            write_report(Path(path), report_text(heading, rows))
            return path

        self._desk.run(work, self._saved, self._not_saved)

    def _saved(self, path: str) -> None:
        self._saved_to = path
        self.changed.emit(self.state)

    def _not_saved(self, error: StationError) -> None:
        self._desk.complain(error)

    @Slot()
    def _on_person(self) -> None:
        self.changed.emit(self.state)

    @Slot(object)
    def _on_changed(self, work: ImportState) -> None:
        if work.phase == "working":
            self._saved_to = ""
        self.changed.emit(self.state)

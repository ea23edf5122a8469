"""The disinfection record of today, drawn away from the screen into the station's folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.names import language
from app.language.notices import Notice

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.policies import Policies
    from inspection.store.queries.disinfection_sheet import DisinfectionSheet

FOLDER = "sheets"
"""In the station's data folder, beside the other sheets."""


class RecordSheet(QObject):
    """Saves it on a key, one at a time, and says where."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Draws nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False

    def save(self, folder: Path | None = None) -> None:
        """Read what this bench recorded today, draw it into its usual folder, say where."""
        if self._is_busy:
            return
        self._is_busy = True
        from app.printing.sheets.disinfection import day_bounds  # noqa: PLC0415 - with the first sheet
        from inspection.store.queries.disinfection_sheet import own_sheet  # noqa: PLC0415

        since, until = day_bounds(self._desk.now().astimezone().date())
        wanted = folder or self._desk.preferences.config.data_dir / FOLDER
        self._desk.read(
            lambda conn: own_sheet(conn, since, until), partial(self._draw, wanted), self._failed
        )

    def _draw(self, folder: Path, sheet: DisinfectionSheet) -> None:
        policies, lang = self._desk.policies, language()
        self._desk.run(lambda: _drawn(folder, sheet, policies, lang), self._saved, self._failed)

    def _saved(self, path: Path) -> None:
        self._is_busy = False
        headline = self.tr("Disinfection record of today saved")
        place = self.tr("Print it from %1").replace("%1", f"{path.parent.name}/{path.name}")
        self._desk.say(Notice(kind="ok", headline=headline, instruction=place))

    def _failed(self, error: StationError) -> None:
        self._is_busy = False
        self._desk.complain(error)


def _drawn(folder: Path, sheet: DisinfectionSheet, policies: Policies, lang: str) -> Path:
    from app.printing.sheets.disinfection import draw_disinfection  # noqa: PLC0415 - with the first sheet

    return draw_disinfection(folder, sheet, policies, language=lang)

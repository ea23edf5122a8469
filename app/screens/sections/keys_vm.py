"""The paper of the dock: drawn away from the screen, saved where somebody says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.devices.scale_choice import ScaleChoice
from app.devices.scanner_choice import ScannerChoice

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError

FOLDER = "sheets"
"""In the station's data folder, where nobody names another."""


class KeysVm(QObject):
    """Knows no widget."""

    saved = Signal(object)
    """Both files, the command sheet first."""
    working = Signal(bool)
    """They are being drawn."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Draws nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False
        self.scanner = ScannerChoice(desk, self)
        self.scale = ScaleChoice(desk, self)

    @property
    def usual_folder(self) -> Path:
        """Where the sheets go."""
        return self._desk.preferences.config.data_dir / FOLDER

    def save(self, folder: Path | None = None) -> None:
        """Draw both sheets; one at a time."""
        if self._is_busy:
            return
        self._set_busy(is_busy=True)
        wanted = folder or self.usual_folder
        self._desk.run(lambda: _draw(wanted), self._drawn, self._failed)

    def _drawn(self, files: tuple[Path, Path]) -> None:
        self._set_busy(is_busy=False)
        self.saved.emit(files)

    def _failed(self, error: StationError) -> None:
        self._set_busy(is_busy=False)
        self._desk.complain(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.working.emit(is_busy)


def _draw(folder: Path) -> tuple[Path, Path]:
    # on a background thread: the writer of codes loads with the first sheet
    from app.printing.sheets.draw import draw_sheets  # noqa: PLC0415

    return draw_sheets(folder)

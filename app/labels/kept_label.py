"""The print of a label that was photographed before, read once more to find its ticket.

What it says of a customer is never recorded (ADR 11), so it is read anew from the photo when
somebody looks for the ticket; it goes into the search and nowhere else.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from app.pictures.text_reading import Turn
    from inspection.rescue import Clues
    from inspection.store.photo_files import PhotoFiles
    from inspection.values import Sha256
    from scanners.label_rules import LabelRules
    from scanners.ocr.reader import Reader


class KeptLabel(QObject):
    """One label at a time; lives as long as its page's view-model."""

    read = Signal(object)
    """Clues, or None where nothing could be read."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No engine is loaded before the first label."""
        super().__init__(parent)
        self._desk = desk
        self._turn: Turn | None = None

    def forget(self) -> None:
        """Nobody looks at it any longer: nothing is told of it, and the reading ends early."""
        if self._turn is not None:
            self._turn.stop()
            self._turn = None

    def open(self, sha256: Sha256) -> None:
        """Read this photo's print; a second or two of work, aside."""
        self.forget()
        desk = self._desk
        understand = partial(_clues_of, desk.services.photos, sha256, desk.labels)
        self._turn = desk.text.read(understand, self.read.emit)


def _clues_of(
    files: PhotoFiles,
    sha256: Sha256,
    rules: LabelRules,
    reader: Reader,
    stopped: Callable[[], bool],
) -> Clues | None:
    # with the first label whose print is needed
    from app.labels.label_rescue import clues_in  # noqa: PLC0415
    from inspection.errors import WorldError  # noqa: PLC0415
    from scanners.errors import ScannerError  # noqa: PLC0415
    from scanners.imaging import load_image  # noqa: PLC0415
    from scanners.ocr.labels import label_text_of  # noqa: PLC0415
    from scanners.ocr.upright import read_upright  # noqa: PLC0415

    try:
        image = load_image(files.read(sha256))
    except (ScannerError, WorldError):
        return None  # the photo is at another station, or gone: its codes are recorded all the same
    return clues_in(label_text_of(read_upright(image, reader, stopped).lines, rules))

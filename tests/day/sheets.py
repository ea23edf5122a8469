"""Pictures of the day: each screen in both languages, put together on sheets."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.walkthrough.stage import Stage

LANGUAGES = ("zh", "en")
FIRST = LANGUAGES[0]
"""The one the work is done in."""
SHOWN_PX = (960, 540)
ACROSS, DOWN = 3, 3
CAPTION_PX = 28
GAP_PX = 6
QUALITY = 88
SETTLE_MS = 60
"""For a change to reach the page, and for what is laid out to be painted."""
SETTLE_LIMIT_S = 3.0


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One screen of one parcel in one language."""

    caption: str
    file: Path


class Camera:
    """Takes each screen in both languages: it is switched under the hands of who works.

    Nothing that was begun may be lost by that: the parcel goes on where it was.
    """

    def __init__(self, stage: Stage, folder: Path) -> None:
        """`folder` gets a folder of pictures for each language."""
        self._stage = stage
        self._folder = folder
        self._number = 0
        self._of = ""
        self.shots: dict[str, list[Shot]] = {language: [] for language in LANGUAGES}
        self.taken_s = 0.0
        """Seconds that pictures took, which no person would."""

    def turn_to(self, what: str) -> None:
        """From now on it is this parcel's screens."""
        self._of = what

    def take(self, name: str) -> None:
        """The window as it is now."""
        began_s = time.monotonic()
        self._number += 1
        language = self._stage.station.language
        for spoken in LANGUAGES:
            language.use(spoken)
            self._settle()
            picture = self._stage.station.window.grab().toImage()
            small = picture.scaled(
                *SHOWN_PX,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            file = self._folder / spoken / f"{self._number:03}-{name}.jpg"
            file.parent.mkdir(parents=True, exist_ok=True)
            assert small.save(str(file), "jpg", QUALITY), file
            caption = f"{self._number:03}  {self._of}: {name}"
            self.shots[spoken].append(Shot(caption=caption, file=file))
        language.use(FIRST)
        self._settle()
        self.taken_s += time.monotonic() - began_s

    def _settle(self) -> None:
        """Pages change in turns; a stop may stand before one that waits for its end."""
        driver = self._stage.driver
        driver.pause(SETTLE_MS)
        driver.wait(lambda: driver.is_shown, SETTLE_LIMIT_S)
        driver.pause(SETTLE_MS)


def sheets(shots: list[Shot], folder: Path, language: str) -> list[Path]:
    """All pictures, nine on a sheet."""
    each = ACROSS * DOWN
    parts = [shots[at : at + each] for at in range(0, len(shots), each)]
    return [
        _sheet(part, folder / f"{language}-{number:02}.png")
        for number, part in enumerate(parts, start=1)
    ]


def _sheet(shots: list[Shot], file: Path) -> Path:
    width, height = SHOWN_PX[0] * 2 // 3, SHOWN_PX[1] * 2 // 3
    cell = (width + GAP_PX, height + CAPTION_PX + GAP_PX)
    sheet = QImage(ACROSS * cell[0], DOWN * cell[1], QImage.Format.Format_RGB888)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    font = QFont()
    font.setPixelSize(CAPTION_PX * 2 // 3)
    painter.setFont(font)
    for number, shot in enumerate(shots):
        left, top = number % ACROSS * cell[0], number // ACROSS * cell[1]
        words = QRect(left, top, width, CAPTION_PX)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shot.caption)
        picture = QImage(str(shot.file))
        target = QRect(left, top + CAPTION_PX, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, picture)
    painter.end()
    assert sheet.save(str(file)), file
    return file

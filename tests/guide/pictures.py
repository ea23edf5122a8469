"""Pictures as the guide shows them: narrower, small enough to be kept beside the text."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

WIDTH_PX = 1280
MOST_BYTES = 60_000
QUALITIES = (82, 75, 68, 60)
"""The first that is small enough; below the last, letters get frayed."""


def step_pictures(folder: Path, language: str, names: Iterable[str]) -> dict[str, QImage]:
    """The newest walkthrough's pictures of these steps; of one taken often the first.

    Raises LookupError for a step that is not there.
    """
    found = {}
    for name in names:
        files = sorted(folder.glob(f"{language}-??-{name}.png"))
        if not files:
            raise LookupError(f"no step {name} in {language}")
        found[name] = QImage(str(files[0]))
    return found


def shrink(picture: QImage, file: Path) -> None:
    """Write it as WebP, at most MOST_BYTES."""
    small = narrowed(picture)
    for quality in QUALITIES:
        assert small.save(str(file), "webp", quality), file
        if file.stat().st_size <= MOST_BYTES:
            sys.stdout.write(f"{file.name}: {file.stat().st_size // 1000} kB\n")
            return
    raise AssertionError(f"{file.name} does not get small enough")


def narrowed(picture: QImage) -> QImage:
    """As wide as pictures in the documents are."""
    small = picture.scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_RGB888)

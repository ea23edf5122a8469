"""Labels and pictures for the tests of printing."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from app.printing.jobs import PrintJob
from app.printing.label import Label, LabelFormat

LPN = "U-7F3K-0092X"
LABEL = Label(
    lpn=LPN,
    ticket_number="RS-261121-0418",
    name_zh="头戴式降噪耳机 Aria 700 曜石黑",
    name_en="Aria 700 noise cancelling headphones, obsidian",
    grade="A",
    station="B03",
    printed_at="2026-11-22 15:12",
)
JOB = PrintJob(label=LABEL, form=LabelFormat())


def never() -> bool:
    """The station is not closing."""
    return False


def dots(image: QImage) -> np.ndarray:
    """0 and 255, row by row."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return rows[:, : gray.width()].copy()

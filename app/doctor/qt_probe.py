"""What only Qt knows, asked in a process of its own: `python -m app.doctor.qt_probe`.

A driver that crashes or hangs there takes nothing with it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

FACES = "验收退货"
"""Glyphs every screen needs."""


def main() -> None:
    """Print one JSON object."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    application = QGuiApplication(sys.argv[:1])
    said = {
        "platform": application.platformName(),
        "display": _display(application),
        "font": _font(),
        "sound": _sound(),
        "printers": _printers(),
    }
    sys.stdout.write(json.dumps(said))


def _display(application: Any) -> dict[str, float]:  # noqa: ANN401 - loaded in main
    screen = application.primaryScreen()
    ratio = screen.devicePixelRatio()
    return {
        "width_px": round(screen.size().width() * ratio),
        "height_px": round(screen.size().height() * ratio),
        "ratio": ratio,
        "width_mm": round(screen.physicalSize().width(), 1),
    }


def _font() -> str:
    from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont  # noqa: PLC0415

    from app.design.tokens import load_tokens  # noqa: PLC0415

    for family in load_tokens().families(mono=False):
        font = QFont(family)
        exact = QFontInfo(font).family().casefold() == family.casefold()
        if exact and QRawFont.fromFont(font).supportsCharacter(FACES[0]):
            return family
    metrics = QFontMetricsF(QFont())
    return "" if not all(metrics.inFont(one) for one in FACES) else QFontInfo(QFont()).family()


def _sound() -> str:
    from app.design.sounds_player import has_sound_server  # noqa: PLC0415

    if not has_sound_server(os.environ, sys.platform):
        return ""
    from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415

    device = QMediaDevices.defaultAudioOutput()
    return "" if device.isNull() else device.description()


def _printers() -> list[str]:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

    return list(QPrinterInfo.availablePrinterNames())


if __name__ == "__main__":
    main()

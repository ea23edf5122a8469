"""Scanners with a line of their own, made of the station's settings; loads with the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.settings.config import Config
from app.settings.scanner_target import InputDevice, KeyboardScanner, SerialLine, scanner_of
from scanners.code_lines import LineSettings

if TYPE_CHECKING:
    from scanners.hand_scanner import HandScanner, Make


def line_settings(config: Config) -> LineSettings:
    """When a code is over there."""
    return LineSettings(
        timeout_s=config.scanner_timeout_ms / 1000, needs_end=config.scanner_needs_end
    )


def maker_of(named: str) -> Make | None:
    """What makes the device of the setting `scanner`; None where the scanner types."""
    match scanner_of(named):
        case KeyboardScanner():
            return None
        case SerialLine(port=port, baud=baud):
            return partial(_serial, port, baud)
        case InputDevice(path=path):
            return partial(_evdev, path)


def _serial(port: str, baud: int) -> HandScanner:
    from scanners.serial_scanner import SerialScanner  # noqa: PLC0415 - on the scanner thread

    return SerialScanner(port, baud)


def _evdev(path: str) -> HandScanner:
    from scanners.evdev_scanner import EvdevScanner  # noqa: PLC0415 - on the scanner thread

    return EvdevScanner(path)

"""What the station's settings say of its hand scanner, in the scanners' own terms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.config import Config
from app.scanner_target import InputDevice, KeyboardScanner, SerialLine, scanner_of
from scanners.cleaning import CleaningSettings, substitutes_of
from scanners.code_lines import LineSettings
from scanners.intake import IntakeSettings
from scanners.wedge import WedgeSettings

if TYPE_CHECKING:
    from scanners.hand_scanner import HandScanner, Make


def wedge_settings(config: Config) -> WedgeSettings:
    """For scanners that type."""
    return WedgeSettings(
        burst_gap_ms=config.scanner_timeout_ms, needs_terminator=config.scanner_needs_end
    )


def line_settings(config: Config) -> LineSettings:
    """For scanners with a line of their own."""
    return LineSettings(
        timeout_s=config.scanner_timeout_ms / 1000, needs_end=config.scanner_needs_end
    )


def intake_settings(config: Config) -> IntakeSettings:
    """For all of them."""
    return IntakeSettings(
        cleaning=CleaningSettings(
            prefix=config.scanner_prefix,
            suffix=config.scanner_suffix,
            substitutes=substitutes_of(config.scanner_separators),
        ),
        cool_down_s=config.scanner_cool_down_ms / 1000,
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

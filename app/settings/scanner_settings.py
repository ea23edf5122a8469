"""What the station's settings say of its hand scanner, in the scanners' own terms."""

from __future__ import annotations

from app.settings.config import Config
from scanners.cleaning import CleaningSettings, substitutes_of
from scanners.intake import IntakeSettings
from scanners.wedge import WedgeSettings


def wedge_settings(config: Config) -> WedgeSettings:
    """For scanners that type."""
    return WedgeSettings(
        burst_gap_ms=config.scanner_timeout_ms,
        needs_terminator=config.scanner_needs_end,
        again_ms=config.scanner_cool_down_ms,
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

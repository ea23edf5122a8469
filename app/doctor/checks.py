"""The checks there are, in the order they are shown."""

from __future__ import annotations

from app.doctor import devices, machine, network, records, scale, scanner, screen
from app.doctor.findings import Named
from app.settings.config import Config

CHECKS: tuple[Named, ...] = (
    Named(name="engines", run=devices.engines, limit_s=20),
    Named(name="input", run=scanner.scanner, limit_s=20),
    Named(name="scale", run=scale.scale, limit_s=20),
    Named(name="camera", run=devices.camera, limit_s=12),
    Named(name="ocr", run=devices.ocr, limit_s=30),
    Named(name="sound", run=screen.sound, limit_s=20),
    Named(name="printer", run=devices.printer, limit_s=20),
    Named(name="hub", run=network.hub, limit_s=15),
    Named(name="clock", run=network.clock, limit_s=15),
    Named(name="clock_step", run=records.clock_step, limit_s=15),
    Named(name="time_zone", run=machine.time_zone, limit_s=2),
    Named(name="disk", run=machine.disk, limit_s=15),
    Named(name="folder", run=machine.folder, limit_s=5),
    Named(name="database", run=records.database, limit_s=20),
    Named(name="display", run=screen.display, limit_s=20),
    Named(name="fonts", run=screen.fonts, limit_s=20),
)


def checks_for(config: Config, checks: tuple[Named, ...] = CHECKS) -> tuple[Named, ...]:
    """Those that say something at this station: most have no scale, and need to hear of none."""
    return tuple(one for one in checks if one.name != "scale" or config.scale)

"""Printer and clock tested at sign-in: after the start, away from the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.doctor import devices, network
from app.doctor.examination import Examination
from app.doctor.findings import Named, Patient, Seen
from inspection.store.clock import SystemClock

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.desk import Desk

QUICK = (
    Named(name="printer", run=devices.printer, limit_s=20),
    Named(name="clock", run=network.clock, limit_s=15),
)


def quick_test(desk: Desk, parent: QObject) -> Examination:
    """Connect to its `found` before `begin`."""
    return Examination(QUICK, desk.monotonic_s, parent)


def patient_of(desk: Desk) -> Patient:
    """This station, as it is now."""
    status = desk.sync_status
    return Patient(
        config=desk.preferences.config,
        clock=SystemClock(),
        seen=Seen(camera_px=None),
        hub_url=status.hub_url if status else None,
    )

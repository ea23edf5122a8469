"""A scanner on a serial port: chosen while working, pulled out, plugged in again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screens.rig import Announced, Screens
from tests.scanners.serial_line import SerialLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    made = SerialLine(tmp_path / "usb-scanner")
    made.plug()
    yield made
    made.unplug()


def test_a_parcel_is_matched_by_a_scanner_that_was_gone(
    screens: Screens, ticket: Announced, line: SerialLine
) -> None:
    desk = screens.station.desk
    screens.until(lambda: desk.scanner is not None, "the end of the start")
    screens.station.preferences.set("scanner", f"serial:{line.path}")
    screens.until(lambda: desk.scanner.state == "open", "the scanner")
    line.unplug()
    screens.until_said("The scanner is not plugged in")
    line.plug()
    screens.until(lambda: desk.scanner.state == "open", "the scanner again")
    assert "not plugged in" not in screens.said
    line.send(ticket.tracking.encode() + b"\r\n")
    screens.driver.until_offered("P", "the match")
    screens.station.preferences.set("scanner", "keyboard")
    screens.until(lambda: desk.scanner.state == "keyboard", "the keyboard")

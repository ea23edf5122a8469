"""The hand scanner on the settings page: stepped through, tried, told of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.design.theme import Theme
from app.devices import scanner_choice
from app.screens.sections.keys_section import KeysSection
from app.station.scanner_path import ScannerPath
from scanners.intake import Intake
from scanners.scan import typed_scan
from tests.app.conftest import Bench

DEVICES = ("serial:/dev/serial/by-id/usb-Maker_A-if00", "evdev:/dev/input/by-id/usb-x-event-kbd")


@pytest.fixture
def section(
    bench: Bench, theme: Theme, qtbot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KeysSection]:
    monkeypatch.setattr(scanner_choice, "scanner_devices", lambda: DEVICES)
    bench.desk.scanner = ScannerPath(Intake(lambda: 0.0), bench.desk)
    made = KeysSection(theme, bench.desk)
    qtbot.addWidget(made)
    made.enter()
    qtbot.waitUntil(lambda: made._vm.scanner._devices == DEVICES)
    return made


def way(section: KeysSection) -> object:
    return section.desk.preferences.value("scanner")


def test_a_key_steps_through_what_is_plugged_in(section: KeysSection) -> None:
    found = []
    for _ in range(3):
        assert section.on_key("4")
        found.append(way(section))
    assert found == [*DEVICES, "keyboard"]


def test_how_codes_end_is_switched(section: KeysSection) -> None:
    assert section.on_key("5")
    assert section.desk.preferences.value("scanner_needs_end") is False
    assert section._scanner._end.text() == "A pause ends a code"
    assert not section.on_key("7")


def test_what_the_scanner_sends_is_shown_as_it_came(section: KeysSection) -> None:
    section.desk.scanner._intake.take("]C10012\x1d34")
    assert section.on_scan(typed_scan("001234"))
    assert section._scanner._last.text() == "Last reading: ]C10012\N{SYMBOL FOR GROUP SEPARATOR}34"
    section.desk.scanner._intake.take("7" * 500)
    section.on_scan(typed_scan("7"))
    assert len(section._scanner._last.text()) < 120


def test_a_device_that_is_lost_says_so(section: KeysSection) -> None:
    section.desk.preferences.set("scanner", DEVICES[0])
    section.desk.scanner.turn("lost", "scanner.lost")
    assert section._scanner._note.text() == "Not there; tried again by itself"
    assert section._scanner._way.text() == "Serial · usb-Maker_A-if00"


def test_what_is_plugged_in_is_said_as_the_setting_says_it() -> None:
    assert all(one.startswith(("serial:", "evdev:")) for one in scanner_choice.scanner_devices())

"""The doctor says which way scans come in and whether it works."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.doctor import screen
from app.doctor.findings import Patient, Seen
from app.doctor.scanner import scanner
from app.doctor.words import sentence_of
from app.settings.config import Config
from inspection.store.clock import SystemClock
from tests.scanners.serial_line import SerialLine

PROBE = screen.Probe(platform="xcb", display={}, font="x", sound="", printers=())


def patient(folder: Path, named: str, seen: Seen | None = None) -> Patient:
    config = Config(data_dir=folder, scanner=named)
    return Patient(config=config, clock=SystemClock(), seen=seen, memo={"probe": PROBE})


def test_a_scanner_that_types_is_proved_by_a_scan_alone(tmp_path: Path) -> None:
    found = scanner(patient(tmp_path, "keyboard"))
    assert (found.state, found.code) == ("untested", "input.wedge")
    found = scanner(patient(tmp_path, "keyboard", Seen(camera_px=None, readings=3)))
    assert (found.state, found.code) == ("ok", "input.read")
    assert "3" in sentence_of(found, "en")


@pytest.mark.parametrize(
    ("state", "problem", "found"),
    [
        ("open", "", ("ok", "input.evdev")),
        ("lost", "scanner.denied", ("danger", "input.denied")),
        ("lost", "scanner.busy", ("danger", "input.busy")),
        ("opening", "", ("danger", "input.lost")),
    ],
)
def test_the_window_says_what_it_reads(
    tmp_path: Path, state: str, problem: str, found: tuple[str, str]
) -> None:
    seen = Seen(camera_px=None, scanner=state, scanner_problem=problem)
    said = scanner(patient(tmp_path, "evdev:/dev/input/event7", seen))
    assert (said.state, said.code) == found
    for language in ("zh", "en"):
        assert "/dev/input/event7" in sentence_of(said, language)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_a_terminal_opens_the_device_itself(tmp_path: Path) -> None:
    line = SerialLine(tmp_path / "usb")
    asked = patient(tmp_path, f"serial:{line.path}")
    assert scanner(asked).code == "input.lost"
    line.plug()
    try:
        found = scanner(asked)
        assert (found.state, found.code) == ("ok", "input.serial")
    finally:
        line.unplug()


def test_a_setting_that_means_nothing_is_said(tmp_path: Path) -> None:
    asked = patient(tmp_path, "keyboard")
    broken = replace(asked, config=replace(asked.config, scanner="x"))
    assert scanner(broken).code == "input.unusable"

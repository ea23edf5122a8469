"""The doctor says whether the dock's scale is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.doctor.checks import checks_for
from app.doctor.findings import Patient, Seen
from app.doctor.scale import scale
from app.doctor.words import sentence_of
from app.settings.config import Config
from inspection.store.clock import SystemClock
from tests.scanners.serial_line import SerialLine


def patient(folder: Path, named: str, seen: Seen | None = None) -> Patient:
    return Patient(config=Config(data_dir=folder, scale=named), clock=SystemClock(), seen=seen)


def test_a_station_without_a_scale_hears_of_none(tmp_path: Path) -> None:
    assert scale(patient(tmp_path, "")).code == "scale.none"
    for named in ("", "serial:/dev/ttyUSB1"):
        found = [one.name for one in checks_for(Config(data_dir=tmp_path, scale=named))]
        assert ("scale" in found) == bool(named)


@pytest.mark.parametrize(
    ("state", "problem", "found"),
    [
        ("open", "", ("ok", "scale.open")),
        ("open", "overload", ("ok", "scale.open")),
        ("lost", "scale.denied", ("danger", "scale.denied")),
        ("opening", "", ("danger", "scale.lost")),
    ],
)
def test_the_window_says_what_it_reads(
    tmp_path: Path, state: str, problem: str, found: tuple[str, str]
) -> None:
    seen = Seen(camera_px=None, scale=state, scale_problem=problem)
    said = scale(patient(tmp_path, "serial:/dev/ttyUSB1@9600", seen))
    assert (said.state, said.code) == found
    for language in ("zh", "en"):
        assert "/dev/ttyUSB1" in sentence_of(said, language)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_a_terminal_opens_the_port_itself(tmp_path: Path) -> None:
    line = SerialLine(tmp_path / "usb")
    asked = patient(tmp_path, f"serial:{line.path}")
    assert scale(asked).code == "scale.lost"
    line.plug()
    try:
        assert (scale(asked).state, scale(asked).code) == ("ok", "scale.open")
    finally:
        line.unplug()


def test_a_setting_that_means_nothing_is_said(tmp_path: Path) -> None:
    assert scale(patient(tmp_path, "usb")).code == "scale.unusable"

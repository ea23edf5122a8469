"""Scanners with a line of their own: opened, lost, told of, back; scans go the way of all scans."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from app.devices.scanner_source import ScannerSource
from app.keys.wedge_filter import WedgeFilter
from app.program.background import Background
from app.settings.config import Config, read_config
from app.settings.preferences import Preferences
from app.settings.scanner_lines import line_settings
from app.settings.scanner_settings import intake_settings, wedge_settings
from app.settings.scanner_target import (
    InputDevice,
    KeyboardScanner,
    SerialLine,
    device_of,
    scanner_of,
)
from inspection.errors import OperatorError
from scanners.wedge import ScanGuard
from tests.inspection.fake_store import FakeClock
from tests.scanners import serial_line

CODE = "SF1624088315207"
WAIT_MS = 15_000


class Bench:
    """A desk with a filter, and what came out."""

    def __init__(self, background: Background, config: Config) -> None:
        self.desk = Desk(background, FakeClock(), Preferences(config, background))
        self.keys = WedgeFilter(ScanGuard(), lambda _key: False, self.desk)
        self.scans: list[str] = []
        self.broken: list[str] = []
        self.complaints: list[str] = []
        self.relieved: list[str] = []
        self.keys.scanned.connect(lambda scan: self.scans.append(scan.text))
        self.keys.broken.connect(lambda broken: self.broken.append(broken.text))
        self.desk.complained.connect(lambda error: self.complaints.append(error.code))
        self.desk.relieved.connect(self.relieved.append)
        self.source = ScannerSource(self.desk, background, self.keys, self.desk)


Make = Callable[..., Bench]


@pytest.fixture
def bench_with(background: Background, tmp_path: Path) -> Iterator[Make]:
    kept: list[Bench] = []

    def make(**settings: object) -> Bench:
        made = Bench(background, Config(data_dir=tmp_path, **settings))  # type: ignore[arg-type]
        kept.append(made)
        return made

    yield make
    background.stop()
    kept.clear()
    gc.collect()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[serial_line.SerialLine]:
    made = serial_line.SerialLine(tmp_path / "usb-scanner")
    made.plug()
    yield made
    made.unplug()


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("keyboard", KeyboardScanner()),
        ("serial:/dev/ttyACM0", SerialLine(port="/dev/ttyACM0")),
        ("serial:COM3@115200", SerialLine(port="COM3", baud=115200)),
        (
            "serial:/dev/serial/by-id/usb-Maker_A-if00",
            SerialLine(port="/dev/serial/by-id/usb-Maker_A-if00"),
        ),
        (
            "evdev:/dev/input/by-id/usb-x-event-kbd",
            InputDevice(path="/dev/input/by-id/usb-x-event-kbd"),
        ),
    ],
)
def test_what_the_setting_says(said: str, target: object) -> None:
    assert scanner_of(said) == target
    assert device_of(scanner_of(said)) in said


@pytest.mark.parametrize(
    "said", ["", "serial:", "serial:COM3@77", "serial:@9600", "evdev:event3", "usb", "keyboard:x"]
)
def test_what_it_cannot_say(said: str) -> None:
    with pytest.raises(ValueError, match="must"):
        scanner_of(said)


def test_settings_reach_guard_line_and_intake(tmp_path: Path) -> None:
    said = {
        "RETURNS_STATION_SCANNER_PREFIX": "#",
        "RETURNS_STATION_SCANNER_SUFFIX": "$$",
        "RETURNS_STATION_SCANNER_SEPARATORS": "| {GS}",
        "RETURNS_STATION_SCANNER_NEEDS_END": "false",
        "RETURNS_STATION_SCANNER_TIMEOUT_MS": "80",
        "RETURNS_STATION_SCANNER_COOL_DOWN_MS": "0",
    }
    config = read_config({"data_dir": tmp_path}, said)
    assert (wedge_settings(config).burst_gap_ms, wedge_settings(config).needs_terminator) == (
        80,
        False,
    )
    assert (line_settings(config).timeout_s, line_settings(config).needs_end) == (0.08, False)
    intake = intake_settings(config)
    assert (intake.cleaning.prefix, intake.cleaning.suffix) == ("#", "$$")
    assert (intake.cleaning.substitutes, intake.cool_down_s) == (("|", "{GS}"), 0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCANNER", "bluetooth"),
        ("SCANNER_PREFIX", "x" * 17),
        ("SCANNER_SEPARATORS", "GS"),
        ("SCANNER_TIMEOUT_MS", "5"),
        ("SCANNER_COOL_DOWN_MS", "-1"),
    ],
)
def test_unusable_settings_are_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(OperatorError, match=r"config\.invalid"):
        read_config({"data_dir": tmp_path}, {f"RETURNS_STATION_{name}": value})


def test_a_scanner_that_types_needs_no_thread(background: Background, bench_with: Make) -> None:
    bench = bench_with()
    assert bench.source.path.state == "keyboard"
    assert "scanner" not in {thread.name for thread in background._threads}
    bench.keys.take_code(f"]C0{CODE}")
    assert (bench.source.path.last_raw, bench.source.path.readings) == (f"]C0{CODE}", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_a_serial_scanner_is_read_lost_and_back(
    qtbot, bench_with: Make, line: serial_line.SerialLine
) -> None:
    bench = bench_with(scanner=f"serial:{line.path}")
    qtbot.waitUntil(lambda: bench.source.path.state == "open", timeout=WAIT_MS)
    line.send(f"]C0{CODE}\r".encode())
    qtbot.waitUntil(lambda: bench.scans == [CODE], timeout=WAIT_MS)
    line.send(b"\xff\xfe\r")
    qtbot.waitUntil(lambda: len(bench.broken) == 1, timeout=WAIT_MS)
    line.unplug()
    qtbot.waitUntil(lambda: bench.source.path.state == "lost", timeout=WAIT_MS)
    assert (bench.complaints, bench.source.path.problem) == (["scanner.lost"], "scanner.lost")
    bench.relieved.clear()
    line.plug()
    qtbot.waitUntil(lambda: bench.source.path.state == "open", timeout=WAIT_MS)
    assert bench.relieved == ["scanner."]
    line.send(b"A7H226090481\r")
    qtbot.waitUntil(lambda: bench.scans == [CODE, "A7H226090481"], timeout=WAIT_MS)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_another_scanner_needs_no_restart(
    qtbot, bench_with: Make, line: serial_line.SerialLine, tmp_path: Path
) -> None:
    bench = bench_with(scanner=f"evdev:{tmp_path}/none")
    qtbot.waitUntil(lambda: bench.source.path.state == "lost", timeout=WAIT_MS)
    bench.desk.preferences.set("scanner", f"serial:{line.path}")
    qtbot.waitUntil(lambda: bench.source.path.state == "open", timeout=WAIT_MS)
    bench.desk.preferences.set("scanner", "keyboard")
    qtbot.waitUntil(lambda: bench.source.path.state == "keyboard", timeout=WAIT_MS)
    line.send(CODE.encode() + b"\r")
    qtbot.wait(100)
    assert bench.scans == []

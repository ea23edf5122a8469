"""The station's scale: read on a thread of its own, chosen on the settings page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.devices.scale_choice import ScaleChoice
from app.devices.scale_source import ScaleSource
from app.program.background import Background
from inspection.errors import OperatorError
from tests.app.conftest import Bench
from tests.scanners.serial_line import SerialLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")


def test_a_scale_is_read_lost_and_read_again(
    qtbot, bench: Bench, background: Background, tmp_path: Path
) -> None:
    line = SerialLine(tmp_path / "scale")
    told: list[str] = []
    bench.desk.complained.connect(lambda error: told.append(error.code))
    source = ScaleSource(bench.desk, background)
    assert source.path.state == "none"
    line.plug()
    bench.desk.preferences.set("scale", f"serial:{line.path}")
    qtbot.waitUntil(lambda: source.path.state == "open")
    line.send(b"ST,GS,+  0.630kg\r\n" * 3)
    qtbot.waitUntil(lambda: source.path.load is not None)
    assert source.path.load.weight_g == 630
    choice = ScaleChoice(bench.desk)
    assert (choice.shown.state, choice.shown.weight_g) == ("open", 630)
    line.unplug()
    qtbot.waitUntil(lambda: source.path.state == "lost")
    assert told == ["scale.lost"]
    assert source.path.load is None
    line.plug()
    qtbot.waitUntil(lambda: source.path.state == "open", timeout=8000)
    bench.desk.preferences.set("scale", "")
    assert source.path.state == "none"
    line.unplug()


def test_only_a_serial_port_can_be_a_scale(bench: Bench) -> None:
    for wrong in ("usb", "serial:", "serial:/dev/x@7"):
        with pytest.raises(OperatorError):
            bench.desk.preferences.set("scale", wrong)


def test_ports_are_stepped_through_but_for_the_scanners(bench: Bench) -> None:
    desk = bench.desk
    desk.preferences.set("scanner", "serial:/dev/a")
    choice = ScaleChoice(desk)
    choice._found(("serial:/dev/a", "serial:/dev/b"))
    seen = []
    for _ in range(3):
        choice.next_way()
        seen.append(choice.shown.named)
    assert seen == ["serial:/dev/b", "", "serial:/dev/b"]

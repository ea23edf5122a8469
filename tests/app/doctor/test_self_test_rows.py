from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.design.sounds import Hearing
from app.doctor.findings import Finding
from app.doctor.self_test_rows import more_rows
from app.launch.bootstrap import Station
from app.settings.config import Config


def found(name: str, code: str, **params: float) -> dict[str, Finding]:
    return {name: Finding(name=name, state="ok", code=code, params=params)}


def test_what_nobody_measured_is_waiting() -> None:
    assert [row.status for row in more_rows(Hearing.NOT_OPENED, {})] == ["waiting"] * 3
    assert {row.verdict for row in more_rows(Hearing.NOT_OPENED, {})} == {"Waiting"}


@pytest.mark.parametrize(
    ("name", "code", "status", "verdict"),
    [
        ("printer", "printer.none", "waiting", "Not tested"),
        ("printer", "printer.reached", "ok", "Fine"),
        ("printer", "printer.silent", "danger", "Look at it"),
        ("printer", "check.late", "danger", "Look at it"),
        ("clock", "clock.off", "danger", "Wrong"),
        ("clock", "clock.alone", "waiting", "Not tested"),
    ],
)
def test_a_finding_is_a_row(name: str, code: str, status: str, verdict: str) -> None:
    rows = {row.name: row for row in more_rows(Hearing.READY, found(name, code, offset_s=41.5))}
    row = rows["Labels" if name == "printer" else "Clock"]
    assert (row.status, row.verdict) == (status, verdict)
    assert ("41.5" in row.detail) == (code == "clock.off")


def test_a_station_without_a_loudspeaker_says_so() -> None:
    assert more_rows(Hearing.NO_DEVICE, {})[0].status == "warn"


def test_printer_and_clock_are_measured_once_the_hub_was_heard_of(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = Station(Config(data_dir=tmp_path / "data", language="en", demo=True))
    vm = station.sign_in._vm
    try:
        with qtbot.waitSignal(station.ready, timeout=30_000):
            station.start()
        assert vm.state.findings == {}
        qtbot.waitUntil(lambda: set(vm.state.findings) == {"printer", "clock"}, timeout=40_000)
        assert vm.state.findings["printer"].code == "printer.none"
        assert vm.state.findings["clock"].code in {"clock.fine", "clock.alone"}
    finally:
        station.window.close()
        station.stop()
        station.window.deleteLater()
        station.deleteLater()

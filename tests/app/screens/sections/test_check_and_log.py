from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.doctor.examination import Examination
from app.doctor.findings import Finding, Named, Patient, State
from app.launch.bootstrap import Station
from app.screens.sections import check_vm
from app.screens.sections.check_section import CheckSection
from app.screens.sections.log_section import LogSection
from app.screens.sections.log_vm import LogVm
from app.screens.settings_page import SettingsPage
from app.settings.config import Config
from app.states.navigation import GoSettings
from inspection.store.clock import SystemClock
from tests.app.stations import opened_station

LOG = """2026-11-22 08:25:01,123 INFO main app: started
2026-11-22 08:26:01,123 WARNING sync app: the hub does not answer
2026-11-22 08:27:01,123 CRITICAL main app: KeyError at app.x:3 y
app.x:3 y
"""


def fixed(*found: tuple[str, State, str]) -> tuple[Named, ...]:
    """Checks that find this, whatever the machine."""

    def check(name: str, state: State, code: str) -> Named:
        finding = Finding(name=name, state=state, code=code, params={"free_gib": 4})
        return Named(name=name, run=lambda _patient: finding, limit_s=20)

    return tuple(check(*one) for one in found)


@pytest.fixture
def station(qapp: QApplication, tmp_path: Path) -> Iterator[Station]:
    assert qapp is not None
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "station.log").write_text(LOG, encoding="utf-8")
    config = Config(data_dir=folder, language="en", demo=True)
    with opened_station(config, width=1366, height=768) as made:
        yield made


def opened(station: Station, qtbot: QtBot, name: str) -> object:
    station.window.go(GoSettings(section=name))
    page = station.window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.section is not None, timeout=10_000)
    return page.section


def test_the_log_is_shown_live_filtered_searched_copied_and_saved(
    station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    section = opened(station, qtbot, "log")
    assert isinstance(section, LogSection)
    vm: LogVm = section._vm
    qtbot.waitUntil(lambda: vm.state.lines is not None)
    qtbot.waitUntil(lambda: len(section._table.rows) >= 3)
    assert "KeyError" in section._table.rows[0].name
    assert section.on_key("3")
    assert [row.cells[1].chip.text for row in section._table.rows if row.cells[1].chip] == ["Fault"]
    assert section.on_key("1")
    section._search.setText("does not ANSWER")
    assert len(section._table.rows) == 1
    section._copy()
    assert "the hub does not answer" in QGuiApplication.clipboard().text()
    vm.save(str(tmp_path / "out.txt"))
    qtbot.waitUntil(lambda: vm.state.saved_as == "out.txt")
    assert "does not answer" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    section._search.setText("")
    with vm.file.open("a", encoding="utf-8") as log:
        log.write("2026-11-22 08:28:01,123 ERROR main app: a new one\n")
    qtbot.waitUntil(lambda: "a new one" in section._table.rows[0].name, timeout=5_000)
    vm.file.unlink()
    qtbot.waitUntil(lambda: vm.state.problem == "missing", timeout=5_000)
    assert section._none.text() == "There is no log yet"
    station.window.go(GoSettings(section="check"))
    qtbot.waitUntil(lambda: not vm._timer.isActive(), timeout=5_000)


def test_a_log_that_cannot_be_saved_is_said(station: Station, qtbot: QtBot, tmp_path: Path) -> None:
    section = opened(station, qtbot, "log")
    assert isinstance(section, LogSection)
    with qtbot.waitSignal(station.desk.complained) as said:
        section._vm.save(str(tmp_path / "no" / "out.txt"))
    assert said.args[0].code == "file.unwritable"


def test_the_station_is_checked_row_by_row_and_again(
    station: Station, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = opened(station, qtbot, "check")
    assert isinstance(section, CheckSection)
    vm = section._vm
    qtbot.waitUntil(lambda: vm.state.done_at is not None, timeout=60_000)
    assert [one.name for one in vm.state.findings] == list(vm.names)
    states = {one.name: one.state for one in vm.state.findings}
    assert states["engines"] == "ok"
    assert states["database"] == "ok"
    assert states["ocr"] in {"ok", "warn"}
    assert section.offered.primary is not None
    vm.save(str(tmp_path / "check.txt"), section._text())
    qtbot.waitUntil(lambda: vm.state.saved_as == "check.txt")
    assert "Barcode engines: Fine" in (tmp_path / "check.txt").read_text(encoding="utf-8")
    # the real ones take seconds each time
    monkeypatch.setattr(vm._examination, "_checks", fixed(("disk", "warn", "disk.low")))
    assert section.on_key("F12")
    assert vm.state.is_running
    qtbot.waitUntil(lambda: vm.state.done_at is not None, timeout=20_000)
    assert [one.code for one in vm.state.findings] == ["disk.low"]


def test_what_needs_somebody_comes_first_and_is_counted(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = fixed(
        ("input", "ok", "input.wedge"),
        ("sound", "warn", "sound.silent"),
        ("printer", "untested", "printer.none"),
        ("disk", "warn", "disk.low"),
        ("database", "danger", "database.damaged"),
    )
    monkeypatch.setattr(check_vm, "CHECKS", checks)
    section = opened(station, qtbot, "check")
    assert isinstance(section, CheckSection)
    assert section._card._chip.accessibleName() == "Checking"
    qtbot.waitUntil(lambda: section._vm.state.done_at is not None, timeout=20_000)
    titles = [row.cells[0].text for row in section._table.rows]
    assert titles == ["Local database", "Sound", "Disk", "Scanner", "Label printer"]
    assert section._card._chip.accessibleName() == "3 to look at"
    notice = station.window.banner.notice
    assert (notice.kind, notice.headline) == ("error", "3 to look at")
    assert notice.instruction == "Local database, Sound, Disk"
    assert all(one.icon for one in section.offered.left)
    section.on_key("F12")
    assert station.window.banner.notice.headline == "Check this station"
    station.window.go(GoSettings(section="log"))
    qtbot.waitUntil(lambda: station.window.banner.notice.headline == "Log")


def test_a_station_in_order_has_nothing_to_look_at(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = fixed(("input", "ok", "input.wedge"), ("printer", "untested", "printer.none"))
    monkeypatch.setattr(check_vm, "CHECKS", checks)
    section = opened(station, qtbot, "check")
    assert isinstance(section, CheckSection)
    qtbot.waitUntil(lambda: section._vm.state.done_at is not None, timeout=20_000)
    assert section._card._chip.accessibleName() == "Nothing to look at"
    assert station.window.banner.notice.headline == "Check this station"


def test_a_check_that_hangs_is_left_behind_once(qtbot: QtBot, tmp_path: Path) -> None:
    forever = threading.Event()
    begun: list[int] = []

    def hang(_patient: Patient) -> Finding:
        begun.append(1)
        forever.wait()
        return Finding(name="hub", state="ok", code="hub.local")

    def fine(_patient: Patient) -> Finding:
        return Finding(name="disk", state="ok", code="disk.fine")

    checks = (Named(name="hub", run=hang, limit_s=0.1), Named(name="disk", run=fine, limit_s=5))
    clock = SystemClock()
    examination = Examination(checks, clock.monotonic_s)
    found: list[Finding] = []
    examination.found.connect(found.append)
    who = Patient(config=Config(data_dir=tmp_path), clock=clock)
    for _ in range(2):
        with qtbot.waitSignal(examination.finished):
            examination.begin(who)
    forever.set()
    assert [one.code for one in found] == ["check.late", "disk.fine"] * 2
    assert begun == [1]

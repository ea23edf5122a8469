"""Ticket files dropped on the real window, announced at the station's own hub."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from app.states.navigation import GoReceive, GoSettings, GoSignIn
from app.station.ticket_imports import ImportState
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.rig import Screens, admit, english, opened
from tests.sync.tickets.sheets import GOOD, as_csv, as_json, as_xlsx


@pytest.fixture(scope="module")
def bench(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screens]:
    """A station with a hub of its own, for all tests of this file."""
    assert qapp is not None
    with opened(english(tmp_path_factory.mktemp("tickets") / "data")) as found:
        found.until_online()
        yield found


@pytest.fixture
def own(bench: Screens) -> Screens:
    """Somebody signed in, nothing in hand."""
    if bench.station.desk.person is None:
        bench.sign_in_again()
    bench.window.go(GoReceive())
    bench.until_said("Ready to scan")
    return bench


FIRST = itertools.count(10_000, step=10_000)
"""Numbers no other test's tickets have."""


def tickets(count: int) -> list[dict[str, object]]:
    first = next(FIRST)
    return [
        GOOD | {"ticket_number": f"RS-{n}", "order_ref": f"O-{n}", "tracking": f"SF16{n:011}"}
        for n in range(first, first + count)
    ]


def drop(screens: Screens, *files: Path) -> None:
    """As the window system tells of it: the drag enters, then is let go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    window = screens.window
    place = QPointF(window.width() / 2, window.height() / 2)
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), *about, modifiers)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, *about, modifiers))


def bring(screens: Screens, file: Path) -> None:
    """Drop a list of tickets; it is looked into aside, then the section opens by itself."""
    before = work(screens)
    drop(screens, file)
    screens.until(lambda: work(screens) is not before, "the import to begin")


def work(screens: Screens) -> ImportState:
    return screens.station.desk.imports.state


def until_done(screens: Screens) -> ImportState:
    screens.until(lambda: work(screens).phase in {"done", "failed"}, "the import")
    return work(screens)


@pytest.mark.parametrize(
    ("name", "written"), [("a.csv", as_csv), ("a.xlsx", as_xlsx), ("a.json", as_json)]
)
def test_a_dropped_file_is_announced_and_a_parcel_finds_its_ticket(
    own: Screens, tmp_path: Path, name: str, written: object
) -> None:
    file = tmp_path / name
    good = tickets(3)
    file.write_bytes(written([*good, GOOD | {"ticket_number": "RS-9", "paid": "x"}]))  # type: ignore[operator]
    bring(own, file)
    assert own.window.is_at(GoSettings)
    outcome = until_done(own).outcome
    assert outcome is not None
    assert (outcome.announced, outcome.already) == (3, 0)
    assert [(one.row, one.ticket_number, one.reason_code) for one in outcome.left_out] == [
        (4 if name.endswith("json") else 5, "RS-9", "money.bad")
    ]
    own.until_known(str(good[-1]["tracking"]))
    bring(own, file)
    again = until_done(own).outcome
    assert again is not None
    assert (again.announced, again.already) == (0, 3)


def test_cancel_keeps_what_was_announced_and_the_rest_comes_next_time(
    own: Screens, tmp_path: Path
) -> None:
    file = tmp_path / "many.csv"
    file.write_bytes(as_csv(tickets(3000)))
    bring(own, file)
    own.until(lambda: work(own).done >= 500 and work(own).stage == "announcing", "a request")
    own.driver.key("0")
    outcome = until_done(own).outcome
    assert outcome is not None
    assert outcome.is_cancelled
    assert 500 <= outcome.announced < 3000
    assert outcome.announced + outcome.rows_unsent == 3000
    bring(own, file)
    rest = until_done(own).outcome
    assert rest is not None
    assert (rest.announced, rest.already) == (outcome.rows_unsent, outcome.announced)


def test_the_report_is_saved_without_formulas(own: Screens, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(as_csv([GOOD | {"ticket_number": "=cmd|' /C calc'!A0", "paid": "x"}]))
    bring(own, file)
    until_done(own)
    own.driver.key("2")
    dialog = own.window.findChild(QFileDialog)
    assert dialog is not None
    name = dialog.findChild(QLineEdit)
    assert name is not None
    QTest.keyClick(name, Qt.Key.Key_Return)
    report = tmp_path / "bad-left-out.csv"
    own.until(lambda: report.exists() and report.stat().st_size > 0, "the report")
    with report.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[1] == ["2", "'=cmd|' /C calc'!A0", "paid is not an amount, as 899.00"]


@pytest.mark.parametrize("kind", ["missing", "folder", "picture"])
def test_what_is_no_list_is_said_on_the_screen(own: Screens, tmp_path: Path, kind: str) -> None:
    file = tmp_path / kind
    if kind == "folder":
        file.mkdir()
    elif kind == "picture":
        file.write_bytes(b"\x89PNG\r\n")
        own.window.go(GoSettings(section="tickets"))  # at receiving it would be a label's
    bring(own, file)
    state = until_done(own)
    assert state.error is not None
    expected = {"missing": "file.missing", "folder": "file.unreadable"}
    assert state.error.code == expected.get(kind, "file.unknown_kind")


def test_two_files_at_once_are_too_many(own: Screens, tmp_path: Path) -> None:
    drop(own, tmp_path / "a.csv", tmp_path / "b.csv")
    own.until_said("One file at a time")


def test_nothing_is_taken_while_nobody_is_signed_in(own: Screens, tmp_path: Path) -> None:
    before = work(own)
    own.station.screen_lock.lock()
    drop(own, tmp_path / "a.csv")
    assert own.window.is_at(GoSignIn)
    assert work(own) is before


def test_at_a_site_s_hub_the_station_may_not(
    qapp: QApplication, site: HubProcess, tmp_path: Path
) -> None:
    assert qapp is not None
    with opened(admit(english(tmp_path / "data"), site)) as screens:
        screens.until_online()
        screens.sign_in()
        drop(screens, tmp_path / "a.csv")
        screens.until_said("not announced from this station")
        assert work(screens).phase == "idle"

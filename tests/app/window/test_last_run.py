"""A run that ended without a word: what the next sign-in is told is what was counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.language.names import day_text
from app.language.notices import Notice
from app.program.run_marker import FILE_NAME
from app.window.last_run import MINUTES, LastRun
from inspection.errors import WorldError
from inspection.handlers import evidence, receive
from inspection.handlers.call import CallSupervisor, call_supervisor
from tests.app.conftest import LI, Bench
from tests.app.screens.instant_desk import photo
from tests.inspection import samples

AGAIN = "Do the last step again if it is missing"


@pytest.fixture
def told(bench: Bench, qtbot: QtBot, tmp_path: Path) -> Callable[[], Notice]:
    """The station starts again and somebody signs in; gives what is said then."""
    parent = QObject()

    def start() -> Notice:
        desk = bench.desk
        desk.set_person(None)
        bench.clock.advance(1)
        (tmp_path / FILE_NAME).touch()
        run = LastRun(desk, tmp_path, parent)
        said: list[Notice] = []
        desk.said.connect(said.append)
        desk.opened.emit()
        qtbot.waitUntil(lambda: run.is_untold)
        bench.clock.advance(60)
        call(bench)  # what this run records is not the last one's
        desk.set_person(LI)
        qtbot.waitUntil(lambda: bool(said))
        assert not run.is_untold
        run.end()
        return said[0]

    return start


def call(bench: Bench) -> None:
    bench.store.transact(samples.DOCK, lambda work: call_supervisor(work, CallSupervisor()))


def test_the_last_minutes_are_counted_and_what_waits(
    bench: Bench, told: Callable[[], Notice]
) -> None:
    bench.clock.advance(3600)
    for minutes in (0, 4, MINUTES, 1):
        bench.clock.advance(60 * minutes)
        call(bench)
    at = day_text(bench.clock.now(), bench.clock.now())
    bench.clock.advance(600)
    waiting = bench.store.own_records_after(0, 1000)
    notice = told()
    assert notice.kind == "warn"
    # the first two are older than the last ten minutes; one more waits since the new start
    assert notice.instruction == (
        f"Records of its last {MINUTES} minutes: 2, up to {at}. "
        f"To upload: {len(waiting) + 1}. {AGAIN}"
    )


def test_a_photo_whose_file_is_not_there_is_said(bench: Bench, told: Callable[[], Notice]) -> None:
    received = bench.store.transact(
        samples.DOCK,
        lambda work: receive.receive_parcel(
            work, receive.ReceiveParcel(codes=(samples.code(samples.TRACKING),))
        ),
    )
    shot = photo("label", received.parcel_id, None, 7, bench.clock.now())
    bench.store.transact(samples.DOCK, lambda work: evidence.capture(work, shot))
    notice = told()
    assert notice.kind == "error"
    assert notice.instruction == (
        "Photos missing on the disk: 1. Press F5, then call the supervisor"
    )


def test_what_cannot_be_counted_is_not_claimed(
    bench: Bench, told: Callable[[], Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_query: object, _done: object, failed: Callable[[WorldError], None]) -> None:
        failed(WorldError("database.failed"))

    monkeypatch.setattr(bench.desk, "read", broken)
    notice = told()
    assert notice.instruction == "Its records could not be counted. Press F5, it checks them"
    assert "safe" not in notice.headline + notice.instruction


def test_a_run_that_recorded_nothing_is_said_so(
    bench: Bench, told: Callable[[], Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    began = bench.clock.now() - timedelta(hours=1)
    monkeypatch.setattr(bench.desk, "now", lambda: began)
    assert told().instruction == "It had recorded nothing; do the last step again"

"""The desk: what cannot even be handed over leaves nobody busy for good."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.work.item_record import ItemRecord
from inspection.errors import BugError, StationError, WorldError
from tests.app.conftest import Bench

FULL = WorldError("store.full")


@pytest.mark.parametrize("fault", [FULL, RuntimeError("can't start new thread")])
def test_a_desk_that_raises_at_once_tells_whoever_waits_a_moment_later(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    monkeypatch.setattr(bench.desk.services.writer, "submit", lambda _job: fail(fault))
    record, told = ItemRecord(bench.desk, bench.desk), []
    bench.desk.said.connect(told.append)
    if fault is FULL:
        record.record(lambda _work: None, lambda: None)
    else:
        with pytest.raises(RuntimeError):  # for the crash hook
            record.record(lambda _work: None, lambda: None)
    assert (record.is_busy, told) == (True, []), "at once would find the caller half done"
    qtbot.waitUntil(lambda: not record.is_busy)
    assert [one.kind for one in told] == ["error"]


def test_nobody_at_work_is_a_bug_that_is_told_and_raised(qtbot: QtBot, bench: Bench) -> None:
    told: list[StationError] = []
    bench.desk.set_person(None)
    with pytest.raises(BugError):
        bench.desk.act(lambda _work: None, None, told.append)
    qtbot.waitUntil(lambda: [one.code for one in told] == ["desk.nobody"])
    with pytest.raises(BugError):
        bench.desk.act(lambda _work: None)


def fail(fault: Exception) -> None:
    raise fault

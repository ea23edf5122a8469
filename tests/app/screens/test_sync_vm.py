"""Sync: the board of this station, and an integrity check that really ran."""

from __future__ import annotations

from app.screens.sync_vm import SyncVm
from tests.app.screens.instant_desk import InstantDesk


def test_it_counts_what_the_hub_does_not_have(desk: InstantDesk) -> None:
    desk.received()
    vm = SyncVm(desk)
    vm.enter()
    board = vm.state.board
    assert board.records_total >= 5
    assert board.records_acked == 0
    assert board.recent[0].kind == "evidence.captured"
    assert vm.state.free_bytes > 0


def test_the_check_runs_by_itself_once_and_is_sound(desk: InstantDesk) -> None:
    desk.received()
    vm = SyncVm(desk)
    vm.enter()
    report = vm.state.report
    assert report.chain_ok
    assert report.tables_ok
    assert report.records == vm.state.board.records_total
    vm.leave()
    vm.enter()
    assert vm.state.report is report


def test_retry_asks_the_sync_thread(desk: InstantDesk) -> None:
    vm = SyncVm(desk)
    vm.enter()
    vm.retry()
    assert desk.retries == 1


def test_hidden_it_reads_nothing(desk: InstantDesk) -> None:
    vm = SyncVm(desk)
    vm.enter()
    vm.leave()
    states: list[object] = []
    vm.changed.connect(states.append)
    desk.received()
    assert states == []
    assert not vm._settle.isActive()

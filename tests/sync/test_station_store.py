"""Writes of the sync thread wait for the writer, whatever the moment at which it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from sync.errors import SyncError
from sync.station_store import StationStore
from tests.empty_database import lay_empty


class JustInTime(Future[Any]):
    """Ends at the very moment at which the first wait for it runs out."""

    def __init__(self, job: Callable[[], Any], *, urgent: bool) -> None:
        super().__init__()
        assert not urgent, "the operator's writes go first"
        self._job = job

    def result(self, timeout: float | None = None) -> Any:
        if timeout is not None and not self.done():
            try:
                self.set_result(self._job())
            except Exception as error:  # noqa: BLE001 - as a real one keeps it
                self.set_exception(error)
            raise TimeoutError
        return super().result(timeout)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock = SystemClock()
    opened = Store.open(lay_empty(tmp_path / "a.db"), clock=clock, ids=Uuid7Ids(clock))
    opened.open_origin("A", "ab" * 32)
    yield opened
    opened.close()


def side_of(
    store: Store, submit: Callable[..., Future[Any]], *, stop: bool = False
) -> StationStore:
    return StationStore(store, submit, clock=SystemClock(), should_stop=lambda: stop)


def test_a_write_that_ends_as_the_wait_runs_out_has_ended_well(store: Store) -> None:
    side = side_of(store, JustInTime)
    assert side._write(lambda: "written") == "written"


def test_a_time_out_of_the_write_itself_is_its_own(store: Store) -> None:
    def late() -> None:
        raise TimeoutError("of the job")

    side = side_of(store, JustInTime)
    with pytest.raises(TimeoutError, match="of the job"):
        side._write(late)


def test_who_is_asked_to_stop_waits_no_longer(store: Store) -> None:
    side = side_of(store, lambda job, *, urgent: Future(), stop=True)
    with pytest.raises(SyncError) as raised:
        side._write(lambda: None)
    assert raised.value.code == "sync.stopped"

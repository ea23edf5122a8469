"""The writer's queue: operators first, everything once, an orderly end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError

import pytest

from inspection.errors import OperatorError, WorldError
from inspection.store.writer import WriterQueue

WAIT_S = 5.0


class Running:
    """A queue with its thread, which can be held at a gate."""

    def __init__(self) -> None:
        self.queue = WriterQueue()
        self.stop = threading.Event()
        self.gate = threading.Event()
        self.thread = threading.Thread(target=self.queue.run, args=(self.stop,))
        self.thread.start()

    def hold(self) -> None:
        """Keeps the writer busy until the gate opens; returns once it is."""
        busy = threading.Event()

        def job() -> None:
            busy.set()
            self.gate.wait(WAIT_S)

        self.queue.submit(job)
        assert busy.wait(WAIT_S)

    def end(self) -> None:
        self.gate.set()
        self.stop.set()
        self.thread.join(WAIT_S)
        assert not self.thread.is_alive()


@pytest.fixture
def running() -> Iterator[Running]:
    made = Running()
    yield made
    made.end()


def noting(done: list[str], name: str) -> Callable[[], str]:
    def job() -> str:
        done.append(name)
        return name

    return job


def test_a_job_answers_from_the_writer_s_thread(running: Running) -> None:
    assert running.queue.submit(threading.get_ident).result(WAIT_S) == running.thread.ident


def test_operators_go_before_pulls_and_each_in_turn(running: Running) -> None:
    running.hold()
    done: list[str] = []
    waiting = [
        running.queue.submit(noting(done, name), urgent=name.startswith("act"))
        for name in ("pull-1", "act-1", "pull-2", "act-2")
    ]
    running.gate.set()
    assert [one.result(WAIT_S) for one in waiting] == ["pull-1", "act-1", "pull-2", "act-2"]
    assert done == ["act-1", "act-2", "pull-1", "pull-2"]


def test_what_a_job_raises_is_its_caller_s(running: Running) -> None:
    def job() -> None:
        raise OperatorError("parcel.unknown")

    with pytest.raises(OperatorError):
        running.queue.submit(job).result(WAIT_S)
    assert running.queue.submit(lambda: 7).result(WAIT_S) == 7


def test_a_cancelled_job_never_runs(running: Running) -> None:
    running.hold()
    done: list[str] = []
    cancelled = running.queue.submit(noting(done, "never"))
    assert cancelled.cancel()
    running.gate.set()
    assert running.queue.submit(lambda: 7).result(WAIT_S) == 7
    with pytest.raises(CancelledError):
        cancelled.result(WAIT_S)
    assert done == []


def test_at_the_end_operators_jobs_are_done_and_pulls_are_not(running: Running) -> None:
    running.hold()
    done: list[str] = []
    act = running.queue.submit(noting(done, "act"))
    pull = running.queue.submit(noting(done, "pull"), urgent=False)
    running.end()
    assert act.result(WAIT_S) == "act"
    with pytest.raises(WorldError, match=r"store\.closing"):
        pull.result(WAIT_S)
    assert done == ["act"]


def test_after_the_end_nothing_is_taken(running: Running) -> None:
    running.end()
    with pytest.raises(WorldError, match=r"store\.closing"):
        running.queue.submit(lambda: 7).result(WAIT_S)


def test_an_idle_writer_ends_within_a_second() -> None:
    made = Running()
    made.stop.set()
    made.thread.join(1.0)
    assert not made.thread.is_alive()

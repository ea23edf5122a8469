"""The sync link of a bench on a thread, and waiting for what it brings."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sync.bell import Bell
from sync.link import run_link
from sync.status import SyncStatus
from tests.e2e.bench import Bench


@contextmanager
def linked(
    bench: Bench, hub_url: str, code: str | None = None, *, seen: list[SyncStatus] | None = None
) -> Iterator[Bell]:
    """The bench replicates with a hub as long as the block lasts."""
    stop = threading.Event()
    bell = Bell()
    statuses: list[SyncStatus] = [] if seen is None else seen
    bench.store.on_changed.append(lambda _changed: bell.nudge())
    thread = threading.Thread(
        target=run_link,
        args=(
            bench.link_settings(hub_url, code),
            bench.link_parts(statuses.append),
            bell,
            stop,
        ),
    )
    thread.start()
    try:
        yield bell
    finally:
        stop.set()
        bell.nudge()
        thread.join(10)
        assert not thread.is_alive(), "the link did not stop"
        bench.store.on_changed.clear()


def until(holds: Callable[[], bool], *, limit_s: float = 90.0, what: str = "it") -> None:
    """Waits until it holds, looking often; for what another process or thread does."""
    pause = threading.Event()
    end_s = time.monotonic() + limit_s
    while not holds():
        assert time.monotonic() < end_s, f"{what} never came"
        pause.wait(0.02)

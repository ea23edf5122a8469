"""Qt objects end on the GUI thread, whoever makes objects and whoever does work for them."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from app.program.background import Background
from app.program.collecting import YOUNG_OBJECTS, Collecting
from inspection.errors import WorldError


class Page(QObject):
    """Notes on which thread it was taken apart."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.seen: list[object] = []
        weakref.finalize(self, lambda: ended.append(threading.current_thread().name))

    def took(self, value: object) -> None:
        self.seen.append(value)


@pytest.fixture
def ended() -> list[str]:
    """Of this test's pages alone: what another left behind may end at any time."""
    gc.collect()
    return []


def knot(ended: list[str]) -> None:
    page = Page(ended)
    page.seen.append(page)  # only a collection finds it


def many() -> list[list[int]]:
    return [[] for _ in range(3 * YOUNG_OBJECTS)]


def test_a_thread_that_makes_objects_collects_nothing(qtbot, ended: list[str]) -> None:
    collecting = Collecting()
    for _ in range(20):
        knot(ended)
    thread = threading.Thread(target=lambda: [many() for _ in range(5)])
    thread.start()
    thread.join()
    assert ended == []
    collecting.start()
    kept: list[object] = []

    def is_over() -> bool:
        kept.append(many())
        return len(ended) == 20

    qtbot.waitUntil(is_over)
    assert set(ended) == {"MainThread"}


def test_what_survived_is_looked_through_too(qtbot, ended: list[str]) -> None:
    page = Page(ended)
    page.seen.append(page)
    gc.collect(0)
    del page
    collecting = Collecting()
    collecting.start()
    kept: list[object] = []

    def is_over() -> bool:
        kept.append(many())
        return bool(ended)

    qtbot.waitUntil(is_over)
    assert ended == ["MainThread"]


@pytest.mark.parametrize("fails", [False, True])
def test_who_asked_ends_on_the_gui_thread_though_work_outlives_it(
    qtbot, background: Background, ended: list[str], fails: bool
) -> None:
    """The page is closed while its answer is under way; the worker lets go after the answer."""
    gate, seen = threading.Event(), []

    def work() -> str:
        assert gate.wait(10)
        if fails:
            raise WorldError("store.busy")
        return "an answer"

    for lane in ("read", "heavy", "keep"):
        page = Page(ended)
        background.run(work, page.took, lambda _error, page=page: None, lane=lane)
    background.run_loose("aside", gate.wait, Page(ended).took)
    del page
    gate.set()
    qtbot.waitUntil(lambda: len(ended) == 4)
    background.run(lambda: None, seen.append)  # the lane's next errand: the last one is let go
    background.run(lambda: None, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert ended == ["MainThread"] * 4


def test_the_owner_of_a_loop_ends_on_the_gui_thread(
    qtbot, background: Background, ended: list[str]
) -> None:
    class Loop(Page):
        def run(self, stop: threading.Event) -> None:
            self.seen.append(stop)

    background.start("loop", Loop(ended).run)
    seen: list[object] = []

    def is_over() -> bool:
        background.run(lambda: None, seen.append)
        return bool(ended)

    qtbot.waitUntil(is_over)
    assert ended == ["MainThread"]

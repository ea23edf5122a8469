from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread

from app.program.background import Background, Lane
from inspection.errors import WorldError


def test_results_come_back_on_the_gui_thread(qtbot, background: Background) -> None:
    seen = []
    background.run(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, QThread.currentThread().isMainThread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0].startswith("read-")
    assert seen[0][1]


def test_an_expected_error_goes_to_who_asked(qtbot, background: Background) -> None:
    errors = []

    def fails() -> None:
        raise WorldError("store.busy")

    background.run(fails, None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code == "store.busy"


def test_an_error_nobody_waits_for_is_still_told(qtbot, background: Background) -> None:
    def fails() -> None:
        raise WorldError("photo.disk_full")

    with qtbot.waitSignal(background.failed) as told:
        background.run(fails)
    assert told.args[0].code == "photo.disk_full"


def test_a_bug_reaches_the_crash_hook(qtbot, background: Background) -> None:
    def breaks() -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        background.run(breaks)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_heavy_work_does_not_hold_up_reads(qtbot, background: Background) -> None:
    gate = threading.Event()
    seen = []
    background.run(lambda: gate.wait(10), lambda _value: seen.append("heavy"), lane="heavy")
    background.run(lambda: "read", seen.append)
    qtbot.waitUntil(lambda: seen == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: seen == ["read", "heavy"])


@pytest.mark.parametrize(("lane", "done"), [("keep", ["first", "second"]), ("heavy", ["first"])])
def test_what_is_kept_is_kept_to_the_end(
    background: Background, lane: Lane, done: list[str]
) -> None:
    began, gate, seen = threading.Event(), threading.Event(), []

    def first() -> None:
        began.set()
        gate.wait(10)
        seen.append("first")

    background.run(first, lane=lane)
    background.run(lambda: seen.append("second"), lane=lane)
    began.wait(10)
    threading.Timer(0.05, gate.set).start()
    assert background.stop() == []
    assert seen == done


def test_the_last_loop_ends_after_the_others(qtbot, background: Background) -> None:
    order = []

    def loop(name: str, stop: threading.Event) -> None:
        stop.wait(10)
        order.append(name)

    background.start("last", lambda stop: loop("last", stop), is_last=True)
    background.start("first", lambda stop: loop("first", stop))
    assert background.stop() == []
    assert order == ["first", "last"]


@pytest.mark.expect_log("threads still busy at the end: stubborn")
def test_a_thread_that_hangs_is_named_and_left_behind(qapp) -> None:
    gate = threading.Event()
    background = Background()
    background.start("stubborn", lambda _stop: gate.wait(10) and None)
    assert background.stop(0.05) == ["stubborn"]
    gate.set()


def test_nothing_is_delivered_after_stop(qtbot, background: Background) -> None:
    seen = []
    background.run(lambda: 1, seen.append)
    background.stop()
    qtbot.wait(20)
    assert seen == []


def test_a_bug_is_raised_and_nobody_waits_for_its_answer(qtbot, background: Background) -> None:
    refused: list[str] = []

    def fail() -> None:
        raise KeyError("a fault of a test")

    with qtbot.captureExceptions() as raised:
        background.run(fail, None, lambda error: refused.append(error.code))
        qtbot.waitUntil(lambda: bool(refused))
    assert refused == ["work.fault"]
    assert [one[0] for one in raised] == [KeyError]

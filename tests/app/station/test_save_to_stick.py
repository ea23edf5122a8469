"""A save as the screens see it: begun, told, done, stopped, and never two at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.station.save_to_stick import LONG_S, TELL_S, SaveState, SaveToStick
from app.station.sticks import Volume
from inspection.errors import BugError
from inspection.store.save import SaveProgress
from inspection.store.saved import check_saved
from tests.app.conftest import Bench
from tests.inspection.samples import HUB
from tests.inspection.store.saving import photo


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def stick(bench: Bench, target: Path) -> SaveToStick:
    """Plugged in; one photo is at the station."""
    sha256 = bench.desk.services.photos.write(os.urandom(5_000))
    bench.store.transact(HUB, lambda work: work.record(photo(1, sha256)))
    found = bench.desk.stick
    found.find = lambda: [Volume(root=target, device="/dev/sdb1", name="K1", free_bytes=9)]
    return found


@pytest.fixture
def states(stick: SaveToStick) -> list[SaveState]:
    seen: list[SaveState] = []
    stick.changed.connect(seen.append)
    return seen


def until_over(qtbot: QtBot, stick: SaveToStick) -> SaveState:
    qtbot.waitUntil(lambda: not stick.state.is_running)
    return stick.state


def held(stick: SaveToStick) -> Callable[[], None]:
    """The save waits for its stick until the answer is called."""
    find, gate = stick.find, threading.Event()

    def slow() -> list[Volume]:
        assert gate.wait(10)
        return find()

    stick.find = slow
    return gate.set


def test_it_is_begun_and_done(
    qtbot: QtBot, stick: SaveToStick, states: list[SaveState], target: Path
) -> None:
    stick.begin()
    state = until_over(qtbot, stick)
    assert [one.phase for one in states] == ["looking", "saving", "done"]
    assert state.saved is not None
    assert (state.stick, state.saved.photos, state.error) == ("K1", 1, None)
    assert state.saved.folder.parent == target
    assert state.saved.folder.name.startswith("returns-station-B02-")
    assert check_saved(state.saved.folder).problems == ()


def test_no_label_goes_along(qtbot: QtBot, bench: Bench, stick: SaveToStick, target: Path) -> None:
    sha256 = bench.desk.services.photos.write(os.urandom(5_000))
    bench.store.transact(HUB, lambda work: work.record(photo(2, sha256, "label")))
    stick.begin()
    saved = until_over(qtbot, stick).saved
    assert saved is not None
    assert (saved.photos, saved.withheld) == (1, 1)
    assert sha256 not in {one.stem for one in target.rglob("*.jpg")}


def test_a_second_one_is_not_begun_beside_it(
    qtbot: QtBot, stick: SaveToStick, target: Path
) -> None:
    let_go = held(stick)
    stick.begin()
    stick.begin()
    let_go()
    until_over(qtbot, stick)
    assert len(list(target.glob("returns-station-*"))) == 1


def test_stopped_it_leaves_nothing_that_looks_finished(
    qtbot: QtBot, stick: SaveToStick, target: Path
) -> None:
    let_go = held(stick)
    stick.begin()
    stick.cancel()
    assert stick.state.is_cancelling
    let_go()
    state = until_over(qtbot, stick)
    assert state.error is not None
    assert state.error.code == "save.cancelled"
    assert list(target.glob("returns-station-*")) == []


def test_no_stick_is_told(qtbot: QtBot, stick: SaveToStick) -> None:
    stick.find = list
    stick.begin()
    state = until_over(qtbot, stick)
    assert state.error is not None
    assert state.error.code == "save.no_stick"


def test_only_what_takes_long_is_counted(
    qtbot: QtBot, bench: Bench, stick: SaveToStick, states: list[SaveState]
) -> None:
    let_go = held(stick)
    stick.begin()
    bench.clock.advance(seconds=LONG_S - TELL_S)
    stick._tell(SaveProgress(stage="records", done=1, total=9))
    bench.clock.advance(seconds=2 * TELL_S)
    for done in (10, 11):
        progress = SaveProgress(stage="photos", done=done, total=40, bytes_done=25, bytes_total=100)
        stick._tell(progress)
    qtbot.waitUntil(lambda: stick.state.progress is not None)
    assert stick.state.seconds_left == pytest.approx(3 * (LONG_S + TELL_S))
    let_go()
    until_over(qtbot, stick)
    assert [one.progress.done for one in states if one.phase == "looking" and one.progress] == [10]


def test_the_last_word_of_one_save_is_not_the_next_one_s(qtbot: QtBot, stick: SaveToStick) -> None:
    stick.begin()
    first = stick._cancelled
    until_over(qtbot, stick)
    let_go = held(stick)
    stick.begin()
    stick._failed(first, BugError("save.fault"))
    assert stick.state.is_running
    let_go()
    assert until_over(qtbot, stick).phase == "done"

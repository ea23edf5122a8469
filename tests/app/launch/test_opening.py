"""One copy of the program per data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.launch import opening
from app.launch.bootstrap import Station
from app.launch.opening import LOCK_FILE, open_services
from app.settings.config import Config
from app.station.services import Services
from inspection.errors import OperatorError, WorldError
from inspection.store.clock import SystemClock
from inspection.store.process_lock import ProcessLock
from inspection.store.store import Store
from sync.bell import Bell

HOLDER = f"""
import sys
from pathlib import Path
from inspection.store.process_lock import ProcessLock
held = ProcessLock(Path(sys.argv[1]) / {LOCK_FILE!r}, taken="data.in_use")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(data_dir=tmp_path / "data", language="en", demo=True)


@pytest.fixture
def other_copy(config: Config, repository: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that works on the same folder."""
    config.data_dir.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(config.data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=repository,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait(10)
    process.stdin.close()
    process.stdout.close()


@pytest.fixture
def opened(config: Config) -> Callable[[], Services]:
    return lambda: open_services(config, SystemClock(), Bell())


@pytest.mark.usefixtures("other_copy")
def test_a_second_copy_opens_nothing(
    config: Config,
    opened: Callable[[], Services],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "LOCK_WAIT_S", 0.1)
    with pytest.raises(OperatorError) as met:
        opened()
    assert met.value.code == "data.in_use"
    assert not config.database.exists()


def test_a_killed_copy_leaves_no_lock(
    other_copy: subprocess.Popen[bytes], opened: Callable[[], Services]
) -> None:
    other_copy.kill()
    other_copy.wait(10)
    services = opened()
    services.store.close()
    assert services.lock is not None
    services.lock.release()


def test_what_could_not_be_opened_may_be_tried_again(
    opened: Callable[[], Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LOCK_WAIT_S", 0.1)

    def breaks(*_given: object, **_named: object) -> Store:
        raise WorldError("store.full")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "open", breaks)
        with pytest.raises(WorldError, match=r"store\.full"):
            opened()
    services = opened()
    services.store.close()
    assert services.lock is not None
    services.lock.release()


def test_closing_the_window_lets_the_next_copy_in(qtbot: QtBot, config: Config) -> None:
    station = Station(config)
    with qtbot.waitSignal(station.ready, timeout=20_000):
        station.start()
    with pytest.raises(OperatorError):
        ProcessLock(config.data_dir / LOCK_FILE, taken="data.in_use", wait_s=0.1)
    station.window.close()
    station.stop()
    ProcessLock(config.data_dir / LOCK_FILE, taken="data.in_use", wait_s=0.1).release()


@pytest.mark.slow
@pytest.mark.usefixtures("other_copy")
def test_a_second_copy_says_so_in_one_sentence_and_ends(config: Config, repository: Path) -> None:
    environ = {**os.environ, "RETURNS_STATION_DATA": str(config.data_dir)}
    done = subprocess.run(
        [sys.executable, "-m", "app"],
        capture_output=True,
        text=True,
        check=False,
        cwd=repository,
        env=environ,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "This station is open already; go on in its window, or close it first.\n"
    )
    assert not config.database.exists()

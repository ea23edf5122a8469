"""The hub as a child process: started, watched, stopped, and never left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from inspection.log_file import MAX_LOG_BYTES
from sync.embedded import EmbeddedHub, start_hub
from sync.errors import HubProcessError

ROOT = Path(__file__).resolve().parents[2]


def start(data: Path, mode: str, *, limit_s: float = 20.0, demo: bool = False) -> EmbeddedHub:
    module = ("-m", "tests.sync.child_hub", mode)
    return start_hub(data, demo=demo, limit_s=limit_s, module=module)


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def wait_for(path: Path) -> None:
    pause = threading.Event()
    for _ in range(500):
        if path.exists():
            return
        pause.wait(0.02)
    raise AssertionError(f"{path.name} never came")


def test_it_says_where_it_listens_and_gets_its_token_by_pipe(tmp_path: Path) -> None:
    hub = start(tmp_path, "good", demo=True)
    assert hub.url == "http://127.0.0.1:9"
    assert hub.is_running()
    seen = json.loads((tmp_path / "seen.json").read_text())
    assert seen["token"] == hub.admin_token
    assert len(hub.admin_token) >= 32
    assert hub.admin_token not in repr(hub)
    assert hub.admin_token not in " ".join(seen["argv"])
    assert {"--demo", "--parent-pipe", "--admin-token-stdin"} <= set(seen["argv"])
    hub.stop()


@pytest.mark.skipif(os.name != "posix", reason="sessions and groups of processes are POSIX's")
def test_it_hears_no_ctrl_c_and_still_gives_way_to_the_window(tmp_path: Path) -> None:
    """Linux weighs niceness within a session only, where it groups by session (sched(7))."""
    hub = start(tmp_path, "good")
    child = hub.process.pid
    assert os.getpgid(child) == child != os.getpgid(0)
    assert os.getsid(child) == os.getsid(0)
    hub.stop()


def test_it_ends_by_itself_when_asked(tmp_path: Path) -> None:
    hub = start(tmp_path, "good")
    hub.stop(5.0)
    assert not hub.is_running()
    assert (tmp_path / "goodbye").exists()
    hub.stop()  # and again is fine


def test_one_that_will_not_end_is_ended(tmp_path: Path) -> None:
    hub = start(tmp_path, "stubborn")
    began = time.monotonic()
    hub.stop(0.3)
    assert not hub.is_running()
    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize(
    ("mode", "why"), [("dies", "ended"), ("silent", "time_limit"), ("babble", "ready_line")]
)
def test_one_that_does_not_come_up_is_told_and_gone(tmp_path: Path, mode: str, why: str) -> None:
    with pytest.raises(HubProcessError) as met:
        start(tmp_path, mode, limit_s=1.5 if mode == "silent" else 20.0)
    assert met.value.params == {"why": why}


def test_its_last_words_are_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(HubProcessError):
            start(tmp_path, "dies")
    assert (tmp_path / "hub.log").read_text().count("no such database") == 2


def test_a_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    (tmp_path / "hub.log").write_bytes(b"x" * (MAX_LOG_BYTES + 1))
    with pytest.raises(HubProcessError):
        start(tmp_path, "dies")
    assert (tmp_path / "hub.log").stat().st_size < 1000
    assert (tmp_path / "hub.old.log").stat().st_size == MAX_LOG_BYTES + 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HubProcessError) as met:
        start(tmp_path / "file" / "hub", "good")
    assert met.value.params == {"why": "start"}


def test_a_start_under_way_stops_when_asked(tmp_path: Path) -> None:
    module = ("-m", "tests.sync.child_hub", "silent")
    with pytest.raises(HubProcessError) as met:
        start_hub(tmp_path, demo=False, should_stop=lambda: True, module=module)
    assert met.value.params == {"why": "stopped"}


def test_a_program_that_cannot_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-such-python"))
    with pytest.raises(HubProcessError) as met:
        start(tmp_path, "good")
    assert met.value.params == {"why": "start"}


def test_it_dies_with_a_killed_station(tmp_path: Path) -> None:
    station = subprocess.Popen(
        [sys.executable, "-m", "tests.sync.parent_station", str(tmp_path)], stdout=subprocess.PIPE
    )
    assert station.stdout is not None
    assert station.stdout.readline().strip().isdigit()
    station.kill()
    station.wait(10)
    station.stdout.close()
    wait_for(tmp_path / "goodbye")

"""The hub as a process: how it starts, refuses to start, and ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection.errors import OperatorError
from inspection.store.process_lock import ProcessLock
from sync.embedded import LOG_FILE
from sync.hub.store import migrations
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.outside import LIMIT_S, OutsideHub

TOKEN = b"t" * 40 + b"\n"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[OutsideHub]:
    made = OutsideHub(tmp_path / "hub", demo=True)
    made.start()
    yield made
    made.stop()


def run(*options: str, stdin: bytes = TOKEN) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sync.hub", *options]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=LIMIT_S, check=False)


def test_it_ends_with_its_parent_within_a_second(hub: OutsideHub) -> None:
    process = hub.running.process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(2) == 0


def test_it_ends_on_request(hub: OutsideHub) -> None:
    hub.running.process.send_signal(signal.SIGTERM)
    assert hub.running.process.wait(2) == 0


def test_it_keeps_its_origin_and_people_over_restarts(hub: OutsideHub) -> None:
    before = hub.call("GET", "/health").json()["hub_origin"]
    hub.running.stop()
    hub.start()
    health = hub.call("GET", "/health").json()
    assert (health["hub_origin"], health["demo"]) == (before, True)


def test_two_hubs_never_share_a_folder(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path / "hub.lock", taken="hub.already_running")
    with pytest.raises(OperatorError, match=r"hub\.already_running"):
        ProcessLock(tmp_path / "hub.lock", taken="hub.already_running", wait_s=0.1)
    lock.release()
    ProcessLock(tmp_path / "hub.lock", taken="hub.already_running", wait_s=0.1).release()


def test_beyond_this_machine_it_wants_tls(tmp_path: Path) -> None:
    done = run("--data", str(tmp_path), "--listen", "0.0.0.0:0", "--admin-token-stdin")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"hub.needs_tls" in done.stderr


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("--data", str(tmp_path), "--listen", f"127.0.0.1:{port}", "--admin-token-stdin")
    assert done.returncode == 1
    assert b"hub.address_taken" in done.stderr


def test_a_weak_token_is_refused(tmp_path: Path) -> None:
    done = run("--data", str(tmp_path), "--admin-token-stdin", stdin=b"\n")
    assert done.returncode == 1
    assert b"hub.weak_admin_token" in done.stderr


def test_the_newest_hub_schema_is_the_head() -> None:
    folder = Path(migrations.__file__).parent / "versions"
    newest = max(path.stem for path in folder.glob("hub_*.py"))
    assert newest.startswith(migrations.HEAD)


def test_the_log_of_a_fault_has_types_and_places_and_no_values(tmp_path: Path) -> None:
    hub = OutsideHub(tmp_path / "hub")
    hub.start("-m", "tests.sync.hub.breaking_hub")
    station = BenchStation(tmp_path / "a", "A")
    token = hub.enrolled(station).token
    answer = hub.call("POST", "/pull", token=token, json={"vector": {}, "limit": 500})
    assert (answer.status_code, answer.json()["code"]) == (500, "hub.bug")
    hub.running.stop()
    station.close()
    log = (hub.data / LOG_FILE).read_text("utf-8")
    # ours, and the server's own word of what came out of the application
    assert log.count("ValueError") >= 2
    assert "tests.sync.hub.breaking_hub" in log or "__main__:" in log
    assert "张三" not in log
    assert "13800138000" not in log

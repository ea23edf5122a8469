"""How a hub as a service ends: what was asked is answered whole, then all is closed, code 0."""

from __future__ import annotations

import hashlib
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from inspection.store.verify import verify
from sync.hub import runner
from sync.hub.loop import Loop
from sync.wire import EnrolRequest
from tests.sync.hub.bench import BenchStation, StillClock
from tests.sync.hub.dawdling_hub import FOLDER
from tests.sync.hub.inside import InsideHub, decided
from tests.sync.hub.outside import LIMIT_S, eventually
from tests.sync.hub.service import Service, service

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 4000
NAME = hashlib.sha256(PHOTO).hexdigest()
HALF = len(PHOTO) // 2
DAWDLING = ("-m", "tests.sync.hub.dawdling_hub")


def station_token(running: Service, folder: Path) -> str:
    station = BenchStation(folder / "station", "A")
    code = running.call("POST", "/v1/enrolments", json={"station_name": "A"}).json()["code"]
    request = EnrolRequest(
        code=code,
        origin=station.origin,
        station_name="A",
        public_key=station.signer.public_hex,
    )
    station.close()
    token: str = running.call("POST", "/v1/enrol", json=request.model_dump()).json()["token"]
    return token


class Upload:
    """A photo on its way over a slow line: half of it is there, and the hub reads."""

    def __init__(self, running: Service, token: str) -> None:
        self.connection = socket.create_connection(("127.0.0.1", running.port), timeout=LIMIT_S)
        head = (
            f"PUT /v1/photos/{NAME} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Length: {len(PHOTO)}\r\nExpect: 100-continue\r\n\r\n"
        )
        self.connection.sendall(head.encode())
        # said by the server once the application asks for the body
        assert self.connection.recv(1024).startswith(b"HTTP/1.1 100 ")
        self.connection.sendall(PHOTO[:HALF])

    def finish(self) -> bytes:
        """Sends the rest; the whole answer."""
        self.connection.sendall(PHOTO[HALF:])
        parts = []
        while part := self.connection.recv(65536):
            parts.append(part)
        self.connection.close()
        return b"".join(parts)


def ask_to_end(running: Service) -> None:
    """Returns once nobody is accepted any more."""
    running.process.send_signal(signal.SIGTERM)
    eventually(lambda: not is_accepting(running))


def is_accepting(running: Service) -> bool:
    try:
        socket.create_connection(("127.0.0.1", running.port), timeout=LIMIT_S).close()
    except OSError:
        return False
    return True


def test_an_upload_under_way_ends_whole(tmp_path: Path) -> None:
    with service(tmp_path / "hub") as running:
        upload = Upload(running, station_token(running, tmp_path))
        ask_to_end(running)
        assert running.process.poll() is None
        answer = upload.finish()
        assert answer.startswith(b"HTTP/1.1 201 ")
        assert running.ended() == 0
        assert {one["level"] for one in running.lines} == {"info"}
        assert running.lines[-1]["status"] == 201
    (kept,) = (tmp_path / "hub" / "photos").rglob(f"{NAME}*")
    assert kept.read_bytes() == PHOTO
    assert list((tmp_path / "hub").glob("*-wal")) == [], "the database was closed"


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_without_requests_it_ends_at_once(tmp_path: Path, sent: signal.Signals) -> None:
    with service(tmp_path / "hub") as running:
        began_s = time.monotonic()
        running.process.send_signal(sent)
        assert running.ended() == 0
        assert time.monotonic() - began_s < 5
        assert running.log == ""


def test_a_second_signal_hastens_it(tmp_path: Path) -> None:
    with service(tmp_path / "hub") as running:
        upload = Upload(running, station_token(running, tmp_path))
        ask_to_end(running)
        assert running.process.poll() is None
        began_s = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        assert running.ended() == 0
        assert time.monotonic() - began_s < 5
        upload.connection.close()
        assert all(running.lines)
    assert list((tmp_path / "hub").rglob(f"{NAME}*")) == []
    assert list((tmp_path / "hub").glob("*-wal")) == []


def test_a_request_that_never_ends_is_cut_after_its_time(tmp_path: Path) -> None:
    with service(tmp_path / "hub", module=(*DAWDLING, "hurry")) as running:
        upload = Upload(running, station_token(running, tmp_path))
        ask_to_end(running)
        assert running.ended() == 0
        upload.connection.close()
        cut = [one for one in running.lines if one.get("status") == 0]
        assert [one["route"] for one in cut] == ["/v1/photos/{sha256}"]
    assert list((tmp_path / "hub").rglob(f"{NAME}*")) == []


def test_a_refund_under_way_is_finished(
    tmp_path: Path, inside: InsideHub, bench: BenchStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(inside, bench)
    inside.close()
    monkeypatch.setenv(FOLDER, str(tmp_path))
    with service(inside.folder, "--demo", module=(*DAWDLING, "refund")) as running:
        eventually((tmp_path / "reached").exists)
        ask_to_end(running)
        (tmp_path / "go").touch()
        assert running.ended() == 0
    inside.reopen()
    assert inside.states == ["confirmed"]
    assert len(inside.ledger) == 1
    assert verify(inside.hub.database.store).problems == ()


@pytest.mark.parametrize(("is_hurried", "limit_s"), [(False, 0.3), (True, LIMIT_S)])
def test_a_desk_that_does_not_end_is_left_behind(is_hurried: bool, limit_s: float) -> None:
    entered, go_on = Event(), Event()

    def step(_should_stop: Callable[[], bool]) -> None:
        entered.set()
        go_on.wait(LIMIT_S)

    loop = Loop("desk", step, monotonic_s=StillClock().monotonic_s)
    loop.start()
    assert entered.wait(LIMIT_S)
    began_s = time.monotonic()
    server = SimpleNamespace(force_exit=is_hurried)
    runner._stop((loop,), server, limit_s)  # type: ignore[arg-type]
    assert time.monotonic() - began_s < 5
    go_on.set()
    assert loop.join(LIMIT_S)

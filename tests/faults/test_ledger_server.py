"""The one behaviour suite on the ledger behind HTTP, and that it is no safety net either."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sync.connectors.port import ConnectorLostError
from tests.faults import ledger_connector
from tests.faults.ledger_connector import LedgerConnector
from tests.faults.ledger_server import make_server
from tests.sync.connectors.behaviour import ConnectorBehaviour, a_key
from tests.sync.connectors.test_builtin import BuiltinSystem


class ServedSystem(BuiltinSystem):
    """The same file, told over HTTP."""

    def __init__(self, path: Path, url: str) -> None:
        super().__init__(path)
        self.clerk = self.connector
        self.connector = LedgerConnector(url, timeout_s=10.0)  # type: ignore[assignment]

    def refund_by_hand(self, line, amount_minor) -> None:  # type: ignore[no-untyped-def]
        served, self.connector = self.connector, self.clerk
        super().refund_by_hand(line, amount_minor)
        self.connector = served


@pytest.fixture
def system(tmp_path: Path) -> Iterator[ServedSystem]:
    path = tmp_path / "ledger.sqlite"
    with serving(make_server(path, 0)) as server:
        made = ServedSystem(path, f"http://127.0.0.1:{server.server_port}")
        yield made
        made.connector.close()


class serving:  # noqa: N801 - reads as what it does
    """A server on a thread as long as the block lasts."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.thread = threading.Thread(target=server.serve_forever, args=(0.01,))

    def __enter__(self) -> HTTPServer:
        self.thread.start()
        return self.server

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join(10)
        self.server.server_close()


class TestServed(ConnectorBehaviour):
    """The suite on the served ledger."""


def test_the_same_key_twice_is_two_refunds(system: ServedSystem) -> None:
    request = system.sold(89900).request(a_key())
    for _ in range(2):
        system.connector.refund(request)
    assert len(system.clerk.entries()) == 2


def test_a_request_that_comes_too_late_books_nothing(
    system: ServedSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_connector, "LIFE_S", -0.1)
    with pytest.raises(ConnectorLostError) as lost:
        system.connector.refund(system.sold(89900).request(a_key()))
    assert lost.value.was_sent
    assert system.clerk.entries() == ()


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b'{"error":"later"}', b"[1]", b'[{"key":1}]', b"null", b"\xff", b"[" * 5000],
)
def test_an_answer_of_another_shape_is_no_answer(tmp_path: Path, body: bytes) -> None:
    class Wrong(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_args: object) -> None:  # type: ignore[override]
            pass

    with serving(HTTPServer(("127.0.0.1", 0), Wrong)) as server:
        connector = LedgerConnector(f"http://127.0.0.1:{server.server_port}", timeout_s=10.0)
        request = BuiltinSystem(tmp_path / "other.sqlite").sold(100).request(a_key())
        with pytest.raises(ConnectorLostError) as lost:
            connector.refund(request)
        assert lost.value.was_sent
        connector.close()

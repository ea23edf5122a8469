"""Answers cut off in their head: no answer, and nothing of them in a log."""

from __future__ import annotations

import socket
import threading

import pytest

from sync.client import HubClient
from sync.connectors.http import Asked, HttpLink, HttpSettings
from sync.connectors.port import ConnectorLostError
from sync.errors import SyncError

CUT = b"HTTP/1.1 200 OK\r\nSet-Cookie: secret\r\nContent-Le"


@pytest.fixture
def url() -> str:
    """Of a server that gives one such answer."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        came, _ = listening.accept()
        with listening, came:
            came.recv(4096)
            came.sendall(CUT)

    threading.Thread(target=answer, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_the_hub_says_nothing_then(url: str) -> None:
    with pytest.raises(SyncError):
        HubClient(url).health()


def test_a_system_of_record_says_nothing_then(url: str) -> None:
    link = HttpLink(HttpSettings(url=url))
    with pytest.raises(ConnectorLostError):
        link.send(Asked(method="GET", path="/refunds")).json()
    link.close()

"""One request, and everything an answer can be that says nothing; nothing is sent twice."""

from __future__ import annotations

import gzip
import socket

import pytest

from sync.connectors import http
from sync.connectors.http import Asked, HttpLink, HttpSettings
from sync.connectors.port import ConnectorLostError
from tests.sync.connectors.telling import SILENCE, STALL, Telling, said, telling

SECRET = "sk-never-in-an-error"
POST = Asked(method="POST", path="/things?x=1", content={"a": 1})


def link(to: Telling | str, *, timeout_s: float = 5.0) -> HttpLink:
    url = to if isinstance(to, str) else to.url
    headers = {"Authorization": f"Bearer {SECRET}"}
    return HttpLink(HttpSettings(url=url, headers=headers, timeout_s=timeout_s))


def test_an_answer_is_told_whole() -> None:
    with telling(said({"b": "二"}, status=201, headers="X-Thing: 7\r\n")) as system:
        answer = link(system).send(POST)
    assert (answer.status, answer.is_good, answer.json()) == (201, True, {"b": "二"})
    assert answer.headers["x-thing"] == "7"
    assert system.asked == [("POST", "/things?x=1")]
    assert system.bodies == [b'{"a": 1}']


@pytest.mark.parametrize("status", [400, 404, 409, 412, 422])
def test_a_no_is_an_answer(status: int) -> None:
    with telling(said({}, status=status)) as system:
        answer = link(system).send(POST)
    assert (answer.status, answer.is_good) == (status, False)


GARBLED = {
    "redirect": said(b"", status=302, headers="Location: http://127.0.0.1:1/\r\n"),
    "packed": said(gzip.compress(b"{}"), headers="Content-Encoding: gzip\r\n"),
    "too_long": said(b" " * 3000),
}
LOST = {
    "silence": SILENCE,
    "stall": STALL,
    "cut": said(b'{"a":', promised=100),
    "no HTTP": b"220 mail.example ESMTP\r\n",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Le",
}


@pytest.mark.expect_log("urllib3.connection: WARNING: Failed to parse headers")
@pytest.mark.parametrize("answer", LOST.values(), ids=LOST)
def test_what_ends_early_is_lost(answer: bytes) -> None:
    with telling(answer) as system, pytest.raises(ConnectorLostError) as lost:
        link(system, timeout_s=0.3).send(POST).json()
    assert lost.value.was_sent
    assert SECRET not in str(lost.value)
    assert len(system.asked) == 1


@pytest.mark.parametrize("answer", GARBLED.values(), ids=GARBLED)
def test_what_no_system_says_is_garbled(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_ANSWER_BYTES", 2000)
    with (
        telling(answer) as system,
        pytest.raises(ConnectorLostError, match=r"connector\.garbled") as lost,
    ):
        link(system).send(POST)
    assert lost.value.was_sent
    assert len(system.asked) == 1


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_overload_says_nothing(status: int) -> None:
    with telling(said({}, status=status)) as system, pytest.raises(ConnectorLostError) as lost:
        link(system).send(POST)
    assert (lost.value.code, lost.value.was_sent) == ("connector.busy", True)
    assert len(system.asked) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_secret_did_nothing(status: int) -> None:
    with telling(said({}, status=status)) as system, pytest.raises(ConnectorLostError) as lost:
        link(system).send(POST)
    assert (lost.value.code, lost.value.was_sent) == ("connector.not_allowed", False)


def test_nobody_there_is_never_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectorLostError, match=r"connector\.unreachable") as lost:
        link(f"http://127.0.0.1:{port}").send(POST)
    assert not lost.value.was_sent


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_json_is_garbled(body: bytes) -> None:
    with telling(said(body)) as system:
        answer = link(system).send(POST)
    with pytest.raises(ConnectorLostError, match=r"connector\.garbled"):
        answer.json()

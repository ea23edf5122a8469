"""The proxy: each fault once, the same seed the same schedule, and bytes that are no HTTP."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from tests.faults.proxy import HOST, Line, Proxies, Proxy
from tests.faults.schedule import FAULTS, STATUS, Fault, Schedule
from tests.faults.test_ledger_server import serving

NEVER_COMES = frozenset(
    {Fault.TOO_MANY, Fault.BROKEN, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.FALSE_SUCCESS}
)
BODY = b"x" * 3000


class Behind(ThreadingHTTPServer):
    """Counts what came whole and answers with it."""

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Handler)
        self.came: list[bytes] = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        assert isinstance(self.server, Behind)
        if len(body) == len(BODY):
            self.server.came.append(body)
        self.send_response(201)
        if self.path == "/endless":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"2\r\nab\r\n0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_POST  # noqa: N815

    def log_message(self, *_args: object) -> None:  # type: ignore[override]
        pass


@pytest.fixture(scope="module")
def proxies() -> Iterator[Proxies]:
    made = Proxies()
    yield made
    made.close()


@pytest.fixture
def behind() -> Iterator[Behind]:
    with serving(Behind()) as made:
        assert isinstance(made, Behind)
        yield made


@pytest.fixture
def proxy(proxies: Proxies, behind: Behind) -> Proxy:
    return proxies.open(Line(name="line", port=behind.server_port, longest_s=0.05))


def always(fault: Fault) -> Schedule:
    weights = {one: float(one is fault) for one in FAULTS}
    return Schedule(seed="s", rate=1.0, weights=weights)


def asked(proxy: Proxy) -> requests.Response | None:
    """The answer to one POST; None where there is no whole one."""
    try:
        return requests.post(f"{proxy.url}/x", data=BODY, timeout=5)
    except requests.RequestException:
        return None


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_does_what_it_says(proxy: Proxy, behind: Behind, fault: Fault) -> None:
    proxy.begin(always(fault))
    answer = asked(proxy)
    proxy.end()
    if fault in STATUS:
        assert answer is not None
        assert (answer.status_code, "error" in answer.text) == (STATUS[fault], True)
    elif fault in (Fault.CUT_REQUEST, Fault.CUT_ANSWER, Fault.DROPPED_ANSWER):
        assert answer is None
    else:
        assert answer is not None
        assert (answer.status_code, answer.content) == (201, BODY)
    wanted = 2 if fault is Fault.TWICE else 0 if fault is Fault.CUT_REQUEST else 1
    assert len(behind.came) == (0 if fault in NEVER_COMES else wanted)
    assert [(one.number, one.request, one.fault) for one in proxy.log] == [(0, "POST /x", fault)]
    healed = asked(proxy)
    assert healed is not None
    assert healed.content == BODY


def test_one_connection_serves_many_requests_until_one_has_a_fault(
    proxy: Proxy, behind: Behind
) -> None:
    with closing(requests.Session()) as session:
        for number in range(3):
            body = bytes([number]) * 70_000
            assert session.post(f"{proxy.url}/x", data=body, timeout=5).content == body
        assert session.head(f"{proxy.url}/x", timeout=5).status_code == 201
        proxy.begin(always(Fault.BAD_GATEWAY))
        assert session.head(f"{proxy.url}/x", timeout=5).status_code == 502
        proxy.end()
        assert session.post(f"{proxy.url}/x", data=BODY, timeout=5).content == BODY
    assert len(behind.came) == 1


def test_a_fault_a_line_does_not_allow_is_none(proxies: Proxies, behind: Behind) -> None:
    line = Line(
        name="money",
        port=behind.server_port,
        longest_s=0.05,
        allows=lambda fault, method: fault is not Fault.TWICE or method == "GET",
    )
    proxy = proxies.open(line)
    proxy.begin(always(Fault.TWICE))
    assert asked(proxy) is not None
    assert (len(behind.came), proxy.log) == (1, [])


def test_the_same_seed_is_the_same_schedule() -> None:
    first, again, other = (
        [Schedule(seed=seed, rate=0.5, weights={}).turn(n) for n in range(300)]
        for seed in ("1/7", "1/7", "1/8")
    )
    assert first == again != other
    assert {one.fault for one in first} == set(Fault)
    assert 100 < sum(one.fault is not Fault.NONE for one in first) < 200


@pytest.mark.parametrize("what", [b"\x16\x03\x01 no HTTP" * 10_000, b"GET / HTTP/1.1\r\nhalf"])
def test_what_is_no_whole_request_harms_nobody(proxy: Proxy, behind: Behind, what: bytes) -> None:
    with socket.create_connection((HOST, proxy.port), timeout=5) as raw:
        raw.sendall(what)
        raw.shutdown(socket.SHUT_WR)
        while raw.recv(4096):
            pass
    answer = asked(proxy)
    assert answer is not None
    assert len(behind.came) == 1


def test_an_answer_without_a_length_is_handed_on_as_it_comes(proxy: Proxy, behind: Behind) -> None:
    answer = requests.post(f"{proxy.url}/endless", data=BODY, timeout=5)
    assert answer.content == b"ab"
    assert len(behind.came) == 1


def test_nobody_behind_is_no_answer(proxies: Proxies) -> None:
    with socket.socket() as nobody:
        nobody.bind((HOST, 0))
        proxy = proxies.open(Line(name="x", port=nobody.getsockname()[1], longest_s=0.05))
        assert asked(proxy) is None

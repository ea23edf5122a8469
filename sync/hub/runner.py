"""The hub as a process: HTTP on the main thread, each desk on a thread of its own.

Besides the server's worker pool all threads are started here and nowhere else: the loops of the
refund desk, the single sender of refunds, and of the desks beside it; and the watch on the parent's
pipe. None is waited for for long: everything they do survives being cut off (that is what `sending`
is for).

Asked to end by a signal, a service accepts nobody any more, finishes what it was asked, lets its
desks finish the call under way, closes its files and ends with code 0. A second signal hastens it.
A station's own hub has a second for all of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from types import FrameType

import uvicorn
from uvicorn.server import HANDLED_SIGNALS

from inspection.errors import OperatorError
from sync.hub.api.app import build_app
from sync.hub.hub import Hub
from sync.hub.loop import Loop

STOP_LIMIT_S = 1
"""For a station's own hub: the station stops within a second itself."""
REQUESTS_LIMIT_S = 20
"""For a service's requests under way, such as a large photo over a slow line."""
DESKS_LIMIT_S = 10.0
"""For its desks after that. With the above less than the service manager waits (docs/hub.md)."""
_LOOK_EVERY_S = 0.1
KEEP_ALIVE_S = 30
BACKLOG = 128
STDIN = 0


@dataclass(frozen=True, kw_only=True)
class Serving:
    """How the hub is reached and watched. `tls_cert` and `tls_key` are PEM files."""

    host: str
    port: int
    tls_cert: Path | None = None
    tls_key: Path | None = None
    has_parent_pipe: bool = False


class _Server(uvicorn.Server):
    """Says where it serves once it does, and ends as the hub does: desks and all."""

    def __init__(self, config: uvicorn.Config, *, url: str, loops: Sequence[Loop]) -> None:
        super().__init__(config)
        self._url = url
        self._loops = loops

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """One JSON line on standard output, when the first request can be answered."""
        await super().startup(sockets)
        sys.stdout.write(json.dumps({"url": self._url, "pid": os.getpid()}) + "\n")
        sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """The desks are told first: a call of theirs has as long as the last request."""
        _tell(self._loops)
        hastening = asyncio.create_task(self._hasten())
        await super().shutdown(sockets)
        hastening.cancel()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing: the base raises them again at its end, which kills before files are closed."""
        yield

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first asks, the second hastens."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def _hasten(self) -> None:
        """Cut every connection once nobody wants to wait for it: its request is told and ends."""
        while not self.force_exit:
            await asyncio.sleep(_LOOK_EVERY_S)
        for connection in list(self.server_state.connections):
            connection.transport.abort()


def serve(hub: Hub, serving: Serving) -> None:
    """Serve until asked to stop: by signal, or by the end of the parent's pipe.

    Raises OperatorError `hub.needs_tls` for an address beyond this machine without a certificate,
    `hub.address_taken` where the port is in use.
    """
    listening = _listen(serving)
    scheme = "http" if serving.tls_cert is None else "https"
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    url = f"{scheme}://{shown}:{port}"
    server = _Server(_config(hub, serving), url=url, loops=hub.loops)
    for loop in hub.loops:
        loop.start()
    if serving.has_parent_pipe:
        Thread(target=_watch_parent, args=(server,), name="parent-pipe", daemon=True).start()
    with _ended_by_signals(server):
        try:
            server.run(sockets=[listening])
        finally:
            _stop(hub.loops, server, STOP_LIMIT_S if serving.has_parent_pipe else DESKS_LIMIT_S)
            listening.close()


@contextmanager
def _ended_by_signals(server: _Server) -> Iterator[None]:
    """Signals are the server's until the last desk has ended; then they are what they were."""
    before = {one: signal.signal(one, server.handle_exit) for one in HANDLED_SIGNALS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _tell(loops: Sequence[Loop]) -> None:
    for loop in loops:
        loop.stop()


def _stop(loops: Sequence[Loop], server: _Server, limit_s: float) -> None:
    """None is waited for once the time they have together is over, or somebody is in a hurry."""
    _tell(loops)
    ends_s = time.monotonic() + limit_s
    waiting = list(loops)
    while waiting and not server.force_exit and time.monotonic() < ends_s:
        waiting = [loop for loop in waiting if not loop.join(_LOOK_EVERY_S)]


def read_token_line() -> str:
    """The first line of standard input, byte by byte: what follows belongs to the pipe's watch."""
    line = bytearray()
    while (byte := os.read(STDIN, 1)) not in (b"", b"\n"):
        line += byte
    return line.decode("ascii").strip()


def _config(hub: Hub, serving: Serving) -> uvicorn.Config:
    return uvicorn.Config(
        build_app(hub),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=(STOP_LIMIT_S if serving.has_parent_pipe else REQUESTS_LIMIT_S),
        ssl_certfile=serving.tls_cert,
        ssl_keyfile=serving.tls_key,
    )


def _listen(serving: Serving) -> socket.socket:
    found = socket.getaddrinfo(serving.host, serving.port, type=socket.SOCK_STREAM)
    family, kind, protocol, _, address = found[0]
    is_loopback = address[0] == "::1" or str(address[0]).startswith("127.")
    if serving.tls_cert is None and not is_loopback:
        raise OperatorError("hub.needs_tls", host=serving.host)
    listening = socket.socket(family, kind, protocol)
    if os.name != "nt":  # there it would let two processes share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
    except OSError as taken:
        listening.close()
        raise OperatorError("hub.address_taken", port=serving.port) from taken
    listening.listen(BACKLOG)
    return listening


def _watch_parent(server: uvicorn.Server) -> None:
    """Ends the server when the other end of standard input closes: the station has gone."""
    while os.read(STDIN, 1024):
        pass
    server.should_exit = True

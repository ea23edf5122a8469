"""The hub as a process: HTTP on the main thread, each desk on a thread of its own.

Besides the server's worker pool all threads are started here and nowhere else: the loops of the
refund desk, the single sender of refunds, and of the desks beside it; and the watch on the parent's
pipe. None is waited for longer than a second: everything they do survives being cut off (that is
what `sending` is for).
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import uvicorn

from inspection.errors import OperatorError
from sync.hub.api.app import build_app
from sync.hub.hub import Hub

STOP_LIMIT_S = 1
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
    """Says where it serves once it does."""

    def __init__(self, config: uvicorn.Config, *, url: str) -> None:
        super().__init__(config)
        self._url = url

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """One JSON line on standard output, when the first request can be answered."""
        await super().startup(sockets)
        sys.stdout.write(json.dumps({"url": self._url, "pid": os.getpid()}) + "\n")
        sys.stdout.flush()


def serve(hub: Hub, serving: Serving) -> None:
    """Serve until asked to stop: by signal, or by the end of the parent's pipe.

    Raises OperatorError `hub.needs_tls` for an address beyond this machine without a certificate,
    `hub.address_taken` where the port is in use.
    """
    listening = _listen(serving)
    scheme = "http" if serving.tls_cert is None else "https"
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    server = _Server(_config(hub, serving), url=f"{scheme}://{shown}:{port}")
    for loop in hub.loops:
        loop.start()
    if serving.has_parent_pipe:
        Thread(target=_watch_parent, args=(server,), name="parent-pipe", daemon=True).start()
    try:
        server.run(sockets=[listening])
    finally:
        _stop(hub)
        listening.close()


def _stop(hub: Hub) -> None:
    """All are told first, and none is waited for once the second they have together is over."""
    for loop in hub.loops:
        loop.stop()
    ends_s = time.monotonic() + STOP_LIMIT_S
    for loop in hub.loops:
        loop.join(max(0.0, ends_s - time.monotonic()))


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
        timeout_graceful_shutdown=STOP_LIMIT_S,
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

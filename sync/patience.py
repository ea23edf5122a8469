"""Sockets that wait in slices: a request ends at its deadline, and at once when asked to stop.

A time limit of `requests` counts from the last byte, so a hub that drips bytes could hold the sync
thread for ever, and a thread blocked in `recv` cannot stop within its second (DESIGN D10).
Closing the socket from another thread was the alternative; it needs a second thread to know about
every connection, and leaves the dripping hub unsolved.
"""

from __future__ import annotations

import io
import logging
import socket
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

T = TypeVar("T")

# it warns of answers cut off in their head, with the whole address and the bytes: a log is no place
# for either, and who asked says what came of it
logging.getLogger("urllib3").setLevel(logging.ERROR)

SLICE_S = 0.2
"""Longest wait before looking whether to stop; well below the second a thread may take."""
SEND_BYTES = 64 * 1024
"""One send call; small enough that a slow link finishes it within few slices."""


class Patience:
    """How long the request under way may take, and whether anybody still wants it."""

    def __init__(
        self, *, monotonic_s: Callable[[], float], should_stop: Callable[[], bool]
    ) -> None:
        """`should_stop` is asked several times a second, on the thread of the request."""
        self._monotonic_s = monotonic_s
        self._should_stop = should_stop
        self._deadline_s = 0.0

    def begin(self, limit_s: float) -> None:
        """A request begins; it must be over after `limit_s` seconds."""
        self._deadline_s = self._monotonic_s() + limit_s

    def check(self) -> None:
        """Raise TimeoutError once it is stopped or over."""
        if self._should_stop():
            message = "asked to stop"
            raise TimeoutError(message)
        if self._monotonic_s() > self._deadline_s:
            message = "request took too long"
            raise TimeoutError(message)

    def insist(self, sock: socket.socket, call: Callable[[], T]) -> T:
        """The result of a socket call, tried slice by slice until `check` raises."""
        sock.settimeout(SLICE_S)
        while True:
            self.check()
            try:
                return call()
            except TimeoutError:
                continue


class PatientAdapter(HTTPAdapter):
    """The adapter of `requests` whose connections all share one patience."""

    def __init__(self, patience: Patience) -> None:
        """One adapter serves one thread."""
        self._patience = patience
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as in requests
        """Let the pools make patient connections."""
        super().init_poolmanager(*args, **kwargs)
        patience = self._patience

        class PatientConnection(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                self.sock = _patient(self.sock, patience)

        class PatientTlsConnection(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                self.sock = _patient(self.sock, patience)

        class Pool(HTTPConnectionPool):
            ConnectionCls = PatientConnection

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = PatientTlsConnection

        self.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": TlsPool}


def _patient(sock: Any, patience: Patience) -> Any:  # noqa: ANN401 - stands in for a socket
    return _PatientSocket(sock, patience)


class _PatientSocket:
    """Looks like the socket it wraps to `http.client`; only sending and reading differ."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._sock = sock
        self._patience = patience

    def __getattr__(self, name: str) -> object:
        return getattr(self._sock, name)

    def settimeout(self, limit_s: float | None) -> None:
        """Ignored: the patience decides."""

    def sendall(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            chunk = view[:SEND_BYTES]
            sent = self._patience.insist(self._sock, partial(self._sock.send, chunk))
            view = view[sent:]

    def makefile(self, mode: str) -> io.BufferedReader:
        if mode != "rb":
            message = f"mode {mode}"
            raise ValueError(message)
        return io.BufferedReader(_PatientReader(self._sock, self._patience))


class _PatientReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._sock = sock
        self._patience = patience
        # keeps the descriptor open until this reader is closed, as `socket.makefile` promises
        self._hold = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer, as in io
        return self._patience.insist(self._sock, lambda: self._sock.recv_into(buffer))

    def close(self) -> None:
        if not self.closed:
            self._hold.close()
        super().close()

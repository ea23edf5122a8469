"""Labels over TCP: a printer that takes ZPL, most often at port 9100.

Asked for its state first (`~HS`). Many print servers only listen: one that has never answered gets
its label all the same, and the label scanned back is then the proof. One that has answered before
and is silent now has stalled.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable

from app.printing.host_status import (
    ASK,
    MAX_ANSWER_BYTES,
    SENT,
    HostStatus,
    is_whole,
    parse_status,
)
from app.printing.jobs import PrintJob, Stopping
from app.printing.zpl import zpl_of
from inspection.errors import WorldError

CONNECT_S = 3.0
SEND_S = 5.0
FIRST_ANSWER_S = 1.0
"""Longest wait for the state; printers of the trade answer within 0.2 s."""
CLOSE_S = 0.5
"""A printer that refuses what it got says so at once."""
LOOK_S = 0.2
"""How often a wait looks whether the station closes."""
SEND_BUFFER_BYTES = 4096
"""Small, so that a printer that takes nothing is noticed while the label is being sent."""


class NetworkPrinter:
    """One printer, by host and port."""

    def __init__(
        self, host: str, port: int, *, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Connects for each label anew: such printers serve one caller at a time."""
        self._host = host
        self._port = port
        self._monotonic_s = monotonic_s
        self._answers = False

    def send(self, job: PrintJob, is_stopping: Stopping) -> None:
        """Print one label; raises WorldError `printer.*`."""
        data = zpl_of(job.label, job.form).encode("ascii")
        with self._connected(is_stopping) as link:
            wait = _Wait(link, self._monotonic_s, is_stopping)
            self._ensure_ready(wait)
            try:
                wait.send(data, SEND_S)
            except TimeoutError as problem:
                raise WorldError("printer.stalled") from problem
            except OSError as problem:
                raise WorldError("printer.cut") from problem
            self._ensure_taken(wait)

    def _connected(self, is_stopping: Stopping) -> socket.socket:
        try:
            return _connect(self._host, self._port, self._monotonic_s, is_stopping)
        except (OSError, UnicodeError) as problem:
            raise WorldError("printer.unreachable", printer=self._host) from problem

    def _ensure_ready(self, wait: _Wait) -> None:
        status = self._status(wait)
        if status is None and self._answers:
            raise WorldError("printer.silent")
        self._answers = self._answers or status is not None
        if status is not None and status.problem:
            raise WorldError(status.problem)

    def _ensure_taken(self, wait: _Wait) -> None:
        """After the label: its state again, or at least no refusal."""
        if not self._answers:
            try:
                wait.end()
            except OSError as problem:
                raise WorldError("printer.cut") from problem
            return
        status = self._status(wait)
        if status is None:
            raise WorldError("printer.silent")
        if status.problem:
            # it holds the label, and may print it once it goes on
            raise WorldError(status.problem + SENT)

    @staticmethod
    def _status(wait: _Wait) -> HostStatus | None:
        try:
            wait.send(ASK, FIRST_ANSWER_S)
            answer = wait.receive(FIRST_ANSWER_S)
        except TimeoutError:
            return None
        except OSError as problem:
            raise WorldError("printer.cut") from problem
        return parse_status(answer)


class _Wait:
    """A connected socket whose every call ends in time, or when the station closes."""

    def __init__(
        self, link: socket.socket, monotonic_s: Callable[[], float], is_stopping: Stopping
    ) -> None:
        self._link = link
        self._monotonic_s = monotonic_s
        self._is_stopping = is_stopping

    def send(self, data: bytes, limit_s: float) -> None:
        """All of it; TimeoutError when the printer takes no more."""
        rest = memoryview(data)
        end_s = self._monotonic_s() + limit_s
        while rest:
            try:
                rest = rest[self._link.send(rest) :]
            except TimeoutError:
                self._look(end_s)

    def receive(self, limit_s: float) -> bytes:
        """An answer as far as it came before the other end closed; TimeoutError for nothing."""
        got = b""
        end_s = self._monotonic_s() + limit_s
        while not is_whole(got) and len(got) < MAX_ANSWER_BYTES:
            try:
                more = self._link.recv(MAX_ANSWER_BYTES)
            except TimeoutError:
                self._look(end_s)
                continue
            if not more:
                break
            got += more
        return got

    def end(self) -> None:
        """No more is coming; OSError when the printer threw away what it got."""
        self._link.shutdown(socket.SHUT_WR)
        end_s = self._monotonic_s() + CLOSE_S
        while self._monotonic_s() < end_s and not self._is_stopping():
            try:
                if not self._link.recv(MAX_ANSWER_BYTES):
                    return
            except TimeoutError:
                continue

    def _look(self, end_s: float) -> None:
        if self._is_stopping() or self._monotonic_s() >= end_s:
            raise TimeoutError


def _connect(
    host: str, port: int, monotonic_s: Callable[[], float], is_stopping: Stopping
) -> socket.socket:
    """The first address that answers; OSError when none does in time."""
    end_s = monotonic_s() + CONNECT_S
    problem = OSError("no address")
    for family, kind, protocol, _name, address in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        link = socket.socket(family, kind, protocol)
        try:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
            link.setblocking(False)  # noqa: FBT003 - the socket's own order
            _finish_connecting(link, address, lambda: end_s - monotonic_s(), is_stopping)
        except OSError as error:
            problem = error
            link.close()
            continue
        link.settimeout(LOOK_S)
        return link
    raise problem


def _finish_connecting(
    link: socket.socket,
    address: tuple[object, ...],
    left_s: Callable[[], float],
    is_stopping: Stopping,
) -> None:
    with selectors.DefaultSelector() as selector:
        if link.connect_ex(address) == 0:
            return
        selector.register(link, selectors.EVENT_WRITE)
        while not selector.select(LOOK_S):
            if is_stopping() or left_s() <= 0:
                raise TimeoutError
        code = link.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, "no connection")

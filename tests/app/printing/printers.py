"""Printers as they behave on the network: real TCP servers on this machine."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.printing.host_status import ASK


def answer(
    *, paper: int = 0, paused: int = 0, head: int = 0, ribbon: int = 0, hot: int = 0
) -> bytes:
    """~HS as a printer of the trade answers it."""
    return (
        f"\x02030,{paper},{paused},0320,000,0,0,0,000,0,0,{hot}\x03\r\n"
        f"\x02001,0,{head},{ribbon},1,2,4,0,00000000,1,000\x03\r\n"
        "\x021234,0\x03\r\n"
    ).encode("ascii")


class TcpPrinter:
    """Accepts one caller after the other; `got` is what came, without ~HS.

    `answers` are given to ~HS in turn, the last for ever; None never answers. `resets_after` bytes
    it throws the connection away; with `reads` False it takes nothing at all.
    """

    def __init__(
        self,
        *,
        answers: tuple[bytes, ...] = (),
        resets_after: int | None = None,
        reads: bool = True,
    ) -> None:
        self.got = b""
        self.callers = 0
        self._answers = list(answers)
        self._resets_after = resets_after
        self._reads = reads
        self._closing = threading.Event()
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        self._server.bind(("127.0.0.1", 0))
        self._server.listen()
        self._server.settimeout(0.05)
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def hush(self) -> None:
        """From now on ~HS is not answered."""
        self._answers = []

    def close(self) -> None:
        self._closing.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while not self._closing.is_set():
            try:
                link, _ = self._server.accept()
            except TimeoutError:
                continue
            self.callers += 1
            with link:
                link.settimeout(0.05)
                self._talk(link)

    def _talk(self, link: socket.socket) -> None:
        got = 0
        while not self._closing.is_set():
            if not self._reads:
                self._closing.wait(0.05)
                continue
            if self._resets_after is not None and got >= self._resets_after:
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            try:
                data = link.recv(512)
            except TimeoutError:
                continue
            except ConnectionError:
                return
            if not data:
                return
            got += len(data)
            self._take(link, data)

    def _take(self, link: socket.socket, data: bytes) -> None:
        self.got += data.replace(ASK, b"")
        if data.endswith(ASK) and self._answers:
            link.sendall(self._answers[0])
            if len(self._answers) > 1:
                self._answers.pop(0)


@contextmanager
def tcp_printer(**behaviour: object) -> Iterator[TcpPrinter]:
    printer = TcpPrinter(**behaviour)  # type: ignore[arg-type]
    try:
        yield printer
    finally:
        printer.close()

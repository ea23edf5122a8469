"""A system of record that says exactly the bytes it is given, one answer a connection."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SILENCE = b""
"""The request is read, then the connection ends without an answer."""
STALL = b"stall"
"""The request is read, then nothing is said until the client goes away."""


@dataclass(kw_only=True)
class Telling:
    """What it will say, in order, and what it was asked; with nothing left it says nothing."""

    url: str
    answers: list[bytes] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)


def said(
    content: object, *, status: int = 200, headers: str = "", promised: int | None = None
) -> bytes:
    """An answer; `promised` is another length than the body has."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    length = len(body) if promised is None else promised
    head = f"HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
    return head.encode() + body


@contextmanager
def telling(*answers: bytes) -> Iterator[Telling]:
    """Runs it on a thread of the test's own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Telling(url=f"http://127.0.0.1:{listener.getsockname()[1]}", answers=[*answers])
        thread = threading.Thread(target=_serve, args=(listener, made), daemon=True)
        thread.start()
        yield made
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
        assert not thread.is_alive()


def _serve(listener: socket.socket, made: Telling) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            try:
                _answer(connection, made)
            except OSError:  # the client went away, as some tests have it do
                continue


def _answer(connection: socket.socket, made: Telling) -> None:
    connection.settimeout(5)
    stream = connection.makefile("rb")
    first = stream.readline().decode("latin-1").split(" ")
    head = b""
    while (line := stream.readline()) not in {b"\r\n", b""}:
        head += line
    length = next(
        (int(one.split(b":")[1]) for one in head.lower().splitlines() if b"content-length" in one),
        0,
    )
    made.bodies.append(stream.read(length))
    made.heads.append(head)
    made.asked.append((first[0], first[1]))
    answer = made.answers.pop(0) if made.answers else SILENCE
    if answer == STALL:
        stream.read(1)
        return
    connection.sendall(answer)

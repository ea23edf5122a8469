"""HTTP/1.1 messages as bytes, told apart by their length; as much as a proxy of tests needs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

END_OF_HEAD = b"\r\n\r\n"
MOST_BYTES = 64 * 1024 * 1024


class EndedError(Exception):
    """A connection ended in the middle of a message."""


class EndlessError(Exception):
    """A message whose end cannot be told; `taken` was read of it."""

    def __init__(self, taken: bytes) -> None:
        super().__init__()
        self.taken = taken


@dataclass(frozen=True, kw_only=True)
class Message:
    """One request or answer, whole."""

    head: bytes
    body: bytes

    @property
    def first_line(self) -> str:
        return self.head.split(b"\r\n", 1)[0].decode("latin-1")

    @property
    def method(self) -> str:
        return self.first_line.split(" ", 1)[0]

    @property
    def data(self) -> bytes:
        return self.head + self.body


async def read_request(reader: asyncio.StreamReader) -> Message | None:
    """The next one; None where the client has ended. Raises EndedError, EndlessError."""
    return await _read(reader, has_body=True)


async def read_answer(reader: asyncio.StreamReader, *, to: str) -> Message | None:
    """The answer to a request of the method `to`; None where the server ended without one."""
    return await _read(reader, has_body=to != "HEAD")


def made_answer(status: int, body: bytes, *, to: str) -> bytes:
    """An answer of something in between."""
    head = (
        f"HTTP/1.1 {status} Fault\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + (b"" if to == "HEAD" else body)


async def _read(reader: asyncio.StreamReader, *, has_body: bool) -> Message | None:
    try:
        head = await reader.readuntil(END_OF_HEAD)
    except asyncio.IncompleteReadError as ended:
        if ended.partial:
            raise EndedError from ended
        return None
    except asyncio.LimitOverrunError as long:
        raise EndlessError(await reader.read(long.consumed)) from long
    length = _length(head) if has_body else 0
    if length is None:
        raise EndlessError(head)
    try:
        return Message(head=head, body=await reader.readexactly(length))
    except asyncio.IncompleteReadError as ended:
        raise EndedError from ended


def _length(head: bytes) -> int | None:
    """Of the body; None where the head does not say."""
    first, *lines = head.split(b"\r\n")
    parts = [line.partition(b":") for line in lines]
    fields = {name.strip().lower(): value.strip() for name, _, value in parts}
    if b"transfer-encoding" in fields:
        return None
    if b"content-length" not in fields:
        is_answer = first.startswith(b"HTTP/") and first.split(b" ")[1] not in (b"204", b"304")
        return None if is_answer else 0
    length = fields[b"content-length"]
    return int(length) if length.isdigit() and int(length) <= MOST_BYTES else None

"""A proxy of our own between station, hub and system of record that misbehaves as scheduled.

It reads HTTP/1.1 requests and answers by their length. Where it cannot tell the end of one it
hands bytes on as they come, both ways, and that connection has no faults any more.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass

from tests.faults.http_parts import (
    EndedError,
    EndlessError,
    Message,
    made_answer,
    read_answer,
    read_request,
)
from tests.faults.processes import free_port
from tests.faults.schedule import STATUS, Fault, Schedule, Turn

HOST = "127.0.0.1"
ERROR_BODY = b'{"error":"please try again later"}'
_CHUNK = 64 * 1024
_NEVER_SENT = frozenset(
    {Fault.TOO_MANY, Fault.BROKEN, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.FALSE_SUCCESS}
)
_OF_ANSWERS = frozenset(
    {Fault.SLOW_ANSWER, Fault.CUT_ANSWER, Fault.DROPPED_ANSWER, Fault.GATEWAY_AFTER}
)
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, kw_only=True)
class Done:
    """One request and what was done to it; `number` is its place in the schedule."""

    line: str
    number: int
    request: str
    fault: Fault
    share: float

    def __str__(self) -> str:
        return f"{self.line} #{self.number} {self.request}: {self.fault.value} {self.share:.3f}"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a proxy stands before. `longest_s` is how late it makes a request or an answer.

    `allows` tells faults that would be no fault of the network, such as a payment sent twice to a
    system that books whatever it is told: RFC 9110 9.2.2 forbids that to everything in between.
    """

    name: str
    port: int
    longest_s: float
    allows: Callable[[Fault, str], bool] = lambda _fault, _method: True


class Proxies:
    """All lines of a site, on one thread. Without a schedule requests pass as they are."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxies")
        self._thread.start()
        self._made: list[Proxy] = []

    def open(self, line: Line) -> Proxy:
        made = Proxy(line)
        self._made.append(made)
        asyncio.run_coroutine_threadsafe(made.listen(), self._loop).result(10)
        return made

    def close(self) -> None:
        """Ends every connection."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _close(self) -> None:
        for one in self._made:
            one.stop()
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


class Proxy:
    """One line. `begin` and `end` may be called from any thread, `log` read after `end`."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.port = free_port()
        self.log: list[Done] = []
        self._schedule: Schedule | None = None
        self._number = 0
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def begin(self, schedule: Schedule) -> None:
        """Misbehave from the next request on, which is the schedule's number 0."""
        self.log = []
        self._number = 0
        self._schedule = schedule

    def end(self) -> None:
        """Pass everything from now on."""
        self._schedule = None

    def injected(self) -> Counter[Fault]:
        """What was really done since `begin`."""
        return Counter(one.fault for one in self.log)

    async def listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, HOST, self.port, limit=_CHUNK)

    def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind: Streams | None = None
        try:
            while (request := await self._next(reader, writer)) is not None:
                turn, number = self._turn(request)
                if turn.fault in _NEVER_SENT:
                    self._note(number, request, turn)
                    status = STATUS[turn.fault]
                    writer.write(made_answer(status, ERROR_BODY, to=request.method))
                    await writer.drain()
                    return
                if behind is None or behind[0].at_eof():
                    behind = await self._connect(behind)
                if not await self._exchange(request, turn, number, behind, (reader, writer)):
                    return
        except (EndedError, OSError, asyncio.CancelledError):
            # cancelled only once the proxies stop, and then the server would log it as a fault
            pass
        finally:
            for one in (writer, *(() if behind is None else behind[1:])):
                self._drop(one)

    async def _next(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Message | None:
        try:
            return await read_request(reader)
        except EndlessError as endless:
            behind = await self._connect(None)
            behind[1].write(endless.taken)
            await _tunnel((reader, writer), behind)
            self._drop(behind[1])
            return None

    def _turn(self, request: Message) -> tuple[Turn, int]:
        schedule, number = self._schedule, self._number
        self._number += 1
        none = Turn(fault=Fault.NONE, share=0.0)
        turn = none if schedule is None else schedule.turn(number)
        return (turn if self._line.allows(turn.fault, request.method) else none), number

    async def _connect(self, before: Streams | None) -> Streams:
        if before is not None:
            self._drop(before[1])
        return await asyncio.open_connection(HOST, self._line.port, limit=_CHUNK)

    async def _exchange(
        self,
        request: Message,
        turn: Turn,
        number: int,
        behind: Streams,
        client: Streams,
    ) -> bool:
        """Whether the client's connection goes on."""
        if turn.fault is Fault.CUT_REQUEST:
            self._note(number, request, turn)
            behind[1].write(request.data[: _cut(request.data, turn)])
            await behind[1].drain()
            return False
        if turn.fault is Fault.SLOW_REQUEST:
            self._note(number, request, turn)
            await asyncio.sleep(turn.share * self._line.longest_s)
        is_twice = turn.fault is Fault.TWICE
        second = asyncio.ensure_future(self._again(request)) if is_twice else None
        behind[1].write(request.data)
        await behind[1].drain()
        try:
            answer = await read_answer(behind[0], to=request.method)
        except EndlessError as endless:
            client[1].write(endless.taken)
            await _tunnel(client, behind)
            return False
        has_come_twice = second is not None and await second
        if answer is None:
            return False
        if has_come_twice or turn.fault in _OF_ANSWERS:
            self._note(number, request, turn)
        return await self._answer(request, turn, answer, client[1])

    async def _answer(
        self, request: Message, turn: Turn, answer: Message, client: asyncio.StreamWriter
    ) -> bool:
        data = answer.data
        match turn.fault:
            case Fault.DROPPED_ANSWER:
                return False
            case Fault.GATEWAY_AFTER:
                data = made_answer(STATUS[turn.fault], ERROR_BODY, to=request.method)
            case Fault.CUT_ANSWER:
                data = data[: _cut(data, turn)]
            case Fault.SLOW_ANSWER:
                await asyncio.sleep(turn.share * self._line.longest_s)
        client.write(data)
        await client.drain()
        return turn.fault not in (Fault.CUT_ANSWER, Fault.GATEWAY_AFTER)

    async def _again(self, request: Message) -> bool:
        """The same bytes on a connection of their own; whether they were answered."""
        try:
            reader, writer = await asyncio.open_connection(HOST, self._line.port, limit=_CHUNK)
        except OSError:
            return False
        with closing(writer), suppress(OSError, EndedError, EndlessError):
            writer.write(request.data)
            await writer.drain()
            return await read_answer(reader, to=request.method) is not None
        return False

    def _note(self, number: int, request: Message, turn: Turn) -> None:
        method, path, *_ = request.first_line.split(" ")
        self.log.append(
            Done(
                line=self._line.name,
                number=number,
                request=f"{method} {path.partition('?')[0]}",
                fault=turn.fault,
                share=turn.share,
            )
        )

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, RuntimeError):
            writer.close()


def _cut(data: bytes, turn: Turn) -> int:
    """At least one byte gets through and at least one does not."""
    return 1 + int(turn.share * (len(data) - 2))


async def _tunnel(one: Streams, other: Streams) -> None:
    """Bytes as they come, both ways, until either ends."""
    ways = [
        asyncio.ensure_future(_pour(one[0], other[1])),
        asyncio.ensure_future(_pour(other[0], one[1])),
    ]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()

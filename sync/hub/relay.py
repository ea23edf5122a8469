"""Giving records on: everything beyond a station's vector, in pieces it can digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from inspection.store import journal
from inspection.store.journal import Head
from inspection.values import OriginId
from sync.hub.database import Database
from sync.wire import PULL_BODY_BYTES, PullAnswer, StreamPart

LINES_PER_READ = 50


@dataclass(kw_only=True)
class _Budget:
    """How much this answer may still hold."""

    records: int
    size_bytes: int = PULL_BODY_BYTES
    is_cut: bool = False

    def take(self, line: str) -> bool:
        """Whether one more line fits; the first always does."""
        if self.records <= 0 or self.size_bytes <= 0:
            self.is_cut = True
            return False
        self.records -= 1
        self.size_bytes -= len(line.encode())
        return True


@dataclass(kw_only=True)
class _Part:
    """Lines gathered of one stream."""

    lines: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)


class Relay:
    """Answers pulls."""

    def __init__(self, database: Database) -> None:
        """Reads only."""
        self._database = database

    def pull(self, asking: OriginId, vector: Mapping[str, int], limit: int) -> PullAnswer:
        """Records of all streams, each in order; the hub's first: a new station waits for tickets.

        Of the asking station's own stream, the last, one record is enough: that there is any
        beyond what the station holds tells it that its disk was set back.
        """
        budget = _Budget(records=limit)
        streams: list[StreamPart] = []
        with self._database.reading() as connection:
            for head in self._in_order(journal.heads(connection), asking):
                after = vector.get(head.origin, 0)
                until = after + 1 if head.origin == asking else head.taken_seq
                part = _gather(connection, head, after, budget, until=until)
                if part.lines:
                    streams.append(
                        StreamPart(
                            origin=head.origin,
                            first_seq=after + 1,
                            lines=part.lines,
                            hashes=part.hashes,
                        )
                    )
        return PullAnswer(streams=streams, more=budget.is_cut)

    def _in_order(self, heads: Iterable[Head], asking: OriginId) -> list[Head]:
        first = self._database.origin
        return sorted(
            heads, key=lambda one: (one.origin == asking, one.origin != first, one.origin)
        )


def _gather(
    connection: Connection, head: Head, after: int, budget: _Budget, *, until: int
) -> _Part:
    part = _Part()
    until = min(until, head.taken_seq)
    while after < until and not budget.is_cut:
        limit = min(LINES_PER_READ, until - after)
        for seq, line, line_hash in journal.lines_after(connection, head.origin, after, limit):
            if not budget.take(line):
                return part
            part.lines.append(line)
            part.hashes.append(line_hash.hex())
            after = seq
    return part

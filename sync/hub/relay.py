"""Giving records on: everything beyond a station's vector, in pieces it can digest."""

from __future__ import annotations

from collections.abc import Mapping
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
        """Records of all streams but the asking station's own, each stream in order.

        The hub's own stream comes first: tickets are what a new station waits for.
        """
        budget = _Budget(records=limit)
        streams: list[StreamPart] = []
        with self._database.reading() as connection:
            heads = [head for head in journal.heads(connection) if head.origin != asking]
            heads.sort(key=lambda head: (head.origin != self._database.origin, head.origin))
            for head in heads:
                after = vector.get(head.origin, 0)
                part = _gather(connection, head, after, budget)
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


def _gather(connection: Connection, head: Head, after: int, budget: _Budget) -> _Part:
    part = _Part()
    while after < head.taken_seq and not budget.is_cut:
        for seq, line, line_hash in journal.lines_after(
            connection, head.origin, after, LINES_PER_READ
        ):
            if not budget.take(line):
                return part
            part.lines.append(line)
            part.hashes.append(line_hash.hex())
            after = seq
    return part

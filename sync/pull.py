"""Pull: the other origins' records come in, through the store's one writer, in small transactions.

Chains are verified, parked and applied by the store; here the answer is only cut to size and its
shape checked. A stream the store refuses is set aside and asked for no more until the next start,
so one bad stream holds up no other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from inspection.errors import WorldError
from inspection.values import MAX_SAFE_INTEGER
from sync import wire
from sync.client import HubClient
from sync.errors import HubGarbledError, StreamForkedError
from sync.ports import JournalSide

RECORDS_PER_TRANSACTION = 50
"""More would make the operator wait for the writer (DESIGN D10)."""
STREAM_FAULTS = frozenset({"journal.bad_line", "journal.forked", "journal.gap"})
"""Codes of the store that are about one stream, not about disk or database."""


@dataclass(frozen=True, kw_only=True)
class PullReport:
    """`more` says the hub has more right now; `problem` is the first refused stream's."""

    records: int
    more: bool
    problem: WorldError | None = None


@dataclass
class LeaveUnclaimed:
    """Streams that are asked for no more, with the reason; lives as long as the link."""

    problems: dict[str, WorldError] = field(default_factory=dict)

    def mask(self, vector: dict[str, int]) -> dict[str, int]:
        """The vector that makes a hub leave out the streams set aside."""
        return vector | dict.fromkeys(self.problems, MAX_SAFE_INTEGER)


def pull_once(
    side: JournalSide,
    client: HubClient,
    *,
    aside: LeaveUnclaimed,
    limit: int = wire.MAX_PULL_RECORDS,
    before_taking: Callable[[], None] = lambda: None,
) -> PullReport:
    """Ask once and take what came, at most `limit` records; `before_taking` is for these alone.

    Raises StreamForkedError when the hub holds more of this station's own stream than the station
    itself (after taking what came of the others), and what the client or the store's disk raises.
    """
    vector = side.vector()
    answer = client.pull(aside.mask(vector), limit=limit)
    if sum(len(part.lines) for part in answer.streams) > limit:
        raise HubGarbledError(why="limit")
    for part in answer.streams:
        _ensure_shape(part)
    if answer.streams:
        before_taking()
    taken = 0
    for part in sorted(answer.streams, key=lambda one: one.origin == side.origin):
        if part.origin == side.origin:
            raise StreamForkedError(
                seq=part.first_seq + len(part.lines) - 1, hub_hash=part.hashes[-1]
            )
        taken += _take(side, part, vector.get(part.origin, 0), aside)
    problem = next(iter(aside.problems.values()), None)
    # an answer that brought nothing new must not be asked for again at once
    return PullReport(records=taken, more=answer.more and taken > 0, problem=problem)


def _ensure_shape(part: wire.StreamPart) -> None:
    if len(part.lines) != len(part.hashes):
        raise HubGarbledError(why="hashes")


def _take(side: JournalSide, part: wire.StreamPart, held: int, aside: LeaveUnclaimed) -> int:
    """How many new records came in; the store passes over those it holds under the same hash."""
    records = [
        (line, bytes.fromhex(text)) for line, text in zip(part.lines, part.hashes, strict=True)
    ]
    newest = held
    try:
        for start in range(0, len(records), RECORDS_PER_TRANSACTION):
            chunk = records[start : start + RECORDS_PER_TRANSACTION]
            side.take(part.origin, chunk)
            newest = max(newest, part.first_seq + start + len(chunk) - 1)
    except WorldError as problem:
        if problem.code not in STREAM_FAULTS:
            raise
        aside.problems[part.origin] = problem
    return newest - held

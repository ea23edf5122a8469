"""Announces a ticket file at a hub, chunk by chunk: progress is honest, and it can be stopped.

The file is read here, on the side of whoever has it: a hub, which holds the money, opens no
spreadsheet. What was announced stands, whatever happens to the rest, and announcing the same file
again does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from inspection.errors import StationError
from sync import wire
from sync.client import HubClient
from sync.tickets.file import read_rows
from sync.tickets.rows import BadRow, RawTicket, RawTickets, ReadRow, grouped

ROWS_PER_REQUEST = 500
"""About half a second of a hub's time; a ticket is never split over two requests."""
CHARS_PER_REQUEST = 2_000_000
"""Cells may be long: no request comes near the hub's limit for bodies."""
READ_STEP = 500


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far an import is, in rows; `total` is unknown while the file is still being read."""

    stage: Literal["reading", "announcing"]
    done: int
    total: int | None = None


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A row that announced nothing; the ticket number is empty where it could not be read."""

    row: int
    ticket_number: str
    reason_code: str
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a file. Rows never sent are neither announced nor left out."""

    announced: int
    already: int
    left_out: tuple[LeftOut, ...]
    rows: int
    rows_unsent: int = 0
    is_cancelled: bool = False
    problem: StationError | None = None
    """Why it broke off in the middle."""


class _CancelledError(Exception):
    """Somebody wants no more of it."""


def _always() -> bool:
    return True


def announce_file(
    data: bytes,
    client: HubClient,
    *,
    demo: bool,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    is_wanted: Callable[[], bool] = _always,
) -> Outcome:
    """Read the file and announce its good tickets; blocks, `is_wanted` is asked all the while.

    Raises OperatorError `file.*` where the file as a whole cannot be read, and SyncError where the
    hub took nothing at all.
    """
    try:
        raw = grouped(_counted(read_rows(data, demo=demo), on_progress, is_wanted))
    except _CancelledError:
        return Outcome(announced=0, already=0, left_out=(), rows=0, is_cancelled=True)
    return announce(raw, client, on_progress=on_progress, is_wanted=is_wanted)


def read_whole(
    data: bytes, *, demo: bool, on_progress: Callable[[Progress], None] = lambda _progress: None
) -> RawTickets:
    """The first half of `announce_file`, for who has no hub before the file is known to be good."""
    return grouped(_counted(read_rows(data, demo=demo), on_progress, _always))


def announce(
    raw: RawTickets,
    client: HubClient,
    *,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    is_wanted: Callable[[], bool] = _always,
) -> Outcome:
    """The other half: what was read is announced. Raises SyncError as `announce_file`."""
    sender = _Sender(client, numbers=raw.numbers, bad=raw.bad)
    chunks = list(_chunks(raw.tickets))
    sender.rows_unsent = sum(len(chunk) for chunk in chunks)
    return sender.send_all(chunks, on_progress, is_wanted)


class _Sender:
    """Sums up what the hub says of chunk after chunk."""

    def __init__(
        self, client: HubClient, *, numbers: Mapping[int, str], bad: Sequence[BadRow]
    ) -> None:
        self._client = client
        self._numbers = numbers
        self._announced = self._already = self._sent = 0
        self._left_out = [self._left(one.row, one.reason_code, dict(one.params)) for one in bad]
        self.rows_unsent = 0

    def send_all(
        self,
        chunks: Sequence[list[wire.TicketRow]],
        on_progress: Callable[[Progress], None],
        is_wanted: Callable[[], bool],
    ) -> Outcome:
        total = self.rows_unsent
        for chunk in chunks:
            on_progress(Progress(stage="announcing", done=self._sent, total=total))
            if not is_wanted():
                return self._outcome(is_cancelled=True)
            try:
                report = self._client.import_rows(wire.TicketRows(rows=chunk))
            except StationError as problem:
                if not self._sent:
                    raise
                return self._outcome(is_cancelled=not is_wanted(), problem=problem)
            self._take(chunk, report)
        on_progress(Progress(stage="announcing", done=self._sent, total=total))
        return self._outcome()

    def _take(self, chunk: list[wire.TicketRow], report: wire.ImportReport) -> None:
        self._announced += report.announced
        self._already += report.already
        self._left_out += [self._left(one.row, one.reason_code, one.params) for one in report.bad]
        self._sent += len(chunk)
        self.rows_unsent -= len(chunk)

    def _left(self, row: int, reason_code: str, params: dict[str, str | int]) -> LeftOut:
        number = self._numbers.get(row, "")
        return LeftOut(row=row, ticket_number=number, reason_code=reason_code, params=params)

    def _outcome(
        self, *, is_cancelled: bool = False, problem: StationError | None = None
    ) -> Outcome:
        return Outcome(
            announced=self._announced,
            already=self._already,
            left_out=tuple(sorted(self._left_out, key=lambda one: one.row)),
            rows=self._sent + self.rows_unsent,
            rows_unsent=self.rows_unsent,
            is_cancelled=is_cancelled,
            problem=problem,
        )


def _counted(
    rows: Iterator[ReadRow],
    on_progress: Callable[[Progress], None],
    is_wanted: Callable[[], bool],
) -> Iterator[ReadRow]:
    for count, row in enumerate(rows, start=1):
        if count % READ_STEP == 0:
            if not is_wanted():
                raise _CancelledError
            on_progress(Progress(stage="reading", done=count))
        yield row


def _chunks(tickets: Sequence[RawTicket]) -> Iterator[list[wire.TicketRow]]:
    chunk: list[wire.TicketRow] = []
    chars = 0
    for ticket in tickets:
        rows = list(_rows(ticket))
        more = sum(len(cell) for row in rows for cell in row.cells.values())
        is_full = len(chunk) + len(rows) > ROWS_PER_REQUEST or chars + more > CHARS_PER_REQUEST
        if chunk and is_full:
            yield chunk
            chunk, chars = [], 0
        chunk += rows
        chars += more
    if chunk:
        yield chunk


def _rows(ticket: RawTicket) -> Iterator[wire.TicketRow]:
    for row, line in ticket.lines:
        cells = {column: text for column, text in (ticket.first | line).items() if text}
        yield wire.TicketRow(row=row, cells=cells)

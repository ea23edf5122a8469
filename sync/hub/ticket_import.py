"""Announcing tickets: each number once for ever, whatever is sent how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, select

from inspection.errors import OperatorError
from inspection.events import body_of
from inspection.ports import Ids
from inspection.store.canonical import canonical
from inspection.store.upsert import insert
from sync.hub.contacts import keep_contacts
from sync.hub.customer_words import Said, keep_words
from sync.hub.database import Database, HubWork
from sync.hub.returners import Returners
from sync.hub.store.tables import order_lines, ticket_numbers
from sync.hub.ticket_values import ReadTicket, read_ticket
from sync.tickets.columns import REQUIRED, known_columns
from sync.tickets.file import read_csv_tickets
from sync.tickets.rows import (
    BadRow,
    RawTicket,
    RawTickets,
    Row,
    checked_row,
    grouped,
    with_siblings,
)

TICKETS_PER_TRANSACTION = 200
"""A station's push waits at most this long; more per transaction gained nothing measurable."""
MAX_BODY_BYTES = 200 * 1024
"""Leaves room in a journal line (256 KiB) for the rest of the record."""


NAMES_PER_QUERY = 500
"""Below what any SQLite takes as parameters of one statement."""

Frozen = dict[str, str | int]
"""What the first ticket of an order line says about it, as a row of `hub_order_lines`."""


@dataclass(kw_only=True)
class ImportResult:
    """Counts of tickets, and the rows left out with their reasons."""

    announced: int = 0
    already: int = 0
    bad: list[BadRow] = field(default_factory=list)


class TicketImport:
    """Takes ticket files in."""

    def __init__(self, database: Database, *, ids: Ids, returners: Returners, demo: bool) -> None:
        """`returners` counts who returns often; `demo` admits columns with relative times."""
        self._returners = returners
        self._database = database
        self._ids = ids
        self._demo = demo

    def import_csv(self, data: bytes, *, now: datetime) -> ImportResult:
        """Announce the good tickets of a CSV file, once each, and list the bad rows.

        Sending the same file again announces nothing and counts its tickets as `already`; a number
        that comes back with other content stays as first announced and is listed as bad.
        Raises OperatorError where the file as a whole cannot be read.
        """
        return self._import(read_csv_tickets(data, demo=self._demo), now=now)

    def import_rows(self, rows: Sequence[tuple[int, Row]], *, now: datetime) -> ImportResult:
        """The same for numbered rows that somebody else has read from a file, of any format.

        Nothing is taken on trust: each row is checked here as if the file had come.
        Raises OperatorError `file.unknown_column`.
        """
        known = known_columns(demo=self._demo)
        for _number, cells in rows:
            for column in cells.keys() - known:
                raise OperatorError("file.unknown_column", column=column[:60])
        empty = dict.fromkeys(REQUIRED, "")
        checked = (checked_row(number, empty | cells) for number, cells in rows)
        return self._import(grouped(checked), now=now)

    def _import(self, raw: RawTickets, *, now: datetime) -> ImportResult:
        result = ImportResult(bad=list(raw.bad))
        for batch in _batches(raw.tickets):
            self._announce(batch, result, now=now)
        result.bad.sort(key=lambda bad: bad.row)
        return result

    def _announce(self, batch: Sequence[RawTicket], result: ImportResult, *, now: datetime) -> None:
        known = self._known(batch)
        fresh: list[ReadTicket] = []
        for raw in batch:
            if raw.number in known:
                _note_known(raw, known[raw.number], result)
                continue
            outcome = read_ticket(raw, ids=self._ids, now=now)
            if isinstance(outcome, ReadTicket):
                outcome = _bounded(outcome)
            if isinstance(outcome, ReadTicket):
                fresh.append(outcome)
            else:
                result.bad.extend(outcome)
        if fresh:
            recorded = self._database.write(
                partial(_record_all, tickets=fresh, returners=self._returners, now=now)
            )
            result.announced += recorded.announced
            result.already += recorded.already
            result.bad.extend(recorded.bad)

    def _known(self, batch: Sequence[RawTicket]) -> dict[str, str]:
        numbers = [raw.number for raw in batch]
        found = select(ticket_numbers.c.number, ticket_numbers.c.digest).where(
            ticket_numbers.c.number.in_(numbers)
        )
        with self._database.reading() as connection:
            return {row.number: row.digest for row in connection.execute(found)}


def _batches(tickets: Sequence[RawTicket]) -> Iterator[Sequence[RawTicket]]:
    for start in range(0, len(tickets), TICKETS_PER_TRANSACTION):
        yield tickets[start : start + TICKETS_PER_TRANSACTION]


def _note_known(raw: RawTicket, digest: str, result: ImportResult) -> None:
    if digest == raw.digest:
        result.already += 1
        return
    rows = [row for row, _ in raw.lines]
    result.bad.extend(BadRow(row=row, reason_code="ticket.differs") for row in rows)


def _bounded(ticket: ReadTicket) -> ReadTicket | list[BadRow]:
    if len(canonical(body_of(ticket.announced))) <= MAX_BODY_BYTES:
        return ticket
    fault = BadRow(row=ticket.rows[0], reason_code="ticket.too_long")
    return with_siblings([fault], ticket.rows)


def _record_all(
    work: HubWork, *, tickets: Sequence[ReadTicket], returners: Returners, now: datetime
) -> ImportResult:
    """One transaction: numbers and order lines are claimed with the records that announce them."""
    result = ImportResult()
    taken = _taken_numbers(work.connection, tickets)
    bought = _bought(work.connection, tickets)
    good: list[ReadTicket] = []
    for ticket in tickets:
        clash = _clash(ticket, bought)
        if ticket.announced.number in taken:
            result.already += 1  # another import was faster
        elif clash is not None:
            result.bad.extend(with_siblings([clash], ticket.rows))
        else:
            good.append(ticket)
            bought |= _frozen_lines(ticket)
    if good:
        _claim(work.connection, good)
    work.record_all([ticket.announced for ticket in good])
    returners.note(work, good, now=now)
    result.announced = len(good)
    return result


def _taken_numbers(connection: Connection, tickets: Sequence[ReadTicket]) -> set[str]:
    numbers = [ticket.announced.number for ticket in tickets]
    found = select(ticket_numbers.c.number).where(ticket_numbers.c.number.in_(numbers))
    return set(connection.execute(found).scalars())


def _bought(connection: Connection, tickets: Sequence[ReadTicket]) -> dict[str, Frozen]:
    """What is fixed already about the order lines these tickets name."""
    names = [line.order_line for ticket in tickets for line in ticket.announced.lines]
    bought: dict[str, Frozen] = {}
    for start in range(0, len(names), NAMES_PER_QUERY):
        part = names[start : start + NAMES_PER_QUERY]
        found = select(order_lines).where(order_lines.c.order_line.in_(part))
        bought |= {row["order_line"]: dict(row) for row in connection.execute(found).mappings()}
    return bought


def _clash(ticket: ReadTicket, bought: dict[str, Frozen]) -> BadRow | None:
    """The first line that says otherwise of an order line than an earlier ticket said.

    What was paid is the ceiling of all refunds of an order line, so it may not change silently.
    """
    for row, (name, frozen) in zip(ticket.rows, _frozen_lines(ticket).items(), strict=True):
        if bought.get(name, frozen) != frozen:
            params = (("order_line", name),)
            return BadRow(row=row, reason_code="order_line.contradicts", params=params)
    return None


def _claim(connection: Connection, tickets: Sequence[ReadTicket]) -> None:
    numbers = [
        {
            "number": ticket.announced.number,
            "ticket_id": ticket.announced.ticket_id,
            "digest": ticket.digest,
        }
        for ticket in tickets
    ]
    connection.execute(insert(ticket_numbers), numbers)
    lines = [frozen for ticket in tickets for frozen in _frozen_lines(ticket).values()]
    connection.execute(insert(order_lines).on_conflict_do_nothing(), lines)
    keep_contacts(connection, [(ticket.announced.ticket_id, ticket.contact) for ticket in tickets])
    said = [
        Said(words_id=one.announced.ticket_id, ticket_id=one.announced.ticket_id, words=one.words)
        for one in tickets
    ]
    keep_words(connection, said)


def _frozen_lines(ticket: ReadTicket) -> dict[str, Frozen]:
    return {
        line.order_line: {
            "order_line": line.order_line,
            "order_ref": ticket.announced.order_ref,
            "ordered_quantity": line.ordered_quantity,
            "paid_minor": line.paid_minor,
            "currency": line.currency,
        }
        for line in ticket.announced.lines
    }

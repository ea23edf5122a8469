"""Announcing tickets: each number once for ever, whatever is sent how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from inspection.events import AnnouncedLine, body_of
from inspection.ports import Ids
from inspection.store.canonical import canonical
from sync.hub.contacts import keep_contact
from sync.hub.database import Database, HubWork
from sync.hub.store.tables import order_lines, ticket_numbers
from sync.hub.ticket_values import ReadTicket, read_ticket
from sync.hub.tickets_csv import BadRow, RawTicket, read_csv, with_siblings

TICKETS_PER_TRANSACTION = 200
"""A station's push waits at most this long; more per transaction gained nothing measurable."""
MAX_BODY_BYTES = 200 * 1024
"""Leaves room in a journal line (256 KiB) for the rest of the record."""


@dataclass(kw_only=True)
class ImportResult:
    """Counts of tickets, and the rows left out with their reasons."""

    announced: int = 0
    already: int = 0
    bad: list[BadRow] = field(default_factory=list)


class TicketImport:
    """Takes ticket files in."""

    def __init__(self, database: Database, *, ids: Ids, demo: bool) -> None:
        """`demo` admits columns with relative times."""
        self._database = database
        self._ids = ids
        self._demo = demo

    def import_csv(self, data: bytes, *, now: datetime) -> ImportResult:
        """Announce the good tickets of a CSV file, once each, and list the bad rows.

        Sending the same file again announces nothing and counts its tickets as `already`; a number
        that comes back with other content stays as first announced and is listed as bad.
        Raises OperatorError where the file as a whole cannot be read.
        """
        raw = read_csv(data, demo=self._demo)
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
            announced, bad = self._database.write(lambda work: _record_all(work, fresh))
            result.announced += announced
            result.already += len(fresh) - announced - len({one.row for one, _ in bad})
            result.bad.extend(row for _, rows in bad for row in rows)

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
    work: HubWork, tickets: Sequence[ReadTicket]
) -> tuple[int, list[tuple[BadRow, list[BadRow]]]]:
    announced = 0
    bad: list[tuple[BadRow, list[BadRow]]] = []
    for ticket in tickets:
        clash = _clash(work.connection, ticket)
        if clash is not None:
            bad.append((clash, with_siblings([clash], ticket.rows)))
        elif _record(work, ticket):
            announced += 1
    return announced, bad


def _clash(connection: Connection, ticket: ReadTicket) -> BadRow | None:
    """The first line that says otherwise of an order line than an earlier ticket said.

    What was paid is the ceiling of all refunds of an order line, so it may not change silently.
    """
    for row, line in zip(ticket.rows, ticket.announced.lines, strict=True):
        query = select(order_lines).where(order_lines.c.order_line == line.order_line)
        found = connection.execute(query).mappings().one_or_none()
        if found is not None and dict(found) != _frozen(line, ticket.announced.order_ref):
            return BadRow(
                row=row,
                reason_code="order_line.contradicts",
                params=(("order_line", line.order_line),),
            )
    return None


def _record(work: HubWork, ticket: ReadTicket) -> bool:
    """False when another import announced the number in the meantime."""
    event = ticket.announced
    claim = insert(ticket_numbers).values(
        number=event.number, ticket_id=event.ticket_id, digest=ticket.digest
    )
    if work.connection.execute(claim.on_conflict_do_nothing()).rowcount == 0:
        return False
    lines = [_frozen(line, event.order_ref) for line in event.lines]
    work.connection.execute(insert(order_lines).on_conflict_do_nothing(), lines)
    keep_contact(work.connection, event.ticket_id, ticket.contact)
    work.record(event)
    return True


def _frozen(line: AnnouncedLine, order_ref: str) -> dict[str, str | int]:
    return {
        "order_line": line.order_line,
        "order_ref": order_ref,
        "ordered_quantity": line.ordered_quantity,
        "paid_minor": line.paid_minor,
        "currency": line.currency,
    }

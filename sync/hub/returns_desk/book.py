"""The returns desk's book: what each ticket's system of record is told, and how far that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, exists, or_, select, update

from inspection.store.upsert import insert
from inspection.values import TicketId, rfc3339
from sync.connectors.port import ReturnRef
from sync.hub.database import Database, HubWork
from sync.hub.store.goods_tables import expected_returns, reports, told_tickets


class What(StrEnum):
    """What is told, in the order it is told in."""

    RECEIPT = "receipt"
    PHOTO = "photo"
    OUTCOME = "outcome"
    NOTE = "note"


class State(StrEnum):
    """How far it is. `stopped` waits for a person; `withdrawn` is true no more."""

    WAITING = "waiting"
    DONE = "done"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One row of the book."""

    ticket_id: TicketId
    what: What
    key: str
    state: State
    reason: str | None
    tries: int
    content: str


@dataclass(frozen=True, kw_only=True)
class OpenTicket:
    """A ticket with something to tell; `has_news` where nobody looked yet what that is."""

    ticket_id: TicketId
    number: str
    ref: str | None
    touched: int
    has_news: bool

    @property
    def of(self) -> ReturnRef:
        """The return as its system of record knows it; by its number where that lists none."""
        return ReturnRef(ref=self.ref or self.number, number=self.number)


class ReportBook:
    """Reads and moves reports; the returns desk's thread moves them, any may read."""

    def __init__(self, database: Database) -> None:
        """Keeps nothing in memory."""
        self._database = database

    def open_tickets(self) -> list[OpenTicket]:
        """Tickets with news or with reports that wait, in the order they were announced."""
        waits = exists(
            select(reports.c.key).where(
                reports.c.ticket_id == told_tickets.c.ticket_id,
                reports.c.state == State.WAITING.value,
            )
        )
        query = (
            select(told_tickets, expected_returns.c.ref)
            .outerjoin(
                expected_returns,
                expected_returns.c.number == told_tickets.c.number,
            )
            .where(or_(told_tickets.c.touched > told_tickets.c.seen, waits))
            # of several the last counts: one that could be announced, if there is any
            .order_by(
                told_tickets.c.ticket_id,
                expected_returns.c.reason.is_(None),
                expected_returns.c.ref,
            )
        )
        with self._database.reading() as connection:
            found = [_open_ticket(row) for row in connection.execute(query)]
        return list({one.ticket_id: one for one in found}.values())

    def agree(self, ticket: OpenTicket, wanted: Mapping[What, Iterable[str]]) -> list[Told]:
        """Make the book say what is wanted by the facts, and give what then waits.

        Notes are not of the facts: the feed writes them.
        """

        def action(work: HubWork) -> list[Told]:
            connection = work.connection
            held = {(one.what, one.key): one for one in _of_ticket(connection, ticket.ticket_id)}
            now = [(what, key) for what, keys in wanted.items() for key in keys]
            for what, key in now:
                one = held.get((what, key))
                if one is None:
                    note(work, ticket.ticket_id, what, key)
                elif one.state is State.WITHDRAWN:
                    _write(connection, one, state=State.WAITING, reason=None)
            for place, one in held.items():
                is_gone = one.what is not What.NOTE and place not in now
                if is_gone and one.state in {State.WAITING, State.STOPPED}:
                    _write(connection, one, state=State.WITHDRAWN, reason=None)
            connection.execute(
                update(told_tickets)
                .where(told_tickets.c.ticket_id == ticket.ticket_id)
                .values(seen=ticket.touched)
            )
            return _of_ticket(connection, ticket.ticket_id)

        return self._database.write(action)

    def of(self, ticket_id: TicketId) -> list[Told]:
        """Everything the book says of a ticket."""
        with self._database.reading() as connection:
            return _of_ticket(connection, ticket_id)

    def move(
        self, one: Told, state: State, *, reason: str | None = None, is_try: bool = False
    ) -> None:
        """To another state; `is_try` counts one more attempt that may have got through."""
        tries = one.tries + 1 if is_try else one.tries
        self._database.write(
            lambda work: _write(work.connection, one, state=state, reason=reason, tries=tries)
        )

    def sends_as(self, one: Told, content: str) -> None:
        """Note the hash a photo is about to be sent with, before it is."""
        self._database.write(
            lambda work: _write(
                work.connection, one, state=one.state, reason=one.reason, content=content
            )
        )


def note(work: HubWork, ticket_id: str, what: What, key: str, *, content: str = "") -> None:
    """One more thing to tell; what is in the book already stays as it is."""
    row = {
        "ticket_id": ticket_id,
        "what": what.value,
        "key": key,
        "state": State.WAITING.value,
        "reason": None,
        "tries": 0,
        "since": rfc3339(work.clock.now()),
        "content": content,
    }
    work.connection.execute(insert(reports).on_conflict_do_nothing(), [row])


def _write(
    connection: Connection, one: Told, *, state: State, reason: str | None, **more: object
) -> None:
    connection.execute(
        update(reports)
        .where(
            reports.c.ticket_id == one.ticket_id,
            reports.c.what == one.what.value,
            reports.c.key == one.key,
        )
        .values(state=state.value, reason=reason, **more)
    )


def _of_ticket(connection: Connection, ticket_id: str) -> list[Told]:
    query = select(reports).where(reports.c.ticket_id == ticket_id).order_by(reports.c.key)
    return [_told(row) for row in connection.execute(query)]


def _told(row: Row[Any]) -> Told:
    return Told(
        ticket_id=TicketId(row.ticket_id),
        what=What(row.what),
        key=row.key,
        state=State(row.state),
        reason=row.reason,
        tries=row.tries,
        content=row.content,
    )


def _open_ticket(row: Row[Any]) -> OpenTicket:
    return OpenTicket(
        ticket_id=TicketId(row.ticket_id),
        number=row.number,
        ref=row.ref,
        touched=row.touched,
        has_news=row.touched > row.seen,
    )

"""What the system of record expects back: listed by cursor, announced as tickets, never guessed.

What it sends is checked as a ticket file is. A return that cannot be announced, or that was closed
there after it was announced here, stands on the people's list; nothing is deleted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from inspection.errors import OperatorError
from inspection.ports import Clock
from inspection.store.upsert import Insert, insert
from inspection.values import rfc3339
from sync.connectors.port import Connector, ConnectorLostError, ExpectedPage, ExpectedReturn
from sync.hub.database import Database
from sync.hub.returns_desk.touched import touch
from sync.hub.returns_desk.waits import Waits
from sync.hub.store.goods_tables import expected_returns, goods_cursors
from sync.hub.store.tables import ticket_numbers
from sync.hub.ticket_import import TicketImport

FIRST_RETRY_S = 0.5
POLL_S = 30.0
PAGES_PER_PASS = 20
"""A first listing of thousands leaves room for reports in between."""
MAX_TEXT = 200
"""Characters of a ref, a number or a version."""
MAX_ROWS = 1_000
MAX_CURSOR = 10_000
NAME = "list"


@dataclass(frozen=True, kw_only=True)
class _Fault:
    """Why a return could not be announced."""

    reason: str
    params: Mapping[str, str | int] = field(default_factory=dict)


class ExpectedList:
    """Reads the list; belongs to the returns desk's thread."""

    def __init__(
        self,
        database: Database,
        connector: Connector,
        tickets: TicketImport,
        *,
        clock: Clock,
        random: Callable[[], float],
    ) -> None:
        """`random` spreads the waits."""
        self._database = database
        self._connector = connector
        self._can = connector.capabilities()
        self._tickets = tickets
        self._clock = clock
        self._waits = Waits(clock, random, first_s=FIRST_RETRY_S, longest_s=POLL_S)
        self._next_s = clock.monotonic_s()

    def run_once(self, should_stop: Callable[[], bool]) -> float | None:
        """Read on from the cursor; seconds until it is read again, None where there is no list."""
        if not self._can.lists_returns:
            return None
        if self._clock.monotonic_s() >= self._next_s and self._waits.is_due(NAME):
            try:
                is_at_end = self._read_on(should_stop)
            except ConnectorLostError:
                self._waits.lost(NAME)
            else:
                self._waits.forget(NAME)
                self._next_s = self._clock.monotonic_s() + (POLL_S if is_at_end else 0.0)
        poll_s = max(0.0, self._next_s - self._clock.monotonic_s())
        return max(poll_s, self._waits.soonest_s() or 0.0)

    def _read_on(self, should_stop: Callable[[], bool]) -> bool:
        """Whether the end was reached; one page after the other, each kept before the next."""
        cursor = self._cursor()
        for _ in range(PAGES_PER_PASS):
            page = self._connector.expected(cursor)
            for one in page.returns:
                if should_stop():
                    return False
                self._take(one)
            if len(page.cursor) > MAX_CURSOR or "\0" in page.cursor:
                raise ConnectorLostError("connector.garbled", was_sent=True, why="cursor")
            self._keep_cursor(page)
            if not page.has_more or page.cursor == cursor:
                return True
            cursor = page.cursor
        return False

    def _take(self, one: ExpectedReturn) -> None:
        """Announce a return unless this version of it was; whatever is wrong with it is kept."""
        with self._database.reading() as connection:
            known = _known(connection, _kept(one.ref))
        if known == (_kept(one.version), one.is_open):
            return
        fault = self._announced(one) if one.is_open else None
        now = rfc3339(self._clock.now())
        row = {
            "ref": _kept(one.ref),
            "number": _kept(one.number),
            "version": _kept(one.version),
            "is_open": one.is_open,
            "reason": None if fault is None else fault.reason[:MAX_TEXT],
            "params": json.dumps({} if fault is None else dict(fault.params)),
            "since": now,
        }
        put = insert(expected_returns).values(row)
        keep = put.on_conflict_do_update(
            index_elements=["ref"], set_={name: put.excluded[name] for name in row if name != "ref"}
        )
        self._database.write(lambda work: _keep(work.connection, keep, one.number))

    def _announced(self, one: ExpectedReturn) -> _Fault | None:
        fault = _bad_shape(one)
        if fault is not None:
            return fault
        rows = [(at, dict(cells)) for at, cells in enumerate(one.rows, start=1)]
        try:
            result = self._tickets.import_rows(rows, now=self._clock.now())
        except OperatorError as bad:
            return _Fault(reason=bad.code, params=bad.params)
        if result.bad:
            first = result.bad[0]
            return _Fault(reason=first.reason_code, params={"row": first.row, **dict(first.params)})
        return None

    def _cursor(self) -> str | None:
        query = select(goods_cursors.c.value).where(goods_cursors.c.name == self._can.name)
        with self._database.reading() as connection:
            found = connection.execute(query).scalar()
        return None if found is None else str(found)

    def _keep_cursor(self, page: ExpectedPage) -> None:
        put = insert(goods_cursors).values(name=self._can.name, value=page.cursor)
        keep = put.on_conflict_do_update(
            index_elements=["name"], set_={"value": put.excluded.value}
        )
        self._database.write(lambda work: work.connection.execute(keep))


def _kept(text: str) -> str:
    """As it can be kept and shown: cut, and no character that a database or a screen chokes on."""
    return "".join(one if one.isprintable() else "?" for one in text[:MAX_TEXT])


def _bad_shape(one: ExpectedReturn) -> _Fault | None:
    """What no file can be wrong about: names too long to keep, rows of another ticket, too many."""
    names = (one.ref, one.number, one.version)
    if any(_kept(name) != name for name in names) or not (one.ref and one.number):
        return _Fault(reason="expected.bad_name")
    if not one.rows:
        return _Fault(reason="expected.no_rows")
    if len(one.rows) > MAX_ROWS:
        return _Fault(reason="expected.too_many_rows", params={"most": MAX_ROWS})
    if any(row.get("ticket_number") != one.number for row in one.rows):
        return _Fault(reason="expected.other_number")
    return None


def _known(connection: Connection, ref: str) -> tuple[str, bool] | None:
    row = connection.execute(select(expected_returns).where(expected_returns.c.ref == ref)).first()
    return None if row is None else (row.version, row.is_open)


def _keep(connection: Connection, keep: Insert, number: str) -> None:
    connection.execute(keep)
    # its reports may have waited for the ref
    found = select(ticket_numbers.c.ticket_id).where(ticket_numbers.c.number == number)
    touch(connection, connection.execute(found).scalars())

"""The feed: every record once, in the order of its stream, to whoever makes something of it.

A cursor for each stream moves in the transaction that keeps what was made of the records, so a
crash neither loses one nor takes it twice. Stations' records come once their rules are checked.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from inspection.errors import account
from inspection.event_base import Event
from inspection.store import journal as journals
from inspection.store.apply import decode
from inspection.store.records import Record, parse_line
from inspection.store.tables import journal
from inspection.store.upsert import insert
from inspection.values import OriginId
from sync.hub.database import Database, HubWork
from sync.hub.store.goods_tables import feed
from sync.hub.store.tables import checked

RECORDS_PER_TRANSACTION = 50
"""A station's push waits at most for so many."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A record with its event, as this program understands it."""

    record: Record
    event: Event


class Taker(Protocol):
    """Makes something of records."""

    kinds: frozenset[str]
    """The kinds it wants to see."""

    def take(self, work: HubWork, happened: Happened) -> None:
        """Keep what follows from one record, in the transaction of `work`."""


class Feed:
    """Hands records on; any thread may call, one transaction at a time takes them."""

    def __init__(self, database: Database, takers: Sequence[Taker]) -> None:
        """Every taker sees every record of its kinds, in this order."""
        self._database = database
        self._takers = takers
        self._kinds = sorted(frozenset[str]().union(*(one.kinds for one in takers)))

    def hand_on(self) -> int:
        """Hand on all records there are; how many were looked at."""
        count = 0
        for origin in self._behind():
            while taken := self._database.write(partial(self._part, origin=origin)):
                count += taken
        return count

    def _behind(self) -> list[OriginId]:
        with self._database.reading() as connection:
            return [
                origin
                for origin, until in self._ends(connection).items()
                if until > _cursor(connection, origin)
            ]

    def _ends(self, connection: Connection) -> dict[OriginId, int]:
        """How far each stream may be read: the own one to its end, others as far as checked."""
        ends = {OriginId(row.origin): int(row.seq) for row in connection.execute(select(checked))}
        own = self._database.origin
        ends[own] = journals.head_of(connection, own).applied_seq
        return ends

    def _part(self, work: HubWork, origin: OriginId) -> int:
        """A few records of one stream; what was taken by another thread meanwhile is left out."""
        after = _cursor(work.connection, origin)
        until = self._ends(work.connection).get(origin, 0)
        if after >= until:
            return 0
        found = _wanted(work.connection, origin, (after, until), self._kinds)
        for record in found:
            event = decode(record.kind, record.schema, record.body)
            if event is not None:
                self._give(work, Happened(record=record, event=event))
        # fewer than asked for: there are no more of these kinds up to the end
        reached = found[-1].seq if len(found) == RECORDS_PER_TRANSACTION else until
        _advance(work.connection, origin, reached)
        return reached - after

    def _give(self, work: HubWork, happened: Happened) -> None:
        """To each taker; one that trips over a record must not keep all later ones from everybody.

        Nothing is recorded here: only the hub's own tables are rolled back.
        """
        for taker in self._takers:
            if happened.record.kind not in taker.kinds:
                continue
            savepoint = work.connection.begin_nested()
            try:
                taker.take(work, happened)
            except SQLAlchemyError:
                raise
            except Exception as fault:  # noqa: BLE001 - whatever a hostile record makes a taker do
                savepoint.rollback()
                _log.error("feed: %s passed over: %s", happened.record.kind, account(fault))
            else:
                savepoint.commit()


def _wanted(
    connection: Connection, origin: OriginId, between: tuple[int, int], kinds: Sequence[str]
) -> list[Record]:
    after, until = between
    query = (
        select(journal.c.line, journal.c.hash)
        .where(
            journal.c.origin == origin,
            journal.c.seq > after,
            journal.c.seq <= until,
            journal.c.kind.in_(kinds),
        )
        .order_by(journal.c.seq)
        .limit(RECORDS_PER_TRANSACTION)
    )
    return [parse_line(row.line, row.hash) for row in connection.execute(query)]


def _cursor(connection: Connection, origin: OriginId) -> int:
    found = connection.execute(select(feed.c.seq).where(feed.c.origin == origin)).scalar()
    return 0 if found is None else int(found)


def _advance(connection: Connection, origin: OriginId, seq: int) -> None:
    put = insert(feed).values(origin=origin, seq=seq)
    connection.execute(
        put.on_conflict_do_update(index_elements=["origin"], set_={"seq": put.excluded.seq})
    )

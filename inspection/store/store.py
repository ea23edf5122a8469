"""The store of one machine: its journal, everyone's facts, its local tables, in one file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Engine

from inspection.errors import BugError, WorldError
from inspection.people import Actor
from inspection.ports import Clock, Ids
from inspection.store import journal, migrations
from inspection.store.apply import Row
from inspection.store.engine import open_readers, read_engine, write_engine
from inspection.store.errors import ForkError, world_errors
from inspection.store.journal import Head
from inspection.store.local import LocalTables
from inspection.store.open_parcels import follow
from inspection.store.parking import Settled, settle
from inspection.store.rebuild import catch_up, copy_journals
from inspection.store.records import Record, ensure_one_stream, link, parse_line
from inspection.store.reports import Changed, TakeReport, changed_by
from inspection.store.settings import HOLDER, ORIGIN, read_setting, write_setting
from inspection.values import STATION_ACTOR, OriginId, Role

if TYPE_CHECKING:
    from inspection.store.facts import SqlFacts
    from inspection.store.local_pictures import LocalPictures
    from inspection.store.work import SqlWork

T = TypeVar("T")

BUSY_TIMEOUT_S = 5.0
"""Another process may hold the file this long before the operator is told."""
APPLY_LIMIT = 200
"""Records applied in one transaction at most, so that an operator never waits behind more."""


class Store:
    """Opens with `Store.open`. Any thread may call; writes take turns under one lock."""

    def __init__(
        self, path: Path, *, writer: Engine, reader: Engine, clock: Clock, ids: Ids
    ) -> None:
        """Takes over both engines; use `open`."""
        self.path = path
        self.reader = reader
        """Engine for read models; its connections cannot write."""
        self.on_changed: list[Callable[[Changed], None]] = []
        """Called after each commit that brought records, on the writing thread."""
        self.local = LocalTables(self)
        self._writer = writer
        self._clock = clock
        self._ids = ids
        self._lock = threading.Lock()
        self._holder: int | None = None
        self._origin: OriginId | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        ids: Ids,
        create: bool = True,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
    ) -> Store:
        """Opens the database file, brings it to this program's version, applies what is ready.

        Raises WorldError `store.missing` without `create`, or `store.*` for what SQLite reports.
        """
        if not create and not path.is_file():
            raise WorldError("store.missing", folder=str(path.parent))
        busy_timeout_ms = round(busy_timeout_s * 1000)
        store = cls(
            path,
            writer=write_engine(path, busy_timeout_ms=busy_timeout_ms),
            reader=read_engine(path, busy_timeout_ms=busy_timeout_ms),
            clock=clock,
            ids=ids,
        )
        return store._prepared()

    @classmethod
    def open_postgres(cls, url: str, folder: Path, *, clock: Clock, ids: Ids) -> Store:
        """The same on a PostgreSQL database of one hub; `folder` is where that hub has its files.

        Raises OperatorError `hub.already_running` where another hub holds the database,
        `hub.database_url`, `hub.database_old` or `hub.database_order` where it is none for a hub.
        """
        from inspection.store import postgres  # noqa: PLC0415 - a station has none

        postgres.ensure_usable(url)
        holder = postgres.Holder()
        store = cls(
            folder / "hub.postgres",
            writer=postgres.write_engine(url, holder),
            reader=postgres.read_engine(url),
            clock=clock,
            ids=ids,
        )
        try:
            with world_errors(), store._writer.begin() as conn:
                postgres.ensure_fit(conn)
        except BaseException:
            store.close()
            raise
        store._prepared()
        mark = ids.new()
        store.put_setting(HOLDER, mark)
        holder.mark = mark
        return store

    def close(self) -> None:
        """Gives up all connections; the store must not be used afterwards."""
        self.reader.dispose()
        self._writer.dispose()

    @cached_property
    def pictures(self) -> LocalPictures:
        """The reference pictures this machine knows of."""
        from inspection.store.local_pictures import LocalPictures  # noqa: PLC0415 - with the sync

        return LocalPictures(self)

    @property
    def origin(self) -> OriginId | None:
        """This store's own origin; None until `open_origin`."""
        return self._origin

    def open_origin(
        self, station_name: str, public_key_hex: str, *, program: str = "returns-station"
    ) -> OriginId:
        """Mints this store's origin and records `origin.opened` as its first record.

        Raises BugError when the store already has one.
        """
        from inspection.station_events import OriginOpened  # noqa: PLC0415 - once in its life

        if self._origin is not None:
            raise BugError("store.origin_open", origin=self._origin)
        origin = OriginId(self._ids.new())
        event = OriginOpened(station_name=station_name, public_key=public_key_hex, program=program)
        actor = Actor(person_id=STATION_ACTOR, role=Role.ADMIN)
        with self._writing() as conn:
            work = self._work(conn, origin, actor)
            work.record(event)
            work.finish()
            write_setting(conn, ORIGIN, origin)
        self._origin = origin
        self._tell(work.records, work.rows)
        return origin

    def transact(self, actor: Actor, action: Callable[[SqlWork], T]) -> T:
        """Runs one action: decide, record, apply, commit; whatever it raises undoes all of it.

        Raises WorldError `store.busy`, `store.full` or `store.io` when SQLite cannot; then nothing
        was recorded.
        """
        if self._origin is None:
            raise BugError("store.no_origin")
        with self._writing() as conn:
            work = self._work(conn, self._origin, actor)
            result = action(work)
            work.finish()
        self._tell(work.records, work.rows)
        return result

    def take(self, records: Sequence[tuple[str, bytes]], origin: OriginId) -> TakeReport:
        """Takes consecutive records `(line, hash)` of one origin in, in one transaction.

        Records already held are skipped. Raises BadLineError, ForkError or GapError; then nothing
        was taken.
        """
        offered = [parse_line(line, line_hash) for line, line_hash in records]
        ensure_one_stream(offered, origin)
        if not offered:
            return TakeReport(taken=0, applied=0, parked=0, more=False)
        with self._writing() as conn:
            fresh = self._take(conn, offered, origin)
            settled = settle(conn, limit=APPLY_LIMIT, in_hand={origin: fresh})
            follow(conn, settled.rows)
            head = journal.head_of(conn, origin)
        self._tell(settled.records, settled.rows)
        return TakeReport(
            taken=len(fresh),
            applied=len(settled.records),
            parked=head.taken_seq - head.applied_seq,
            more=settled.more,
        )

    def apply_ready(self, limit: int = APPLY_LIMIT) -> Settled:
        """Applies parked records that became ready, at most `limit`; see `TakeReport.more`."""
        with self._writing() as conn:
            settled = settle(conn, limit=limit)
            follow(conn, settled.rows)
        self._tell(settled.records, settled.rows)
        return settled

    def rebuild_into(self, path: Path, *, source: Connection | None = None) -> Store:
        """A new store at `path` with the same journals, applied anew; local tables stay behind.

        `source` is a read connection whose state is copied, a fresh one by default.
        """
        rebuilt = Store.open(path, clock=self._clock, ids=self._ids)
        try:
            with self.reading() as fresh:
                rebuilt.write(lambda target: copy_journals(source or fresh, target))
        except BaseException:
            rebuilt.close()
            raise
        return rebuilt

    def write(self, action: Callable[[Connection], T]) -> T:
        """One write transaction on local or hub-only tables; never on replicated ones."""
        with self._writing() as conn:
            return action(conn)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read connection that sees one state of the database."""
        with world_errors(), self.reader.connect() as conn:
            yield conn

    @contextmanager
    def facts(self) -> Iterator[SqlFacts]:
        """Facts on a fresh read connection, outside any action."""
        from inspection.store.facts import SqlFacts  # noqa: PLC0415 - as for the first action

        with self.reading() as conn:
            yield SqlFacts(conn)

    def streams(self) -> list[Head]:
        """How far every stream was taken and applied; parked where the two differ."""
        with self.reading() as conn:
            return journal.heads(conn)

    def vector(self) -> dict[OriginId, int]:
        """Taken seq of every stream, the own one included."""
        return {head.origin: head.taken_seq for head in self.streams()}

    def own_records_after(self, seq: int, limit: int) -> list[tuple[int, str, bytes]]:
        """The next records of the own stream, as `(seq, line, hash)`."""
        if self._origin is None:
            return []
        return self.records_after(self._origin, seq, limit)

    def records_after(self, origin: OriginId, seq: int, limit: int) -> list[tuple[int, str, bytes]]:
        """The next records of any stream held here, as `(seq, line, hash)`."""
        with self.reading() as conn:
            return journal.lines_after(conn, origin, seq, limit)

    def tell(self, changed: Changed) -> None:
        """Something changed that screens show; commits of records tell by themselves."""
        for told in self.on_changed:
            told(changed)

    def setting(self, key: str) -> str | None:
        """A local setting, None when never set."""
        with self.reading() as conn:
            return read_setting(conn, key)

    def put_setting(self, key: str, value: str | None) -> None:
        """Sets a local setting; None removes it."""
        self.write(lambda conn: write_setting(conn, key, value))

    def _prepared(self) -> Store:
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise
        return self

    def _prepare(self) -> None:
        with world_errors():
            migrations.upgrade(self._writer)
        with self._writing() as conn:
            origin = read_setting(conn, ORIGIN)
            self._origin = None if origin is None else OriginId(origin)
            catch_up(conn)
        with world_errors():
            open_readers(self.reader)

    def _take(
        self, conn: Connection, offered: Sequence[Record], origin: OriginId
    ) -> Sequence[Record]:
        head = journal.head_of(conn, origin)
        fresh = journal.new_part(conn, head, offered)
        if not fresh:
            return fresh
        if origin == self._origin:
            # Someone continued our own stream: this file is an older copy of itself.
            raise ForkError(origin, head.taken_seq, head.hash.hex())
        link(fresh, prev_hash=head.hash)
        journal.append(conn, fresh)
        return fresh

    def _work(self, conn: Connection, origin: OriginId, actor: Actor) -> SqlWork:
        from inspection.store.work import SqlWork  # noqa: PLC0415 - a start decides nothing

        return SqlWork(conn, origin=origin, actor=actor, clock=self._clock, ids=self._ids)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._holder == threading.get_ident():
            raise BugError("store.nested")
        with world_errors(), self._lock:
            self._holder = threading.get_ident()
            try:
                with self._writer.begin() as conn:
                    yield conn
            finally:
                self._holder = None

    def _tell(self, records: Sequence[Record], rows: Sequence[tuple[str, Row]]) -> None:
        if not records:
            return
        self.tell(changed_by(records, rows))

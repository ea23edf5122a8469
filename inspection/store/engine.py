"""Two engines on one SQLite file: one connection that writes, several that only read.

Writers begin IMMEDIATE: a deferred transaction that reads and then writes fails at once when
someone else wrote in between, whatever the time-out. Reads have their own engine so that they
never take the write lock (SPIKES A).

Each connection keeps SQLite's own two megabytes of pages: the file is in the system's cache anyway.
Larger ones only filled up over a shift (54 KiB a parcel, up to their size) and made no look-up
among 100,000 tickets faster.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

READERS_KEPT = 4
"""Read connections that are opened at once and stay: as many as a station has threads that read.
More, where a hub has them, are opened for one reading and closed again, so that a program that runs
for weeks holds no more files than in its first minute."""
MOST_READERS = 16


def write_engine(path: Path, *, busy_timeout_ms: int) -> Engine:
    """The engine of the one write connection: WAL, every commit synced, BEGIN IMMEDIATE."""
    engine = _engine(path, pool_size=1, max_overflow=0)
    pragmas = (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={busy_timeout_ms}",
        "foreign_keys=ON",
    )
    _on_connect(engine, pragmas)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def read_engine(path: Path, *, busy_timeout_ms: int) -> Engine:
    """The engine of readers: each transaction sees one state and cannot write."""
    engine = _engine(path, pool_size=READERS_KEPT, max_overflow=MOST_READERS - READERS_KEPT)
    pragmas = (f"busy_timeout={busy_timeout_ms}", "query_only=ON")
    _on_connect(engine, pragmas)
    _begin_with(engine, "BEGIN")
    return engine


def open_readers(engine: Engine) -> None:
    """Open what stays open, a millisecond in all; the database is there and has its tables."""
    with ExitStack() as held:
        for _ in range(READERS_KEPT):
            conn = held.enter_context(engine.connect())
            conn.exec_driver_sql("SELECT 1 FROM alembic_version").first()


def _engine(path: Path, *, pool_size: int, max_overflow: int) -> Engine:
    return create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=pool_size,
        # one connection with a warm cache rather than four
        pool_use_lifo=True,
        max_overflow=max_overflow,
        # An error's text goes to logs, and parameters may be a customer's name and phone.
        hide_parameters=True,
        # Connections change threads only between transactions, through the pool.
        connect_args={"check_same_thread": False},
    )


def _on_connect(engine: Engine, pragmas: tuple[str, ...]) -> None:
    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # The driver's own transactions would begin late and DEFERRED.
        connection.isolation_level = None
        cursor = connection.cursor()
        try:
            for pragma in pragmas:
                cursor.execute(f"PRAGMA {pragma}")
        except BaseException:
            # The pool does not know it yet; with an open cursor the file would stay open as well.
            cursor.close()
            connection.close()
            raise
        cursor.close()

    event.listen(engine, "connect", connected)


def _begin_with(engine: Engine, statement: str) -> None:
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begun)

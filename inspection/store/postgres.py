"""The two engines of a hub's store on PostgreSQL 15 or newer: one connection writes, some read.

Whoever has the write connection holds the database: it takes an advisory lock of its session
before anything is written on it. A connection that is lost takes the lock with it, and the next
one must take it anew; when another hub held the database in between, nothing is written any more
(`hub.replaced`). So a hub that lost its database can commit no `sending`, and sends no money.

Names and codes sort by their bytes, as they do in SQLite: the database must have been made so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from inspection.errors import OperatorError, WorldError
from inspection.store.engine import MOST_READERS, READERS_KEPT

DRIVER = "postgresql+psycopg"
OLDEST = 150_000
"""PostgreSQL 15, as the server numbers itself."""
LOCK = 0x52_45_54_55_52_4E_53
"""Name of the advisory lock; such locks belong to one database."""
WAIT_S = 10
"""A hub whose predecessor was just ended may have to wait for it."""
WAIT_AGAIN_S = 1
"""Everyone who writes waits meanwhile; who comes next waits anew."""
STATEMENTS = 1_000
"""Plans a connection keeps: more than the hub has statements."""
_LOCK_TAKEN = "55P03"
_SIGNS = ("B", "a", "_", "é", "中", "Z", "-", "1")
_HERE = {
    "connect_timeout": 5,
    # a network that falls silent: after this the connection counts as lost
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "returns-station hub",
}
_SERVER_SIDE = (
    "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
    " -c timezone=UTC"
    # the views are joined a hundred times over: a plan takes a quarter of a second to make and is
    # made once a connection, anew when the statistics change; compiling one took twenty seconds
    " -c jit=off -c plan_cache_mode=force_generic_plan"
)
_READ_ONLY = (
    " -c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"
)


def ensure_usable(url: str) -> None:
    """Raises OperatorError `hub.database_url` for what is no address of a PostgreSQL database."""
    try:
        parsed = make_url(url)
    except ArgumentError as bad:
        raise OperatorError("hub.database_url") from bad
    if parsed.drivername != DRIVER or not parsed.database:
        raise OperatorError("hub.database_url")


@dataclass
class Holder:
    """Who holds the database: this process, from its first connection on.

    `mark` stands in the database as long as nobody else opened it; None until it is written.
    """

    mark: str | None = None
    was_connected: bool = False

    def take(self, connection: DBAPIConnection) -> None:
        """Take the lock on a connection just made.

        Raises OperatorError `hub.already_running` at the start, later WorldError: `store.busy`
        while the server has not yet noticed that the lost connection is gone, `hub.replaced` when
        another hub held the database since.
        """
        wait_s = WAIT_AGAIN_S if self.was_connected else WAIT_S
        cursor = connection.cursor()
        try:
            cursor.execute(f"SET lock_timeout = '{wait_s}s'")
            cursor.execute(f"SELECT pg_advisory_lock({LOCK})")
            cursor.execute("SET lock_timeout = '5s'")
            if self.mark is not None:
                cursor.execute("SELECT value FROM settings WHERE key = 'holder'")
                if cursor.fetchone() != (self.mark,):
                    raise WorldError("hub.replaced")
        except Exception as refused:
            if getattr(refused, "sqlstate", None) != _LOCK_TAKEN:
                raise
            if self.was_connected:
                raise WorldError("store.busy", detail="lock") from refused
            raise OperatorError("hub.already_running", folder="") from refused
        finally:
            cursor.close()
        # the lock is the session's, and outlives this transaction
        connection.commit()
        self.was_connected = True


def write_engine(url: str, holder: Holder) -> Engine:
    """The engine of the one write connection, which holds the database."""
    engine = _engine(url, options=_SERVER_SIDE, pool_size=1, max_overflow=0)

    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        try:
            holder.take(connection)
        except BaseException:
            connection.close()  # the pool does not know it yet
            raise

    event.listen(engine, "connect", connected)
    return engine


def read_engine(url: str) -> Engine:
    """The engine of readers: each transaction sees one state and cannot write."""
    return _engine(
        url,
        options=_SERVER_SIDE + _READ_ONLY,
        pool_size=READERS_KEPT,
        max_overflow=MOST_READERS - READERS_KEPT,
    )


def ensure_fit(connection: Connection) -> None:
    """Raises OperatorError `hub.database_old` or `hub.database_order`: nothing else is looked at.

    The second is a database that does not sort text by its bytes, or keeps it otherwise than UTF-8.
    """
    version = int(str(connection.execute(text("SHOW server_version_num")).scalar_one()))
    if version < OLDEST:
        raise OperatorError("hub.database_old", found=version // 10_000)
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    listed = "SELECT sign FROM unnest(CAST(:signs AS text[])) AS sign ORDER BY sign"
    found = connection.execute(text(listed), {"signs": list(_SIGNS)}).scalars().all()
    if encoding != "UTF8" or list(found) != sorted(_SIGNS, key=str.encode):
        raise OperatorError("hub.database_order")


def _engine(url: str, *, options: str, pool_size: int, max_overflow: int) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=pool_size,
        pool_use_lifo=True,
        max_overflow=max_overflow,
        # An error's text goes to logs, and parameters may be a customer's name and phone.
        hide_parameters=True,
        connect_args={**_HERE, "options": options, "prepare_threshold": 0},
    )

    def connected(connection: Any, _entry: ConnectionPoolEntry) -> None:  # noqa: ANN401
        connection.prepared_max = STATEMENTS

    event.listen(engine, "connect", connected)
    return engine

"""Rebuild: the replicated tables are nothing but the journals applied again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, delete, insert, select, update

from inspection.store import migrations
from inspection.store.apply import known_kinds
from inspection.store.canonical import canonical
from inspection.store.parking import settle
from inspection.store.settings import APPLIED_BY, read_setting, write_setting
from inspection.store.tables import REPLICATED, journal, streams

BULK_LIMIT = 20_000
"""Records applied per step of a rebuild; larger steps gained nothing (SPIKES A.5)."""


def catch_up(conn: Connection) -> None:
    """After an upgrade of the program or its schema: applies all journals again.

    So records of kinds unknown before get their rows in their place, a migration changes tables
    and never facts, and an upgraded store equals one that knew everything all along.
    """
    here = " ".join([migrations.HEAD, *sorted(known_kinds())])
    if read_setting(conn, APPLIED_BY) == here:
        return
    if conn.execute(select(streams.c.origin).limit(1)).first() is not None:
        reapply(conn)
    write_setting(conn, APPLIED_BY, here)


def reapply(conn: Connection) -> None:
    """Empties the replicated tables and applies all journals again, in this transaction."""
    for table in REPLICATED.values():
        conn.execute(delete(table))
    conn.execute(update(streams).values(applied_seq=0))
    while settle(conn, limit=BULK_LIMIT).more:
        pass
    from inspection.store.open_parcels import keep_all  # noqa: PLC0415 - few starts rebuild

    keep_all(conn)


def copy_journals(source: Connection, target: Connection) -> None:
    """Copies all journals verbatim into an empty store and applies them there."""
    lines = source.execute(select(journal).order_by(journal.c.origin, journal.c.seq))
    for part in lines.mappings().partitions(BULK_LIMIT):
        target.execute(insert(journal), [dict(row) for row in part])
    heads = source.execute(select(streams)).mappings().all()
    if heads:
        target.execute(insert(streams), [dict(head) | {"applied_seq": 0} for head in heads])
    reapply(target)


def tables_digest(conn: Connection) -> dict[str, str]:
    """SHA-256 over the sorted rows of each replicated table, by its name."""
    return {name: _digest(conn, table) for name, table in sorted(REPLICATED.items())}


def _digest(conn: Connection, table: Table) -> str:
    digest = hashlib.sha256()
    for row in _sorted_rows(conn, table):
        digest.update(row)
        digest.update(b"\n")
    return digest.hexdigest()


def _sorted_rows(conn: Connection, table: Table) -> Iterator[bytes]:
    columns = sorted(table.c.keys())
    statement = select(*(table.c[name] for name in columns)).order_by(*table.primary_key.columns)
    for row in conn.execute(statement):
        yield canonical(list(row))

"""Rebuild: the replicated tables are nothing but the journals applied again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, delete, select, update

from inspection.store.apply import known_kinds
from inspection.store.canonical import canonical
from inspection.store.parking import settle
from inspection.store.settings import KNOWN_KINDS, read_setting, write_setting
from inspection.store.tables import REPLICATED, journal, streams

BULK_LIMIT = 20_000
"""Records applied per step of a rebuild; larger steps gained nothing (SPIKES A.5)."""


def adopt_new_kinds(conn: Connection) -> None:
    """After an upgrade: records that were of unknown kind and are known now get their rows.

    They are applied in their place, by a rebuild, so that an upgraded store equals one that knew
    the kinds all along.
    """
    known = known_kinds()
    before = read_setting(conn, KNOWN_KINDS)
    fresh = known - set((before or "").split())
    if not fresh:
        return
    kinds = {name.split("/")[0] for name in fresh}
    met = select(journal.c.seq).where(journal.c.kind.in_(kinds)).limit(1)
    if conn.execute(met).first() is not None:
        reapply(conn)
    write_setting(conn, KNOWN_KINDS, " ".join(sorted(known)))


def reapply(conn: Connection) -> None:
    """Empties the replicated tables and applies all journals again, in this transaction."""
    for table in REPLICATED.values():
        conn.execute(delete(table))
    conn.execute(update(streams).values(applied_seq=0))
    while settle(conn, limit=BULK_LIMIT).more:
        pass


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

"""Settings of this machine, kept beside the journal and never replicated."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select

from inspection.store.tables import settings
from inspection.store.upsert import insert

ORIGIN = "origin"
"""This store's own origin."""
LPN_CODE = "lpn_code"
"""The four characters the hub gave this origin for its LPNs."""
HUB_OFFSET_MS = "hub_offset_ms"
"""Hub clock minus ours, as last measured; written into every record."""
APPLIED_BY = "applied_by"
"""Schema and kinds of the program that last applied the journals here."""
HOLDER = "holder"
"""Which opening of a hub on PostgreSQL holds the database; another one writes another."""

_ONE = select(settings.c.value).where(settings.c.key == bindparam("of"))
_PUT = insert(settings)
_UPSERT = _PUT.on_conflict_do_update(index_elements=["key"], set_={"value": _PUT.excluded.value})


def read_setting(conn: Connection, key: str) -> str | None:
    """The value, or None when it was never set."""
    return conn.execute(_ONE, {"of": key}).scalar()


def write_setting(conn: Connection, key: str, value: str | None) -> None:
    """Sets the value; None removes it."""
    if value is None:
        conn.execute(delete(settings).where(settings.c.key == key))
    else:
        conn.execute(_UPSERT, {"key": key, "value": value})

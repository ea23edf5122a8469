"""Whether a hub does its work: its database answers, and no desk has died or stands still."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from inspection.errors import WorldError
from sync.hub.database import Database
from sync.hub.loop import Loop
from sync.hub.store.tables import stations

STUCK_AFTER_S = 600.0
"""A desk that finished nothing for so long hangs: a refund is a handful of requests to the system
of record, with 20 s for each unless it is set otherwise, and takes two minutes at the worst."""


def reasons_against(database: Database, loops: Sequence[Loop]) -> list[str]:
    """Sentences for whoever runs the hub; none where all is well."""
    reasons = [] if (trouble := _trouble_of(database)) is None else [trouble]
    for loop in loops:
        if loop.has_died:
            reasons.append(f"{loop.name} has ended by itself; start the hub anew")
        elif loop.stood_s > STUCK_AFTER_S:
            reasons.append(f"{loop.name} has finished nothing for {loop.stood_s:.0f} s")
    return reasons


def _trouble_of(database: Database) -> str | None:
    try:
        with database.reading() as connection:
            connection.execute(select(stations.c.origin).limit(1)).first()
    except WorldError as trouble:
        return f"the database does not answer ({trouble.code})"
    except DBAPIError as trouble:  # its file was taken away: SQLite made an empty one
        return f"the database does not answer ({type(trouble).__name__})"
    return None

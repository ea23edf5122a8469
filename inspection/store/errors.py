"""What can go wrong between the program, its database file and another origin's journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from inspection.errors import StationError, WorldError


class BadLineError(WorldError):
    """A journal line that is not canonical, not typed as promised, too long or off the chain."""

    def __init__(self, reason: str, **params: str | int) -> None:
        """`reason` says which promise was broken."""
        super().__init__("journal.bad_line", reason=reason, **params)


class ForkError(WorldError):
    """Another record already stands at this place of the stream."""

    def __init__(self, origin: str, seq: int, held_hash: str) -> None:
        """`held_hash` is the hex hash this store holds at `(origin, seq)`."""
        super().__init__("journal.forked", origin=origin, seq=seq, hash=held_hash)
        self.origin = origin
        self.seq = seq
        self.held_hash = held_hash


class GapError(WorldError):
    """Records are missing before the first one offered."""

    def __init__(self, origin: str, expected: int, offered: int) -> None:
        """`expected` is the next seq this store can take."""
        super().__init__("journal.gap", origin=origin, expected=expected, offered=offered)
        self.origin = origin
        self.expected = expected


@contextmanager
def world_errors() -> Iterator[None]:
    """Turns what the database reports about itself into WorldError; bugs pass unchanged.

    Codes: `store.busy`, `store.full`, `store.io`, `store.corrupt`, `store.unreachable`.
    """
    try:
        yield
    except DBAPIError as error:
        world = _world_error(error.orig)
        if world is None:
            raise
        raise world from error
    except sqlite3.Error as error:
        world = _world_error(error)
        if world is None:
            raise
        raise world from error


_CODES = (
    (("SQLITE_BUSY", "SQLITE_LOCKED"), "store.busy"),
    (("SQLITE_FULL",), "store.full"),
    (("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"), "store.io"),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB"), "store.corrupt"),
)
# of PostgreSQL, appendix A of its manual: a class, or one condition of a class
_STATES = (
    (("55P03", "40001", "40P01", "57014", "53300"), "store.busy"),
    (("53100", "53200", "53400", "54000"), "store.full"),
    (("08", "57P", "28", "3D", "25P03"), "store.unreachable"),
    (("XX001", "XX002"), "store.corrupt"),
    (("58", "25006", "42501"), "store.io"),
)


def _world_error(error: BaseException | None) -> StationError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    state = getattr(error, "sqlstate", "") or ""
    for known, said in ((_CODES, name), (_STATES, state)):
        for prefixes, code in known:
            if said.startswith(prefixes):
                return WorldError(code, detail=said)
    if not name and not state and _is_of_the_connection(error):
        return WorldError("store.unreachable", detail="connection")
    return None


def _is_of_the_connection(error: BaseException | None) -> bool:
    # a server that is gone gives no state; the driver is named, for a station never loads it
    kind = type(error)
    return kind.__module__.startswith("psycopg") and kind.__name__ in _OF_THE_CONNECTION


_OF_THE_CONNECTION = frozenset({"OperationalError", "ConnectionTimeout", "InterfaceError"})

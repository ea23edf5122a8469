"""Rows behind Facts: read in one transaction, each record they come from noted, none read twice."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from inspection.store import rows
from inspection.store.statements import Statement
from inspection.values import Ref

Rows = Sequence[Row[Any]]


class Reading:
    """What one transaction read so far.

    A case of a parcel asks for the same ticket and the same parcel a dozen times, each of them in
    half a dozen statements; a transaction that only reads sees one state, so once is enough.
    """

    def __init__(self, conn: Connection, *, keeps: bool) -> None:
        """`keeps`: nothing is written in this transaction, an answer stays the answer."""
        self._conn = conn
        self._kept: dict[Hashable, Rows] | None = {} if keeps else None
        self._noted: set[Ref] = set()

    @property
    def noted(self) -> tuple[Ref, ...]:
        """The places of all records whose rows were returned so far, sorted."""
        return tuple(sorted(self._noted))

    def note(self, place: Ref) -> None:
        """Counts a record that was read otherwise among those noted."""
        self._noted.add(place)

    def all(self, statement: Statement, subject: str = "") -> Rows:
        """The rows about `subject`, and their places noted."""
        key = (statement, subject)
        if self._kept is not None and key in self._kept:
            return self._kept[key]
        found = self._read(key, statement, {"of": subject})
        self._noted.update(map(rows.place, found))
        return found

    def children(self, statement: Statement, parent: Row[Any]) -> Rows:
        """The rows of lists in the record of `parent`, which was noted with it."""
        key = (statement, parent.origin, parent.seq)
        if self._kept is not None and key in self._kept:
            return self._kept[key]
        return self._read(key, statement, {"at_origin": parent.origin, "at_seq": parent.seq})

    def _read(self, key: Hashable, statement: Statement, of: Mapping[str, Any]) -> Rows:
        found = self._conn.execute(statement(), of).all()
        if self._kept is not None:
            self._kept[key] = found
        return found

"""What the station of a record could know as it recorded it.

A whole batch is applied before its first record is checked, and a station may be days behind: what
was recorded later, or elsewhere and not seen, is no breach of an earlier record. Known is what
stands in its own stream before it, or no later than a record it refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Row, Table, and_, exists, or_, select

from inspection.events import UnitDecided
from inspection.grading import Grading
from inspection.ports import Facts
from inspection.store import tables as t
from inspection.store import work_rows
from inspection.store.facts import SqlFacts
from inspection.store.predicates import stands
from inspection.store.records import Record
from inspection.store.rows import place
from inspection.store.statements import Statement
from inspection.values import OriginId, Ref, UnitId


def knew(record: Record, at: Ref) -> bool:
    """Whether the record's station had what was recorded at this place."""
    if at.origin == record.origin:
        return at.seq < record.seq
    return any(at.origin == one.origin and at.seq <= one.seq for one in record.refers)


def rows_then(
    record: Record, connection: Connection, table: Table, key: str, where: ColumnElement[bool]
) -> list[Row[Any]]:
    """Rows the station knew that nothing it knew had replaced or withdrawn; `key` is their id."""
    found = connection.execute(select(table).where(where, stands(table))).all()
    known = [one for one in found if knew(record, place(one))]
    return [one for one in known if not _was_gone(record, connection, getattr(one, key))]


def rows_until_later(
    record: Record, connection: Connection, table: Table, key: str, where: ColumnElement[bool]
) -> list[Row[Any]]:
    """Rows the station knew that only later records of its own replaced or withdrew, if any.

    What rests on these may be paid: what another station replaced meanwhile is not among them.
    """
    found = connection.execute(select(table).where(where, stands(table))).all()
    return [
        one
        for one in found
        if knew(record, place(one))
        and all(
            end.origin == record.origin and end.seq > record.seq
            for end in _ends(connection, getattr(one, key))
        )
    ]


def grading_then(
    record: Record, event: UnitDecided, facts: Facts, connection: Connection
) -> Grading | None:
    """The grading a decision rests on; the item may be graded anew once it was taken back."""
    gradings = facts.grading_of(UnitId(event.unit_id))
    found = next((one for one in gradings if one.grading_id == event.grading_id), None)
    if found is not None:
        return found
    graded = t.gradings.c
    where = (graded.grading_id == event.grading_id) & (graded.unit_id == event.unit_id)
    rows = rows_until_later(record, connection, t.gradings, "grading_id", where)
    return work_rows.grading(rows[0]) if rows else None


class KnownFacts(SqlFacts):
    """Facts as a record's station knew them: not what it had not seen, nor what ended them since.

    Only of what it read a record says that it was known. What the hub says counts as of now.
    """

    def __init__(self, record: Record, connection: Connection) -> None:
        """Reads in the transaction of `connection`."""
        super().__init__(connection)
        # its base reads through an attribute: a method of that name would never be asked
        self._all = self._all_then
        self._seen = _seen(record)
        self._hubs = frozenset(connection.execute(select(t.hubs.c.origin)).scalars())

    def _all_then(self, statement: Statement, subject: str = "") -> Sequence[Row[Any]]:
        # a name of the query's own is taken before the view's: so current is what was current then
        then = statement().add_cte(self._gone_then)
        found = self._conn.execute(then, {"of": subject}).all()
        return [one for one in found if self._knew(place(one))]

    def _knew(self, at: Ref) -> bool:
        return at.origin in self._hubs or at.seq <= self._seen.get(at.origin, 0)

    @cached_property
    def _gone_then(self) -> CTE:
        """`gone_facts` (inspection/store/predicates) of what was known."""
        undone = exists(
            select(t.withdrawals.c.fact_id).where(
                t.withdrawals.c.fact_id == t.superseded.c.by_id, self._was_known(t.withdrawals)
            )
        )
        replaced = select(t.superseded.c.fact_id).where(self._was_known(t.superseded), ~undone)
        withdrawn = select(t.withdrawals.c.fact_id).where(self._was_known(t.withdrawals))
        # in place, as a view is: else it is all written down before one fact is looked up
        return withdrawn.union_all(replaced).cte("gone_facts").prefix_with("NOT MATERIALIZED")

    def _was_known(self, table: Table) -> ColumnElement[bool]:
        places = (
            and_(table.c.origin == origin, table.c.seq <= seq)
            for origin, seq in sorted(self._seen.items())
        )
        return and_(stands(table), or_(table.c.origin.in_(self._hubs), *places))


def unless_then(
    judge: Callable[[Facts], str | None], facts: Facts, record: Record, connection: Connection
) -> str | None:
    """The breach that `judge` finds, unless it finds none in what the record's station knew.

    What somebody else recorded meanwhile is no fault of this record. Nor is what its station knew
    without reading it: `refers` do not tell of that, so what is in order now is in order.
    """
    found = judge(facts)
    if found is None or judge(KnownFacts(record, connection)) is None:
        return None
    return found


def _seen(record: Record) -> dict[OriginId, int]:
    """The last record of each stream that the station surely had."""
    seen = {record.origin: record.seq - 1}
    for one in record.refers:
        if one.origin != record.origin:
            seen[one.origin] = max(one.seq, seen.get(one.origin, 0))
    return seen


def _was_gone(record: Record, connection: Connection, fact_id: str) -> bool:
    return any(knew(record, one) for one in _ends(connection, fact_id))


def _ends(connection: Connection, fact_id: str) -> list[Ref]:
    """Where a fact was replaced or withdrawn; a replacement withdrawn itself counts no more."""
    undone = exists(
        select(t.withdrawals.c.fact_id).where(
            t.withdrawals.c.fact_id == t.superseded.c.by_id, stands(t.withdrawals)
        )
    )
    replaced = select(t.superseded.c.origin, t.superseded.c.seq).where(
        and_(t.superseded.c.fact_id == fact_id, stands(t.superseded), ~undone)
    )
    withdrawn = select(t.withdrawals.c.origin, t.withdrawals.c.seq).where(
        and_(t.withdrawals.c.fact_id == fact_id, stands(t.withdrawals))
    )
    return [
        Ref(origin=OriginId(origin), seq=seq)
        for origin, seq in connection.execute(replaced.union_all(withdrawn))
    ]

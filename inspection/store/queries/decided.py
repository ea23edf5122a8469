"""Every decision as other systems are told of it: what, how good, where it goes, where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, bindparam, select

from inspection.sorting import STANDING_ID, standing_bin
from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.store.queries.sorting import current_way
from inspection.store.statements import display_order
from inspection.values import (
    Disposition,
    ItemGrade,
    PackagingGrade,
    Verdict,
    from_rfc3339,
    rfc3339,
)


@dataclass(frozen=True, kw_only=True)
class DecidedUnit:
    """One decision. Where the store lacks a part of it, texts are empty and the rest None.

    `disposition` is where the unit goes by now, after any change.
    """

    decided_at: datetime
    ticket_number: str
    order_ref: str
    order_line: str
    sku: str
    lpn: str
    grade: str
    packaging: PackagingGrade | None
    item: ItemGrade | None
    disposition: Disposition
    choice: Verdict
    choice_minor: int
    currency: str
    container: str
    outbound: str
    service: str
    """What the customer wants now; where it is no return, the choice `full` is no money."""


def decided_units(conn: Connection, since: datetime) -> Iterator[DecidedUnit]:
    """Every current decision from `since` on, oldest first; read as it is consumed."""
    for row in conn.execute(_DECIDED, {"since": rfc3339(since)}):
        yield _unit(row)


def _unit(row: Row[Any]) -> DecidedUnit:
    code = standing_bin().code if row.container_id == STANDING_ID else row.container
    return DecidedUnit(
        decided_at=from_rfc3339(row.recorded_at),
        ticket_number=row.number or "",
        order_ref=row.order_ref or "",
        order_line=row.order_line or "",
        sku=row.sku or "",
        lpn=row.lpn or "",
        grade=row.grade or "",
        packaging=None if row.packaging is None else PackagingGrade(row.packaging),
        item=None if row.item is None else ItemGrade(row.item),
        disposition=Disposition(row.way),
        choice=Verdict(row.choice),
        choice_minor=row.choice_minor,
        currency=row.currency,
        container=code or "",
        outbound=row.outbound or "",
        service=row.wants or row.service or "",
    )


def _of(table: Table, column: str, key: str, *, by: str, of: ColumnElement[Any]) -> Any:  # noqa: ANN401 - a scalar of any column
    """A column of the newest current fact whose `by` equals `of`."""
    one = table.alias()
    return (
        select(one.c[column])
        .where(one.c[by] == of, is_current(one, key))
        .order_by(one.c.recorded_at.desc(), one.c.origin.desc(), one.c.seq.desc())
        .limit(1)
        .scalar_subquery()
        .label(column)
    )


def _of_line(column: str) -> Any:  # noqa: ANN401 - as above
    line = t.ticket_lines.alias()
    return (
        select(line.c[column])
        .where(line.c.line_id == t.decisions.c.line_id)
        .order_by(line.c.seq.desc())
        .limit(1)
        .scalar_subquery()
        .label(column)
    )


def _container_code() -> Any:  # noqa: ANN401 - as above
    sorting, container = t.sortings.alias(), t.containers.alias()
    return (
        select(container.c.code)
        .select_from(sorting.join(container, container.c.container_id == sorting.c.container_id))
        .where(
            sorting.c.unit_id == t.decisions.c.unit_id,
            and_(is_current(sorting, "sorting_id"), is_current(container, "container_id")),
        )
        .order_by(sorting.c.recorded_at.desc(), sorting.c.origin.desc(), sorting.c.seq.desc())
        .limit(1)
        .scalar_subquery()
        .label("container")
    )


_UNIT = t.decisions.c.unit_id
_DECIDED: Select[Any] = (
    select(
        t.decisions.c.recorded_at,
        t.decisions.c.choice,
        t.decisions.c.choice_minor,
        t.decisions.c.currency,
        current_way().label("way"),
        *(
            _of(t.tickets, name, "ticket_id", by="ticket_id", of=t.decisions.c.ticket_id)
            for name in ("number", "order_ref", "service")
        ),
        _of(t.wishes, "wants", "wish_id", by="ticket_id", of=t.decisions.c.ticket_id),
        *(_of_line(name) for name in ("order_line", "sku")),
        _of(t.units, "lpn", "unit_id", by="unit_id", of=_UNIT),
        *(
            _of(t.gradings, name, "grading_id", by="unit_id", of=_UNIT)
            for name in ("grade", "packaging", "item")
        ),
        _of(t.sortings, "container_id", "sorting_id", by="unit_id", of=_UNIT),
        _container_code(),
        _of(t.shipments, "code", "shipment_id", by="unit_id", of=_UNIT).label("outbound"),
    )
    .select_from(t.decisions)
    .where(t.decisions.c.recorded_at >= bindparam("since"), is_current(t.decisions, "decision_id"))
    .order_by(*display_order(t.decisions))
)

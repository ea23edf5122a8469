"""Database rows to domain values: containers, and what became of a unit after its decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from inspection.sorting import Change, Container, Shipment, Sorting, Witness
from inspection.store.rows import place
from inspection.values import (
    ContainerEnd,
    DecisionId,
    Disposition,
    GoodsClass,
    PersonId,
    UnitId,
    from_rfc3339,
)


def container(row: Row[Any], closings: Sequence[Row[Any]]) -> Container:
    """A container of its row and the rows of what ended it; leaving outlasts being full."""
    ends = {ContainerEnd(one.how) for one in closings}
    left = ContainerEnd.SHIPPED if ContainerEnd.SHIPPED in ends else ContainerEnd.FULL
    return Container(
        container_id=row.container_id,
        code=row.code,
        disposition=Disposition(row.disposition),
        goods_class=None if row.goods_class is None else GoodsClass(row.goods_class),
        opened_at=from_rfc3339(row.recorded_at),
        ended=left if ends else None,
        closings=tuple(one.closing_id for one in closings),
        at=place(row),
    )


def sorting(row: Row[Any]) -> Sorting:
    """A unit put into a container, of its row."""
    return Sorting(
        sorting_id=row.sorting_id,
        unit_id=UnitId(row.unit_id),
        container_id=row.container_id,
        sorted_at=from_rfc3339(row.recorded_at),
        sorted_by=PersonId(row.actor),
        at=place(row),
    )


def change(row: Row[Any]) -> Change:
    """Another way, of its row."""
    return Change(
        change_id=row.change_id,
        unit_id=UnitId(row.unit_id),
        decision_id=DecisionId(row.decision_id),
        disposition=Disposition(row.disposition),
        reason_code=row.reason_code,
        changed_by=PersonId(row.actor),
        at=place(row),
    )


def witness(row: Row[Any]) -> Witness:
    """A second person, of its row."""
    return Witness(
        witness_id=row.witness_id,
        unit_id=UnitId(row.unit_id),
        decision_id=DecisionId(row.decision_id),
        disposition=Disposition(row.disposition),
        person_id=PersonId(row.actor),
        at=place(row),
    )


def shipment(row: Row[Any]) -> Shipment:
    """A unit on its way back, of its row."""
    return Shipment(
        shipment_id=row.shipment_id,
        unit_id=UnitId(row.unit_id),
        carrier=row.carrier,
        code=row.code,
        sent_at=from_rfc3339(row.recorded_at),
        at=place(row),
    )

"""The part of Facts that speaks of what comes after a decision.

No start reads any of it, so `SqlFacts` loads this with the first question of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row

from inspection.sorting import Change, Container, Shipment, Sorting, Witness
from inspection.store import sorting_rows, statements

Rows = Sequence[Row[Any]]
ReadAll = Callable[[statements.Statement, str], Rows]
"""Runs a statement for one subject and notes the places of its rows."""


class SortingFacts:
    """Reads through `read_all` of the facts that own it."""

    def __init__(self, read_all: ReadAll) -> None:
        """Lives as long as they do."""
        self._all = read_all

    def container(self, container_id: str) -> Container | None:
        """One container, open or closed."""
        found = self._all(statements.CONTAINER, container_id)
        return self._container(found[0]) if found else None

    def containers_by_code(self, code: str) -> tuple[Container, ...]:
        """Containers with exactly this normalised code, oldest first."""
        return tuple(map(self._container, self._all(statements.CONTAINERS_BY_CODE, code)))

    def open_containers(self, disposition: str) -> tuple[Container, ...]:
        """Recorded containers of a way that take goods, oldest first."""
        return tuple(map(self._container, self._all(statements.OPEN_CONTAINERS, disposition)))

    def sortings_of(self, unit_id: str) -> tuple[Sorting, ...]:
        """Where a unit was put, oldest first."""
        return tuple(map(sorting_rows.sorting, self._all(statements.SORTINGS, unit_id)))

    def changes_of(self, unit_id: str) -> tuple[Change, ...]:
        """Current changes of a unit's way, oldest first."""
        return tuple(map(sorting_rows.change, self._all(statements.CHANGES, unit_id)))

    def witnesses_of(self, unit_id: str) -> tuple[Witness, ...]:
        """Who stands for a way of the unit, oldest first."""
        return tuple(map(sorting_rows.witness, self._all(statements.WITNESSES, unit_id)))

    def shipments_of(self, unit_id: str) -> tuple[Shipment, ...]:
        """How a unit went back to its customer, oldest first."""
        return tuple(map(sorting_rows.shipment, self._all(statements.SHIPMENTS, unit_id)))

    def shipments_by_code(self, code: str) -> tuple[Shipment, ...]:
        """Units on their way under exactly this normalised outbound number, oldest first."""
        return tuple(map(sorting_rows.shipment, self._all(statements.SHIPMENTS_BY_CODE, code)))

    def _container(self, row: Row[Any]) -> Container:
        return sorting_rows.container(row, self._all(statements.CLOSINGS, row.container_id))

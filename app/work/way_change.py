"""Another way for the item in hand: which, then why, each by a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.program.reads import Reads
from inspection.handlers.another_way import ChangeDisposition, change_disposition, other_ways
from inspection.sorting import may_change

if TYPE_CHECKING:
    from app.cases.put_away import PutAwayCase
    from app.desk import Desk
    from inspection.disposition import Option
    from inspection.values import Disposition, Named


class WayChange(QObject):
    """Lives on the GUI thread; `ways` and `reasons` are what can be chosen from now."""

    changed = Signal()
    """Other things to choose from."""
    recorded = Signal(str)
    """The unit that goes another way now."""
    refused = Signal(object)
    """StationError."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self._case: PutAwayCase | None = None
        self.ways: tuple[Option, ...] = ()
        self.way: Disposition | None = None

    @property
    def reasons(self) -> tuple[Named, ...]:
        """Why; empty before the way is chosen."""
        return () if self.way is None else self._desk.policies.sorting.reasons

    def may(self, case: PutAwayCase | None) -> bool:
        """Whether whoever is at work may choose another way for it."""
        person = self._desk.person
        if case is None or person is None or case.here.decision is None:
            return False
        if case.here.shipment is not None:
            return False
        return may_change(case.here.way, role=person.role)

    def ask(self, case: PutAwayCase) -> None:
        """Which way; tells what there is by `changed`."""
        person = self._desk.person
        if person is None or not self.may(case):
            return
        self._case, self.way = case, None
        policies, role = self._desk.policies, person.role
        self._desk.facts(
            lambda facts: other_ways(facts, case.here, role=role, policies=policies),
            self._reads.news(self._found),
        )

    def forget(self) -> None:
        """It stays as it is."""
        self._reads.forget()
        self._case, self.way, self.ways = None, None, ()

    def press(self, number: int) -> None:
        """The way, then the reason, with this number."""
        if self.way is not None:
            if 1 <= number <= len(self.reasons):
                self._record(self.reasons[number - 1].code)
        elif 1 <= number <= len(self.ways) and self.ways[number - 1].lock is None:
            self.way = self.ways[number - 1].disposition
            self.changed.emit()

    def _found(self, ways: tuple[Option, ...]) -> None:
        if self._case is not None:
            now = self._case.here.disposition
            self.ways = tuple(one for one in ways if one.disposition is not now)
            self.changed.emit()

    def _record(self, reason_code: str) -> None:
        case, way = self._case, self.way
        if case is None or way is None:
            return
        unit_id, policies = case.here.unit.unit_id, self._desk.policies
        intent = ChangeDisposition(unit_id=unit_id, disposition=way, reason_code=reason_code)
        self.forget()
        self._desk.act(
            lambda work: change_disposition(work, intent, policies=policies),
            lambda _change_id: self.recorded.emit(unit_id),
            self.refused.emit,
        )

"""Taking a decision back: which one, where two stand, then why, each by a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.cases.taking_back import standing_decisions
from app.program.reads import Reads
from inspection.handlers.mend import TakeBackDecision, take_back
from inspection.people import MENDERS

if TYPE_CHECKING:
    from app.cases.put_away import PutAwayCase
    from app.cases.taking_back import StandingDecision
    from app.desk import Desk
    from inspection.values import Named


class TakeBack(QObject):
    """Lives on the GUI thread; `decisions` or `reasons` are what can be chosen from now."""

    changed = Signal()
    """Other things to choose from."""
    recorded = Signal(str)
    """The unit that is to be decided anew."""
    refused = Signal(object)
    """StationError."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self._case: PutAwayCase | None = None
        self.decisions: tuple[StandingDecision, ...] = ()
        self.chosen: StandingDecision | None = None

    @property
    def reasons(self) -> tuple[Named, ...]:
        """Why; empty before it is clear which."""
        return () if self.chosen is None else self._desk.policies.sorting.takeback_reasons

    def may(self, case: PutAwayCase | None) -> bool:
        """Whether whoever is at work may take the decision of it back."""
        person = self._desk.person
        if case is None or person is None or case.here.decision is None:
            return False
        return person.role in MENDERS

    def ask(self, case: PutAwayCase) -> None:
        """Which decision; tells what there is by `changed`, or why there is none by `refused`."""
        if not self.may(case):
            return
        self._case, self.chosen = case, None
        unit_id = case.here.unit.unit_id
        shown, failed = self._reads.pair(self._found, self.refused.emit)
        self._desk.facts(lambda facts: standing_decisions(facts, unit_id), shown, failed)

    def forget(self) -> None:
        """It stays as it is."""
        self._reads.forget()
        self._case, self.chosen, self.decisions = None, None, ()

    def press(self, number: int) -> None:
        """The decision, then the reason, with this number."""
        if self.chosen is not None:
            if 1 <= number <= len(self.reasons):
                self._record(self.chosen, self.reasons[number - 1].code)
        elif 1 <= number <= len(self.decisions) and self.decisions[number - 1].barred is None:
            self.chosen = self.decisions[number - 1]
            self.changed.emit()

    def _found(self, decisions: tuple[StandingDecision, ...]) -> None:
        if self._case is None or not decisions:
            return
        if len(decisions) == 1:
            if decisions[0].barred is not None:
                self.forget()
                self.refused.emit(decisions[0].barred)
                return
            self.chosen = decisions[0]
        self.decisions = decisions
        self.changed.emit()

    def _record(self, chosen: StandingDecision, reason_code: str) -> None:
        unit_id = chosen.decision.unit_id
        intent = TakeBackDecision(
            unit_id=unit_id, decision_id=chosen.decision.decision_id, reason_code=reason_code
        )
        policies = self._desk.policies
        self.forget()
        self._desk.act(
            lambda work: take_back(work, intent, policies=policies),
            lambda _takeback_id: self.recorded.emit(unit_id),
            self.refused.emit,
        )

"""An item that stands aside: why, and how it is taken up; nothing else is asked of it meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from app.wording.waiting import WaitWords
from inspection.handlers.wait import ResumeUnit, WithdrawQuestion, resume, withdraw_question

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.cases.inspection import InspectionCase
    from app.screens.special.special import Bench
    from app.states.inspect import InspectState
    from inspection.values import UnitId


class Aside(Special):
    """Stands in place of the checklist's question as long as the item does."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """With the words for who put it aside."""
        super().__init__(bench, parent)
        self._words = WaitWords(self)

    def asking(self, state: InspectState) -> Ask | None:
        """What is known, and the ways on; None where the item waits for nothing."""
        case = state.case
        if case is None or case.unit is None or not case.stands_aside(self.bench.desk.now()):
            return None
        if case.parkings:
            return self._parked(case, case.unit.unit_id)
        return self._asked(case, case.unit.unit_id)

    def _parked(self, case: InspectionCase, unit_id: UnitId) -> Ask:
        desk = self.bench.desk
        parking, intent = case.parkings[-1], ResumeUnit(unit_id=unit_id)
        is_here = parking.at.origin == desk.services.store.origin
        up = Entry(
            label=self.tr("Take it up again"),
            help=self.tr("Everything found so far is there"),
            run=lambda: self.bench.record(lambda work: resume(work, intent)),
        )
        return Ask(
            question=self.tr("This item is parked"),
            help=self._words.parking(
                parking, case.parked_by, desk.now(), desk.policies.waiting, is_here=is_here
            ),
            entries=(up, self._queue()),
            is_standing=True,
        )

    def _asked(self, case: InspectionCase, unit_id: UnitId) -> Ask:
        desk = self.bench.desk
        intent = WithdrawQuestion(unit_id=unit_id)
        back = Entry(
            label=self.tr("Take the question back"),
            help=self.tr("The customer need not answer any more; go on at once"),
            run=lambda: self.bench.record(lambda work: withdraw_question(work, intent)),
        )
        return Ask(
            question=self.tr("The customer was asked"),
            help=self._words.waited_for(case.questions, desk.now(), desk.policies.waiting),
            entries=(self._queue(), back),
            is_standing=True,
        )

    def _queue(self) -> Entry:
        return Entry(
            label=self.tr("On with another parcel"),
            help=self.tr("This one stays where it is"),
            run=self.bench.set_aside,
        )


class TakeUp(Special):
    """Other items of this parcel that are parked: a parcel may be opened for its next item."""

    def entry(self, state: InspectState) -> Entry | None:
        """While there is one."""
        if state.case is None or not state.case.parked:
            return None
        label = self.tr("Take up a parked item: %1")
        return Entry(
            label=label.replace("%1", str(len(state.case.parked))),
            help=self.tr("Of this parcel"),
            run=partial(self.bench.show, self._which),
        )

    def _which(self, state: InspectState) -> Ask | None:
        parked = state.case.parked if state.case else ()
        if not parked:
            return None
        return Ask(
            question=self.tr("Which item is taken up?"),
            help=self.tr("By the label on it"),
            entries=tuple(
                Entry(label=one.lpn, run=partial(self._resume, one.unit_id)) for one in parked[:9]
            ),
        )

    def _resume(self, unit_id: UnitId) -> None:
        intent = ResumeUnit(unit_id=unit_id)
        self.bench.record(lambda work: resume(work, intent))

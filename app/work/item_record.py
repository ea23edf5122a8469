"""What the inspector does with the item in hand goes into the record, one action at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.language.messages import notice_of
from inspection.errors import OperatorError
from inspection.handlers import inspect

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.cases.inspection import InspectionCase
    from app.desk import Desk
    from inspection.checklist import Question
    from inspection.errors import StationError
    from inspection.ports import Work
    from inspection.values import ParcelId, UnitId

T = TypeVar("T")


class ItemRecord(QObject):
    """Lives as long as its page's view-model; asked again meanwhile it does nothing."""

    identified = Signal(str, str)
    """ParcelId and UnitId of the item something was recorded about."""
    over = Signal()
    """An action was recorded or refused, the item is the same."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Records nothing by itself."""
        super().__init__(parent)
        self._desk = desk
        self.is_busy = False
        """Whether an action is on its way."""
        self._waiting: Callable[[UnitId], None] | None = None

    def identify_line(self, case: InspectionCase, index: int) -> None:
        """The item is the one of this line; it gets its LPN."""
        intent = inspect.IdentifyUnit(
            parcel_id=case.parcel.parcel_id,
            line_id=case.choices[index].line.line_id,
            is_extra=case.is_blind,
        )
        identified = partial(self._identified, case)
        self._act(lambda work: inspect.identify_unit(work, intent).unit_id, identified)

    def answer(self, case: InspectionCase, question: Question, answer_id: str) -> None:
        """Answer a question about the item."""
        policies = self._desk.policies

        def answer(work: Work) -> UnitId:
            unit_id = _unit_of(work, case)
            intent = inspect.Answer(
                unit_id=unit_id, question_id=question.question_id, answer_id=answer_id
            )
            inspect.answer(work, intent, policies=policies)
            return unit_id

        option = question.answer(answer_id)
        is_absent = option is not None and option.is_absent
        self._act(answer, partial(self._answered, case, is_absent=is_absent))

    def withdraw_answer(self, unit_id: UnitId) -> None:
        """The newest answer no longer counts."""
        policies = self._desk.policies
        intent = inspect.WithdrawAnswer(unit_id=unit_id)
        self._act(
            lambda work: inspect.withdraw_answer(work, intent, policies=policies),
            lambda _fact: self.over.emit(),
        )

    def record(self, action: Callable[[Work], object], on_done: Callable[[], None]) -> None:
        """Anything else about what is in hand; `on_done` runs once it stands."""

        def done(_result: object) -> None:
            on_done()
            self.over.emit()

        self._act(action, done)

    def take_out(
        self, parcel_id: ParcelId, action: Callable[[Work], UnitId], on_done: Callable[[], None]
    ) -> None:
        """An action that names an item: it comes to hand, and its label prints."""

        def named(unit_id: UnitId) -> None:
            on_done()
            self._desk.printing.minted(unit_id)
            self.identified.emit(parcel_id, unit_id)

        self._act(action, named)

    def with_unit(self, case: InspectionCase, then: Callable[[UnitId], None]) -> None:
        """Run `then` with the item in hand, giving it its LPN first where it has none yet.

        While something else is giving it its LPN, `then` waits for that: a hand that takes the
        photo right after the answer must not press in vain.
        """
        if case.unit is not None:
            then(case.unit.unit_id)
            return
        if self.is_busy:
            self._waiting = then
            return

        def identified(unit_id: UnitId) -> None:
            self._identified(case, unit_id)
            then(unit_id)

        self._act(lambda work: _unit_of(work, case), identified)

    def _act(self, action: Callable[[Work], T], on_done: Callable[[T], None]) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self._desk.act(action, partial(self._done, on_done), self._refused)

    def _done(self, then: Callable[[T], None], result: T) -> None:
        self.is_busy = False
        then(result)

    def _answered(self, case: InspectionCase, unit_id: UnitId, *, is_absent: bool) -> None:
        if case.unit is None:
            self._desk.printing.minted(unit_id, is_absent=is_absent)
        elif not is_absent:
            self._desk.printing.found_there(unit_id)
        self._in_hand(case, unit_id)

    def _identified(self, case: InspectionCase, unit_id: UnitId) -> None:
        """It got its LPN just now, so it gets its label."""
        self._desk.printing.minted(unit_id)
        self._in_hand(case, unit_id)

    def _in_hand(self, case: InspectionCase, unit_id: UnitId) -> None:
        self.identified.emit(case.parcel.parcel_id, unit_id)
        then, self._waiting = self._waiting, None
        if then is not None:
            then(unit_id)

    def _refused(self, error: StationError) -> None:
        self.is_busy = False
        self._waiting = None
        self._desk.say(notice_of(error))
        self.over.emit()


def _unit_of(work: Work, case: InspectionCase) -> UnitId:
    """The item in hand; the first thing recorded about it gives it its LPN."""
    if case.unit is not None:
        return case.unit.unit_id
    if case.line is None:
        raise OperatorError("inspection.no_line")
    intent = inspect.IdentifyUnit(
        parcel_id=case.parcel.parcel_id, line_id=case.line.line_id, is_extra=case.is_blind
    )
    return inspect.identify_unit(work, intent).unit_id

"""What is recorded about the parcel in hand, and taken back in reverse order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.cases.reception import ReceptionCase, reception_case, toggled
from inspection.handlers import check_in, evidence, join, receive
from inspection.values import TicketId, WeightSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.parcels import Join
    from inspection.ports import Work
    from inspection.values import OuterCondition, ParcelId


class ParcelRecord(QObject):
    """Lives as long as its page's view-model."""

    recorded = Signal(object)
    """ReceptionCase as it is now; None once the reception itself was taken back."""
    joined = Signal(object)
    """ReceptionCase of the parcel that is in hand instead, with one ticket more."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nothing done yet."""
        super().__init__(parent)
        self._desk = desk
        self._done: list[tuple[str, str]] = []
        self._under_way = 0

    @property
    def is_under_way(self) -> bool:
        """Whether something asked for is not in the journal yet."""
        return self._under_way > 0

    def begin(self) -> None:
        """Another parcel comes to hand: what was done to the last one stands."""
        self._done = []

    def toggle(self, parcel_id: ParcelId, condition: OuterCondition) -> None:
        """Add or take back one condition of the outside; intact stands alone."""

        def action(work: Work) -> ReceptionCase | None:
            # from the facts, not from the screen: two quick keys must both count
            now = reception_case(work.facts, parcel_id, self._desk.policies)
            wanted = toggled(now.conditions if now else (), condition)
            if wanted:
                receive.record_condition(
                    work, receive.RecordCondition(parcel_id=parcel_id, conditions=wanted)
                )
            else:
                receive.undo_condition(work, receive.UndoCondition(parcel_id=parcel_id))
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._done_now("condition", "", action)

    def weigh(self, parcel_id: ParcelId, weight_g: int, source: WeightSource) -> None:
        """It weighs so many grams."""
        intent = check_in.WeighParcel(parcel_id=parcel_id, weight_g=weight_g, source=source)

        def action(work: Work) -> ReceptionCase | None:
            check_in.weigh_parcel(work, intent)
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._done_now("weight", "", action)

    def refuse(self, parcel_id: ParcelId) -> None:
        """Delivery was refused; said again, it was not."""

        def action(work: Work) -> ReceptionCase | None:
            is_refused = not work.facts.reception_notes(parcel_id).refusals
            intent = check_in.RecordRefusal(parcel_id=parcel_id, is_refused=is_refused)
            check_in.record_refusal(work, intent)
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._done_now("refusal", "", action)

    def photographed(self, evidence_id: str) -> None:
        """A photo was recorded; it is the newest thing to take back."""
        self._done.append(("photo", evidence_id))

    def unmatch(self, parcel_id: ParcelId, ticket_id: TicketId) -> None:
        """It is not this ticket: the parcel stays, without one."""

        def action(work: Work) -> ReceptionCase | None:
            receive.unmatch_parcel(work, receive.UnmatchParcel(parcel_id=parcel_id))
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._done_now("match", ticket_id, action)

    def join_as_one(self, parcel_id: ParcelId, instead_of: ParcelId) -> None:
        """What was taken in last is this parcel too; it comes back to hand."""
        intent = join.JoinAsOne(parcel_id=parcel_id, instead_of=instead_of)

        def action(work: Work) -> ReceptionCase | None:
            join.join_as_one(work, intent)
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._under_way += 1
        self._desk.act(action, self._joined, partial(self._not_done, ("join", "")))

    def leave(self, parcel_id: ParcelId, joined: Join) -> None:
        """Nothing of a further ticket is in it."""
        intent = join.LeaveTicket(parcel_id=parcel_id, ticket_id=joined.ticket_id)

        def action(work: Work) -> ReceptionCase | None:
            join.leave_ticket(work, intent)
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._done_now("leave", f"{joined.ticket_id} {joined.code}", action)

    def undo(self, parcel_id: ParcelId) -> None:
        """Take back the last thing done; with none left, the reception itself."""
        step = self._done.pop() if self._done else None

        def action(work: Work) -> ReceptionCase | None:
            _take_back(work, parcel_id, step)
            return reception_case(work.facts, parcel_id, self._desk.policies)

        self._act(action, partial(self._not_undone, step))

    def _done_now(
        self, kind: str, fact: str, action: Callable[[Work], ReceptionCase | None]
    ) -> None:
        step = (kind, fact)
        self._done.append(step)
        self._act(action, partial(self._not_done, step))

    def _act(
        self,
        action: Callable[[Work], ReceptionCase | None],
        failed: Callable[[StationError], None],
    ) -> None:
        self._under_way += 1
        self._desk.act(action, self._recorded, failed)

    def _recorded(self, case: ReceptionCase | None) -> None:
        self._under_way -= 1
        self.recorded.emit(case)

    def _joined(self, case: ReceptionCase | None) -> None:
        self._under_way -= 1
        if case is not None and case.parcel.joins:
            self._done = [("join", case.parcel.joins[-1].ticket_id)]
        self.joined.emit(case)

    def _not_done(self, step: tuple[str, str], error: StationError) -> None:
        self._under_way -= 1
        if step in self._done:
            self._done.remove(step)
        self._desk.complain(error)

    def _not_undone(self, step: tuple[str, str] | None, error: StationError) -> None:
        self._under_way -= 1
        if step is not None:
            self._done.append(step)
        self._desk.complain(error)


def _take_back(work: Work, parcel_id: ParcelId, step: tuple[str, str] | None) -> None:
    """One step, as it was noted; None is the reception itself."""
    kind, fact = step or ("reception", "")
    if kind == "condition":
        receive.undo_condition(work, receive.UndoCondition(parcel_id=parcel_id))
    elif kind == "photo":
        evidence.undo_capture(work, evidence.UndoEvidence(parcel_id=parcel_id, evidence_id=fact))
    elif kind == "weight":
        check_in.undo_weighing(work, parcel_id)
    elif kind == "refusal":
        is_refused = not work.facts.reception_notes(parcel_id).refusals
        intent = check_in.RecordRefusal(parcel_id=parcel_id, is_refused=is_refused)
        check_in.record_refusal(work, intent)
    elif kind == "match":
        back = receive.MatchParcel(parcel_id=parcel_id, ticket_id=TicketId(fact))
        receive.match_parcel(work, back)
    elif kind in ("join", "leave"):
        _take_back_ticket(work, parcel_id, kind, fact)
    else:
        receive.undo_reception(work, receive.UndoReception(parcel_id=parcel_id))


def _take_back_ticket(work: Work, parcel_id: ParcelId, kind: str, fact: str) -> None:
    """A further ticket that joined goes, one that left comes back with what led to it."""
    ticket_id, _, code = fact.partition(" ")
    if kind == "join":
        gone = join.LeaveTicket(parcel_id=parcel_id, ticket_id=TicketId(ticket_id))
        join.leave_ticket(work, gone)
    else:
        again = join.JoinTicket(parcel_id=parcel_id, ticket_id=TicketId(ticket_id), code=code)
        join.join_ticket(work, again)

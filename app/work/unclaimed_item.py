"""The item in hand has no ticket: its codes are noted, and at the end it is set aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.place import Phase
from app.cases.scanned import Meaning
from app.states.navigation import GoUnclaimed
from inspection.handlers.attach import DetachUnit, detach_unit
from inspection.handlers.unmatched import LeaveUnclaimed, NoteCode, leave_unclaimed, note_code

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from app.cases.scanned import Scanned
    from app.desk import Desk
    from app.states.inspect import InspectState
    from app.work.item_record import ItemRecord


class UnclaimedItem(QObject):
    """Lives as long as its page's view-model; what is no matter of its own it leaves alone."""

    going = Signal(object)
    noted = Signal(str, object)
    """A code was recorded, and Meaning.NOTED."""
    waits = Signal(str)
    """LPN of an item that was set aside; another one may come to hand."""

    def __init__(self, desk: Desk, record: ItemRecord, parent: QObject) -> None:
        """Records nothing by itself."""
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._case: InspectionCase | None = None

    def proceed(self, state: InspectState) -> bool:
        """Set it aside once it is inspected, then look for its ticket; False for all others."""
        case = state.case
        if case is None or case.ticket is not None or case.unit is None:
            return False
        if state.place.phase is Phase.UNMATCHED:
            self.going.emit(GoUnclaimed(parcel_id=case.parcel.parcel_id))
            return True
        if state.place.phase is not Phase.DONE or state.is_label_awaited:
            return False
        intent, policies = LeaveUnclaimed(unit_id=case.unit.unit_id), self._desk.policies
        self._record.record(
            lambda work: leave_unclaimed(work, intent, policies=policies),
            partial(self.waits.emit, case.unit.lpn),
        )
        return True

    def takes(self, case: InspectionCase | None, scanned: Scanned) -> bool:
        """Whether a code would be noted as the item's own; another parcel's is not."""
        if case is None or case.unit is None or case.ticket is not None or case.progress is None:
            return False
        return scanned.parcel_id is None and bool(scanned.code)

    def scanned(self, case: InspectionCase | None, scanned: Scanned) -> bool:
        """Note a code on the item; False where it is another parcel's, or not wanted."""
        if case is None or case.unit is None or not self.takes(case, scanned):
            return False
        intent = NoteCode(unit_id=case.unit.unit_id, code=scanned.code)
        told = partial(self.noted.emit, scanned.code, Meaning.NOTED)
        self._record.record(lambda work: note_code(work, intent), told)
        return True

    def hold(self, case: InspectionCase | None) -> None:
        """This comes to hand."""
        self._case = case

    @Slot()
    def detach_in_hand(self) -> None:
        """The item in hand is not this ticket's after all."""
        unit = self._case.unit if self._case else None
        if unit is not None and unit.claims:
            intent = DetachUnit(unit_id=unit.unit_id)
            self._record.record(lambda work: detach_unit(work, intent), lambda: None)

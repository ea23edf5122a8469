"""Receiving, the parcel in hand: its ticket, its outside, its photos, and the way on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.capture import ShotRequest
from app.cases.receiving import ReceiveState, Step
from app.live_picture import LivePicture
from app.navigation import GoDisinfect, GoInspect
from app.reads import Reads
from app.receive_reads import case_of, customer_of
from inspection.evidence import LABEL_SUBJECT
from inspection.values import OuterCondition, ParcelId, TicketId

if TYPE_CHECKING:
    from app.cases.reception import ReceptionCase
    from app.desk import Desk
    from app.parcel_pictures import ParcelPictures
    from app.parcel_record import ParcelRecord
    from inspection.errors import StationError
    from inspection.store.queries.contacts import Contact
    from inspection.store.reports import Changed

MARKING = frozenset({"evidence.annotated", "evidence.regions_found"})
"""Kinds of records after which a photo is shown in another way."""


class ParcelVm(QObject):
    """What is recorded of a parcel before it is opened; which parcel it is, others find out.

    Knows no widget. Nothing is looked up or recorded on the GUI thread.
    """

    changed = Signal(object)
    """ReceiveState."""
    pictured = Signal(str, QImage)
    """A photo of this subject, as it is shown."""
    going = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing in hand."""
        super().__init__(parent)
        self._desk = desk
        self.state = ReceiveState()
        self._reads = Reads()
        self._live = LivePicture(desk, self)
        self._live.auto_shot.connect(self._photo_held)

    def enter(self) -> None:
        """Ready for the next parcel."""
        raise NotImplementedError

    # --- deeds -------------------------------------------------------------------------------

    def toggle(self, condition: OuterCondition) -> None:
        """Add or take back one condition of the outside; intact stands alone."""
        if self.state.case is not None:
            self._record.toggle(self.state.case.parcel.parcel_id, condition)

    def photograph(self, subject: str = "") -> None:
        """Take the photo that is due, or this one again."""
        case = self.state.case
        wanted = subject or (case.next_shot if case else "")
        if case is None or not wanted:
            return
        shot = ShotRequest(subject=wanted, parcel_id=case.parcel.parcel_id)
        self._live.took()
        self.state = replace(self.state, taking=self.state.taking | {wanted})
        self._desk.photos.take(
            shot,
            partial(self.pictured.emit, wanted),
            partial(self._photo_recorded, shot.parcel_id),
            partial(self._photo_lost, shot),
        )

    def not_this_ticket(self) -> None:
        """The match is wrong (F6): the parcel stays, without a ticket."""
        case = self.state.case
        if case is not None and case.ticket is not None:
            self._record.unmatch(case.parcel.parcel_id, case.ticket.ticket_id)

    def undo(self) -> None:
        """Take back the last thing done to this parcel; with none left, the reception itself."""
        if self.state.case is None:
            self.enter()
        else:
            self._record.undo(self.state.case.parcel.parcel_id)

    def send_on(self) -> None:
        """To disinfection, once nothing is missing."""
        case = self.state.case
        if case is not None and case.is_complete:
            self.going.emit(GoDisinfect(parcel_id=case.parcel.parcel_id))

    # --- it comes to hand --------------------------------------------------------------------

    def _begin(self, case: ReceptionCase) -> None:
        self._live.begin()
        self._aim(case)
        if case.ticket is not None:
            ticket_id = case.ticket.ticket_id
            found = partial(self._contact_found, ticket_id)
            self._desk.read(lambda conn: customer_of(conn, ticket_id), found)

    def _open(self, parcel_id: ParcelId) -> None:
        policies = self._desk.policies
        shown = self._reads.news(self._opened)
        self._desk.facts(lambda facts: case_of(facts, parcel_id, policies), shown)

    def _opened(self, case: ReceptionCase | None) -> None:
        if case is None:
            return
        if case.is_complete:
            self.going.emit(GoInspect(parcel_id=case.parcel.parcel_id))
            return
        self._set(step=Step.CASE, case=case, earlier=None, raw=case.code, taking=frozenset())
        self._begin(case)
        self._pictures.show(case, anew=True)

    def _contact_found(self, ticket_id: TicketId, contact: Contact | None) -> None:
        ticket = self.state.case.ticket if self.state.case else None
        if ticket is not None and ticket.ticket_id == ticket_id:
            self._set(contact=contact)

    # --- it is recorded ----------------------------------------------------------------------

    @cached_property
    def _record(self) -> ParcelRecord:
        # with the first parcel: its handlers are none of what a start waits for
        from app.parcel_record import ParcelRecord  # noqa: PLC0415

        record = ParcelRecord(self._desk, self)
        record.recorded.connect(self._show_recorded)
        return record

    @Slot(object)
    def _show_recorded(self, case: ReceptionCase | None) -> None:
        self._reads.forget()
        self._show_case(case)

    def _show_case(self, case: ReceptionCase | None) -> None:
        if case is None:
            self.enter()
            return
        if self.state.case and self.state.case.parcel.parcel_id == case.parcel.parcel_id:
            self._set(case=case, taking=self.state.taking.intersection(case.missing))
            self._pictures.show(case)
            self._aim(case)

    def _refresh(self) -> None:
        case = self.state.case
        if case is None:
            return
        parcel_id, policies = case.parcel.parcel_id, self._desk.policies
        shown = self._reads.news(self._show_case)
        self._desk.facts(lambda facts: case_of(facts, parcel_id, policies), shown)

    # --- its photos --------------------------------------------------------------------------

    def _photo_recorded(self, parcel_id: ParcelId, evidence_id: str) -> None:
        case = self.state.case
        if case is not None and case.parcel.parcel_id == parcel_id:
            self._record.photographed(evidence_id)
            self._refresh()

    def _photo_lost(self, shot: ShotRequest, error: StationError) -> None:
        """It was shown and is not kept: what is recorded of this subject is shown again."""
        self._desk.complain(error)
        case = self.state.case
        if case is not None and case.parcel.parcel_id == shot.parcel_id:
            self._set(taking=self.state.taking - {shot.subject})
            self._pictures.show(case, anew=True)

    @cached_property
    def _pictures(self) -> ParcelPictures:
        # as above
        from app.parcel_pictures import ParcelPictures  # noqa: PLC0415

        pictures = ParcelPictures(self._desk, self)
        pictures.pictured.connect(self.pictured)
        return pictures

    def _take_marks(self, change: Changed) -> None:
        """Something was drawn on a photo of the parcel, or a recogniser has looked at it."""
        photos = {one.evidence_id for one in self.state.case.evidence} if self.state.case else set()
        if change.kinds & MARKING and change.ids & photos:
            self._refresh()

    def _aim(self, case: ReceptionCase) -> None:
        subject = case.next_shot
        if subject == LABEL_SUBJECT:
            number = f"/{case.ticket.number}" if case.ticket else ""
            subject = f"{LABEL_SUBJECT}:{case.code}{number}" if case.code else LABEL_SUBJECT
        self._live.aim(subject)

    @Slot()
    def _photo_held(self) -> None:
        """The picture was good for long enough; only what is asked for now is photographed."""
        if self.state.step is Step.CASE:
            self.photograph()

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of ReceiveState
        self.state = replace(self.state, **changes)
        self.changed.emit(self.state)

"""Receiving, the parcel in hand: its ticket, its outside, its photos, and the way on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from app.cases.receiving import ReceiveState, Step
from app.devices.live_picture import LivePicture
from app.pictures.capture import ShotRequest
from app.program.reads import Reads
from app.states.navigation import GoDisinfect, GoInspect
from app.work.receive_reads import case_of, customer_of
from inspection.errors import OperatorError
from inspection.evidence import LABEL_SUBJECT
from inspection.values import OuterCondition, ParcelId, TicketId, WeightSource

if TYPE_CHECKING:
    from app.cases.reception import ReceptionCase
    from app.desk import Desk
    from app.work.parcel_pictures import ParcelPictures
    from app.work.parcel_record import ParcelRecord
    from inspection.errors import StationError
    from inspection.store.queries.contacts import Contact
    from inspection.store.reports import Changed
    from scanners.scale import Load

MARKING = frozenset({"evidence.annotated", "evidence.regions_found"})
"""Kinds of records after which a photo is shown in another way."""
GO_ON_MS = 700
"""From the last thing done to going on by itself: long enough for a second key of the same hand."""


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
        self._is_scale_followed = False
        self._taken_load = 0
        self._leads_on = False
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.setInterval(GO_ON_MS)
        self._go_on.timeout.connect(self._gone_on)

    def enter(self) -> None:
        """Ready for the next parcel."""
        raise NotImplementedError

    # --- deeds -------------------------------------------------------------------------------

    def toggle(self, condition: OuterCondition) -> None:
        """Add or take back one condition of the outside; intact stands alone."""
        if self.state.case is not None:
            self._begin_deed()
            self._record.toggle(self.state.case.parcel.parcel_id, condition)

    def photograph(self, subject: str = "") -> None:
        """Take the photo that is due, or this one again."""
        case = self.state.case
        wanted = subject or (case.next_shot if case else "")
        if case is None or not wanted:
            return
        shot = ShotRequest(subject=wanted, parcel_id=case.parcel.parcel_id)
        self._begin_deed()
        self._live.took()
        self.state = replace(self.state, taking=self.state.taking | {wanted})
        self._desk.photos.take(
            shot,
            partial(self.pictured.emit, wanted),
            partial(self._photo_recorded, shot.parcel_id),
            partial(self._photo_lost, shot),
        )

    def not_this_ticket(self) -> None:
        """The match is wrong (F6): the parcel stays, without a ticket, or without the last one."""
        case = self.state.case
        if case is not None and case.parcel.joins:
            self._begin_deed()
            self._record.leave(case.parcel.parcel_id, case.parcel.joins[-1])
        elif case is not None and case.ticket is not None:
            self._begin_deed()
            self._record.unmatch(case.parcel.parcel_id, case.ticket.ticket_id)

    def join_before(self) -> None:
        """It is the box that was in hand before, with a second label (J)."""
        before, case = self.state.before, self.state.case
        if before is not None and case is not None and self.state.can_join:
            self._begin_deed(leads_on=False)
            self._record.join_as_one(before.parcel.parcel_id, case.parcel.parcel_id)

    def undo(self) -> None:
        """Take back the last thing done to this parcel; with none left, the reception itself."""
        self._begin_deed(leads_on=False)
        if self.state.case is None:
            self.enter()
        else:
            self._record.undo(self.state.case.parcel.parcel_id)

    def send_on(self) -> None:
        """To disinfection, once nothing is missing."""
        self.stay()
        case = self.state.case
        if case is not None and case.is_complete:
            self.going.emit(GoDisinfect(parcel_id=case.parcel.parcel_id))

    def ask_weight(self, *, asked: bool) -> None:
        """Begin to type a weight (F2), or put that away."""
        self.stay()
        if self.state.case is not None:
            self._set(is_weighing=asked)

    def weigh(self, text: str) -> None:
        """The weight as it was typed; what cannot be read is said, and typed again."""
        case = self.state.case
        if case is None:
            return
        from inspection.weight import typed_weight_g  # noqa: PLC0415 - with the first weight

        try:
            weight_g = typed_weight_g(text)
        except OperatorError as error:
            self._desk.complain(error)
            return
        self._set(is_weighing=False)
        self._begin_deed()
        self._record.weigh(case.parcel.parcel_id, weight_g, WeightSource.HAND)

    def refuse(self) -> None:
        """Delivery was refused (7), or it was not."""
        if self.state.case is not None:
            self._begin_deed()
            self._record.refuse(self.state.case.parcel.parcel_id)

    def stay(self) -> None:
        """Somebody does something: it does not go on by itself."""
        self._go_on.stop()
        if self.state.is_going_on:
            self._set(is_going_on=False)

    def refresh(self) -> None:
        """Something was recorded of the parcel by others than this."""
        self._refresh()

    def rest_camera(self, *, is_resting: bool) -> None:
        """While something stands in front of the parcel no photo takes itself."""
        self._live.listen(on=not is_resting)

    # --- it comes to hand --------------------------------------------------------------------

    def _begin(self, case: ReceptionCase) -> None:
        self._live.begin()
        self._aim(case)
        self.watch_scale()
        self._loaded()
        for ticket in case.tickets:
            found = partial(self._contact_found, ticket.ticket_id)
            self._desk.read(partial(customer_of, ticket_id=ticket.ticket_id), found)

    def _open(self, parcel_id: ParcelId) -> None:
        policies = self._desk.policies
        shown = self._reads.news(self._opened)
        self._desk.facts(lambda facts: case_of(facts, parcel_id, policies), shown)

    def _opened(self, case: ReceptionCase | None) -> None:
        if case is None:
            return
        self._leads_on = False
        if case.is_complete:
            self.going.emit(GoInspect(parcel_id=case.parcel.parcel_id))
            return
        self._take_up(case)

    def _bring_back(self, parcel_id: ParcelId) -> None:
        """As `_open`, but that it stays in hand even if nothing is missing."""
        policies = self._desk.policies

        def shown(case: ReceptionCase | None) -> None:
            if case is not None:
                self._leads_on = False
                self._take_up(case)

        read = self._reads.news(shown)
        self._desk.facts(lambda facts: case_of(facts, parcel_id, policies), read)

    def _take_up(self, case: ReceptionCase) -> None:
        """A parcel received before is in hand again."""
        self.state = ReceiveState(board=self.state.board, last_code=self.state.last_code)
        self._set(step=Step.CASE, case=case, raw=case.code)
        self._begin(case)
        self._pictures.show(case, anew=True)

    def _contact_found(self, ticket_id: TicketId, contact: Contact | None) -> None:
        tickets = [one.ticket_id for one in self.state.case.tickets] if self.state.case else []
        if ticket_id in tickets[:1]:
            self._set(contact=contact)
        elif ticket_id in tickets and contact is not None:
            self._set(contacts={**self.state.contacts, ticket_id: contact})

    # --- it is recorded ----------------------------------------------------------------------

    @cached_property
    def _record(self) -> ParcelRecord:
        # with the first parcel: its handlers are none of what a start waits for
        from app.work.parcel_record import ParcelRecord  # noqa: PLC0415

        record = ParcelRecord(self._desk, self)
        record.recorded.connect(self._show_recorded)
        record.joined.connect(self._show_joined)
        return record

    @Slot(object)
    def _show_recorded(self, case: ReceptionCase | None) -> None:
        self._reads.forget()
        self._show_case(case)

    @Slot(object)
    def _show_joined(self, case: ReceptionCase | None) -> None:
        self._reads.forget()
        if case is not None:
            self._take_up(case)

    def _show_case(self, case: ReceptionCase | None) -> None:
        if case is None:
            self.enter()
            return
        if self.state.case and self.state.case.parcel.parcel_id == case.parcel.parcel_id:
            taking = self.state.taking.intersection(case.missing)
            self._set(case=case, taking=taking, awaits_weight=self._awaits_weight(case))
            self._pictures.show(case)
            self._aim(case)
            self._consider_going(case)

    def _refresh(self) -> None:
        case = self.state.case
        if case is None:
            return
        parcel_id, policies = case.parcel.parcel_id, self._desk.policies
        shown = self._reads.news(self._show_case)
        self._desk.facts(lambda facts: case_of(facts, parcel_id, policies), shown)

    # --- the scale ---------------------------------------------------------------------------

    def watch_scale(self) -> None:
        """Follow the scale, once there is one."""
        scale = self._desk.scale
        if scale is not None and not self._is_scale_followed:
            self._is_scale_followed = True
            scale.changed.connect(self._loaded)

    @Slot()
    def _loaded(self) -> None:
        """What lies there is this parcel's, if it is no other's: each load is taken once."""
        scale, case = self._desk.scale, self.state.case
        load = scale.load if scale is not None else None
        if load is None or case is None or self.state.step is not Step.CASE:
            return
        if case.notes.weight_g is None and load.number != self._taken_load:
            self._take_load(case, load)

    def _take_load(self, case: ReceptionCase, load: Load) -> None:
        self._taken_load = load.number
        if self._desk.preferences.value("weigh") != "never":
            self._leads_on = True
            self._record.weigh(case.parcel.parcel_id, load.weight_g, WeightSource.SCALE)

    # --- it goes on by itself ----------------------------------------------------------------

    def _begin_deed(self, *, leads_on: bool = True) -> None:
        """Only what is done can lead on, never what is taken back."""
        self.stay()
        self._leads_on = leads_on

    def _consider_going(self, case: ReceptionCase) -> None:
        """All is in the journal and ordinary: who watches has nothing left to say."""
        is_wanted = self._leads_on and bool(self._desk.preferences.value("receive_goes_on"))
        is_quiet = not self._record.is_under_way and not self.state.is_weighing
        if is_wanted and is_quiet and case.is_plain and not self.state.awaits_weight:
            self._go_on.start()
            self._set(is_going_on=True)

    def _awaits_weight(self, case: ReceptionCase) -> bool:
        """Whether going on would leave out a weight that is wanted: by rule, or by the scale."""
        weigh, scale = self._desk.preferences.value("weigh"), self._desk.scale
        if case.notes.weight_g is not None or weigh == "never":
            return False
        is_ready = scale is not None and scale.state == "open"
        return weigh == "always" or (is_ready and case.weight.expected_g is not None)

    @Slot()
    def _gone_on(self) -> None:
        case = self.state.case
        if self.state.step is Step.CASE and case is not None and case.is_plain:
            self._set(is_going_on=False)
            self.going.emit(GoDisinfect(parcel_id=case.parcel.parcel_id, is_automatic=True))

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
        from app.work.parcel_pictures import ParcelPictures  # noqa: PLC0415

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

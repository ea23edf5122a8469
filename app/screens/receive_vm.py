"""Receiving: scan, match, photograph the label, record the outside, send on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.capture import ShotRequest
from app.cases.receiving import ReceiveState, Step
from app.label_shot import LabelShot
from app.live_picture import LivePicture
from app.navigation import GoDisinfect, GoInspect
from app.reads import Reads
from app.receive_reads import board, case_of, customer_of, looked_up
from inspection.evidence import LABEL_SUBJECT
from inspection.values import OuterCondition, ParcelId, TicketId

if TYPE_CHECKING:
    from pathlib import Path

    from app.cases.reception import ReceptionCase
    from app.cases.taking_in import TakenIn
    from app.desk import Desk
    from app.label_reader import LabelReading
    from app.label_rescue import Rescued
    from app.parcel_record import ParcelRecord
    from inspection.errors import StationError
    from inspection.events import ParcelCode
    from inspection.store.queries.contacts import Contact
    from inspection.store.queries.lookup import LookupResult
    from inspection.store.queries.receive_board import ReceiveBoard
    from inspection.store.reports import Changed
    from scanners.scan import Scan


class ReceiveVm(QObject):
    """Knows no widget. Nothing is looked up or recorded on the GUI thread."""

    changed = Signal(object)
    """ReceiveState."""
    pictured = Signal(str, QImage)
    """A photo of this subject, as it is shown."""
    going = Signal(object)
    happened = Signal()
    """A scan was answered: the banner says it, even if it says the same as before."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self.state = ReceiveState()
        self._codes: tuple[ParcelCode, ...] = ()
        self._carrier: str | None = None
        self._label = LabelShot(desk, self)
        self._label.pictured.connect(self.pictured)
        self._label.kept.connect(self._label_kept)
        self._label.read.connect(self._label_read)
        self._label.found.connect(self._rescued)
        self._label.compared.connect(self._compared)
        self._reads = Reads()
        self._boards = Reads()
        self._is_front = False
        self._live = LivePicture(desk, self)
        self._live.auto_shot.connect(self._photo_held)
        desk.changed.connect(self._on_changed)

    # --- coming and going --------------------------------------------------------------------

    def enter(self) -> None:
        """Ready for the next parcel."""
        self._is_front = True
        self._live.listen(on=True)
        self._reset()
        self._load_board()

    def resume(self) -> None:
        """In front again, with the parcel that was in hand."""
        self._is_front = True
        self._live.listen(on=True)
        if self.state.step is Step.IDLE:
            self._load_board()

    def leave(self) -> None:
        """Another page is in front."""
        self._is_front = False
        self._live.listen(on=False)

    # --- scans -------------------------------------------------------------------------------

    def scan(self, scan: Scan, *others: Scan) -> None:
        """A code from gun, keys or camera: look it up, take the parcel in; `others` are its too."""
        self._label.forget()
        self._look_up((scan, *others))

    @property
    def is_free(self) -> bool:
        """Whether nothing is in hand, asked, or being read."""
        step, is_read = self.state.step, not self._label.is_under_way
        return step is Step.UNREAD or (step in (Step.IDLE, Step.DUPLICATE) and is_read)

    def read_label(self, file: Path | None = None) -> None:
        """Photograph the label (F3), or take a picture file of it, and go by what it says."""
        self._label.open(file) if file else self._label.take()

    def receive_without_ticket(self) -> None:
        """Nobody announced it: take it in all the same (key 0); without a code too (F4)."""
        if self.state.step is Step.IDLE:
            self._codes = ()
        self._receive(force_unmatched=True)

    def select(self, index: int) -> None:
        """Point at a candidate."""
        if 0 <= index < len(self.state.candidates):
            self._set(selected=index)

    def confirm(self) -> None:
        """It is the candidate pointed at."""
        if self.state.step is Step.CANDIDATES and self.state.selected >= 0:
            ticket = self.state.candidates[self.state.selected].ticket
            self._receive(ticket_id=TicketId(ticket.ticket_id))

    def open_earlier(self) -> None:
        """Go on with the parcel that was received before."""
        if self.state.earlier is not None:
            self._open(self.state.earlier.parcel_id)

    # --- the parcel in hand ------------------------------------------------------------------

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

    # --- private -----------------------------------------------------------------------------

    @cached_property
    def _record(self) -> ParcelRecord:
        # with the first parcel: its handlers are none of what a start waits for
        from app.parcel_record import ParcelRecord  # noqa: PLC0415

        record = ParcelRecord(self._desk, self)
        record.recorded.connect(self._show_recorded)
        return record

    def _look_up(self, scans: tuple[Scan, ...]) -> None:
        # the code before this one, for the idle banner; the parcel in hand is safe already
        last = self.state.case.code if self.state.case else self.state.last_code
        self.state = replace(self.state, last_code=last)
        self._go_by(scans)
        self._record.begin()
        self._receive()

    def _go_by(self, scans: tuple[Scan, ...]) -> None:
        """The first is what the parcel is called by."""
        from app.cases.taking_in import codes_of  # noqa: PLC0415 - with the first parcel

        self._codes, self._carrier = codes_of(scans, self._desk.labels.patterns)
        self.state = replace(self.state, raw=scans[0].text, symbology=scans[0].symbology)

    def _receive(self, *, ticket_id: TicketId | None = None, force_unmatched: bool = False) -> None:
        from app.cases.taking_in import taking_in  # noqa: PLC0415 - as above
        from inspection.handlers.receive import ReceiveParcel  # noqa: PLC0415

        intent = ReceiveParcel(
            codes=self._codes,
            carrier=self._carrier,
            ticket_id=ticket_id,
            force_unmatched=force_unmatched,
        )
        self._desk.act(taking_in(intent, self._desk.policies), self._received)

    def _received(self, taken: TakenIn) -> None:
        from app.cases.taking_in import answered  # noqa: PLC0415 - as above
        from app.label_tie import tied  # noqa: PLC0415 - as above

        self._reads.forget()
        reading = self.state.reading if self._label.is_under_way else None
        tie = tied(reading, taken.candidates)
        if tie is not None and tie.choice.code is not None:
            self._decided(tie)
            return
        is_comparing = tie is not None and self._label.compare(tie)
        self._set(**answered(taken, tie or reading, is_comparing=is_comparing))
        self.happened.emit()
        if taken.step not in (Step.CASE, Step.CANDIDATES):
            self._load_board()  # it is seen beside the answer
        if taken.case is not None:
            self._begin(taken.case)
        elif taken.step is Step.UNKNOWN and self._label.search(self.state.reading):
            self._set(is_searching=True)
        elif taken.step is Step.DUPLICATE and self._codes:
            code = self._codes[0].code
            self._desk.read(lambda conn: looked_up(conn, code), partial(self._looked_up, code))

    def _begin(self, case: ReceptionCase) -> None:
        self._live.begin()
        self._aim(case)
        if case.ticket is not None:
            ticket_id = case.ticket.ticket_id
            found = partial(self._contact_found, ticket_id)
            self._desk.read(lambda conn: customer_of(conn, ticket_id), found)
        parcel_id = case.parcel.parcel_id
        self._label.record(parcel_id, partial(self._photo_recorded, parcel_id))

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
        self._show_recorded_photos(case)

    def _show_recorded_photos(self, case: ReceptionCase) -> None:
        for photo in case.evidence:
            self._desk.photos.thumbnail(photo.sha256, partial(self.pictured.emit, photo.subject))

    def _looked_up(self, code: str, found: LookupResult) -> None:
        earlier = self.state.earlier
        is_same = bool(self._codes) and self._codes[0].code == code
        if is_same and earlier is not None and found.parcels:
            self._set(earlier=replace(earlier, station_name=found.parcels[0].station_name))

    def _contact_found(self, ticket_id: TicketId, contact: Contact | None) -> None:
        ticket = self.state.case.ticket if self.state.case else None
        if ticket is not None and ticket.ticket_id == ticket_id:
            self._set(contact=contact)

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
            self._aim(case)

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
            self._show_recorded_photos(case)

    def _refresh(self) -> None:
        case = self.state.case
        if case is None:
            return
        parcel_id, policies = case.parcel.parcel_id, self._desk.policies
        shown = self._reads.news(self._show_case)
        self._desk.facts(lambda facts: case_of(facts, parcel_id, policies), shown)

    @Slot()
    def _label_kept(self) -> None:
        case = self.state.case
        if case is not None and self.state.step is Step.CASE and LABEL_SUBJECT in case.missing:
            self._begin(case)

    @Slot(object)
    def _label_read(self, reading: LabelReading) -> None:
        self._set(reading=reading)
        if scans := tuple(one.scan for one in reading.of_parcel):
            self._look_up(scans)
        else:
            self._set(step=Step.UNREAD, is_searching=self._label.search())

    @Slot(object)
    def _compared(self, reading: LabelReading) -> None:
        """The label's print was read: one of its codes stands there, or that decides nothing."""
        if self.state.step is not Step.CANDIDATES:  # nobody announced any of them
            self._go_by(tuple(one.scan for one in reading.of_parcel))
            self._set(reading=reading)
        elif self.state.selected < 0:  # else a person was quicker
            if reading.choice.code is not None:
                self._decided(reading)
            else:
                self._set(reading=reading, is_searching=False)

    def _decided(self, reading: LabelReading) -> None:
        """Of several announced codes one is this parcel's; the others may be a neighbour's."""
        self.state = replace(self.state, reading=reading)
        self._look_up((reading.chosen_first[0].scan,))

    @Slot(object)
    def _rescued(self, rescued: Rescued) -> None:
        if self.state.step not in (Step.UNREAD, Step.UNKNOWN):
            return
        if not rescued.candidates:
            self._set(is_searching=False)
            return
        # below certainty nobody is pointed at: Enter, pressed for something else, must not answer
        self._set(
            step=Step.CANDIDATES,
            is_searching=False,
            candidates=rescued.candidates,
            suggestions=rescued.suggestions,
            selected=0 if rescued.is_certain else -1,
        )
        self.happened.emit()

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

    def _reset(self) -> None:
        self._codes = ()
        self._carrier = None
        self._label.forget()
        self._record.begin()
        self._reads.forget()
        self._live.aim("")
        last = self.state.case.code if self.state.case else self.state.last_code
        self.state = ReceiveState(board=self.state.board, last_code=last)
        self.changed.emit(self.state)

    def _load_board(self) -> None:
        if self._desk.is_open:
            now = self._desk.now()
            shown = self._boards.news(self._board_loaded)
            self._desk.read(lambda conn: board(conn, now), shown)

    def _board_loaded(self, board: ReceiveBoard) -> None:
        if self.state.step in (Step.CASE, Step.CANDIDATES):
            self.state = replace(self.state, board=board)  # not seen now, and a frame to show
        else:
            self._set(board=board)

    @Slot(object)
    def _on_changed(self, _change: Changed) -> None:
        if self._is_front and self.state.step is Step.IDLE:
            self._load_board()

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of ReceiveState
        self.state = replace(self.state, **changes)
        self.changed.emit(self.state)

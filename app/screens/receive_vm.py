"""Receiving: scan, find out what came, take it in; from then on it is the parcel in hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.receiving import ReceiveState, Step
from app.labels.label_shot import LabelShot
from app.program.reads import Reads
from app.screens.receive_parcel_vm import ParcelVm
from app.states.navigation import GoUnclaimed
from app.work.receive_reads import board, counting, looked_up, putting_down
from inspection.errors import OperatorError
from inspection.evidence import LABEL_SUBJECT
from inspection.values import ParcelId, TicketId

if TYPE_CHECKING:
    from pathlib import Path

    from app.cases.counting import Counted
    from app.cases.reception import ReceptionCase
    from app.cases.taking_in import TakenIn
    from app.desk import Desk
    from app.labels.label_rescue import Rescued
    from app.pictures.label_reader import LabelReading
    from inspection.events import ParcelCode
    from inspection.store.queries.lookup import LookupResult
    from inspection.store.queries.receive_board import ReceiveBoard
    from inspection.store.reports import Changed
    from scanners.scan import Scan


class ReceiveVm(ParcelVm):
    """Finds out what came: by its codes, by its label, by what a person says."""

    happened = Signal()
    """A scan was answered: the banner says it, even if it says the same as before."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(desk, parent)
        self._codes: tuple[ParcelCode, ...] = ()
        self._carrier: str | None = None
        self._before: ReceptionCase | None = None
        self._label = LabelShot(desk, self)
        self._label.pictured.connect(self.pictured)
        self._label.kept.connect(self._label_kept)
        self._label.read.connect(self._label_read)
        self._label.found.connect(self._rescued)
        self._label.compared.connect(self._compared)
        self._boards = Reads()
        self._is_front = False
        desk.changed.connect(self._on_changed)

    # --- coming and going --------------------------------------------------------------------

    def enter(self, *, put_down: str = "") -> None:
        """Ready for the next parcel; the last one lies at a place, if one is given."""
        self._is_front = True
        self._live.listen(on=True)
        self._reset(put_down)
        self._load_board()

    def resume(self) -> None:
        """In front again, with the parcel that was in hand."""
        self._is_front = True
        self._live.listen(on=True)
        if self.state.step is Step.IDLE:
            self._load_board()

    def come_back(self, parcel_id: ParcelId) -> None:
        """This parcel is in hand again, complete or not; what was done to it can be taken back."""
        case = self.state.case
        self._is_front = True
        self._live.listen(on=True)
        if case is None or case.parcel.parcel_id != parcel_id:
            self._reset()
            self._bring_back(parcel_id)

    def leave(self) -> None:
        """Another page is in front."""
        self.stay()
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

    def receive_all(self) -> None:
        """The goods of all these tickets are in one box (J): each of its codes names one."""
        if self.state.are_together:
            first, *others = (one.ticket.ticket_id for one in self.state.candidates)
            self._receive(ticket_id=first, joined=tuple(others))

    def show_unclaimed(self) -> None:
        """To what waits for a ticket (W)."""
        self.going.emit(GoUnclaimed())

    def open_earlier(self) -> None:
        """Go on with the parcel that was received before."""
        if self.state.earlier is not None:
            self._open(self.state.earlier.parcel_id)

    def put_down(self, code: str) -> None:
        """The parcel in hand, or the one scanned again, lies at the place of this code now."""
        state = self.state
        parcel = state.case.parcel if state.case else state.earlier
        if parcel is None:
            self._desk.complain(OperatorError("place.no_parcel"))
            return
        self.stay()
        put = partial(self._was_put_down, parcel.parcel_id)
        self._desk.act(putting_down(parcel.parcel_id, code), put, self._desk.complain)

    def ask_count(self, *, asked: bool) -> None:
        """Begin to type how many a courier handed in, or put that away."""
        if self.state.step is Step.IDLE and self.state.board is not None:
            self._set(is_counting=asked)

    def count(self, text: str) -> None:
        """The number as it was typed; what cannot be read is said, and typed again."""
        from app.cases.counting import Counted, count_of  # noqa: PLC0415 - with the first count

        board = self.state.board
        if board is None:
            return
        try:
            intent = count_of(text, board.handover)
        except OperatorError as error:
            self._desk.complain(error)
            return
        told = Counted(counted=intent.counted, received=intent.received)
        counted = partial(self._was_counted, told)
        self._desk.act(counting(intent), counted, self._desk.complain)

    # --- private -----------------------------------------------------------------------------

    def _look_up(self, scans: tuple[Scan, ...]) -> None:
        # the code before this one, for the idle banner; the parcel in hand is safe already
        self._before = self.state.case
        last = self._before.code if self._before else self.state.last_code
        self.state = replace(self.state, last_code=last)
        self._go_by(scans)
        self._record.begin()
        self._receive()

    def _go_by(self, scans: tuple[Scan, ...]) -> None:
        """The first is what the parcel is called by."""
        from app.cases.taking_in import codes_of  # noqa: PLC0415 - with the first parcel

        self._codes, self._carrier = codes_of(scans, self._desk.labels.patterns)
        self.state = replace(self.state, raw=scans[0].text, symbology=scans[0].symbology)

    def _receive(
        self,
        *,
        ticket_id: TicketId | None = None,
        force_unmatched: bool = False,
        joined: tuple[TicketId, ...] = (),
    ) -> None:
        from app.cases.taking_in import taking_in  # noqa: PLC0415 - as above
        from inspection.handlers.receive import ReceiveParcel  # noqa: PLC0415

        intent = ReceiveParcel(
            codes=self._codes,
            carrier=self._carrier,
            ticket_id=ticket_id,
            force_unmatched=force_unmatched,
        )
        self._desk.act(taking_in(intent, self._desk.policies, joined), self._received)

    def _received(self, taken: TakenIn) -> None:
        from app.cases.taking_in import answered  # noqa: PLC0415 - as above
        from app.labels.label_tie import tied  # noqa: PLC0415 - as above

        self._reads.forget()
        reading = self.state.reading if self._label.is_under_way else None
        tie = tied(reading, taken.candidates)
        if tie is not None and tie.choice.code is not None:
            self._decided(tie)
            return
        is_comparing = tie is not None and self._label.compare(tie)
        before = self._before if self._before and self._before.ticket else None
        shown = answered(taken, tie or reading, is_comparing=is_comparing)
        self._set(**shown | {"before": before})
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
        super()._begin(case)
        parcel_id = case.parcel.parcel_id
        self._label.record(parcel_id, partial(self._photo_recorded, parcel_id))

    def _looked_up(self, code: str, found: LookupResult) -> None:
        earlier = self.state.earlier
        is_same = bool(self._codes) and self._codes[0].code == code
        if is_same and earlier is not None and found.parcels:
            first = found.parcels[0]
            named = replace(earlier, station_name=first.station_name, place=first.place)
            self._set(earlier=named)

    def _was_put_down(self, parcel_id: ParcelId, place: str) -> None:
        state = self.state
        parcel = state.case.parcel if state.case else state.earlier
        if parcel is not None and parcel.parcel_id == parcel_id:  # else the next one is in hand
            self.enter(put_down=place)
            self.happened.emit()

    def _was_counted(self, told: Counted, _missing: int) -> None:
        if self.state.step is Step.IDLE:
            self._set(is_counting=False, counted=told)
            self.happened.emit()
        self._load_board()

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

    def _reset(self, put_down: str = "") -> None:
        self._go_on.stop()
        self._codes = ()
        self._carrier = None
        self._before = None
        self._label.forget()
        self._record.begin()
        self._reads.forget()
        self._live.aim("")
        last = self.state.case.code if self.state.case else self.state.last_code
        self.state = ReceiveState(board=self.state.board, last_code=last, put_down=put_down)
        self.changed.emit(self.state)

    def _load_board(self) -> None:
        if self._desk.is_open:
            now, pace = self._desk.now(), self._desk.pace
            shown = self._boards.news(self._board_loaded)
            self._desk.read(lambda conn: board(conn, now, pace), shown)

    def _board_loaded(self, board: ReceiveBoard) -> None:
        if self.state.step in (Step.CASE, Step.CANDIDATES):
            self.state = replace(self.state, board=board)  # not seen now, and a frame to show
        else:
            self._set(board=board)

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if self._is_front and self.state.step is Step.IDLE:
            self._load_board()
        elif self._is_front and self.state.step is Step.CASE:
            self._take_marks(change)

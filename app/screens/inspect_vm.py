"""Inspect: one question after the other, each with its photos, until the item can be decided."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.inspection import InspectionCase, asks_serial, inspection_case
from app.cases.place import Phase, Place, place_of
from app.cases.plate import PlateFinding, takes
from app.labels.serial_check import SerialCheck
from app.pictures.capture import ShotRequest
from app.printing.in_hand import LabelInHand
from app.program.again import Again
from app.program.reads import Reads
from app.screens.special.special_list import SpecialList
from app.states.inspect import InspectState, SerialMismatch
from app.states.navigation import GoDecide, GoDisinfect, GoReceive
from app.work.clean_timer import CleanTimer
from app.work.item_photos import ItemPhotos
from app.work.item_record import ItemRecord
from app.work.item_scans import ItemScans
from app.work.unclaimed_item import UnclaimedItem
from inspection.checklist import SERIAL_DIFFERS, SERIAL_MATCHES, Question
from inspection.store.queries.bench import BenchItem
from inspection.values import ParcelId, UnitId

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError
    from scanners.camera import Frame
    from scanners.scan import Scan


class InspectVm(QObject):
    """Facts of one item + the inspector's intents -> one state."""

    changed = Signal(object)
    """InspectState."""
    going = Signal(object)
    """A destination of app.states.navigation."""
    stopped = Signal(object)
    """SerialMismatch: nothing goes on until it is acknowledged or scanned again."""
    scanned = Signal(str, object)
    """A code that answers nothing here, and its Meaning; for the banner."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._parcel_id: ParcelId | None = None
        self._unit_id: UnitId | None = None
        self._case: InspectionCase | None = None
        self._queue: tuple[BenchItem, ...] = ()
        self.photos = ItemPhotos(desk, self)
        self.photos.changed.connect(self._emit)
        self.photos.recorded.connect(self._reload)
        self.photos.live.auto_shot.connect(self._photo_held)
        self._record = ItemRecord(desk, self)
        self._record.identified.connect(self._take_in_hand)
        self._record.over.connect(self._show_recorded)
        self.special = SpecialList(desk, self._record, self)
        self.special.changed.connect(self._emit)
        self.special.left.connect(self.show_queue)
        self.special.going.connect(self.going)
        self.unclaimed = UnclaimedItem(desk, self._record, self)
        self.unclaimed.going.connect(self.going)
        self.unclaimed.waits.connect(self.show_queue)
        self.serial = SerialCheck(desk, self)
        self.serial.changed.connect(self._emit)
        self.serial.stopped.connect(self.stopped)
        self.photos.snapped.connect(self._snapped)
        self.label = LabelInHand(desk, self)
        self.label.changed.connect(self._emit)
        self.label.labelled.connect(self._labelled)
        self._cleaning = CleanTimer(desk, self)
        self._cleaning.changed.connect(self._cleaned)
        self.scans = ItemScans(desk, self, self)
        self.scans.unanswered.connect(self.scanned)
        self._reads, self._again = Reads(), Again(self._reload, self)
        self._is_shown = False
        desk.changed.connect(self._on_changed)

    @property
    def state(self) -> InspectState:
        """The state now."""
        case = self._case
        if self._parcel_id is None:
            return InspectState(place=Place(phase=Phase.QUEUE), queue=self._queue)
        if case is None:
            return InspectState(place=Place(phase=Phase.LOADING))
        left_s = self._cleaning.left_s
        place = place_of(case, self.photos.pending, is_cleaning=left_s > 0)
        plate = self.serial.reading
        state = self.special.shown(
            InspectState(
                place=place,
                case=case,
                pending=self.photos.pending,
                retake=self.photos.retake,
                is_label_awaited=place.phase is Phase.DONE and self.label.is_awaited,
                is_busy=self.is_busy,
                is_reading=self.serial.is_reading,
                plate=plate,
                can_take=plate is not None and takes(plate, case, place),
                clean_left_s=left_s if place.phase is Phase.CLEAN else 0,
            )
        )
        due = state.ask.shot if state.ask else place.shot
        return replace(state, shots=self.photos.strip(case, due))

    @property
    def parcel_id(self) -> ParcelId | None:
        """The parcel in hand; None while the queue shows."""
        return self._parcel_id

    @property
    def unit_id(self) -> UnitId | None:
        """The item in hand, once it has its LPN."""
        return self._unit_id

    @property
    def is_busy(self) -> bool:
        """Something is on its way into the record, or in it and not on the screen yet."""
        return self._record.is_busy or self._reads.is_behind

    @property
    def is_behind(self) -> bool:
        """Busy, or what came to hand is not read yet."""
        return self.is_busy or (self._parcel_id is not None and self._case is None)

    def enter(
        self, parcel_id: ParcelId | None, unit_id: UnitId | None = None, *, retake: str = ""
    ) -> None:
        """Show a parcel, or an item of it; None goes on with the one in hand, or the queue.

        The next press takes the photo `retake` again.
        """
        self._is_shown = True
        self.photos.live.switch(on=True)
        is_same = parcel_id in {None, self._parcel_id} and unit_id in {None, self._unit_id}
        if not is_same:
            self._parcel_id, self._unit_id, self._case = parcel_id, unit_id, None
            self.scans.forget()
            self._another()
        self.photos.retake = retake or self.photos.retake
        self._reload()

    def leave(self) -> None:
        """Another page shows: nothing is measured meanwhile."""
        self._is_shown = False
        self._again.over()
        self.photos.live.switch(on=False)

    @Slot()
    def show_queue(self) -> None:
        """Put the parcel in hand aside; nothing recorded is lost."""
        self._parcel_id, self._unit_id, self._case = None, None, None
        self.scans.forget()
        self._another()
        self._reload()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Keys 1 to 9: the line to take out, or the answer, to the question that is shown."""
        if self.is_busy:
            return
        self.photos.retake = ""
        state = self.state
        if state.ask is not None:
            self.special.choose(number, state)
            return
        case, question = state.case, state.place.question
        if case and state.place.phase is Phase.CHOOSE_LINE and 1 <= number <= len(case.choices):
            self._record.identify_line(case, number - 1)
        elif question and 1 <= number <= len(question.answers):
            self.answer(question, question.answers[number - 1].answer_id)

    @Slot()
    def take_photo(self) -> None:
        """Space: the photo that is due, or the one to be taken once more."""
        state = self.state
        shot, parcel_id, case = state.due, self._parcel_id, self._case
        self.photos.retake = ""
        if state.ask is not None:
            if shot and parcel_id:
                unit_id = state.ask.unit_id
                self.photos.take(ShotRequest(subject=shot, parcel_id=parcel_id, unit_id=unit_id))
        elif shot and parcel_id and case:

            def take(unit_id: UnitId) -> None:
                if parcel_id != self._parcel_id:
                    return  # another parcel lies before the camera by now
                self.photos.take(ShotRequest(subject=shot, parcel_id=parcel_id, unit_id=unit_id))

            self._record.with_unit(case, take)

    @Slot()
    def _photo_held(self) -> None:
        """The picture was good for long enough; while a stop stands nothing goes on."""
        if self.serial.mismatch is None:
            self.take_photo()

    def can_retake(self, subject: str) -> bool:
        """Whether this shot is there and may still be taken once more."""
        is_open = self.state.place.phase in {Phase.ASK, Phase.SHOOT, Phase.DONE}
        return is_open and subject in self.photos.known(self._case)

    def offer_retake(self, subject: str) -> None:
        """The next press takes this shot again; the first stays in the record."""
        if self.can_retake(subject):
            self.photos.offer_retake(subject)

    @Slot()
    def undo(self) -> None:
        """Esc: the list goes; no retake after all; else the newest answer no longer counts."""
        if self.special.back():
            return
        if self.photos.retake:
            self.photos.retake = ""
            self._emit()
            return
        case = self._case
        if self.is_busy:
            return
        if case and case.unit and case.progress and case.progress.is_begun:
            self._record.withdraw_answer(case.unit.unit_id)

    @Slot()
    def open_special(self) -> None:
        """F8: the list of special cases."""
        if not self.is_busy:
            self.photos.retake = ""
            self.special.open(self.state)

    @Slot()
    def proceed(self) -> None:
        """Enter: on to what unlocks the next step."""
        state = self.state
        phase = state.place.phase
        if phase is Phase.LOCKED:
            self.going.emit(GoDisinfect(parcel_id=self._parcel_id))
        elif state.is_label_awaited or self.unclaimed.proceed(state):
            pass  # the scan is the way on, or there is no ticket to decide by
        elif phase is Phase.DONE and state.case and state.case.unit:
            self.going.emit(GoDecide(unit_id=state.case.unit.unit_id))
        elif phase is Phase.QUEUE and state.queue:
            self.enter(state.queue[0].parcel_id)
        elif phase in {Phase.QUEUE, Phase.EMPTIED}:
            self.going.emit(GoReceive())

    def scan(self, scan: Scan) -> None:
        """A code under the scanner: the label, a serial to compare, another parcel to open."""
        self.scans.take(scan)

    @Slot()
    def take_reading(self) -> None:
        """What was read off the plate counts as if it had been scanned."""
        state = self.state
        case, plate = state.case, state.plate
        if plate is None or case is None or case.line is None or not state.can_take or self.is_busy:
            return
        if plate.finding is PlateFinding.OTHER:
            self.forget_reading()  # from here on the stop asks, and remembers
            self.serial.stop_for(case.line, plate.read)
        elif state.place.question is not None:
            self.answer(state.place.question, SERIAL_MATCHES)

    @Slot()
    def forget_reading(self) -> None:
        """The engine misread the plate: nothing is offered."""
        self.serial.forget()
        self._emit()

    @Slot()
    def accept_mismatch(self) -> None:
        """The stop was acknowledged: the other serial is what the record says."""
        self.serial.mismatch = None
        # a plate may be read after the next question has opened: then the answer is replaced
        step = self._case.serial_step if self._case else None
        question = step.question if step else self.state.place.question
        if question and asks_serial(question):
            self.answer(question, SERIAL_DIFFERS)

    @Slot()
    def deny_mismatch(self) -> None:
        """It was misread: nothing is recorded, the serial is scanned again."""
        self.serial.mismatch = None

    @property
    def mismatch(self) -> SerialMismatch | None:
        """What the stop on the screen is about."""
        return self.serial.mismatch

    @Slot(str, object)
    def _snapped(self, subject: str, frame: Frame) -> None:
        """The photo of the plate is read; of the very frame that is kept."""
        self.serial.snapped(subject, frame, self._case)

    def answer(self, question: Question, answer_id: str) -> None:
        """Answer a question about the item in hand."""
        if self._case is not None and self._case.progress is not None:
            self._record.answer(self._case, question, answer_id)

    @Slot(str, str)
    def _take_in_hand(self, parcel_id: ParcelId, unit_id: UnitId) -> None:
        if parcel_id == self._parcel_id:
            self._unit_id = unit_id
        self._show_recorded()

    @Slot()
    def _show_recorded(self) -> None:
        self._reload()
        self._reads.require()

    @Slot()
    def _cleaned(self) -> None:
        """A second of cleaning passed. A photo of before does not show what is asked for now."""
        usual = self.state.usual_shots if not self._cleaning.left_s else ()
        for subject in usual:
            if subject in self.photos.taken(self._case) and not self.photos.retake:
                self.photos.offer_retake(subject)
        self._emit()

    @Slot()
    def _labelled(self) -> None:
        """Where nothing but the label was missing, its scan is the way on."""
        if self._is_shown and self.state.place.phase is Phase.DONE:
            self.proceed()

    # --- facts

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        if self._record.is_busy:
            return  # however that ends, it is read then
        ids: frozenset[str] = getattr(change, "ids", frozenset())
        own = {self._parcel_id, self._unit_id, *(self._case.markups if self._case else ())}
        if self._is_shown and (self._parcel_id is None or ids & own):
            self._reload()

    @Slot()
    def _reload(self) -> None:
        parcel_id, unit_id = self._parcel_id, self._unit_id
        if parcel_id is None:
            queued = self._reads.pair(self._queue_loaded, self._not_read)
            self._desk.read(self._desk.pace.queue, *queued)
            return
        shown, failed = self._reads.pair(partial(self._loaded, parcel_id), self._not_read)
        desk, case_of = self._desk, partial(inspection_case, parcel_id=parcel_id, unit_id=unit_id)
        desk.facts(partial(case_of, policies=desk.policies, now=desk.now()), shown, failed)

    def _not_read(self, error: StationError) -> None:
        self._emit()
        if self._is_shown and self._again.failed():
            self._desk.complain(error)

    def _queue_loaded(self, items: list[BenchItem]) -> None:
        self._again.over()
        self._queue = tuple(items)
        self._emit()

    def _loaded(self, parcel_id: ParcelId, case: InspectionCase | None) -> None:
        self._again.over()
        # what is on its way will be read again: steps change once, when keys count again
        if parcel_id != self._parcel_id or self.is_busy:
            return
        self._case = case
        self.unclaimed.hold(case)
        self._cleaning.follow(case)
        if case is not None:
            unit_id = case.unit.unit_id if case.unit else None
            if self._unit_id not in {None, unit_id}:
                self._another()  # the one before is decided
            self._unit_id = unit_id
            self.label.hold(case.unit, is_labelled=case.is_labelled, is_absent=case.is_absent)
            self.photos.load(case)
        self._emit()
        self.scans.take_late()

    def _another(self) -> None:
        """Another item comes to hand."""
        self.photos.begin()
        self.special.forget()
        self.serial.forget()

    # --- state

    @Slot()
    def _emit(self) -> None:
        state = self.state
        self.photos.live.aim(state.aim)
        self.changed.emit(state)

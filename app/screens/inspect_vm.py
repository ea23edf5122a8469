"""Inspect: one question after the other, each with its photos, until the item can be decided."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from app.capture import ShotRequest
from app.cases.inspection import (
    SERIAL_DIFFERS,
    SERIAL_MATCHES,
    InspectionCase,
    asks_serial,
    inspection_case,
)
from app.cases.place import Phase, Place, place_of
from app.cases.scanned import Meaning, Scanned, meaning_of, what_is
from app.live_picture import LivePicture
from app.messages import notice_of
from app.navigation import GoDecide, GoDisinfect, GoReceive
from app.printing.in_hand import LabelInHand
from app.shot_book import ShotBook
from app.states.inspect import InspectState, SerialMismatch, ShotView
from inspection.checklist import Question
from inspection.errors import OperatorError
from inspection.handlers import inspect
from inspection.store.queries.bench import BenchItem, queue
from inspection.values import Disposition, ParcelId, UnitId

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from inspection.disposition import DispositionRules
    from inspection.errors import StationError
    from inspection.photo_quality import PhotoQuality
    from inspection.ports import Work
    from inspection.values import Texts

T = TypeVar("T")
_ASKING = frozenset({Phase.ASK, Phase.SHOOT})


class InspectVm(QObject):
    """Facts of one item + the inspector's intents -> one state."""

    changed = Signal(object)
    """InspectState."""
    going = Signal(object)
    """A destination of app.navigation."""
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
        self._shots = ShotBook(desk, self)
        self._shots.changed.connect(self._emit)
        self._shots.recorded.connect(self._reload)
        self._poor: dict[str, PhotoQuality] = {}
        self._retake = ""
        self._mismatch: SerialMismatch | None = None
        self.live = LivePicture(desk, self)
        self.live.auto_shot.connect(self._photo_held)
        self.label = LabelInHand(desk, self)
        self.label.changed.connect(self._emit)
        self.label.labelled.connect(self._labelled)
        self._is_busy = False
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
        place = place_of(case, self._shots.pending)
        return InspectState(
            place=place,
            case=case,
            shots=self._strip(case, place.shot),
            retake=self._retake,
            is_label_awaited=place.phase is Phase.DONE and self.label.is_awaited,
            is_busy=self._is_busy,
        )

    def enter(self, parcel_id: ParcelId | None) -> None:
        """Show a parcel; None goes on with the one in hand, or shows the queue."""
        self._is_shown = True
        self.live.switch(on=True)
        if parcel_id is not None and parcel_id != self._parcel_id:
            self._parcel_id, self._unit_id, self._case = parcel_id, None, None
            self._forget_photos()
        self._reload()

    def leave(self) -> None:
        """Another page shows: nothing is measured meanwhile."""
        self._is_shown = False
        self.live.switch(on=False)

    @Slot()
    def show_queue(self) -> None:
        """Put the parcel in hand aside; nothing recorded is lost."""
        self._parcel_id, self._unit_id, self._case = None, None, None
        self._forget_photos()
        self._reload()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Keys 1 to 9: the line to take out, or the answer."""
        self._retake = ""
        state = self.state
        case, question = state.case, state.place.question
        if case and state.place.phase is Phase.CHOOSE_LINE and 1 <= number <= len(case.choices):
            self._identify_line(case, number - 1)
        elif question and 1 <= number <= len(question.answers):
            self._answer(question, question.answers[number - 1].answer_id)

    @Slot()
    def take_photo(self) -> None:
        """Space: the photo that is due, or the one to be taken once more."""
        shot = self.state.due
        self._retake = ""
        if shot:
            self._with_unit(lambda unit_id: self._capture(shot, unit_id))

    @Slot()
    def _photo_held(self) -> None:
        """The picture was good for long enough; while a stop stands nothing goes on."""
        if self._mismatch is None:
            self.take_photo()

    def offer_retake(self, subject: str) -> None:
        """A taken shot was tapped: the next press takes it again; the first stays in the record."""
        case = self._case
        taken = (case.taken if case else frozenset()) | self._shots.pending
        if self.state.place.phase in _ASKING | {Phase.DONE} and subject in taken:
            self._retake = subject
            self._emit()

    @Slot()
    def undo(self) -> None:
        """Backspace: no retake after all; else the newest answer no longer counts."""
        if self._retake:
            self._retake = ""
            self._emit()
            return
        case = self._case
        if case and case.unit and case.progress and case.progress.steps:
            policies = self._desk.policies
            intent = inspect.WithdrawAnswer(unit_id=case.unit.unit_id)
            self._act(
                lambda work: inspect.withdraw_answer(work, intent, policies=policies), self._acted
            )

    @Slot()
    def proceed(self) -> None:
        """Enter: on to what unlocks the next step."""
        state = self.state
        phase = state.place.phase
        if phase is Phase.LOCKED:
            self.going.emit(GoDisinfect(parcel_id=self._parcel_id))
        elif state.is_label_awaited:
            pass  # the scan is the way on
        elif phase is Phase.DONE and state.case and state.case.unit:
            self.going.emit(GoDecide(unit_id=state.case.unit.unit_id))
        elif phase is Phase.QUEUE and state.queue:
            self.enter(state.queue[0].parcel_id)
        elif phase in {Phase.QUEUE, Phase.UNMATCHED, Phase.EMPTIED}:
            self.going.emit(GoReceive())

    def scan(self, text: str) -> None:
        """A code under the scanner: the label, a serial to compare, another parcel to open."""
        if self.label.take_scan(text):
            return
        self._desk.facts(lambda facts: what_is(facts, text), self._scanned)

    @Slot()
    def accept_mismatch(self) -> None:
        """The stop was acknowledged: the other serial is what the record says."""
        self._mismatch = None
        question = self.state.place.question
        if question and asks_serial(question):
            self._answer(question, SERIAL_DIFFERS)

    @Slot()
    def deny_mismatch(self) -> None:
        """It was misread: nothing is recorded, the serial is scanned again."""
        self._mismatch = None

    @property
    def mismatch(self) -> SerialMismatch | None:
        """What the stop on the screen is about."""
        return self._mismatch

    # --- scans

    def _scanned(self, scanned: Scanned) -> None:
        question = self.state.place.question
        line = self._case.line if self._case else None
        meaning = meaning_of(scanned, line, question)
        if scanned.parcel_id is not None and scanned.parcel_id != self._parcel_id:
            self.enter(scanned.parcel_id)
        elif question and meaning is Meaning.SAME_SERIAL:
            self._answer(question, SERIAL_MATCHES)
        elif line and meaning is Meaning.OTHER_SERIAL:
            self._mismatch = SerialMismatch(
                expected=line.serials[0],
                seen=scanned.code,
                bin=_bin(self._desk.policies.dispositions_for(line.goods_class)),
                at=self._desk.now(),
            )
            self.stopped.emit(self._mismatch)
        else:
            self.scanned.emit(scanned.code, meaning)

    # --- actions

    def _identify_line(self, case: InspectionCase, index: int) -> None:
        intent = inspect.IdentifyUnit(
            parcel_id=case.parcel.parcel_id, line_id=case.choices[index].line.line_id
        )
        identified = partial(self._identified, is_new=True)
        self._act(lambda work: inspect.identify_unit(work, intent).unit_id, identified)

    def _answer(self, question: Question, answer_id: str) -> None:
        case = self._case
        if case is None or case.progress is None:
            return
        policies = self._desk.policies

        def answer(work: Work) -> UnitId:
            unit_id = _unit_of(work, case)
            intent = inspect.Answer(
                unit_id=unit_id, question_id=question.question_id, answer_id=answer_id
            )
            inspect.answer(work, intent, policies=policies)
            return unit_id

        self._act(answer, partial(self._identified, is_new=case.unit is None))

    def _with_unit(self, then: Callable[[UnitId], None]) -> None:
        """Run `then` with the item in hand, giving it its LPN first where it has none yet."""
        case = self._case
        if case is None:
            return
        if case.unit is not None:
            then(case.unit.unit_id)
            return

        def identified(unit_id: UnitId) -> None:
            self._identified(unit_id, is_new=True)
            then(unit_id)

        self._act(lambda work: _unit_of(work, case), identified)

    def _capture(self, subject: str, unit_id: UnitId) -> None:
        quality = self.live.took()
        # motion that did harm shows as blur: the hand that presses the key moves all a little
        if quality is not None and not replace(quality, is_still=True).is_good:
            self._poor[subject] = quality
        else:
            self._poor.pop(subject, None)
        if self._parcel_id is not None:
            shot = ShotRequest(subject=subject, parcel_id=self._parcel_id, unit_id=unit_id)
            self._shots.take(shot)

    def _act(self, action: Callable[[Work], T], on_done: Callable[[T], None]) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._desk.act(action, partial(self._done, on_done), self._refused)

    def _done(self, then: Callable[[T], None], result: T) -> None:
        self._is_busy = False
        then(result)

    def _acted(self, _result: object) -> None:
        self._reload()

    def _identified(self, unit_id: UnitId, *, is_new: bool) -> None:
        """The item in hand; one that got its LPN just now gets its label."""
        if is_new:
            self._desk.printing.minted(unit_id)
        self._unit_id = unit_id
        self._reload()

    def _refused(self, error: StationError) -> None:
        self._is_busy = False
        self._desk.say(notice_of(error))
        self._reload()

    @Slot()
    def _labelled(self) -> None:
        """Where nothing but the label was missing, its scan is the way on."""
        if self._is_shown and self.state.place.phase is Phase.DONE:
            self.proceed()

    # --- facts

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        ids: frozenset[str] = getattr(change, "ids", frozenset())
        if self._is_shown and (self._parcel_id is None or ids & {self._parcel_id, self._unit_id}):
            self._reload()

    @Slot()
    def _reload(self) -> None:
        parcel_id, unit_id = self._parcel_id, self._unit_id
        if parcel_id is None:
            self._desk.read(queue, self._queue_loaded)
            return
        policies = self._desk.policies
        self._desk.facts(
            lambda facts: inspection_case(facts, parcel_id, unit_id, policies),
            partial(self._loaded, parcel_id),
        )

    def _queue_loaded(self, items: list[BenchItem]) -> None:
        self._queue = tuple(items)
        self._emit()

    def _loaded(self, parcel_id: ParcelId, case: InspectionCase | None) -> None:
        if parcel_id != self._parcel_id:
            return
        self._case = case
        if case is not None:
            self._unit_id = case.unit.unit_id if case.unit else None
            self.label.hold(case.unit, is_labelled=case.is_labelled)
            self._shots.load(case.photos)
        self._emit()

    def _forget_photos(self) -> None:
        self.live.begin()
        self._shots.clear()
        self._poor.clear()
        self._retake = ""

    # --- state

    def _strip(self, case: InspectionCase, due: str) -> tuple[ShotView, ...]:
        required = case.progress.required_shots if case.progress else ()
        own = (photo.subject for photo in case.photos if photo.unit_id is not None)
        order = dict.fromkeys((*own, *required))
        if due:
            order[due] = None
        taken = case.taken | self._shots.pending
        return tuple(
            ShotView(
                subject=subject,
                is_taken=subject in taken,
                is_current=subject == due,
                picture=self._shots.picture(subject),
                poor=self._poor.get(subject) if subject in taken else None,
            )
            for subject in order
        )

    @Slot()
    def _emit(self) -> None:
        state = self.state
        self.live.aim(state.aim)
        self.changed.emit(state)


def _unit_of(work: Work, case: InspectionCase) -> UnitId:
    """The item in hand; the first thing recorded about it gives it its LPN."""
    if case.unit is not None:
        return case.unit.unit_id
    if case.line is None:
        raise OperatorError("inspection.no_line")
    intent = inspect.IdentifyUnit(parcel_id=case.parcel.parcel_id, line_id=case.line.line_id)
    return inspect.identify_unit(work, intent).unit_id


def _bin(rules: DispositionRules) -> Texts:
    """Where goods wait that nobody may touch; quarantine is always among the ways."""
    return next(one.container for one in rules.ways if one.disposition is Disposition.QUARANTINE)

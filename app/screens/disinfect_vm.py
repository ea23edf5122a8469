"""Disinfect: choose a procedure, start the contact timer, wait beside other parcels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.cases.disinfection import DisinfectionCase, disinfection_case
from app.language.messages import notice_of
from app.program.again import Again
from app.program.reads import Reads
from app.screens import disinfect_intents as intents
from app.states.disinfect import LATE_AGO_MIN, Asking, DisinfectState, Need, Phase, Timer
from app.states.disinfect_choice import (
    Choice,
    beginning,
    need_of,
    phase_of,
    quickest,
    solution_scanned,
)
from app.states.navigation import GoInspect, GoReceive
from app.work.contact_timers import ContactTimers
from app.work.receive_reads import putting_down
from inspection.codes import normal_or_empty
from inspection.errors import OperatorError
from inspection.places import is_place_code
from inspection.solutions import lamp_for, solution_for
from inspection.values import OUTER, ParcelId

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError
    from scanners.scan import Scan

OPENABLE = frozenset({Phase.DONE, Phase.SKIPPED, Phase.LATE})

ARRIVAL_MS = 600
"""After coming here by itself: a key pressed now was meant for the page before."""


class DisinfectVm(QObject):
    """Facts of one parcel + the operator's intents -> one state."""

    changed = Signal(object)
    """DisinfectState after any change; the timers alone bring it once a second."""
    going = Signal(object)
    """A destination of app.states.navigation."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Timers of earlier parcels go on while other pages show."""
        super().__init__(parent)
        self._desk = desk
        self._timers = ContactTimers(desk, self)
        self._parcel_id: ParcelId | None = None
        self._case: DisinfectionCase | None = None
        self._choice = Choice()
        self._is_loading = False
        self._is_busy = False
        self._reads, self._again = Reads(), Again(self._reload, self)
        self._is_shown = False
        self._arrival = QTimer(self)
        self._arrival.setSingleShot(True)
        self._arrival.setInterval(ARRIVAL_MS)
        self._arrival.timeout.connect(self._emit)
        self._timers.changed.connect(self._emit)
        desk.changed.connect(self._on_changed)

    @property
    def state(self) -> DisinfectState:
        """The state now."""
        case, choice, policies = self._case, self._choice, self._desk.policies
        run = case.run_of(choice.target) if case else None
        timers = self._timers.timers
        own = next((one for one in timers if run and one.run.run_id == run.run_id), None)
        procedures = policies.procedures_for(choice.target)
        target = policies.targets.target(choice.target)
        procedure = procedures[min(choice.chosen, len(procedures) - 1)] if procedures else None
        solution = solution_for(case.solutions, procedure) if case and procedure else None
        lamp = lamp_for(case.lamps, procedure) if case and procedure else None
        phase = phase_of(case, run, choice.target, is_loading=self._is_loading)
        is_ready = phase is Phase.READY and procedure is not None
        return DisinfectState(
            phase=phase,
            case=case,
            procedures=procedures,
            chosen=choice.chosen,
            skip_reasons=policies.skip_reasons,
            run=run,
            timer=own,
            others=tuple(one for one in timers if one is not own),
            is_busy=self._is_busy or self._reads.is_behind or self._arrival.isActive(),
            asking=choice.asking,
            late_reasons=policies.late.reasons,
            material=choice.material or (target.usual if target else None),
            materials=target.materials if target else (),
            solution=solution,
            lamp=lamp,
            need=need_of(procedure, solution, lamp, self._desk.now()) if is_ready else Need.NOTHING,
            pending=choice.pending,
            typed=choice.typed,
            more_targets=case is not None and self._next_target(case) is not None,
            is_inner=choice.target != OUTER,
        )

    def enter(self, parcel_id: ParcelId | None, *, is_automatic: bool = False) -> None:
        """Show a parcel; None shows the run that ends next.

        A key that was meant for the page before must not start the timer.
        """
        if is_automatic:
            self._arrival.start()
        self._is_shown = True
        self._choice = self._choice.asks(Asking.NOTHING)
        self._timers.refresh()
        if parcel_id is None and self._parcel_id is None and self._timers.timers:
            parcel_id = ParcelId(self._timers.timers[0].run.parcel_id)
        if parcel_id is not None and parcel_id != self._parcel_id:
            self._parcel_id, self._case, self._choice = parcel_id, None, Choice()
            self._is_loading = True
        self._reload()

    def resume(self) -> None:
        """In front again, with the parcel that was in hand."""
        self._is_shown = True
        self._timers.refresh()
        self._reload()

    def leave(self) -> None:
        """Another page shows: timers run on, nothing is drawn for them."""
        self._is_shown = False
        self._again.over()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Number keys: what is asked for, else the procedure before the start, else a timer."""
        state = self.state
        if state.asking is not Asking.NOTHING:
            self._answer(state, number)
        elif state.phase is Phase.READY:
            if 1 <= number <= len(state.procedures):
                self._choose_procedure(state, number)
            elif number == 0 and state.materials:
                self._ask(Asking.MATERIAL)

    def show_timer(self, timer: Timer) -> None:
        """The parcel of another timer."""
        self.enter(ParcelId(timer.run.parcel_id))

    def take_scan(self, scan: Scan) -> bool:
        """A scan for this page: a place, a timed parcel, a batch, a lamp; False for any other."""
        if is_place_code(scan.text):
            self.put_down(scan.text)
            return True
        state, code = self.state, normal_or_empty(scan.text)
        timed = next((one for one in state.others if code and one.run.code == code), None)
        if timed is not None and not timed.is_finished:
            self.show_timer(timed)
            return True
        if state.phase is not Phase.READY:
            return False
        if state.need in {Need.LAMP, Need.TUBE}:
            self._set(self._choice.names_lamp(code))
            return True
        found = solution_scanned(scan, is_asked=state.asking is Asking.BATCH)
        if found is None or state.procedure is None or state.procedure.lamp is not None:
            return False
        self._take_batch(state, *found)
        return True

    @Slot()
    def proceed(self) -> None:
        """The filled button: what is needed, start, next parcel while it runs, open when done."""
        state = self.state
        if state.asking is Asking.STRIP:
            self._act(intents.read_strip(state, self._desk.policies))
        elif state.phase is Phase.READY:
            self._get_ready(state)
        elif state.phase is Phase.DONE and state.more_targets and self._case is not None:
            target = self._next_target(self._case) or OUTER
            self._set(beginning(target, self._case.goods, self._desk.policies))
        elif state.phase in OPENABLE:
            self.going.emit(GoInspect(parcel_id=self._parcel_id))
        elif state.phase is not Phase.LOADING:
            self.going.emit(GoReceive())

    @Slot()
    def next_parcel(self) -> None:
        """Leave this parcel to its timer."""
        self.going.emit(GoReceive())

    @Slot()
    def undo(self) -> None:
        """Esc: put a question away, go back to the parcel, or break the run off."""
        if self._choice.asking is not Asking.NOTHING or self._choice.pending:
            self._set(self._choice.asks(Asking.NOTHING))
        elif self.state.phase is Phase.READY:
            self.going.emit(GoReceive(parcel_id=self._parcel_id))
        elif self.state.phase is Phase.RUNNING:
            self._act(intents.stop(self.state))

    def put_down(self, code: str) -> None:
        """The parcel lies at the place of this code, to be disinfected later."""
        if self._parcel_id is None or self._case is None:
            self._desk.complain(OperatorError("place.no_parcel"))
            return
        put = putting_down(self._parcel_id, code)
        self._desk.act(put, self._was_put_down, self._desk.complain)

    def _was_put_down(self, place: str) -> None:
        self.going.emit(GoReceive(put_down=place))

    @Slot()
    def ask_reason(self) -> None:
        """F8: skipping needs a reason; an inner layer left alone only bars the shelf."""
        state = self.state
        if state.can_skip:
            self._ask(Asking.REASON)
        elif state.can_open_without or state.phase is Phase.DONE:
            self.going.emit(GoInspect(parcel_id=self._parcel_id))

    @Slot()
    def ask_solution(self) -> None:
        """F2: what became of the solution."""
        state = self.state
        if state.phase is Phase.READY and state.procedure and state.procedure.lamp is None:
            self._ask(Asking.SOLUTION)

    @Slot()
    def ask_strip(self) -> None:
        """What a test strip reads, from its first digit on."""
        self._ask(Asking.STRIP)

    @Slot()
    def delete_digit(self) -> None:
        """The last digit of the strip back."""
        self._set(self._choice.types_less())

    @Slot()
    def start(self) -> None:
        """Begin the contact time of the procedure chosen; nothing where it runs already."""
        state = self.state
        if state.phase is Phase.READY:
            self._act(intents.start(state, self._desk.policies))

    # --- what stands ready

    def _get_ready(self, state: DisinfectState) -> None:
        if state.need in {Need.SOLUTION, Need.FRESH, Need.WEAK}:
            self._mix(state)
        elif state.need is Need.NOTHING:
            self.start()

    def _mix(self, state: DisinfectState) -> None:
        self._act(intents.mix(state, self._choice, self._desk.policies))

    def _take_batch(self, state: DisinfectState, batch: str, expires_on: str | None) -> None:
        if state.solution is None or state.need is not Need.NOTHING:
            self._set(self._choice.holds(batch, expires_on))
        else:
            self._act(intents.name_batch(state, batch, expires_on, self._desk.policies))

    # --- what is asked

    def _answer(self, state: DisinfectState, number: int) -> None:
        """One of the numbered answers; a number without an answer does nothing."""
        match state.asking:
            case Asking.REASON if number == len(state.skip_reasons) + 1:
                self._ask(Asking.LATE_REASON)
            case Asking.REASON if 1 <= number <= len(state.skip_reasons):
                reason = state.skip_reasons[number - 1].code
                self._act(intents.skip(state, reason, self._desk.policies))
            case Asking.LATE_REASON if 1 <= number <= len(state.late_reasons):
                reason = state.late_reasons[number - 1].code
                self._set(self._choice.late_for(reason))
            case Asking.LATE_WHEN if 1 <= number <= len(LATE_AGO_MIN):
                ended_at = intents.ago(self._desk.now(), LATE_AGO_MIN[number - 1])
                reason = self._choice.late_reason
                self._act(intents.enter_late(state, reason, ended_at, self._desk.policies))
            case _:
                self._answer_supplies(state, number)

    def _answer_supplies(self, state: DisinfectState, number: int) -> None:
        match state.asking:
            case Asking.MATERIAL if 1 <= number <= len(state.materials):
                material = state.materials[number - 1]
                self._set(self._choice.made_of(material, state.procedures))
            case Asking.LAMP if number in {1, 2}:
                both_sides = number == 2
                policies = self._desk.policies
                self._act(intents.register_lamp(state, policies, both_sides=both_sides))
            case Asking.SOLUTION if number == 1:
                self._mix(state)
            case Asking.SOLUTION if number == 2:
                self._ask(Asking.BATCH)
            case Asking.SOLUTION if number == 3:
                self._act(intents.discard(state))
            case Asking.SOLUTION if number == 4 and state.solution is not None:
                self.ask_strip()
            case Asking.STRIP:
                self._set(self._choice.types(number))
            case _:
                pass

    def _choose_procedure(self, state: DisinfectState, number: int) -> None:
        if state.suits(state.procedures[number - 1]):
            self._set(self._choice.takes(number - 1))

    # --- the record

    def _act(self, action: intents.Action | None) -> None:
        if action is None or self.state.is_busy:
            return
        self._is_busy = True
        self._choice = self._choice.asks(Asking.NOTHING)
        self._desk.act(action, self._acted, self._refused)
        self._emit()

    def _acted(self, _result: object) -> None:
        self._is_busy = False
        self._timers.refresh()
        self._reload()
        self._reads.require()

    def _refused(self, error: StationError) -> None:
        self._is_busy = False
        self._desk.say(notice_of(error))
        self._reload()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        if self._is_shown and self._parcel_id in getattr(change, "ids", frozenset()):
            self._reload()

    @Slot()
    def _reload(self) -> None:
        wanted = self._parcel_id
        if wanted is None:
            self._emit()
            return
        policies = self._desk.policies
        shown, failed = self._reads.pair(partial(self._loaded, wanted), self._not_read)
        self._desk.facts(lambda facts: disinfection_case(facts, wanted, policies), shown, failed)

    def _not_read(self, error: StationError) -> None:
        self._emit()
        if self._is_shown and self._again.failed():
            self._desk.complain(error)

    def _loaded(self, wanted: ParcelId, case: DisinfectionCase | None) -> None:
        self._again.over()
        # what is on its way will be read again: steps change once, when keys count again
        if wanted == self._parcel_id and not (self._is_busy or self._reads.is_behind):
            if self._is_loading and case is not None:
                self._choice = beginning(case.next_target, case.goods, self._desk.policies)
            is_new, self._case = self._is_loading, case
            self._is_loading = False
            if is_new and case is not None:
                self._hurry(case)
            self._emit()

    def _hurry(self, case: DisinfectionCase) -> None:
        """For the fast lane the shortest contact time is offered first.

        Of what can begin at once; where nothing can, of what a mix is enough for. Nobody's time
        gets shorter by it: a procedure that suits the material is another one.
        """
        desk, state = self._desk, self.state
        if not desk.policies.pace.prefers_short_contact or not desk.pace.is_fast(case.ticket):
            return
        found = quickest(case, state, desk.now())
        if found is not None and state.phase is Phase.READY:
            self._choice = self._choice.takes(found)

    def _next_target(self, case: DisinfectionCase) -> str | None:
        found = case.next_target
        return found if found not in {OUTER, self._choice.target} else None

    def _ask(self, asking: Asking) -> None:
        self._set(self._choice.asks(asking))

    def _set(self, choice: Choice) -> None:
        self._choice = choice
        self._emit()

    @Slot()
    def _emit(self) -> None:
        if self._is_shown:
            self.changed.emit(self.state)

"""Disinfect: choose a procedure, start the contact timer, wait beside other parcels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.disinfection import DisinfectionCase, disinfection_case
from app.contact_timers import ContactTimers
from app.messages import notice_of
from app.navigation import GoInspect, GoReceive
from app.reads import Reads
from app.states.disinfect import DisinfectState, Phase
from inspection.disinfection import Procedure, Run
from inspection.handlers import disinfect
from inspection.policies import PARCEL_TARGET
from inspection.values import ParcelId

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.ports import Work


class DisinfectVm(QObject):
    """Facts of one parcel + the operator's intents -> one state."""

    changed = Signal(object)
    """DisinfectState after any change; the timers alone bring it once a second."""
    going = Signal(object)
    """A destination of app.navigation."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Timers of earlier parcels go on while other pages show."""
        super().__init__(parent)
        self._desk = desk
        self._timers = ContactTimers(desk, self)
        self._parcel_id: ParcelId | None = None
        self._case: DisinfectionCase | None = None
        self._chosen = 0
        self._is_asking_reason = False
        self._is_loading = False
        self._is_busy = False
        self._reads = Reads()
        self._is_shown = False
        self._timers.changed.connect(self._emit)
        desk.changed.connect(self._on_changed)

    @property
    def state(self) -> DisinfectState:
        """The state now."""
        run = self._case.run if self._case else None
        timers = self._timers.timers
        own = next((one for one in timers if run and one.run.run_id == run.run_id), None)
        return DisinfectState(
            phase=self._phase(run),
            case=self._case,
            procedures=self._procedures(),
            chosen=self._chosen,
            skip_reasons=self._desk.policies.skip_reasons,
            run=run,
            timer=own,
            others=tuple(one for one in timers if one is not own),
            is_asking_reason=self._is_asking_reason,
            is_busy=self._is_busy or self._reads.is_behind,
        )

    def enter(self, parcel_id: ParcelId | None) -> None:
        """Show a parcel; None shows the run that ends next."""
        self._is_shown = True
        self._is_asking_reason = False
        self._timers.refresh()
        if parcel_id is None and self._parcel_id is None and self._timers.timers:
            parcel_id = ParcelId(self._timers.timers[0].run.parcel_id)
        if parcel_id is not None and parcel_id != self._parcel_id:
            self._parcel_id, self._case, self._chosen = parcel_id, None, 0
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

    @Slot(int)
    def choose(self, number: int) -> None:
        """Number keys: the procedure before the start, or the reason while one is asked for."""
        if self._is_asking_reason:
            reasons = self._desk.policies.skip_reasons
            if 1 <= number <= len(reasons):
                self._skip(reasons[number - 1].code)
        elif self.state.phase is Phase.READY and 1 <= number <= len(self._procedures()):
            self._chosen = number - 1
            self._emit()

    @Slot()
    def proceed(self) -> None:
        """The filled button: start, next parcel while it runs, open and inspect when done."""
        state = self.state
        if state.phase is Phase.READY:
            self.start()
        elif state.phase in {Phase.DONE, Phase.SKIPPED}:
            self.going.emit(GoInspect(parcel_id=self._parcel_id))
        elif state.phase is not Phase.LOADING:
            self.going.emit(GoReceive())

    @Slot()
    def next_parcel(self) -> None:
        """Leave this parcel to its timer."""
        self.going.emit(GoReceive())

    @Slot()
    def undo(self) -> None:
        """Esc: put the reason away, or break the run off so that it can start again."""
        if self._is_asking_reason:
            self._is_asking_reason = False
            self._emit()
        elif self.state.phase is Phase.RUNNING:
            self._stop()

    @Slot()
    def ask_reason(self) -> None:
        """F8: skipping needs a reason."""
        if self.state.phase in {Phase.READY, Phase.RUNNING}:
            self._is_asking_reason = True
            self._emit()

    @Slot()
    def start(self) -> None:
        """Begin the contact time of the procedure chosen; nothing where it runs already."""
        if self.state.phase is not Phase.READY:
            return
        procedure = self.state.procedure
        if self._parcel_id is None or procedure is None:
            return
        policies = self._desk.policies
        intent = disinfect.StartDisinfection(
            parcel_id=self._parcel_id, procedure_id=procedure.procedure_id
        )
        self._act(lambda work: disinfect.start(work, intent, policies=policies))

    def _stop(self) -> None:
        run = self.state.run
        if run is not None and self._parcel_id is not None:
            intent = disinfect.StopDisinfection(parcel_id=self._parcel_id, run_id=run.run_id)
            self._act(lambda work: disinfect.stop(work, intent))

    def _skip(self, reason: str) -> None:
        if self._parcel_id is None:
            return
        self._is_asking_reason = False
        policies = self._desk.policies
        intent = disinfect.SkipDisinfection(parcel_id=self._parcel_id, reason=reason)
        self._act(lambda work: disinfect.skip(work, intent, policies=policies))

    def _act(self, action: Callable[[Work], object]) -> None:
        if self.state.is_busy:
            return
        self._is_busy = True
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
        self._emit()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        if self._is_shown and self._parcel_id in getattr(change, "ids", frozenset()):
            self._reload()

    def _reload(self) -> None:
        wanted = self._parcel_id
        if wanted is None:
            self._emit()
            return
        shown, failed = self._reads.pair(partial(self._loaded, wanted), self._not_read)
        self._desk.facts(lambda facts: disinfection_case(facts, wanted), shown, failed)

    def _not_read(self, error: StationError) -> None:
        self._is_loading = False
        self._emit()
        self._desk.complain(error)

    def _loaded(self, wanted: ParcelId, case: DisinfectionCase | None) -> None:
        if wanted == self._parcel_id:
            self._case = case
            self._is_loading = False
            self._emit()

    def _phase(self, run: Run | None) -> Phase:
        if self._case is None:
            return Phase.LOADING if self._is_loading else Phase.EMPTY
        if run is not None:
            return Phase.DONE if run.finished_at is not None else Phase.RUNNING
        return Phase.SKIPPED if self._case.runs.skipped_reason is not None else Phase.READY

    def _procedures(self) -> tuple[Procedure, ...]:
        """What suits a parcel's outside, the usual one first."""
        policies = self._desk.policies
        usual = policies.procedure_for(PARCEL_TARGET)
        fitting = [one for one in policies.procedures if one.target == PARCEL_TARGET]
        return tuple(sorted(fitting, key=lambda one: one is not usual))

    @Slot()
    def _emit(self) -> None:
        if self._is_shown:
            self.changed.emit(self.state)

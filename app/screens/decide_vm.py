"""Decide: facts, then the rules' advice, then the inspector's own choice, submitted once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.choices import open_way, reasons, verdicts
from app.cases.decision import DecisionCase, ReadyUnit, decision_case, ready_units
from app.cases.flags import flags_in_hand
from app.language.messages import notice_of
from app.printing.in_hand import LabelInHand
from app.program.again import Again
from app.program.reads import Reads
from app.states.decide import DecideState, Digits, Phase
from app.states.navigation import GoInspect, GoReceive, GoSort
from app.work.proof_look import ProofLook
from app.work.shot_book import ShotBook
from inspection.handlers import decide
from inspection.store.queries.bench import BenchItem
from inspection.store.queries.stages import Stage
from inspection.values import Disposition, ParcelId, UnitId, Verdict

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.flags import Flag
    from inspection.handlers.decide import Submitted
    from scanners.scan import Scan

_TOUCHES = (
    "refund.",
    "freight.",
    "order.",
    "decision.",
    "unit.",
    "customer.",
    "evidence.",
    "fact.",
)
"""Kinds of records that change what the page says."""


class DecideVm(QObject):
    """Facts of one unit + the inspector's choice -> one state."""

    changed = Signal(object)
    """DecideState."""
    going = Signal(object)
    """A destination of app.states.navigation."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._unit_id: UnitId | None = None
        self._case: DecisionCase | None = None
        self._queue: tuple[ReadyUnit, ...] = ()
        self._flags: tuple[Flag, ...] = ()
        self._shots = ShotBook(desk, self)
        self._proofs = ProofLook(desk, self)
        for one in (self._shots, self._proofs):
            one.changed.connect(self._emit)
        self.label = LabelInHand(desk, self)
        self._way: Disposition | None = None
        self._choice: Verdict | None = None
        self._partial_minor = 0
        self._reason = ""
        self._digits = Digits.WAY
        self._is_busy = False
        self._reads = Reads()
        self._again = Again(self._reload, self)
        self._is_shown = False
        desk.changed.connect(self._on_changed)

    @property
    def state(self) -> DecideState:
        """The state now."""
        case = self._case
        if self._unit_id is None:
            return DecideState(phase=Phase.QUEUE, queue=self._queue)
        if case is None:
            return DecideState(phase=Phase.LOADING)
        if case.proposal is None:
            return DecideState(phase=Phase.NOT_READY, case=case)
        return self._full_state(case, case.proposal)

    def enter(self, unit_id: UnitId | None) -> None:
        """Show a unit; None goes on with the one in hand, or shows what waits."""
        self._is_shown = True
        if unit_id is not None and unit_id != self._unit_id:
            self._forget(unit_id)
        elif unit_id is None and self._case is not None and self._case.decision is not None:
            self._forget(None)
        self._reload()

    def resume(self) -> None:
        """In front again, with the unit that was in hand."""
        self._is_shown = True
        self._reload()

    def leave(self) -> None:
        """Another page shows."""
        self._is_shown = False
        self._again.over()

    @Slot(int)
    def press(self, number: int) -> None:
        """Number keys: a way, a verdict or a reason, as the page says."""
        state = self.state
        if state.phase is Phase.QUEUE and 1 <= number <= len(state.queue):
            self.enter(state.queue[number - 1].unit.unit_id)
        elif state.phase is Phase.CHOOSING:
            if state.digits is Digits.VERDICT and 1 <= number <= len(state.verdicts):
                self.choose(state.verdicts[number - 1])
            elif state.digits is Digits.REASON and 1 <= number <= len(state.reasons):
                self.give_reason(state.reasons[number - 1].code)
            elif state.digits is Digits.WAY and 1 <= number <= len(state.ways):
                self.go_way(state.ways[number - 1].disposition)

    def go_way(self, disposition: Disposition) -> None:
        """Where the unit goes; a locked way stays unchosen."""
        for option in self.state.ways:
            if option.disposition is disposition and option.lock is None:
                self._way = disposition
        self._emit()

    def choose(self, verdict: Verdict) -> None:
        """The inspector's own word on the money; the advice itself takes the override back."""
        state = self.state
        if state.phase is not Phase.CHOOSING or verdict not in state.verdicts:
            return
        is_advice = verdict is state.verdicts[0]
        self._choice = None if is_advice else verdict
        self._reason = ""
        self._digits = Digits.WAY if is_advice else Digits.REASON
        self._emit()

    def set_partial(self, amount_minor: int) -> None:
        """The amount of a partial refund, in minor units."""
        proposal = self._case.proposal if self._case else None
        if proposal is not None:
            most = max(0, proposal.advice.slot_minor - 1)
            self._partial_minor = min(max(0, amount_minor), most)
            self._emit()

    def give_reason(self, code: str) -> None:
        """Why the advice is not followed."""
        self._reason = code
        self._digits = Digits.WAY
        self._emit()

    @Slot()
    def override(self) -> None:
        """F7: the number keys choose the money."""
        if self.state.phase is Phase.CHOOSING:
            self._digits = Digits.WAY if self._digits is Digits.VERDICT else Digits.VERDICT
            self._emit()

    @Slot()
    def undo(self) -> None:
        """Esc: back to the advice."""
        self._choice, self._reason, self._digits = None, "", Digits.WAY
        self._emit()

    @Slot()
    def put_away(self) -> None:
        """To where the decided unit goes."""
        if self.state.phase is Phase.DECIDED:
            self.going.emit(GoSort(unit_id=self._unit_id))

    def take_container(self, scan: Scan) -> bool:
        """A container's code puts the unit away; an undecided one goes only into quarantine."""
        case = self._case
        if case is None or not scan.text.strip().upper().startswith("BIN-"):
            return False
        self.going.emit(GoSort(unit_id=case.unit.unit_id, scan=scan))
        return True

    @Slot()
    def back(self) -> None:
        """Backspace: to the questions of this unit."""
        self._inspect_again()

    @Slot()
    def retake(self) -> None:
        """Space: the first poor photo is taken once more; nothing has to be."""
        subject = next(iter(self.state.poor), "")
        if subject:
            self._inspect_again(subject)

    @Slot()
    def proceed(self) -> None:
        """Enter: submit; afterwards the next item."""
        state = self.state
        if state.phase is Phase.CHOOSING and not state.missing:
            self._submit(state)
        elif state.case and (state.phase is Phase.NOT_READY or _has_more(state)):
            self.going.emit(GoInspect(parcel_id=state.case.unit.parcel_id))
        elif state.phase is Phase.QUEUE and state.queue:
            self.enter(state.queue[0].unit.unit_id)
        elif state.phase in {Phase.DECIDED, Phase.QUEUE}:
            self.going.emit(GoReceive())

    # --- state

    def _full_state(self, case: DecisionCase, proposal: decide.Proposal) -> DecideState:
        advice = proposal.advice
        choice = self._choice or advice.verdict
        role = self._desk.person.role if self._desk.person else None
        ways = (
            decide.ways(proposal, choice=choice, role=role, policies=self._desk.policies)
            if role
            else ()
        )
        return DecideState(
            phase=Phase.CHOOSING if case.decision is None else Phase.DECIDED,
            case=case,
            ways=ways,
            way=case.decision.disposition if case.decision else open_way(ways, self._way),
            verdicts=verdicts(proposal),
            choice=case.decision.choice if case.decision else choice,
            choice_minor=case.decision.choice_minor if case.decision else self._minor(choice),
            reasons=reasons(proposal, choice),
            reason=self._reason,
            digits=self._digits,
            pictures=self._pictures(proposal),
            flags=self._flags,
            poor=self._proofs.poor if case.decision is None else {},
            is_busy=self._is_busy or self._reads.is_behind,
        )

    def _minor(self, choice: Verdict) -> int:
        proposal = self._case.proposal if self._case else None
        if proposal is None:
            return 0
        if choice is Verdict.FULL:
            return proposal.advice.slot_minor
        return self._partial_minor if choice is Verdict.PARTIAL else 0

    def _pictures(self, proposal: decide.Proposal) -> dict[str, QImage]:
        found = {one.subject: self._shots.picture(one.subject) for one in proposal.unit_evidence}
        return {subject: picture for subject, picture in found.items() if picture is not None}

    # --- actions

    def _inspect_again(self, retake: str = "") -> None:
        case = self._case
        if case is not None and case.decision is None:
            unit = case.unit
            there = GoInspect(parcel_id=unit.parcel_id, unit_id=unit.unit_id, retake=retake)
            self.going.emit(there)

    def _submit(self, state: DecideState) -> None:
        if state.is_busy or self._unit_id is None or state.way is None:
            return
        self._is_busy = True
        policies = self._desk.policies
        intent = decide.SubmitDecision(
            unit_id=self._unit_id,
            disposition=state.way,
            choice=state.choice,
            choice_minor=state.choice_minor,
            override_reason=state.reason or None,
        )
        self._desk.act(
            lambda work: decide.submit(work, intent, policies=policies),
            self._submitted,
            self._refused,
        )
        self._emit()

    def _submitted(self, _result: Submitted) -> None:
        self._is_busy = False
        self._reload()
        self._reads.require()

    def _refused(self, error: StationError) -> None:
        self._is_busy = False
        self._desk.say(notice_of(error))
        self._reload()

    # --- facts

    def _forget(self, unit_id: UnitId | None) -> None:
        self._unit_id, self._case, self._flags = unit_id, None, ()
        self.label.hold(None, is_labelled=False)
        self._way, self._choice, self._reason = None, None, ""
        self._partial_minor, self._digits = 0, Digits.WAY
        self._shots.clear()
        self._proofs.clear()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        touches_money = any(kind.startswith(_TOUCHES) for kind in kinds)
        # what is being submitted is read when that ends, however it does
        is_news = self._is_shown and not self._is_busy
        if is_news and (touches_money or self._unit_id is None):
            self._reload()

    def _reload(self) -> None:
        unit_id, policies = self._unit_id, self._desk.policies
        if unit_id is None:
            queued = self._reads.pair(self._bench_loaded, self._not_read)
            self._desk.read(self._desk.pace.queue, *queued)
            return
        shown, failed = self._reads.pair(partial(self._loaded, unit_id), self._not_read)
        now = self._desk.now()
        self._desk.facts(
            lambda facts: decision_case(facts, unit_id, policies, now=now), shown, failed
        )

    def _not_read(self, error: StationError) -> None:
        self._emit()
        if self._is_shown and self._again.failed():
            self._desk.complain(error)

    def _bench_loaded(self, items: list[BenchItem]) -> None:
        opened = [one for one in items if one.stage is Stage.INSPECTING]
        parcels = [one.parcel_id for one in opened]
        fast = frozenset(one.parcel_id for one in opened if one.urgency and one.urgency.is_fast)
        policies, now = self._desk.policies, self._desk.now()
        loaded = partial(self._queue_loaded, fast)
        shown, failed = self._reads.pair(loaded, self._not_read)
        self._desk.facts(
            lambda facts: ready_units(facts, parcels, policies, now=now), shown, failed
        )

    def _queue_loaded(self, fast: frozenset[ParcelId], ready: tuple[ReadyUnit, ...]) -> None:
        self._again.over()
        self._queue = tuple(replace(one, is_fast=one.unit.parcel_id in fast) for one in ready)
        self._emit()

    def _loaded(self, unit_id: UnitId, case: DecisionCase | None) -> None:
        self._again.over()
        # what is on its way will be read again: steps change once, when keys count again
        if unit_id != self._unit_id or self._is_busy or self._reads.is_behind:
            return
        self._case = case
        # a label scanned here is recorded, none is asked for any more
        is_absent = case is not None and case.is_absent
        self.label.hold(case.unit if case else None, is_labelled=True, is_absent=is_absent)
        if case is not None and case.proposal is not None:
            self._look_for_flags(case)
            self._shots.load(case.proposal.unit_evidence, case.markups)
            if case.decision is None:
                self._proofs.look(case.proposal.proofs)
        self._emit()

    def _look_for_flags(self, case: DecisionCase) -> None:
        """For whoever decides or reviews; advice and ways know nothing of them."""
        parcel_id, unit_id = case.unit.parcel_id, case.unit.unit_id
        policies = self._desk.policies
        self._desk.read(
            lambda conn: flags_in_hand(conn, parcel_id, unit_id, policies),
            partial(self._flagged, unit_id),
        )

    def _flagged(self, unit_id: UnitId, flags: tuple[Flag, ...]) -> None:
        if unit_id == self._unit_id and flags != self._flags:
            self._flags = flags
            self._emit()

    @Slot()
    def _emit(self) -> None:
        self.changed.emit(self.state)


def _has_more(state: DecideState) -> bool:
    return state.phase is Phase.DECIDED and state.case is not None and state.case.has_more

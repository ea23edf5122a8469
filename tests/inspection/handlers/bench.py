"""A bench for handler tests: an in-memory station, with shortcuts for the steps that lead there."""

from collections.abc import Callable
from typing import Any, TypeVar

from inspection.errors import OperatorError
from inspection.events import Event, TicketAnnounced
from inspection.handlers.decide import Proposal, SubmitDecision, Submitted, propose, submit
from inspection.handlers.disinfect import (
    FinishDisinfection,
    StartDisinfection,
    finish,
    start,
)
from inspection.handlers.evidence import CaptureEvidence, capture
from inspection.handlers.inspect import Answer, IdentifyUnit, answer, identify_unit, progress_of
from inspection.handlers.receive import (
    ReceiveParcel,
    RecordCondition,
    receive_parcel,
    record_condition,
)
from inspection.handlers.solutions import MixSolution, mix
from inspection.people import Actor
from inspection.policies import Policies
from inspection.values import Disposition, LineId, OuterCondition, ParcelId, UnitId
from tests.inspection import samples
from tests.inspection.fake_store import FakeStore, FakeWork

T = TypeVar("T")


class Bench:
    """One station in memory; `do` runs an action as a person, inspector unless told otherwise."""

    def __init__(self, policies: Policies, *, lpn_code: str | None = "7F3K") -> None:
        self.store = FakeStore(lpn_code=lpn_code)
        self.policies = policies

    def do(self, action: Callable[..., T], intent: Any, *, actor: Actor = samples.INSPECTOR) -> T:
        takes_policies = "policies" in action.__code__.co_varnames[: _parameters(action)]
        extra = {"policies": self.policies} if takes_policies else {}
        return self.store.act(actor, lambda work: action(work, intent, **extra))

    def refused(self, action: Callable[..., Any], intent: Any, **changes: Any) -> OperatorError:
        """The operator error an action ends in; asserts that nothing was recorded."""
        before = list(self.store.records)
        try:
            self.do(action, intent, **changes)
        except OperatorError as error:
            assert self.store.records == before
            return error
        message = f"{intent} was not refused"
        raise AssertionError(message)

    def announce(self, *tickets: TicketAnnounced) -> None:
        for one in tickets:
            self.record(one)

    def record(self, event: Event, actor: Actor = samples.HUB) -> None:
        def action(work: FakeWork) -> None:
            work.record(event)

        self.store.act(actor, action)

    def receive(self, text: str = samples.TRACKING) -> ParcelId:
        received = self.do(receive_parcel, ReceiveParcel(codes=(samples.code(text),)))
        assert received.parcel_id is not None
        return received.parcel_id

    def shoot(self, parcel_id: ParcelId, subject: str, unit_id: UnitId | None = None) -> str:
        number = len(self.store.records)
        return self.do(
            capture,
            CaptureEvidence(
                sha256=samples.sha(number),
                size_bytes=1000,
                width_px=1920,
                height_px=1080,
                subject=subject,
                parcel_id=parcel_id,
                unit_id=unit_id,
                taken_at=self.store.clock.now(),
            ),
        )

    def outside(self, parcel_id: ParcelId) -> None:
        intact = RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.INTACT,))
        self.do(record_condition, intact)
        self.shoot(parcel_id, "label")

    def mixed(self, procedure_id: str = "carton_chlorine") -> str:
        """A fresh solution of this bench."""
        return self.do(mix, MixSolution(procedure_id=procedure_id))

    def start(self, parcel_id: ParcelId) -> str:
        procedure_id = self.policies.procedure_for().procedure_id
        self.mixed(procedure_id)
        return self.do(start, StartDisinfection(parcel_id=parcel_id, procedure_id=procedure_id))

    def disinfect(self, parcel_id: ParcelId, *, proven: bool = True) -> None:
        run_id = self.start(parcel_id)
        self.store.clock.advance(1800)
        self.do(
            finish,
            FinishDisinfection(parcel_id=parcel_id, run_id=run_id, contact_s=1800, proven=proven),
        )

    def opened(self, text: str = samples.TRACKING) -> ParcelId:
        """A parcel received, recorded outside and disinfected."""
        parcel_id = self.receive(text)
        self.outside(parcel_id)
        self.disinfect(parcel_id)
        return parcel_id

    def unit(self, line_id: str = "line-1") -> UnitId:
        """A unit out of a parcel that is ready to be inspected."""
        intent = IdentifyUnit(parcel_id=self.opened(), line_id=LineId(line_id))
        return self.do(identify_unit, intent).unit_id

    def answer(self, unit_id: UnitId, question_id: str, answer_id: str) -> None:
        intent = Answer(unit_id=unit_id, question_id=question_id, answer_id=answer_id)
        self.do(answer, intent)

    def inspect(self, unit_id: UnitId, **answers: str) -> None:
        """Answers every question the usual way, but for the ones given, and takes all photos."""
        while (question := self.progress(unit_id).current) is not None:
            answer_id = answers.get(question.question_id, question.usual_id)
            self.answer(unit_id, question.question_id, answer_id)
        unit = self.store.read(lambda facts: facts.unit(unit_id))
        for subject in self.progress(unit_id).required_shots:
            self.shoot(unit.parcel_id, subject, unit_id)

    def progress(self, unit_id: UnitId) -> Any:
        return self.store.read(lambda facts: progress_of(facts, unit_id, policies=self.policies))

    def propose(self, unit_id: UnitId) -> Proposal:
        return self.store.read(lambda facts: propose(facts, unit_id, policies=self.policies))

    def accept(self, unit_id: UnitId, **changes: Any) -> SubmitDecision:
        """The intent that follows the advice, but for the changes given."""
        advice = self.propose(unit_id).advice
        ordinary = {
            "unit_id": unit_id,
            "disposition": Disposition.QUARANTINE,
            "choice": advice.verdict,
            "choice_minor": advice.amount_minor,
        }
        return SubmitDecision(**(ordinary | changes))

    def submit(self, intent: SubmitDecision, actor: Actor = samples.INSPECTOR) -> Submitted:
        return self.do(submit, intent, actor=actor)


def _parameters(action: Callable[..., Any]) -> int:
    return action.__code__.co_argcount + action.__code__.co_kwonlyargcount

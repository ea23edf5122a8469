"""What an inspector really records passes the hub's rules and is paid: handlers on a real store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspection.events import ParcelCode
from inspection.handlers.decide import SubmitDecision, propose, submit
from inspection.handlers.disinfect import (
    FinishDisinfection,
    StartDisinfection,
    finish,
    start,
)
from inspection.handlers.evidence import CaptureEvidence, capture
from inspection.handlers.inspect import Answer, IdentifyUnit, answer, identify_unit, progress_of
from inspection.handlers.receive import (
    Outcome,
    ReceiveParcel,
    RecordCondition,
    receive_parcel,
    record_condition,
)
from inspection.handlers.solutions import (
    AmendSolution,
    MixSolution,
    RegisterLamp,
    amend,
    mix,
    register_lamp,
)
from inspection.people import Actor
from inspection.policies import Policies, load_policies
from inspection.values import (
    CodeKind,
    Disposition,
    LineId,
    OuterCondition,
    ParcelId,
    Sha256,
    UnitId,
)
from tests.sync.hub.bench import DOCK, INSPECTOR, BenchStation
from tests.sync.hub.inside import InsideHub

TRACKING = "SF1624088315207"
PROCEDURE = "demo_carton"


class Shift:
    """One person at one station, acting through the handlers alone."""

    def __init__(self, station: BenchStation, inside: InsideHub, policies: Policies) -> None:
        self.station = station
        self.inside = inside
        self.policies = policies

    def pull(self) -> None:
        hub = self.inside.hub
        answered = hub.relay.pull(self.station.origin, self.station.store.vector(), 500)
        for part in answered.streams:
            pairs = zip(part.lines, part.hashes, strict=True)
            records = [(line, bytes.fromhex(known)) for line, known in pairs]
            self.station.store.take(records, part.origin)  # type: ignore[arg-type]

    def do(self, action: Callable[..., Any], intent: object, *, actor: Actor = INSPECTOR) -> Any:
        names = action.__code__.co_varnames[: action.__code__.co_argcount + 1]
        extra = {"policies": self.policies} if "policies" in names else {}
        return self.station.store.transact(actor, lambda work: action(work, intent, **extra))

    def shoot(self, parcel_id: ParcelId, subject: str, unit_id: UnitId | None = None) -> None:
        photo = f"{parcel_id} {unit_id} {subject}".encode()
        name = Sha256(hashlib.sha256(photo).hexdigest())
        intent = CaptureEvidence(
            sha256=name,
            size_bytes=len(photo),
            width_px=1920,
            height_px=1080,
            subject=subject,
            parcel_id=parcel_id,
            unit_id=unit_id,
            taken_at=self.station.clock.now(),
        )
        self.do(capture, intent)
        self.inside.hub.photos.put(name, photo)

    def open_parcel(
        self, procedure_id: str = PROCEDURE, contact_s: int = 3
    ) -> tuple[ParcelId, LineId]:
        code = ParcelCode(
            code=TRACKING,
            raw=TRACKING,
            symbology="Code128",
            source="wedge",
            what=CodeKind.TRACKING,
        )
        received = self.do(receive_parcel, ReceiveParcel(codes=(code,)), actor=DOCK)
        assert received.outcome is Outcome.MATCHED
        parcel_id = received.parcel_id
        intact = RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.INTACT,))
        self.do(record_condition, intact, actor=DOCK)
        for subject in self.policies.reception.required_shots({OuterCondition.INTACT}):
            self.shoot(parcel_id, subject)
        run_id = self.do(start, StartDisinfection(parcel_id=parcel_id, procedure_id=procedure_id))
        self.station.clock.advance(contact_s)
        done = FinishDisinfection(
            parcel_id=parcel_id, run_id=run_id, contact_s=contact_s, proven=True
        )
        self.do(finish, done)
        return parcel_id, received.ticket.lines[0].line_id

    def inspect(self, parcel_id: ParcelId, line_id: LineId) -> UnitId:
        intent = IdentifyUnit(parcel_id=parcel_id, line_id=line_id)
        unit_id: UnitId = self.do(identify_unit, intent).unit_id
        while (question := self.progress(unit_id).current) is not None:
            usual = Answer(
                unit_id=unit_id,
                question_id=question.question_id,
                answer_id=question.usual_id,
            )
            self.do(answer, usual)
        for subject in self.progress(unit_id).required_shots:
            self.shoot(parcel_id, subject, unit_id)
        return unit_id

    def progress(self, unit_id: UnitId) -> Any:
        with self.station.store.facts() as facts:
            return progress_of(facts, unit_id, policies=self.policies)

    def submit(self, unit_id: UnitId) -> Any:
        with self.station.store.facts() as facts:
            advice = propose(facts, unit_id, policies=self.policies).advice
        chosen = SubmitDecision(
            unit_id=unit_id,
            disposition=Disposition.QUARANTINE,
            choice=advice.verdict,
            choice_minor=advice.amount_minor,
        )
        return self.do(submit, chosen)


@pytest.fixture
def shift(inside: InsideHub, bench: BenchStation, repository: Path) -> Shift:
    """The demonstration tickets, pulled."""
    resources = repository / "resources"
    tickets = (resources / "demo" / "tickets.csv").read_bytes()
    inside.hub.tickets.import_csv(tickets, now=inside.clock.now())
    made = Shift(bench, inside, load_policies(resources, demo=True))
    made.pull()
    return made


def test_a_parcel_in_order_is_paid_without_objection(inside: InsideHub, shift: Shift) -> None:
    parcel_id, line_id = shift.open_parcel()
    submitted = shift.submit(shift.inspect(parcel_id, line_id))
    assert not submitted.needs_review
    inside.hub.ingest.push(shift.station.batch())
    inside.desk_pass()
    assert inside.objections() == []
    (refund,) = inside.refunds()
    assert (refund.ticket_number, refund.amount_minor, refund.state) == (
        "RS-261121-0418",
        89900,
        "confirmed",
    )
    shift.pull()
    with shift.station.store.facts() as facts:
        (ticket,) = facts.tickets_by_code(TRACKING)
        (shown,) = facts.refunds_of_ticket(ticket.ticket_id)
    assert shown.state.value == "confirmed"


def test_a_solution_mixed_at_the_bench_and_a_lamp_stand_at_the_hub(
    inside: InsideHub, shift: Shift
) -> None:
    shift.do(mix, MixSolution(procedure_id="carton_chlorine"), actor=DOCK)
    shift.do(register_lamp, RegisterLamp(procedure_id="carton_uvc", device="UV-07"), actor=DOCK)
    parcel_id, line_id = shift.open_parcel("carton_chlorine", 1800)
    shift.submit(shift.inspect(parcel_id, line_id))
    lit = StartDisinfection(parcel_id=parcel_id, procedure_id="carton_uvc")
    shift.do(start, lit, actor=DOCK)
    inside.hub.ingest.push(shift.station.batch())
    assert inside.objections() == []
    with inside.hub.database.store.facts() as facts:
        (chlorine, uvc) = facts.runs_of(parcel_id).runs
        used = facts.preparation_of(chlorine.run_id)
        assert used is not None
        assert facts.solution(used.solution_id or "") is not None
        under = facts.preparation_of(uvc.run_id)
        assert under is not None
        lamp = facts.lamp(under.lamp_id or "")
        assert lamp is not None
        assert lamp.used_min == 60
        assert facts.solutions() == (), "those of a bench are no solutions of the hub's"


def test_what_is_learned_of_a_solution_later_spoils_no_run(inside: InsideHub, shift: Shift) -> None:
    """Records are applied before they are checked: the old id is replaced by then."""
    mixed = shift.do(mix, MixSolution(procedure_id="carton_chlorine"), actor=DOCK)
    shift.station.clock.advance(600)
    named = AmendSolution(solution_id=mixed, product_batch="240817")
    named_id = shift.do(amend, named, actor=DOCK)
    shift.do(register_lamp, RegisterLamp(procedure_id="carton_uvc", device="UV-07"), actor=DOCK)
    parcel_id, line_id = shift.open_parcel("carton_chlorine", 1800)
    lit = StartDisinfection(parcel_id=parcel_id, procedure_id="carton_uvc")
    shift.do(start, lit, actor=DOCK)
    strip = AmendSolution(solution_id=named_id, test_strip_mg_l=500)
    shift.do(amend, strip, actor=DOCK)
    shift.do(register_lamp, RegisterLamp(procedure_id="carton_uvc", device="UV-08"), actor=DOCK)
    shift.submit(shift.inspect(parcel_id, line_id))
    inside.hub.ingest.push(shift.station.batch())
    inside.desk_pass()
    assert inside.objections() == []
    assert len(inside.refunds()) == 1

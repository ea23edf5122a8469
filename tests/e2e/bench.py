"""A station without a window: real store, photo files, handlers and sync link, worked by a script.

What a person does at the screens is done here by calling the same handlers in the same order.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from inspection.checklist import Progress
from inspection.disinfection import RunFacts, is_open, is_running
from inspection.events import ParcelCode
from inspection.handlers import decide, disinfect, evidence, inspect, receive
from inspection.people import Actor
from inspection.policies import Policies, load_policies
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.rebuild import tables_digest
from inspection.store.store import Store
from inspection.values import (
    CodeKind,
    LineId,
    OuterCondition,
    ParcelId,
    PersonId,
    RefundState,
    Role,
    TicketId,
    UnitId,
    Verdict,
)
from sync.enrolment import MEMBERSHIP_FILE
from sync.link import LinkParts, LinkSettings
from sync.origin import ensure_origin
from sync.status import SyncStatus
from tests.empty_database import lay_empty

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
INSPECTOR = Actor(person_id=PersonId("demo-2047"), role=Role.INSPECTOR)


@dataclass
class WorkingClock:
    """The system's clock, some time ago, that jumps ahead where a person would wait."""

    behind_s: float = 3600.0
    _system: SystemClock = field(default_factory=SystemClock)

    def now(self) -> datetime:
        return self._system.now() - timedelta(seconds=self.behind_s)

    def monotonic_s(self) -> float:
        return self._system.monotonic_s() - self.behind_s

    def wait(self, seconds: float) -> None:
        self.behind_s -= seconds


def at_once(job: Callable[[], Any], *, urgent: bool) -> Future[Any]:
    """A writer that runs the job on the calling thread; the store's own lock keeps turns."""
    done: Future[Any] = Future()
    try:
        done.set_result(job())
    except Exception as problem:  # noqa: BLE001 - the future's business
        done.set_exception(problem)
    return done


def demo_policies() -> Policies:
    return load_policies(RESOURCES, demo=True)


class Bench:
    """One station, one inspector."""

    def __init__(self, folder: Path, *, policies: Policies, name: str = "B01") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.name = name
        self.policies = policies
        self.clock = WorkingClock()
        self.store = Store.open(
            lay_empty(folder / "station.sqlite"), clock=self.clock, ids=Uuid7Ids(self.clock)
        )
        self.secrets = folder / "secrets"
        self.origin = ensure_origin(self.store, secrets=self.secrets, station_name=name)
        self.files = PhotoFiles(folder / "photos")
        self._random = random.Random(name)

    def close(self) -> None:
        self.store.close()

    def link_settings(self, hub_url: str, code: str | None) -> LinkSettings:
        return LinkSettings(
            secrets=self.secrets,
            hub_data=self.folder / "hub",
            station_name=self.name,
            demo=True,
            hub_url=hub_url,
            enrolment_code=code,
            poll_s=0.1,
        )

    def link_parts(self, on_status: Callable[[SyncStatus], None]) -> LinkParts:
        return LinkParts(
            store=self.store,
            submit=at_once,
            files=self.files,
            clock=self.clock,
            random=self._random.random,
            on_status=on_status,
        )

    # --- what a person does ---------------------------------------------------------------------

    def do(self, handler: Callable[..., Any], intent: Any, **more: Any) -> Any:
        return self.store.transact(INSPECTOR, lambda work: handler(work, intent, **more))

    def receive(self, text: str, **choice: Any) -> receive.Received:
        code = ParcelCode(
            code=text, raw=text, symbology="wedge", source="wedge", what=CodeKind.TRACKING
        )
        found: receive.Received = self.do(
            receive.receive_parcel, receive.ReceiveParcel(codes=(code,), **choice)
        )
        return found

    def photograph(
        self,
        subject: str,
        parcel_id: ParcelId,
        unit_id: UnitId | None = None,
        *,
        data: bytes | None = None,
    ) -> str:
        data = data or b"\xff\xd8" + self._random.randbytes(2000)
        sha256 = self.files.write(data)
        intent = evidence.CaptureEvidence(
            sha256=sha256,
            size_bytes=len(data),
            width_px=1920,
            height_px=1080,
            subject=subject,
            parcel_id=parcel_id,
            unit_id=unit_id,
            taken_at=self.clock.now(),
        )
        found: str = self.do(evidence.capture, intent)
        return found

    def prepare(self, parcel_id: ParcelId) -> None:
        """Label photo, outside in order, disinfected; takes up where it was left."""
        with self.store.facts() as facts:
            parcel = facts.parcel(parcel_id)
            runs = facts.runs_of(parcel_id)
            taken = {one.subject for one in facts.evidence_of(parcel_id)}
        assert parcel is not None
        if "label" not in taken:
            self.photograph("label", parcel_id)
        if not parcel.conditions:
            intact = receive.RecordCondition(
                parcel_id=parcel_id, conditions=(OuterCondition.INTACT,)
            )
            self.do(receive.record_condition, intact)
        if not is_open(runs):
            self._disinfect(parcel_id, runs)

    def _disinfect(self, parcel_id: ParcelId, runs: RunFacts) -> None:
        procedure = self.policies.procedure_for()
        run_id = next((run.run_id for run in runs.runs if is_running(run)), None)
        if run_id is None:
            started = disinfect.StartDisinfection(
                parcel_id=parcel_id, procedure_id=procedure.procedure_id
            )
            run_id = self.do(disinfect.start, started, policies=self.policies)
        self.clock.wait(procedure.contact_s)
        finished = disinfect.FinishDisinfection(
            parcel_id=parcel_id, run_id=run_id, contact_s=procedure.contact_s, proven=True
        )
        self.do(disinfect.finish, finished)

    def inspect(
        self, parcel_id: ParcelId, line_id: LineId, *, answers: Mapping[str, str] | None = None
    ) -> UnitId:
        """Every question answered, every shot taken; takes up where it was left.

        `answers` by question where not the usual ones.
        """
        with self.store.facts() as facts:
            units = [one for one in facts.units_of_parcel(parcel_id) if one.line_id == line_id]
        if units:
            unit_id = units[0].unit_id
        else:
            intent = inspect.IdentifyUnit(parcel_id=parcel_id, line_id=line_id)
            unit_id = self.do(inspect.identify_unit, intent).unit_id
        while (progress := self._progress(unit_id)).current is not None:
            question = progress.current
            usual = question.usual_id or question.answers[0].answer_id
            answer_id = (answers or {}).get(question.question_id, usual)
            answer = inspect.Answer(
                unit_id=unit_id, question_id=question.question_id, answer_id=answer_id
            )
            self.do(inspect.answer, answer, policies=self.policies)
        with self.store.facts() as facts:
            taken = {one.subject for one in facts.evidence_of(parcel_id) if one.unit_id == unit_id}
        for subject in progress.required_shots:
            if subject not in taken:
                self.photograph(subject, parcel_id, unit_id)
        return unit_id

    def _progress(self, unit_id: UnitId) -> Progress:
        with self.store.facts() as facts:
            return inspect.progress_of(facts, unit_id, policies=self.policies)

    def decide(self, unit_id: UnitId) -> str:
        """What the rules advise, unless it is decided already; gives the decision's id."""
        with self.store.facts() as facts:
            decided = facts.decisions_of(unit_id)
            if decided:
                return decided[0].decision_id
            proposal = decide.propose(facts, unit_id, policies=self.policies)
        advice = proposal.advice
        ways = decide.ways(
            proposal, choice=advice.verdict, role=INSPECTOR.role, policies=self.policies
        )
        usual = next(way for way in ways if way.lock is None)
        intent = decide.SubmitDecision(
            unit_id=unit_id,
            disposition=usual.disposition,
            choice=advice.verdict,
            choice_minor=advice.slot_minor if advice.verdict is Verdict.FULL else 0,
        )
        found: str = self.do(decide.submit, intent, policies=self.policies).decision_id
        return found

    def in_order(
        self, text: str, *, ticket_code: str = "", line: int = 0
    ) -> tuple[TicketId, UnitId]:
        """One parcel from scan to submit; gives its ticket and its unit.

        Takes up a parcel that an earlier life of this station left half done. `ticket_code` is for
        a parcel under a number nobody announced: it is taken in unmatched, then matched by hand to
        the ticket of that code.
        """
        with self.store.facts() as facts:
            (ticket,) = facts.tickets_by_code(ticket_code or text)
            known = facts.parcels_by_code(text)
        if known:
            parcel_id = known[0].parcel_id
        else:
            received = self.receive(text, force_unmatched=bool(ticket_code)).parcel_id
            assert received is not None
            parcel_id = received
        if ticket_code:
            match = receive.MatchParcel(parcel_id=parcel_id, ticket_id=ticket.ticket_id)
            self.do(receive.match_parcel, match)
        self.prepare(parcel_id)
        unit_id = self.inspect(parcel_id, ticket.lines[line].line_id)
        self.decide(unit_id)
        return ticket.ticket_id, unit_id

    # --- what can be seen -----------------------------------------------------------------------

    def knows(self, code: str) -> bool:
        with self.store.facts() as facts:
            return bool(facts.tickets_by_code(code))

    def refund_states(self, ticket_id: TicketId) -> list[RefundState]:
        with self.store.facts() as facts:
            return [refund.state for refund in facts.refunds_of_ticket(ticket_id)]

    def held_reason(self, unit_id: UnitId) -> str | None:
        with self.store.facts() as facts:
            return next((one.held_reason for one in facts.decisions_of(unit_id)), None)

    def digest(self) -> dict[str, str]:
        """Of every replicated table; equal where the same journals were applied."""
        with self.store.reading() as conn:
            return tables_digest(conn)

    def token_of_station(self) -> str:
        """The token the hub gave this station."""
        kept = json.loads((self.secrets / MEMBERSHIP_FILE).read_text("ascii"))
        return str(kept["token"])

"""An in-memory twin of the store: the same ports, the same behaviour suite, no database.

Records stay in one list; every read folds them again. Slow and simple on purpose: what it answers
can be checked by eye.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from inspection import events as ev
from inspection.checklist import Finding
from inspection.contents import Apart, Settlement, Unpacking
from inspection.disinfection import LateRun, Preparation, Run, RunFacts
from inspection.errors import OperatorError
from inspection.evidence import Evidence
from inspection.grading import Grading
from inspection.marks import Annotation, Look, Waiver
from inspection.parcels import Condition, Join, Match, Parcel
from inspection.people import Actor, Person
from inspection.reception_notes import Handover, ReceptionNotes, Refusal, Staging, Weighing
from inspection.receptions import KeptReception
from inspection.refund_policy import Decision, Refund
from inspection.solutions import Lamp, Solution
from inspection.sorting import bin_code
from inspection.tickets import Line, Ticket
from inspection.units import Claim, Description, Labelling, Unit, claimed, lpn
from inspection.values import OriginId, ParcelId, Ref, RefundState
from inspection.waiting import Parking, Question, Reply
from tests.inspection.fake_money import MoneyTwin
from tests.inspection.fake_sorting import SortingTwin

T = TypeVar("T")
E = TypeVar("E", bound=ev.Event)

FACT_ID = {
    ev.TicketAnnounced: "ticket_id",
    ev.PersonRegistered: "fact_id",
    ev.PersonAccessChanged: "fact_id",
    ev.RefundDue: "refund_id",
    ev.DecisionHeld: "hold_id",
    ev.FreightDue: "refund_id",
    ev.OrderDue: "order_id",
    ev.FreightDeclined: "decline_id",
    ev.CustomerChangedWish: "wish_id",
    ev.PersonSignedIn: "fact_id",
    ev.ParcelReceived: "parcel_id",
    ev.ParcelMatched: "match_id",
    ev.ParcelConditionRecorded: "condition_id",
    ev.EvidenceCaptured: "evidence_id",
    ev.EvidenceAnnotated: "annotation_id",
    ev.RegionsFound: "look_id",
    ev.EvidenceRevealed: "reveal_id",
    ev.EvidenceWaived: "waiver_id",
    ev.DisinfectionStarted: "run_id",
    ev.DisinfectionFinished: "finish_id",
    ev.DisinfectionStopped: "stop_id",
    ev.DisinfectionSkipped: "skip_id",
    ev.UnitIdentified: "unit_id",
    ev.UnitLabelled: "labelling_id",
    ev.FindingRecorded: "finding_id",
    ev.UnitGraded: "grading_id",
    ev.UnitDecided: "decision_id",
    ev.UnitDescribed: "description_id",
    ev.UnitLeftUnclaimed: "unclaimed_id",
    ev.UnitClaimed: "claim_id",
    ev.ParcelUnpacked: "unpacking_id",
    ev.UnitFoundExtra: "extra_id",
    ev.ExtraSettled: "settlement_id",
    ev.DecisionTakenBack: "takeback_id",
    ev.SupervisorCalled: "call_id",
    ev.UnitParked: "parking_id",
    ev.UnitResumed: "resume_id",
    ev.CustomerAsked: "question_id",
    ev.CustomerAnswered: "answer_id",
    ev.TicketFlagged: "flag_id",
    ev.ContainerOpened: "container_id",
    ev.ContainerClosed: "closing_id",
    ev.UnitSorted: "sorting_id",
    ev.DispositionWitnessed: "witness_id",
    ev.DispositionChanged: "change_id",
    ev.UnitSentBack: "shipment_id",
    ev.SolutionMixed: "solution_id",
    ev.SolutionDiscarded: "discard_id",
    ev.LampRegistered: "lamp_id",
    ev.DisinfectionPrepared: "preparation_id",
    ev.DisinfectionEnteredLate: "late_id",
    ev.ParcelWeighed: "weighing_id",
    ev.ParcelStaged: "staging_id",
    ev.ParcelRefusalRecorded: "refusal_id",
    ev.HandoverCounted: "handover_id",
    ev.ParcelJoined: "join_id",
    ev.ParcelSettled: "settlement_id",
}


class FakeClock:
    """Two clocks that move only when told; `step` moves the wall clock alone."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 21, 6, 37, 40, tzinfo=UTC)
        self._monotonic_s = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic_s += seconds

    def step(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class CountingIds:
    """Ids in order: `00000001`, `00000002`, …"""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        self._last += 1
        return f"{self._last:08d}"


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One record of the fake journal."""

    at: Ref
    recorded_at: datetime
    actor: Actor
    event: ev.Event


class FakeStore:
    """`act` runs one transaction; `read` reads what is committed."""

    def __init__(self, *, lpn_code: str | None = "7F3K") -> None:
        self.origin = OriginId("origin-a")
        self.clock = FakeClock()
        self.ids = CountingIds()
        self.records: list[Recorded] = []
        self.lpn_code = lpn_code
        self.lpn_counter = 0
        self.bin_counter = 0

    def act(self, actor: Actor, action: Callable[["FakeWork"], T]) -> T:
        mark = len(self.records)
        counters = self.lpn_counter, self.bin_counter
        try:
            return action(FakeWork(self, actor))
        except BaseException:
            del self.records[mark:]
            self.lpn_counter, self.bin_counter = counters
            raise

    def read(self, query: Callable[["FakeFacts"], T]) -> T:
        return query(FakeFacts(self.records))

    def events(self, kind: type[E]) -> list[E]:
        return [one.event for one in self.records if isinstance(one.event, kind)]


class FakeWork:
    """`Work` on the fake."""

    def __init__(self, store: FakeStore, actor: Actor) -> None:
        self._store = store
        self.actor = actor
        self.ids = store.ids
        self.clock = store.clock

    @property
    def facts(self) -> "FakeFacts":
        return FakeFacts(self._store.records)

    def next_lpn(self) -> str:
        if self._store.lpn_code is None:
            raise OperatorError("unit.no_lpn_code")
        self._store.lpn_counter += 1
        return lpn(self._store.lpn_code, self._store.lpn_counter)

    def next_bin(self) -> str:
        if self._store.lpn_code is None:
            raise OperatorError("unit.no_lpn_code")
        self._store.bin_counter += 1
        return bin_code(self._store.lpn_code, self._store.bin_counter)

    def record(self, event: ev.Event) -> None:
        at = Ref(origin=self._store.origin, seq=len(self._store.records) + 1)
        self._store.records.append(
            Recorded(at=at, recorded_at=self._store.clock.now(), actor=self.actor, event=event)
        )


class FakeFacts(MoneyTwin, SortingTwin):
    """`Facts` folded from the records."""

    def __init__(self, records: list[Recorded]) -> None:
        objected = {
            (one.event.about_origin, one.event.about_seq)
            for one in records
            if isinstance(one.event, ev.RecordObjected)
        }
        self._standing = [one for one in records if (one.at.origin, one.at.seq) not in objected]
        withdrawn = {
            one.event.fact_id for one in self._standing if isinstance(one.event, ev.FactWithdrawn)
        }
        superseded = {
            old
            for one in self._standing
            if _fact_id(one.event) not in withdrawn
            for old in getattr(one.event, "supersedes", ())
        }
        self._gone = withdrawn | superseded

    def ticket(self, ticket_id: str) -> Ticket | None:
        for at, event in self._current(ev.TicketAnnounced, ticket_id=ticket_id):
            return _ticket(at, event)
        return None

    def tickets_by_code(self, code: str) -> tuple[Ticket, ...]:
        found = [
            _ticket(at, event)
            for at, event in self._current(ev.TicketAnnounced)
            if any(claim.code == code for claim in event.codes)
        ]
        latest = datetime.max.replace(tzinfo=UTC)
        return tuple(sorted(found, key=lambda one: one.deadline_at or latest))

    def parcel(self, parcel_id: str) -> Parcel | None:
        for at, event in self._current(ev.ParcelReceived, parcel_id=parcel_id):
            return self._parcel(at, event)
        return None

    def parcels_by_code(self, code: str) -> tuple[Parcel, ...]:
        joined = {one.parcel_id for _, one in self._current(ev.ParcelJoined) if one.code == code}
        return tuple(
            self._parcel(at, event)
            for at, event in self._current(ev.ParcelReceived)
            if any(one.code == code for one in event.codes) or (code and event.parcel_id in joined)
        )

    def kept_receptions_of(self, parcel_id: str) -> tuple[KeptReception, ...]:
        return tuple(
            KeptReception(**_same(one, "settlement_id kept_parcel_id dropped_parcel_ids"), at=at.at)
            for at, one in self._current(ev.ParcelSettled)
            if parcel_id in (one.kept_parcel_id, *one.dropped_parcel_ids)
        )

    def station_name(self, origin: str) -> str:
        for _, event in self._current(ev.OriginOpened, opened_origin=origin):
            return event.station_name
        return ""

    def unpackings_of(self, parcel_id: str) -> tuple[Unpacking, ...]:
        return tuple(
            Unpacking(
                **_same(event, "unpacking_id shortages evidence"),
                recorded_at=record.recorded_at,
                at=record.at,
            )
            for record, event in self._current(ev.ParcelUnpacked, parcel_id=parcel_id)
        )

    def unit(self, unit_id: str) -> Unit | None:
        for at, event in self._current(ev.UnitIdentified, unit_id=unit_id):
            return self._unit(at, event)
        return None

    def units_of_parcel(self, parcel_id: str) -> tuple[Unit, ...]:
        found = self._current(ev.UnitIdentified, parcel_id=parcel_id)
        return tuple(self._unit(at, event) for at, event in found)

    def units_of_line(self, line_id: str) -> tuple[Unit, ...]:
        found = (self._unit(at, event) for at, event in self._current(ev.UnitIdentified))
        return tuple(unit for unit in found if unit.line_id == line_id)

    def descriptions_of(self, unit_id: str) -> tuple[Description, ...]:
        return tuple(
            Description(**_same(event, "description_id goods_class gtin serial"), at=record.at)
            for record, event in self._current(ev.UnitDescribed, unit_id=unit_id)
        )

    def unclaimed_marks_of(self, unit_id: str) -> tuple[str, ...]:
        return tuple(
            one.unclaimed_id for _, one in self._current(ev.UnitLeftUnclaimed, unit_id=unit_id)
        )

    def labels_of(self, unit_id: str) -> tuple[Labelling, ...]:
        return tuple(
            Labelling(
                **_same(event, "labelling_id unit_id lpn"), is_reprint=event.reprint, at=record.at
            )
            for record, event in self._current(ev.UnitLabelled, unit_id=unit_id)
        )

    def apart_of(self, unit_id: str) -> tuple[Apart, ...]:
        return tuple(
            Apart(**_same(event, "extra_id goods_class disposition"), at=record.at)
            for record, event in self._current(ev.UnitFoundExtra, unit_id=unit_id)
        )

    def settlements_of(self, unit_id: str) -> tuple[Settlement, ...]:
        return tuple(
            Settlement(
                **_same(event, "settlement_id unit_id disposition reason_code"),
                settled_at=record.recorded_at,
                settled_by=record.actor.person_id,
                at=record.at,
            )
            for record, event in self._current(ev.ExtraSettled, unit_id=unit_id)
        )

    def evidence_of(self, parcel_id: str) -> tuple[Evidence, ...]:
        return tuple(
            self._photo(record, event)
            for record, event in self._all(ev.EvidenceCaptured)
            if event.parcel_id == parcel_id
        )

    def photo(self, evidence_id: str) -> Evidence | None:
        for record, event in self._all(ev.EvidenceCaptured):
            if event.evidence_id == evidence_id:
                return self._photo(record, event)
        return None

    def annotations_of(self, evidence_id: str) -> tuple[Annotation, ...]:
        names = "annotation_id evidence_id finding_id shape x y x2 y2 label_code"
        found = self._current(ev.EvidenceAnnotated, evidence_id=evidence_id)
        return tuple(Annotation(**_same(event, names), at=record.at) for record, event in found)

    def looks_of(self, evidence_id: str) -> tuple[Look, ...]:
        found = self._current(ev.RegionsFound, evidence_id=evidence_id)
        names = "look_id evidence_id regions engine"
        return tuple(Look(**_same(event, names), at=record.at) for record, event in found)

    def waivers_of(self, parcel_id: str) -> tuple[Waiver, ...]:
        found = self._current(ev.EvidenceWaived, parcel_id=parcel_id)
        names = "waiver_id subject parcel_id unit_id reason_code"
        return tuple(Waiver(**_same(event, names), at=record.at) for record, event in found)

    def runs_of(self, parcel_id: str) -> RunFacts:
        skips = list(self._current(ev.DisinfectionSkipped, parcel_id=parcel_id))
        started = self._current(ev.DisinfectionStarted, parcel_id=parcel_id)
        return RunFacts(
            runs=tuple(self._run(record, event) for record, event in started),
            skipped_reason=skips[-1][1].reason if skips else None,
            late=tuple(
                LateRun(
                    **_same(event, "late_id target procedure_id started_at ended_at reason opens"),
                    entered_at=record.recorded_at,
                    at=record.at,
                )
                for record, event in self._current(ev.DisinfectionEnteredLate, parcel_id=parcel_id)
            ),
        )

    def preparation_of(self, run_id: str) -> Preparation | None:
        for record, event in self._current(ev.DisinfectionPrepared, run_id=run_id):
            names = "run_id material solution_id lamp_id irradiance_uw_cm2 dose_uj_cm2 sides"
            return Preparation(**_same(event, names), at=record.at)
        return None

    def solutions(self) -> tuple[Solution, ...]:
        gone = {event.solution_id for _, event in self._current(ev.SolutionDiscarded)}
        found = [
            _solution(record, event)
            for record, event in self._current(ev.SolutionMixed)
            if event.solution_id not in gone
        ]
        return tuple(sorted(found, key=lambda one: (one.mixed_at, one.at.seq), reverse=True))

    def solution(self, solution_id: str) -> Solution | None:
        for record, event in self._all(ev.SolutionMixed):
            if event.solution_id == solution_id:
                return _solution(record, event)
        return None

    def lamps(self) -> tuple[Lamp, ...]:
        return tuple(self._lamp(*found) for found in self._current(ev.LampRegistered))

    def lamp(self, lamp_id: str) -> Lamp | None:
        for found in self._all(ev.LampRegistered):
            if found[1].lamp_id == lamp_id:
                return self._lamp(*found)
        return None

    def findings_of(self, unit_id: str) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                **_same(event, "finding_id question_id answer_id checklist_id"),
                **_same(event, "checklist_version evidence"),
                recorded_at=record.recorded_at,
                at=record.at,
            )
            for record, event in self._current(ev.FindingRecorded, unit_id=unit_id)
        )

    def grading_of(self, unit_id: str) -> tuple[Grading, ...]:
        return tuple(
            Grading(**_same(event, "grading_id packaging item grade"), at=record.at)
            for record, event in self._current(ev.UnitGraded, unit_id=unit_id)
        )

    def decisions_of(self, unit_id: str) -> tuple[Decision, ...]:
        return tuple(
            self._decision(record, event)
            for record, event in self._current(ev.UnitDecided, unit_id=unit_id)
        )

    def parkings_of(self, unit_id: str) -> tuple[Parking, ...]:
        ended = {one.parking_id for _, one in self._current(ev.UnitResumed)}
        return tuple(
            Parking(
                **_same(event, "parking_id unit_id reason_code"),
                parked_at=record.recorded_at,
                parked_by=record.actor.person_id,
                at=record.at,
            )
            for record, event in self._current(ev.UnitParked, unit_id=unit_id)
            if event.parking_id not in ended
        )

    def questions_of(self, unit_id: str) -> tuple[Question, ...]:
        return tuple(
            Question(
                **_same(event, "question_id unit_id ticket_id kind_code evidence due_at"),
                asked_at=record.recorded_at,
                replies=tuple(
                    Reply(**_same(reply, "answer_id answer_code answered_at"), at=at.at)
                    for at, reply in self._current(
                        ev.CustomerAnswered, question_id=event.question_id
                    )
                ),
                is_current=event.question_id not in self._gone,
                at=record.at,
            )
            for record, event in self._all(ev.CustomerAsked)
            if event.unit_id == unit_id
        )

    def refunds_of_ticket(self, ticket_id: str) -> tuple[Refund, ...]:
        return tuple(
            self._refund(record, event)
            for record, event in self._current(ev.RefundDue, ticket_id=ticket_id)
        )

    def person(self, person_id: str) -> Person | None:
        found = list(self._current(ev.PersonRegistered, person_id=person_id))
        if not found:
            return None
        record, event = found[-1]
        return Person(**_same(event, "person_id name_zh name_en staff_no role"), at=record.at)

    def parcels_of_ticket(self, ticket_id: str) -> tuple[Parcel, ...]:
        wanted = {
            one.parcel_id
            for kind in (ev.ParcelMatched, ev.ParcelJoined)
            for _, one in self._current(kind, ticket_id=ticket_id)
        }
        return tuple(
            self._parcel(at, event)
            for at, event in self._current(ev.ParcelReceived)
            if event.parcel_id in wanted
        )

    def reception_notes(self, parcel_id: str) -> ReceptionNotes:
        weighings = self._current(ev.ParcelWeighed, parcel_id=parcel_id)
        stagings = self._current(ev.ParcelStaged, parcel_id=parcel_id)
        refusals = self._current(ev.ParcelRefusalRecorded, parcel_id=parcel_id)
        return ReceptionNotes(
            weighings=tuple(
                Weighing(**_same(one, "weighing_id weight_g source"), at=record.at)
                for record, one in weighings
            ),
            stagings=tuple(
                Staging(**_same(one, "staging_id place"), at=record.at) for record, one in stagings
            ),
            refusals=tuple(
                Refusal(refusal_id=one.refusal_id, at=record.at) for record, one in refusals
            ),
        )

    def handover(self, handover_id: str) -> Handover | None:
        for record, one in self._current(ev.HandoverCounted, handover_id=handover_id):
            return Handover(**_same(one, "handover_id carrier counted received"), at=record.at)
        return None

    def _all(self, kind: type[E]) -> Iterator[tuple[Recorded, E]]:
        for one in self._standing:
            if isinstance(one.event, kind):
                yield one, one.event

    def _current(self, kind: type[E], **wanted: str) -> Iterator[tuple[Recorded, E]]:
        for one, event in self._all(kind):
            if _fact_id(event) in self._gone:
                continue
            if all(getattr(event, name) == value for name, value in wanted.items()):
                yield one, event

    def _unit(self, record: Recorded, event: ev.UnitIdentified) -> Unit:
        claims = [
            Claim(**_same(one, "claim_id ticket_id line_id unit_no"), at=at.at)
            for at, one in self._current(ev.UnitClaimed, unit_id=event.unit_id)
        ]
        return claimed(_unit(record, event), claims)

    def _parcel(self, record: Recorded, event: ev.ParcelReceived) -> Parcel:
        matches = self._current(ev.ParcelMatched, parcel_id=event.parcel_id)
        conditions = self._current(ev.ParcelConditionRecorded, parcel_id=event.parcel_id)
        joins = self._current(ev.ParcelJoined, parcel_id=event.parcel_id)
        return Parcel(
            parcel_id=ParcelId(event.parcel_id),
            codes=event.codes,
            carrier=event.carrier,
            received_at=record.recorded_at,
            received_by=record.actor.person_id,
            matches=tuple(
                Match(**_same(one, "match_id ticket_id how code"), at=at.at) for at, one in matches
            ),
            conditions=tuple(
                Condition(**_same(one, "condition_id conditions"), at=at.at)
                for at, one in conditions
            ),
            joins=tuple(
                Join(**_same(one, "join_id ticket_id how code"), at=at.at) for at, one in joins
            ),
            at=record.at,
        )

    def _photo(self, record: Recorded, event: ev.EvidenceCaptured) -> Evidence:
        return Evidence(
            **_same(event, "evidence_id subject parcel_id unit_id"),
            **_same(event, "sha256 size_bytes width_px height_px taken_at"),
            is_current=event.evidence_id not in self._gone,
            at=record.at,
        )

    def _run(self, record: Recorded, event: ev.DisinfectionStarted) -> Run:
        finishes = [one for _, one in self._current(ev.DisinfectionFinished, run_id=event.run_id)]
        stops = [one for _, one in self._current(ev.DisinfectionStopped, run_id=event.run_id)]
        return Run(
            **_same(event, "run_id target procedure_id procedure_version agent started_at"),
            **_same(event, "concentration_mg_l required_contact_s"),
            finished_at=finishes[0].ended_at if finishes else None,
            contact_s=finishes[0].contact_s if finishes else None,
            proven=bool(finishes) and finishes[0].proven,
            stopped_at=stops[0].stopped_at if stops else None,
            at=record.at,
        )

    def _lamp(self, record: Recorded, event: ev.LampRegistered) -> Lamp:
        lit_s = 0
        for _, prepared in self._current(ev.DisinfectionPrepared, lamp_id=event.lamp_id):
            for _, started in self._all(ev.DisinfectionStarted):
                if started.run_id == prepared.run_id:
                    ends = self._current(ev.DisinfectionFinished, run_id=started.run_id)
                    measured = [one.contact_s for _, one in ends]
                    lit_s += measured[0] if measured else started.required_contact_s
        return Lamp(
            **_same(event, "lamp_id device irradiance_uw_cm2 replace_at_h both_sides"),
            used_min=event.used_min + lit_s // 60,
            at=record.at,
        )

    def _decision(self, record: Recorded, event: ev.UnitDecided) -> Decision:
        holds = [one for _, one in self._current(ev.DecisionHeld, decision_id=event.decision_id)]
        return Decision(
            **_same(event, "decision_id unit_id ticket_id line_id disposition choice"),
            **_same(event, "choice_minor currency needs_review"),
            decided_at=record.recorded_at,
            decided_by=record.actor.person_id,
            held_reason=holds[-1].reason if holds else None,
            at=record.at,
        )

    def _refund(self, record: Recorded, event: ev.RefundDue) -> Refund:
        moves = [
            (one.step, at.recorded_at, one)
            for at, one in self._all(ev.RefundMoved)
            if one.refund_id == event.refund_id
        ]
        last = max(moves, key=lambda move: move[0]) if moves else None
        return Refund(
            **_same(event, "refund_id ticket_id unit_id order_line slot amount_minor currency"),
            state=last[2].state if last else RefundState.DUE,
            external_ref=last[2].external_ref if last else None,
            reason=last[2].reason if last else None,
            moved_at=last[1] if last else record.recorded_at,
            at=record.at,
        )


def _fact_id(event: ev.Event) -> str | None:
    name = FACT_ID.get(type(event))
    return None if name is None else getattr(event, name)


def _same(event: ev.Event, names: str) -> dict[str, Any]:
    return {name: getattr(event, name) for name in names.split()}


def _ticket(record: Recorded, event: ev.TicketAnnounced) -> Ticket:
    names = "ticket_id number shop order_ref market service reason_code reason_class delivered_at"
    return Ticket(
        **_same(event, names),
        **_same(event, "deadline_at deadline_source deadline_updated_at outbound_weight_g"),
        freight_paid_minor=event.freight_paid_minor,
        lines=tuple(Line(**vars(line)) for line in event.lines),
        at=record.at,
    )


def _solution(record: Recorded, event: ev.SolutionMixed) -> Solution:
    return Solution(
        **_same(event, "solution_id procedure_id agent product_batch expires_on"),
        **_same(event, "stock_milli_percent dilution_parts concentration_mg_l"),
        **_same(event, "mixed_at discard_at test_strip_mg_l"),
        at=record.at,
    )


def _unit(record: Recorded, event: ev.UnitIdentified) -> Unit:
    return Unit(
        **_same(event, "unit_id parcel_id ticket_id line_id unit_no lpn"),
        at=record.at,
    )

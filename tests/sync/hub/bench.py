"""A station on a real store that receives, inspects and decides, for the hub's tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inspection.checklist_file import load_checklist
from inspection.events import (
    DisinfectionFinished,
    DisinfectionSkipped,
    DisinfectionStarted,
    Event,
    EvidenceCaptured,
    FindingRecorded,
    ParcelCode,
    ParcelJoined,
    ParcelMatched,
    ParcelReceived,
    UnitClaimed,
    UnitDecided,
    UnitGraded,
    UnitIdentified,
)
from inspection.people import Actor
from inspection.refund_pack_file import load_refund_pack
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.units import lpn
from inspection.values import (
    OUTER,
    CodeKind,
    Disposition,
    ItemGrade,
    OriginId,
    PackagingGrade,
    PersonId,
    Role,
    Verdict,
)
from sync.signing import Signer, load_or_create_key
from sync.wire import PushRequest, push_message
from tests.empty_database import lay_empty

INSPECTOR = Actor(person_id=PersonId("demo-2047"), role=Role.INSPECTOR)
DOCK = Actor(person_id=PersonId("demo-1012"), role=Role.DOCK)
RESOURCES = Path(__file__).parents[3] / "resources"
CHECKLIST = load_checklist(RESOURCES / "checklists" / "electronics.yaml")
PACK = load_refund_pack(RESOURCES / "policies" / "refund_cn.yaml")
SUPERVISOR = Actor(person_id=PersonId("demo-3001"), role=Role.SUPERVISOR)


class StillClock:
    """Time that moves only when told."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
        self._monotonic_s = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic_s += seconds


@dataclass(frozen=True, kw_only=True)
class LineRef:
    """A ticket line as a station knows it."""

    ticket_id: str
    line_id: str
    amount_minor: int
    currency: str = "CNY"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A decided unit with its one photo."""

    unit_id: str
    decision_id: str
    parcel_id: str
    photo: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.photo).hexdigest()


class BenchStation:
    """Records what an inspector does; pushes are made by hand so that they can be bent."""

    def __init__(self, folder: Path, name: str, *, clock: StillClock | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.clock = clock or StillClock()
        self.ids = Uuid7Ids(self.clock)
        self.name = name
        self.signer: Signer = load_or_create_key(folder / "station.key")
        self.store = Store.open(
            lay_empty(folder / "station.sqlite"), clock=self.clock, ids=self.ids
        )
        self.origin: OriginId = self.store.origin or self.store.open_origin(
            name, self.signer.public_hex
        )
        self.lpn_code = "TST1"
        self._units = 0

    def close(self) -> None:
        self.store.close()

    def record(self, *events: Event, actor: Actor = INSPECTOR) -> None:
        """One transaction."""

        def action(work) -> None:  # type: ignore[no-untyped-def]
            for event in events:
                work.record(event)

        self.store.transact(actor, action)

    def open_parcel(
        self,
        line: LineRef,
        *,
        is_disinfected: bool = True,
        is_proven: bool = True,
        code: str = "",
        targets: Sequence[str] = (OUTER,),
    ) -> tuple[str, bytes]:
        """Receive a parcel of the line's ticket with one photo; its id and the photo.

        Disinfected by a procedure of a newer station, or left out where not `is_proven`. Without
        `code` it goes by one that no other station takes a parcel in under.
        """
        text = code or f"SF{self.origin}".upper()
        parcel_id = self.ids.new()
        photo = f"photo of {parcel_id}".encode()
        tracking = ParcelCode(
            code=text, raw=text, symbology="wedge", source="wedge", what=CodeKind.TRACKING
        )
        self.record(
            ParcelReceived(parcel_id=parcel_id, codes=(tracking,), carrier="sf"),
            ParcelMatched(
                match_id=self.ids.new(),
                parcel_id=parcel_id,
                ticket_id=line.ticket_id,
                how="code",
                code=text,
                supersedes=(),
            ),
            _evidence(self.ids.new(), parcel_id, photo, self.clock.now()),
            actor=DOCK,
        )
        if is_disinfected and is_proven:
            for target in targets:
                self.record(*self.run(parcel_id, target))
        elif is_disinfected:
            skipped = DisinfectionSkipped(
                skip_id=self.ids.new(), parcel_id=parcel_id, reason="merchant_waived"
            )
            self.record(skipped)
        return parcel_id, photo

    def decide(
        self,
        line: LineRef,
        *,
        choice: Verdict = Verdict.FULL,
        choice_minor: int | None = None,
        advice: Verdict | None = None,
        needs_review: bool = False,
        override_reason: str | None = None,
        unit_no: int = 1,
        actor: Actor = INSPECTOR,
        is_disinfected: bool = True,
        is_proven: bool = True,
        photos: Sequence[str] | None = None,
        currency: str | None = None,
        answers: Mapping[str, str] | None = None,
        policy_version: int = PACK.version,
        disposition: Disposition | None = None,
        is_claimed: bool = False,
        code: str = "",
        joined: LineRef | None = None,
        is_joined: bool = True,
        targets: Sequence[str] = (OUTER,),
    ) -> Piece:
        """One unit from parcel to decision; `answers` by question where not the usual ones.

        `is_claimed` has it taken out without a ticket and attached afterwards. With `joined` the
        parcel is matched to that line's ticket; this line's joins it, unless not `is_joined`.
        """
        received = joined or line
        parcel_id, photo = self.open_parcel(
            received,
            is_disinfected=is_disinfected,
            is_proven=is_proven,
            code=code,
            targets=targets,
        )
        if joined is not None and is_joined:
            self.record(self.joining(parcel_id, line))
        unit_id, grading_id, decision_id = (self.ids.new() for _ in range(3))
        amount = line.amount_minor if choice_minor is None else choice_minor
        self._units += 1
        piece = Piece(unit_id=unit_id, decision_id=decision_id, parcel_id=parcel_id, photo=photo)
        self.record(
            UnitIdentified(
                unit_id=unit_id,
                parcel_id=parcel_id,
                ticket_id=None if is_claimed else line.ticket_id,
                line_id=None if is_claimed else line.line_id,
                unit_no=unit_no,
                lpn=lpn(self.lpn_code, self._units),
            ),
            UnitGraded(
                grading_id=grading_id,
                unit_id=unit_id,
                packaging=PackagingGrade.SEALED,
                item=ItemGrade.UNOPENED,
                grade="A+",
                rule_id="electronics",
                rule_version=1,
                supersedes=(),
            ),
            *self._inspected(parcel_id, unit_id, photo, answers or {}),
            actor=INSPECTOR,
        )
        if is_claimed:
            attached = UnitClaimed(
                claim_id=f"claim-{unit_id}",
                unit_id=unit_id,
                ticket_id=line.ticket_id,
                line_id=line.line_id,
                unit_no=unit_no,
                supersedes=(),
            )
            self.record(attached)
        self.record(
            UnitDecided(
                decision_id=decision_id,
                unit_id=unit_id,
                parcel_id=parcel_id,
                ticket_id=line.ticket_id,
                line_id=line.line_id,
                grading_id=grading_id,
                disposition=disposition or _usual(choice),
                advice=advice or choice,
                advice_minor=amount,
                choice=choice,
                choice_minor=amount,
                currency=currency or line.currency,
                grounds=(),
                needs_review=needs_review,
                override_reason=override_reason,
                policy_id="cn",
                policy_version=policy_version,
                photos=(piece.sha256,) if photos is None else tuple(photos),
                supersedes=(),
            ),
            actor=actor,
        )
        return piece

    def run(self, parcel_id: str, target: str) -> tuple[Event, Event]:
        """A sufficient run, by a procedure of a newer station: its start and its end."""
        return _run(self.ids.new(), parcel_id, self.clock.now(), target)

    def joining(self, parcel_id: str, line: LineRef) -> ParcelJoined:
        """Goods of this line's ticket are in the parcel too."""
        return ParcelJoined(
            join_id=f"join-{parcel_id}",
            parcel_id=parcel_id,
            ticket_id=line.ticket_id,
            how="person",
            code="",
            supersedes=(),
        )

    def photograph(self, parcel_id: str, photo: bytes, subject: str, unit_id: str) -> str:
        """A photo of a unit recorded; its evidence id."""
        evidence_id = self.ids.new()
        shown = (subject, unit_id)
        self.record(_evidence(evidence_id, parcel_id, photo, self.clock.now(), shown))
        return evidence_id

    def _inspected(
        self, parcel_id: str, unit_id: str, photo: bytes, answers: Mapping[str, str]
    ) -> list[Event]:
        """Findings along the checklist and the photos they ask for, all of them the same bytes."""
        events: list[Event] = []
        question = CHECKLIST.questions[0]
        while question is not None:
            option = question.answer(answers.get(question.question_id, question.usual_id))
            assert option is not None
            events += [
                _evidence(self.ids.new(), parcel_id, photo, self.clock.now(), (shot, unit_id))
                for shot in option.shots
            ]
            events.append(
                FindingRecorded(
                    finding_id=self.ids.new(),
                    unit_id=unit_id,
                    checklist_id=CHECKLIST.checklist_id,
                    checklist_version=CHECKLIST.version,
                    question_id=question.question_id,
                    answer_id=option.answer_id,
                    evidence=(),
                    supersedes=(),
                )
            )
            question = None if option.next_id is None else CHECKLIST.question(option.next_id)
        return events

    def batch(self, after: int = 0, limit: int = 500) -> PushRequest:
        """A signed push of the own records after `after`."""
        records = self.store.own_records_after(after, limit)
        last_seq, _, last_hash = records[-1]
        message = push_message(origin=self.origin, last_seq=last_seq, head_hash=last_hash.hex())
        return PushRequest(
            origin=self.origin,
            first_seq=records[0][0],
            lines=[line for _, line, _ in records],
            head_hash=last_hash.hex(),
            signature=self.signer.sign(message),
        )


def _evidence(
    evidence_id: str,
    parcel_id: str,
    photo: bytes,
    now: datetime,
    shown: tuple[str, str | None] = ("label", None),
) -> EvidenceCaptured:
    return EvidenceCaptured(
        evidence_id=evidence_id,
        sha256=hashlib.sha256(photo).hexdigest(),
        size_bytes=len(photo),
        width_px=4,
        height_px=3,
        subject=shown[0],
        parcel_id=parcel_id,
        unit_id=shown[1],
        taken_at=now,
        supersedes=(),
    )


def _usual(choice: Verdict) -> Disposition:
    """Back to the shelf where a refund is agreed."""
    is_agreed = choice in {Verdict.FULL, Verdict.PARTIAL}
    return Disposition.RESTOCK if is_agreed else Disposition.QUARANTINE


def _run(run_id: str, parcel_id: str, now: datetime, target: str) -> tuple[Event, Event]:
    contact_s = 600
    started = DisinfectionStarted(
        run_id=run_id,
        parcel_id=parcel_id,
        target=target,
        procedure_id="newer",
        procedure_version=1,
        agent="sodium_hypochlorite",
        stock_milli_percent=5000,
        dilution_parts=100,
        concentration_mg_l=500,
        required_contact_s=contact_s,
        ppe=(),
        started_at=now,
    )
    finished = DisinfectionFinished(
        finish_id=f"end-{run_id}",
        run_id=run_id,
        parcel_id=parcel_id,
        ended_at=now + timedelta(seconds=contact_s),
        contact_s=contact_s,
        proven=True,
    )
    return started, finished

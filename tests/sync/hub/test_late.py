"""A station days behind: what others recorded meanwhile is no fault of its records.

Each is forged once more by somebody who had seen what ended it, and pays nothing more either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from inspection import events as ev
from inspection.store.work import SqlWork
from inspection.units import lpn
from inspection.values import Disposition, GoodsClass, Ref, Verdict
from tests.sync.hub.again import decide_again, decision_of
from tests.sync.hub.bench import INSPECTOR, SUPERVISOR, BenchStation, LineRef, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import HEADING, InsideHub

ROWS = (
    "RS-1,O-1,OL-1,SKU,耳机,Headphones,40,40,17980.00,CNY,SF1,return,王,electronics\n"
    "RS-2,O-2,OL-2,SKU,线,Cable,9,9,899.10,CNY,SF2,return,李,electronics\n"
)
REFUSED = {
    "choice": Verdict.NONE,
    "choice_minor": 0,
    "needs_review": True,
    "answers": {"contents": "accessory_missing"},
}


@dataclass
class Day:
    """What one station recorded while it was apart, and what another did meanwhile."""

    inside: InsideHub
    bench: BenchStation
    other: BenchStation
    line: LineRef
    cable: LineRef

    def objections(self, station: BenchStation) -> list[str]:
        found = self.inside.own_events(ev.RecordObjected.KIND)
        return [str(one["reason"]) for one in found if one["about_origin"] == station.origin]

    def push(self, station: BenchStation) -> None:
        self.inside.hub.ingest.push(station.batch())

    def meet(self, order: str) -> None:
        """Both come back; `order` says who is first."""
        first, second = (self.other, self.bench) if order == "late" else (self.bench, self.other)
        self.push(first)
        self.push(second)
        self.push(first)

    def knowing(self, *events: ev.Event) -> None:
        """The first station records this as one that has read all the other one's records."""
        head = self.other.store.vector()[self.other.origin]

        def act(work: SqlWork) -> None:
            work.refer(Ref(origin=self.other.origin, seq=head))
            for event in events:
                work.record(event)

        # what they refer to is there: a record waits for it
        self.bench.store.take(self._others(), self.other.origin)
        self.bench.store.transact(SUPERVISOR, act)

    def _others(self) -> list[tuple[str, bytes]]:
        after = self.bench.store.vector().get(self.other.origin, 0)
        return [(line, known) for _, line, known in self.other.store.own_records_after(after, 500)]

    def paid(self, *pieces: Piece) -> list[int]:
        """What each got, after three passes and a replay of both streams."""
        self.inside.photos(*pieces)
        for _ in range(3):
            self.inside.desk_pass()
            self.push(self.bench)
            self.push(self.other)
        due = self.inside.own_events(ev.RefundDue.KIND)
        assert len(self.inside.ledger) == len(due)
        return [sum(one["unit_id"] == piece.unit_id for one in due) for piece in pieces]


@pytest.fixture
def day(inside: InsideHub, bench: BenchStation, new_bench: NewBench) -> Day:
    other = new_bench("B02")
    inside.enrol(other)
    heading = HEADING.strip() + ",goods_class\n"
    inside.hub.tickets.import_csv((heading + ROWS).encode(), now=inside.clock.now())
    lines = inside.line("OL-1", 44950), inside.line("OL-2", 9990)
    return Day(inside=inside, bench=bench, other=other, line=lines[0], cable=lines[1])


ORDERS = pytest.mark.parametrize("order", ["late", "in time"])


@ORDERS
def test_what_is_said_of_items_stands_whatever_became_of_them(day: Day, order: str) -> None:
    """Parked, asked about, set apart, settled, of items withdrawn or claimed by another bench."""
    bench, other, cable = day.bench, day.other, day.cable
    parcel_id, photo = bench.open_parcel(day.line)
    parked, asked, apart, settled = (stranger(bench, parcel_id, number) for number in range(71, 75))
    shots = {one: bench.photograph(parcel_id, photo, "item.extra", one) for one in (apart, settled)}
    bench.record(claim("c", asked, day.line), found_extra("before", settled, parcel_id, shots))
    day.push(bench)
    said = (
        parking("p", parked, parcel_id),
        question("q", asked, day.line, bench),
        found_extra("e", apart, parcel_id, shots),
    )
    bench.record(*said)
    bench.record(settlement("s", settled, parcel_id), actor=SUPERVISOR)
    other.record(
        ev.FactWithdrawn(withdrawal_id="w", fact_id=parked),
        claim("d", asked, cable, "c"),
        claim("f", apart, cable),
        ev.FactWithdrawn(withdrawal_id="x", fact_id="before"),
    )
    day.meet(order)
    assert day.objections(bench) == []
    forged = (
        parking("p2", parked, parcel_id),
        question("q2", asked, day.line, bench),
        found_extra("e2", apart, parcel_id, shots),
    )
    day.knowing(*forged)
    if order == "late":
        day.knowing(replace(settlement("s2", settled, parcel_id), supersedes=("s",)))
    day.push(bench)
    reasons = ["parking.unknown_unit", "question.other_ticket", "apart.announced_unit"]
    assert day.objections(bench) == reasons + ["settled.not_apart"] * (order == "late")
    assert (day.paid(), day.inside.ledger) == ([], ())


@ORDERS
def test_a_refusal_stands_on_what_was_found_then(day: Day, order: str) -> None:
    """Another bench takes the finding back, unseen; who has seen that has no ground."""
    piece = day.bench.decide(day.line, **REFUSED)
    with day.bench.store.reading() as connection:
        finding_id = connection.exec_driver_sql(
            "SELECT finding_id FROM findings WHERE question_id = 'contents'"
        ).scalar_one()
    day.other.record(ev.FactWithdrawn(withdrawal_id="w", fact_id=finding_id))
    day.meet(order)
    assert day.objections(day.bench) == []
    day.knowing(replace(decision_of(day.bench, piece), decision_id="forged"))
    day.push(day.bench)
    assert day.objections(day.bench) == ["decision.no_ground"]
    assert (day.paid(piece), day.inside.ledger) == ([0], ())


@ORDERS
@pytest.mark.parametrize("needs_review", [True, False])
def test_a_decision_without_photos_stands_on_what_was_left_out_then(
    day: Day, order: str, *, needs_review: bool
) -> None:
    """It needed a review then, too, whatever its own station says of the photo later."""
    bench = day.bench
    before = bench.decide(day.line, needs_review=True, disposition=Disposition.QUARANTINE)
    waived = ev.EvidenceWaived(
        waiver_id="left-out",
        subject="outer.seal",
        parcel_id=before.parcel_id,
        unit_id=None,
        reason_code="no_camera",
        supersedes=(),
    )
    bench.record(waived)
    decide_again(bench, before, photos=(), needs_review=needs_review)
    gone = ev.FactWithdrawn(withdrawal_id="w", fact_id="left-out")
    (day.other if needs_review else bench).record(gone)
    if not needs_review:
        day.other.record(ev.SupervisorCalled(call_id="x", parcel_id=before.parcel_id, unit_id=None))
    day.meet(order)
    assert day.objections(bench) == ([] if needs_review else ["decision.unreviewed"])
    if needs_review:
        day.knowing(replace(decision_of(bench, before), decision_id="forged", photos=()))
        day.push(bench)
        assert day.objections(bench) == ["decision.no_photos"]
    assert day.paid(before) == [0]


@ORDERS
@pytest.mark.parametrize(
    ("table", "key"),
    [("disinfection_skips", "skip_id"), ("disinfection_finishes", "finish_id")],
)
def test_a_decision_stands_on_the_disinfection_its_station_saw(
    day: Day, order: str, table: str, key: str
) -> None:
    """Taken back elsewhere, unseen: held for people. Decided by one who has seen it: a breach."""
    bench = day.bench
    has_run = key == "finish_id"
    piece = bench.decide(day.line, is_proven=has_run, disposition=Disposition.QUARANTINE)
    with bench.store.reading() as connection:
        fact_id = str(connection.exec_driver_sql(f"SELECT {key} FROM {table}").scalar_one())
    day.other.record(ev.FactWithdrawn(withdrawal_id="w", fact_id=fact_id))
    day.meet(order)
    assert day.objections(bench) == []
    assert day.paid(piece) == [0]
    held = [one["reason"] for one in day.inside.own_events(ev.DecisionHeld.KIND)]
    assert held == ["decision.not_disinfected"]
    day.knowing(replace(decision_of(bench, piece), decision_id="forged"))
    day.push(bench)
    assert day.objections(bench) == ["decision.not_disinfected"]
    assert (day.paid(piece), day.inside.ledger) == ([0], ())


@pytest.mark.parametrize("has_photos", [True, False])
def test_settled_after_another_bench_claimed_and_decided_it_pays_nothing_more(
    day: Day, *, has_photos: bool
) -> None:
    """Paid already it stays paid, once; not paid yet, a person decides."""
    bench, other = day.bench, day.other
    piece, decision = unclaimed(bench, day.line)
    shots = {
        piece.unit_id: bench.photograph(piece.parcel_id, piece.photo, "item.extra", piece.unit_id)
    }
    bench.record(found_extra("e", piece.unit_id, piece.parcel_id, shots))
    day.push(bench)
    head = bench.store.vector()[bench.origin]

    def act(work: SqlWork) -> None:
        work.refer(Ref(origin=bench.origin, seq=head))
        work.record(claim("c", piece.unit_id, day.line))
        work.record(decision)

    other.store.transact(INSPECTOR, act)
    bench.record(settlement("s", piece.unit_id, piece.parcel_id), actor=SUPERVISOR)
    day.push(other)
    if has_photos:
        day.inside.photos(piece)
        day.inside.desk_pass()
    day.push(bench)
    assert (day.objections(bench), day.objections(other)) == ([], [])
    assert day.paid(piece) == [1 if has_photos else 0]
    held = [one["reason"] for one in day.inside.own_events(ev.DecisionHeld.KIND)]
    assert held == ([] if has_photos else ["extra.settled"])
    bench.record(ev.FactWithdrawn(withdrawal_id="u", fact_id="s"), actor=SUPERVISOR)
    day.push(bench)
    assert day.paid(piece) == [1], "what held it is taken back"


def stranger(bench: BenchStation, parcel_id: str, number: int) -> str:
    """An item without a ticket, taken out of the parcel."""
    unit_id = bench.ids.new()
    bench.record(
        ev.UnitIdentified(
            unit_id=unit_id,
            parcel_id=parcel_id,
            ticket_id=None,
            line_id=None,
            unit_no=1,
            lpn=lpn(bench.lpn_code, number),
        )
    )
    return unit_id


def unclaimed(bench: BenchStation, line: LineRef) -> tuple[Piece, ev.UnitDecided]:
    """Inspected for this line, and neither claimed nor decided; and the decision it would get."""
    record = bench.record
    drafts: list[ev.UnitDecided] = []

    def but_for_the_end(*events: ev.Event, **options: object) -> None:
        drafts.extend(one for one in events if isinstance(one, ev.UnitDecided))
        ended = (ev.UnitClaimed, ev.UnitDecided)
        kept = [one for one in events if not isinstance(one, ended)]
        record(*kept, **options)  # type: ignore[arg-type]

    bench.record = but_for_the_end  # type: ignore[method-assign]
    piece = bench.decide(line, is_claimed=True, disposition=Disposition.QUARANTINE)
    bench.record = record  # type: ignore[method-assign]
    return piece, drafts[0]


def claim(claim_id: str, unit_id: str, line: LineRef, *replaced: str) -> ev.UnitClaimed:
    return ev.UnitClaimed(
        claim_id=claim_id,
        unit_id=unit_id,
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        unit_no=1,
        supersedes=replaced,
    )


def parking(parking_id: str, unit_id: str, parcel_id: str) -> ev.UnitParked:
    return ev.UnitParked(
        parking_id=parking_id,
        unit_id=unit_id,
        parcel_id=parcel_id,
        reason_code="shift_end",
        supersedes=(),
    )


def question(
    question_id: str, unit_id: str, line: LineRef, bench: BenchStation
) -> ev.CustomerAsked:
    return ev.CustomerAsked(
        question_id=question_id,
        unit_id=unit_id,
        ticket_id=line.ticket_id,
        kind_code="damage_found",
        policy_id="waiting",
        policy_version=1,
        evidence=(),
        due_at=bench.clock.now() + timedelta(hours=24),
        supersedes=(),
    )


def found_extra(
    extra_id: str, unit_id: str, parcel_id: str, shots: Mapping[str, str]
) -> ev.UnitFoundExtra:
    return ev.UnitFoundExtra(
        extra_id=extra_id,
        unit_id=unit_id,
        parcel_id=parcel_id,
        goods_class=GoodsClass.GENERAL,
        disposition=Disposition.QUARANTINE,
        evidence=(shots[unit_id],),
        supersedes=(),
    )


def settlement(settlement_id: str, unit_id: str, parcel_id: str) -> ev.ExtraSettled:
    return ev.ExtraSettled(
        settlement_id=settlement_id,
        unit_id=unit_id,
        parcel_id=parcel_id,
        disposition=Disposition.RETURN_TO_CUSTOMER,
        reason_code="no_answer",
        supersedes=(),
    )

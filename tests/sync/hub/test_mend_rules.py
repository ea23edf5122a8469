"""Mended records at the hub: a replay, a second station and forged ones pay nothing more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from inspection import events as ev
from inspection.people import Actor
from inspection.sorting import bin_code, standing_bin
from inspection.store.work import SqlWork
from inspection.values import Disposition, GoodsClass, UnitId, Verdict
from tests.sync.hub.bench import (
    DOCK,
    INSPECTOR,
    PACK,
    SUPERVISOR,
    BenchStation,
    LineRef,
    Piece,
)
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import HEADING, InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王,electronics\n"
TWO = "RS-2,O-2,OL-2,SKU,耳机,Headphones,1,1,499.00,CNY,SF2,return,李,electronics\n"


@pytest.fixture
def lines(inside: InsideHub) -> tuple[LineRef, LineRef]:
    heading = HEADING.strip() + ",goods_class\n"
    inside.hub.tickets.import_csv((heading + ONE + TWO).encode(), now=inside.clock.now())
    return inside.line("OL-1", 89900), inside.line("OL-2", 49900)


def taken_back(piece: Piece, *claims: str, takeback_id: str = "back", **changes: Any) -> Any:
    event = ev.DecisionTakenBack(
        takeback_id=takeback_id,
        unit_id=piece.unit_id,
        decision_id=piece.decision_id,
        reason_code="other_ticket",
        supersedes=(piece.decision_id, *claims),
    )
    return replace(event, **changes)


def amounts(inside: InsideHub) -> list[int]:
    return [one.amount_minor for one in inside.ledger]


# --- decisions taken back


def test_taken_back_before_the_desk_looked_it_is_not_paid_but_what_follows_is_once(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    piece = bench.decide(lines[0])
    bench.record(taken_back(piece), actor=SUPERVISOR)
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.ledger) == ([], ())
    anew = _decide_again(bench, piece, lines[0])
    for _ in range(2):  # a replay of everything
        inside.take(bench, piece)
        inside.desk_pass()
    assert (inside.objections(), amounts(inside)) == ([], [89900])
    assert [one.decision_id for one in _decisions(inside, piece)] == [anew]


def test_once_it_is_due_it_stands_and_is_paid_once(
    inside: InsideHub,
    bench: BenchStation,
    new_bench: NewBench,
    lines: tuple[LineRef, LineRef],
) -> None:
    """A second station, days behind, takes back what is paid; then the first by undoing it."""
    other = new_bench("B03")
    inside.enrol(other)
    piece = bench.decide(lines[0])
    inside.take(bench, piece)
    inside.desk_pass()
    other.record(taken_back(piece), actor=SUPERVISOR)
    inside.hub.ingest.push(other.batch())
    undone = ev.FactWithdrawn(withdrawal_id="w", fact_id=piece.decision_id)
    bench.record(undone, actor=SUPERVISOR)
    anew = _decide_again(bench, piece, lines[0])
    inside.take(bench)
    inside.desk_pass()
    assert inside.objections() == ["decision.refunded"] * 2
    assert amounts(inside) == [89900]
    assert piece.decision_id in {one.decision_id for one in _decisions(inside, piece)}
    assert anew in {one.decision_id for one in _decisions(inside, piece)}


def test_due_and_not_sent_yet_it_stands_too(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    """The slot is taken: a decision gone now would leave money on its way without its ground."""
    piece = bench.decide(lines[0])
    inside.connector.is_blind = True
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.states, inside.ledger) == (["due"], ())
    bench.record(taken_back(piece), actor=SUPERVISOR)
    inside.take(bench)
    inside.connector.is_blind = False
    inside.clock.advance(120)
    inside.desk_pass()
    assert (inside.objections(), inside.states) == (["decision.refunded"], ["confirmed"])
    assert amounts(inside) == [89900]


@pytest.mark.parametrize("is_first", [True, False], ids=["theirs goes", "ours goes"])
def test_two_stations_deciding_differently_are_settled_by_taking_one_back(
    inside: InsideHub,
    bench: BenchStation,
    new_bench: NewBench,
    lines: tuple[LineRef, LineRef],
    is_first: bool,
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    ours = bench.decide(lines[0], is_claimed=True)
    theirs = _claim_and_decide(other, bench, ours, lines[1])
    for station in (bench, other):
        inside.hub.ingest.push(station.batch())
    inside.photos(ours, theirs)
    inside.desk_pass()
    inside.desk_pass()
    assert (inside.refunds(), inside.ledger) == ([], ())
    gone, claim = (theirs, "theirs") if is_first else (ours, f"claim-{ours.unit_id}")
    other.record(taken_back(gone, claim), actor=SUPERVISOR)
    inside.hub.ingest.push(other.batch())
    for _ in range(3):
        inside.desk_pass()
        inside.hub.ingest.push(other.batch())
    assert inside.objections() == []
    # theirs rests on findings of electronics as ours does, so either of them is in order
    assert amounts(inside) == ([89900] if is_first else [49900])


FORGED: tuple[tuple[str, Actor, dict[str, Any]], ...] = (
    ("actor.role", INSPECTOR, {}),
    ("actor.role", DOCK, {}),
    ("takeback.unknown_decision", SUPERVISOR, {"decision_id": "nothing"}),
    ("takeback.unknown_decision", SUPERVISOR, {"unit_id": "nobody"}),
    ("supersedes.other_fact", SUPERVISOR, {"supersedes": ()}),
    ("supersedes.other_fact", SUPERVISOR, {"more": "claim-of-nobody"}),
)


def test_forged_takebacks_take_nothing_back(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    piece = bench.decide(lines[0])
    for number, (_, actor, given) in enumerate(FORGED):
        changes = dict(given)
        more = [changes.pop("more")] if "more" in changes else []
        forged = taken_back(piece, *more, takeback_id=f"forged-{number}", **changes)
        bench.record(forged, actor=actor)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == [reason for reason, *_ in FORGED]
    assert amounts(inside) == [89900]


def test_taken_back_is_for_good(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    """A revived decision beside the new one would be two claims on one piece of money."""
    piece = bench.decide(lines[0])
    bench.record(taken_back(piece), actor=SUPERVISOR)
    anew = _decide_again(bench, piece, lines[0])
    bench.record(ev.FactWithdrawn(withdrawal_id="w", fact_id="back"), actor=SUPERVISOR)
    bench.record(
        taken_back(piece, takeback_id="again", supersedes=(piece.decision_id, "back")),
        actor=SUPERVISOR,
    )
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == ["takeback.final", "takeback.final"]
    assert [one.decision_id for one in _decisions(inside, piece)] == [anew]
    assert amounts(inside) == [89900]


# --- extra items


@dataclass
class Stranger:
    """An item nobody announced, set apart beside a paid piece."""

    bench: BenchStation
    piece: Piece
    unit_id: str
    line: LineRef

    def settled(self, key: str = "s", **changes: Any) -> ev.ExtraSettled:
        event = ev.ExtraSettled(
            settlement_id=key,
            unit_id=self.unit_id,
            parcel_id=self.piece.parcel_id,
            disposition=Disposition.RESELL,
            reason_code="no_answer",
            supersedes=(),
        )
        return replace(event, **changes)

    def claim(self) -> ev.UnitClaimed:
        return ev.UnitClaimed(
            claim_id="c",
            unit_id=self.unit_id,
            ticket_id=self.line.ticket_id,
            line_id=self.line.line_id,
            unit_no=1,
            supersedes=(),
        )

    def put(self, container_id: str, key: str, actor: Actor = DOCK) -> None:
        event = ev.UnitSorted(
            sorting_id=key, unit_id=self.unit_id, container_id=container_id, supersedes=()
        )
        self.bench.record(event, actor=actor)


@pytest.fixture
def stranger(bench: BenchStation, lines: tuple[LineRef, LineRef]) -> Stranger:
    piece = bench.decide(lines[0])
    unit_id = bench.ids.new()
    bench.record(
        ev.UnitIdentified(
            unit_id=unit_id,
            parcel_id=piece.parcel_id,
            ticket_id=None,
            line_id=None,
            unit_no=1,
            lpn="U-TST1-ZZZZZ",
        )
    )
    evidence = bench.photograph(piece.parcel_id, piece.photo, "item.extra", unit_id)
    bench.record(
        ev.UnitFoundExtra(
            extra_id="e",
            unit_id=unit_id,
            parcel_id=piece.parcel_id,
            goods_class=GoodsClass.GENERAL,
            disposition=Disposition.QUARANTINE,
            evidence=(evidence,),
            supersedes=(),
        )
    )
    return Stranger(bench=bench, piece=piece, unit_id=unit_id, line=lines[1])


def test_forged_settlements_settle_nothing(inside: InsideHub, stranger: Stranger) -> None:
    bench, piece = stranger.bench, stranger.piece
    forged: list[tuple[str, ev.Event, Actor]] = [
        ("actor.role", stranger.settled("a"), INSPECTOR),
        ("settled.unknown_unit", stranger.settled("b", unit_id="nobody"), SUPERVISOR),
        ("settled.unknown_unit", stranger.settled("c", parcel_id="p"), SUPERVISOR),
        ("settled.announced_unit", stranger.settled("d", unit_id=piece.unit_id), SUPERVISOR),
        (
            "settled.disposition",
            stranger.settled("f", disposition=Disposition.RESTOCK),
            SUPERVISOR,
        ),
    ]
    for _, event, actor in forged:
        bench.record(event, actor=actor)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == [reason for reason, *_ in forged]
    with inside.hub.database.store.facts() as facts:
        assert facts.settlements_of(UnitId(stranger.unit_id)) == ()


def test_what_is_settled_is_never_claimed_decided_or_unsaid(
    inside: InsideHub, stranger: Stranger
) -> None:
    bench = stranger.bench
    bench.record(stranger.settled(), actor=SUPERVISOR)
    inside.take(bench)
    bench.record(stranger.claim())
    # applied with the claim, before that is checked
    bench.record(ev.FactWithdrawn(withdrawal_id="y", fact_id="s"), actor=INSPECTOR)
    inside.take(bench)
    for key, fact_id in (("u", stranger.unit_id), ("x", "e")):
        bench.record(ev.FactWithdrawn(withdrawal_id=key, fact_id=fact_id), actor=SUPERVISOR)
    inside.take(bench, stranger.piece)
    inside.desk_pass()
    settled = "extra.settled"
    assert inside.objections() == [settled, "actor.role", settled, settled]
    assert amounts(inside) == [89900], "the announced piece, and nothing for the extra one"
    with inside.hub.database.store.facts() as facts:
        assert facts.unit(UnitId(stranger.unit_id)).lines == frozenset()  # type: ignore[union-attr]


def test_undecided_it_lies_in_quarantine_alone_and_settled_where_it_goes(
    inside: InsideHub, stranger: Stranger
) -> None:
    bench = stranger.bench
    for number, (key, way) in enumerate(
        (("keep", Disposition.RESELL), ("cage", Disposition.DESTROY)), start=1
    ):
        opened = ev.ContainerOpened(
            container_id=key,
            code=bin_code(bench.lpn_code, number),
            disposition=way,
            goods_class=None,
        )
        bench.record(opened, actor=DOCK)
    stranger.put(standing_bin().container_id, "1")
    stranger.put("keep", "2")
    bench.record(stranger.settled(disposition=Disposition.DESTROY), actor=SUPERVISOR)
    stranger.put("keep", "3")
    stranger.put("cage", "4", SUPERVISOR)
    inside.take(bench, stranger.piece)
    assert inside.objections() == [
        "sorting.undecided",
        "sorting.other_way",
        "sorting.unwitnessed",
    ]


def _decisions(inside: InsideHub, piece: Piece) -> Any:
    with inside.hub.database.store.facts() as facts:
        return facts.decisions_of(UnitId(piece.unit_id))


def _again(bench: BenchStation, piece: Piece, line: LineRef) -> ev.UnitDecided:
    with bench.store.facts() as facts:
        (grading,) = facts.grading_of(UnitId(piece.unit_id))
    return ev.UnitDecided(
        decision_id=bench.ids.new(),
        unit_id=piece.unit_id,
        parcel_id=piece.parcel_id,
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        grading_id=grading.grading_id,
        disposition=Disposition.QUARANTINE,
        advice=Verdict.FULL,
        advice_minor=line.amount_minor,
        choice=Verdict.FULL,
        choice_minor=line.amount_minor,
        currency=line.currency,
        grounds=(),
        needs_review=False,
        override_reason=None,
        policy_id="cn",
        policy_version=PACK.version,
        photos=(piece.sha256,),
        supersedes=(),
    )


def _decide_again(bench: BenchStation, piece: Piece, line: LineRef) -> str:
    decision = _again(bench, piece, line)
    bench.record(decision)
    return decision.decision_id


def _claim_and_decide(
    other: BenchStation, bench: BenchStation, piece: Piece, line: LineRef
) -> Piece:
    """The other station has the item on its screen, claims it for its line and decides."""
    with bench.store.facts() as facts:
        unit = facts.unit(UnitId(piece.unit_id))
    assert unit is not None
    head = bench.store.vector()[bench.origin]
    decision = _again(bench, piece, line)

    def act(work: SqlWork) -> None:
        work.refer(replace(unit.at, seq=head))
        work.record(
            ev.UnitClaimed(
                claim_id="theirs",
                unit_id=piece.unit_id,
                ticket_id=line.ticket_id,
                line_id=line.line_id,
                unit_no=1,
                supersedes=(),
            )
        )
        work.record(decision)

    other.store.transact(INSPECTOR, act)
    return replace(piece, decision_id=decision.decision_id)

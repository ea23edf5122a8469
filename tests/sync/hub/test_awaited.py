"""A decision that waits for its parcel: told once, looked at until it comes or is taken back."""

from __future__ import annotations

from sqlalchemy import select

from inspection import events as ev
from inspection.people import Actor
from sync.hub.store.tables import candidates
from tests.sync.hub.bench import DOCK, INSPECTOR, SUPERVISOR, BenchStation, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import ONE, InsideHub


def reasons(inside: InsideHub) -> list[object]:
    return [one["reason"] for one in inside.own_events(ev.DecisionHeld.KIND)]


def states(inside: InsideHub) -> list[str]:
    with inside.hub.database.reading() as connection:
        return list(connection.execute(select(candidates.c.state)).scalars())


def decided_apart(inside: InsideHub, bench: BenchStation, other: BenchStation) -> Piece:
    """Decided at a bench that says nothing of the reception, which another station recorded."""
    record = bench.record

    def split(*events: ev.Event, actor: Actor = INSPECTOR) -> None:
        received = [one for one in events if isinstance(one, ev.ParcelReceived)]
        if received:
            other.record(*received, actor=DOCK)
        record(*(one for one in events if one not in received), actor=actor)

    bench.record = split  # type: ignore[method-assign]
    piece = bench.decide(inside.line("OL-1", 89900))
    bench.record = record  # type: ignore[method-assign]
    return piece


def test_it_is_paid_once_when_the_parcel_comes(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench
) -> None:
    """Told once before; a replay, a restart and the same parcel by a third station pay no more."""
    other, third = new_bench("B02"), new_bench("B03")
    for station in (other, third):
        inside.enrol(station)
    inside.announce(ONE)
    piece = decided_apart(inside, bench, other)
    inside.take(bench, piece)
    for _ in range(3):
        inside.desk_pass()
    assert (reasons(inside), states(inside), inside.ledger) == (["parcel.unknown"], ["waiting"], ())
    inside.take(other)
    inside.desk_pass()
    assert [one.amount_minor for one in inside.ledger] == [89900]
    received = ev.ParcelReceived(parcel_id=piece.parcel_id, codes=(), carrier=None)
    third.record(received, actor=DOCK)
    for station in (third, bench, other):
        inside.take(station, piece)
        inside.desk_pass()
    inside.reopen()
    inside.desk_pass()
    assert (inside.objections(), states(inside)) == ([], ["due"])
    assert [one.amount_minor for one in inside.ledger] == [89900]


def test_taken_back_it_waits_no_more(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench
) -> None:
    """The reception was taken back elsewhere, unseen; then a supervisor ends the decision."""
    other = new_bench("B02")
    inside.enrol(other)
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    other.record(ev.FactWithdrawn(withdrawal_id="w", fact_id=piece.parcel_id))
    inside.take(other)
    inside.take(bench, piece)
    inside.desk_pass()
    bench.record(ev.FactWithdrawn(withdrawal_id="d", fact_id=piece.decision_id), actor=SUPERVISOR)
    for _ in range(2):
        inside.take(bench, piece)
        inside.desk_pass()
    assert (reasons(inside), states(inside)) == (["parcel.unknown"], ["dropped"])
    assert (inside.objections(), inside.ledger) == ([], ())

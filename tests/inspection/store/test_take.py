"""Taking others' records in: once each, in chain, whole streams waiting for what they refer to."""

from __future__ import annotations

from typing import Any

import pytest

from inspection.errors import WorldError
from inspection.events import body_of
from inspection.store.canonical import FIRST_PREV_HASH
from inspection.store.errors import BadLineError, ForkError, GapError
from inspection.store.rebuild import tables_digest
from inspection.store.records import Draft, Record, seal
from inspection.store.reports import Changed, TakeReport
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.values import OriginId, Ref
from tests.inspection.store.parts import (
    DOCK,
    CountedIds,
    Stores,
    found,
    give,
    journal_of,
    matched,
    own,
    received,
    ticket,
)


def record(store: Store, *events: Any) -> None:
    def action(work: SqlWork) -> None:
        for event in events:
            work.record(event)

    store.transact(DOCK, action)


def forged(
    origin: str, *drafts: dict[str, Any], first: int = 1, prev: bytes = FIRST_PREV_HASH
) -> list[Record]:
    """A stream written by hand, chained correctly."""
    records: list[Record] = []
    for seq, changes in enumerate(drafts, first):
        event = changes.pop("event", received(f"{origin}-{seq}"))
        values = {
            "recorded_at": "2026-11-21T06:30:00.000Z",
            "actor": "p-1",
            "kind": event.KIND,
            "schema": 1,
            "refers": (),
            "body": body_of(event),
            "offset_ms": None,
        }
        records.append(
            seal(Draft(**(values | changes)), origin=OriginId(origin), seq=seq, prev_hash=prev)
        )
        prev = records[-1].hash
    return records


def sent(records: list[Record]) -> list[tuple[str, bytes]]:
    return [(one.line, one.hash) for one in records]


def test_records_are_taken_once_however_often_they_come(stores: Stores) -> None:
    a, b = stores.station("a"), stores.bare("b")
    record(a, received("p1"), found("f1", "u1"))
    told: list[Changed] = []
    b.on_changed.append(told.append)
    assert give(a, b, last=2) == TakeReport(taken=2, applied=2, parked=0, more=False)
    assert give(a, b) == TakeReport(taken=1, applied=1, parked=0, more=False)
    assert give(a, b) == TakeReport(taken=0, applied=0, parked=0, more=False)
    assert give(a, b, first=2) == TakeReport(taken=0, applied=0, parked=0, more=False)
    assert [changed.kinds for changed in told] == [
        {"origin.opened", "parcel.received"},
        {"finding.recorded"},
    ]
    with b.facts() as facts:
        assert len(facts.findings_of("u1")) == 1


def test_nothing_is_a_batch_too(stores: Stores) -> None:
    assert stores.bare("b").take([], OriginId("A")).taken == 0


def test_a_gap_is_refused_with_what_is_expected(stores: Stores) -> None:
    a, b = stores.station("a"), stores.bare("b")
    record(a, received("p1"), received("p2"))
    with pytest.raises(GapError) as refused:
        give(a, b, first=2)
    assert refused.value.params == {"origin": own(a), "expected": 1, "offered": 2}
    give(a, b, last=1)
    with pytest.raises(GapError):
        give(a, b, first=3)
    assert b.vector() == {own(a): 1}


def test_a_fork_is_refused_with_what_is_held(stores: Stores) -> None:
    b = stores.bare("b")
    ours = forged("A", {}, {})
    theirs = forged("A", {}, {"actor": "p-2"}, {})
    b.take(sent(ours), OriginId("A"))
    with pytest.raises(ForkError) as refused:
        b.take(sent(theirs), OriginId("A"))
    assert (refused.value.seq, refused.value.held_hash) == (2, ours[1].hash.hex())
    with pytest.raises(BadLineError, match="broken chain"):
        b.take(sent(theirs[2:]), OriginId("A"))
    assert b.vector() == {"A": 2}


def test_nobody_continues_our_own_stream(stores: Stores) -> None:
    a = stores.station("a")
    record(a, received("p1"))
    older = stores.bare("older")
    give(a, older)
    head = a.streams()[0]
    ahead = forged(own(a), {}, first=3, prev=head.hash)
    with pytest.raises(ForkError):
        a.take(sent(ahead), own(a))
    assert give(a, a) == TakeReport(taken=0, applied=0, parked=0, more=False)


def test_a_batch_is_taken_whole_or_not_at_all(stores: Stores) -> None:
    b = stores.bare("b")
    batch = sent(forged("A", {}, {}, {}))
    batch[1] = (batch[1][0].replace("p-1", "p-3"), batch[1][1])
    with pytest.raises(BadLineError):
        b.take(batch, OriginId("A"))
    batch[1] = ("nonsense", b"")
    with pytest.raises(BadLineError):
        b.take(batch, OriginId("A"))
    assert b.vector() == {}


def test_unknown_kinds_and_malformed_bodies_do_not_stop_a_stream(stores: Stores) -> None:
    b = stores.bare("b")
    batch = forged(
        "A",
        {"kind": "drone.landed", "body": {"x": 1}},
        {"body": {"parcel_id": 1}},
        {"schema": 9},
        {"event": found("f1", "u1")},
    )
    assert b.take(sent(batch), OriginId("A")).applied == 4
    with b.facts() as facts:
        assert len(facts.findings_of("u1")) == 1
    assert [line for _, line, _ in b.records_after(OriginId("A"), 0, 9)] == [r.line for r in batch]


def test_a_stream_waits_for_what_it_refers_to(stores: Stores) -> None:
    hub, a, b = stores.station("hub"), stores.station("a"), stores.bare("b")
    record(hub, ticket(CountedIds("t"), number="RS-1", code="SF1"))
    give(hub, a)

    def action(work: SqlWork) -> None:
        (found_ticket,) = work.facts.tickets_by_code("SF1")
        work.record(received("p1"))
        work.record(matched("m1", "p1", found_ticket.ticket_id))

    a.transact(DOCK, action)
    record(a, received("p2"))
    assert give(a, b) == TakeReport(taken=4, applied=1, parked=3, more=False)
    with b.facts() as facts:
        assert facts.parcel("p2") is None
    assert give(hub, b, last=1) == TakeReport(taken=1, applied=1, parked=0, more=False)
    assert give(hub, b) == TakeReport(taken=1, applied=4, parked=0, more=False)
    with a.reading() as here, b.reading() as there:
        assert tables_digest(here) == tables_digest(there)


def test_who_refers_to_nobody_waits_alone(stores: Stores) -> None:
    b = stores.bare("b")
    ghost = (Ref(origin=OriginId("ghost"), seq=1),)
    assert b.take(sent(forged("A", {"refers": ghost}, {})), OriginId("A")).parked == 2
    assert b.take(sent(forged("B", {}, {})), OriginId("B")).applied == 2
    assert [(one.origin, one.taken_seq - one.applied_seq) for one in b.streams()] == [
        ("A", 2),
        ("B", 0),
    ]


def test_streams_that_wait_for_each_other_in_turn_settle(stores: Stores) -> None:
    b = stores.bare("b")
    on = {name: OriginId(name) for name in "ABC"}
    a = forged("A", {}, {"refers": (Ref(origin=on["B"], seq=2),)}, {})
    c = forged("C", {"refers": (Ref(origin=on["A"], seq=3),)})
    other = forged("B", {"refers": (Ref(origin=on["A"], seq=1),)}, {})
    assert b.take(sent(c), on["C"]).applied == 0
    assert b.take(sent(other), on["B"]).applied == 0
    report = b.take(sent(a), on["A"])
    assert (report.taken, report.applied) == (3, 6)


def test_a_long_queue_is_applied_in_short_transactions(stores: Stores) -> None:
    b = stores.bare("b")
    waits = {"refers": (Ref(origin=OriginId("B"), seq=1),)}
    assert b.take(sent(forged("A", waits, *[{} for _ in range(449)])), OriginId("A")).parked == 450
    report = b.take(sent(forged("B", {})), OriginId("B"))
    assert (report.applied, report.more) == (200, True)
    applied = []
    while (settled := b.apply_ready()).more:
        applied.append(len(settled.records))
    assert (applied, len(settled.records)) == ([200], 51)
    assert [one.taken_seq - one.applied_seq for one in b.streams()] == [0, 0]


def test_what_is_ready_is_applied_by_whatever_comes_next(stores: Stores) -> None:
    b = stores.bare("b")
    waits = {"refers": (Ref(origin=OriginId("B"), seq=1),)}
    b.take(sent(forged("A", waits, *[{} for _ in range(249)])), OriginId("A"))
    b.take(sent(forged("B", {})), OriginId("B"))
    assert b.take(sent(forged("C", {})), OriginId("C")).applied == 52


def test_a_locked_database_is_the_world_s_fault_and_nothing_is_lost(stores: Stores) -> None:
    a = stores.station("a")
    other = stores.bare("a")
    with other.reading():
        record(a, received("p1"))
    with other._writing(), pytest.raises(WorldError) as refused:
        record(a, received("p2"))
    assert refused.value.code == "store.busy"
    record(a, received("p3"))
    assert len(journal_of(a)) == 3

"""The store: one transaction per action, facts that count, `refers` from what was read."""

from __future__ import annotations

from contextlib import ExitStack
from traceback import format_exception

import psutil
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from inspection.errors import BugError, OperatorError, WorldError
from inspection.events import EvidenceCaptured
from inspection.store.engine import READERS_KEPT
from inspection.store.records import MAX_REFERS, parse_line
from inspection.store.reports import Changed
from inspection.store.settings import LPN_CODE
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.units import is_valid_lpn
from inspection.values import OriginId, ParcelId, Ref
from tests.inspection.store.parts import (
    DOCK,
    HUB,
    START,
    CountedIds,
    HandClock,
    Stores,
    found,
    give,
    identified,
    journal_of,
    matched,
    objected,
    own,
    received,
    ticket,
    withdrawn,
)


def record(store: Store, *events: object) -> None:
    def action(work: SqlWork) -> None:
        for event in events:
            work.record(event)

    store.transact(DOCK, action)


def test_an_origin_opens_once_and_stays(stores: Stores) -> None:
    store = stores.bare("a")
    assert store.origin is None
    origin = store.open_origin("B02", "ab" * 32)
    with pytest.raises(BugError, match=r"store\.origin_open"):
        store.open_origin("B02", "ab" * 32)
    store.close()
    again = stores.bare("a")
    assert again.origin == origin
    (line, line_hash), *_ = journal_of(again)
    assert parse_line(line, line_hash).kind == "origin.opened"


def test_without_an_origin_nothing_is_recorded(stores: Stores) -> None:
    with pytest.raises(BugError, match=r"store\.no_origin"):
        stores.bare("a").transact(DOCK, lambda work: work.record(received("p1")))


def test_what_is_recorded_is_read_within_the_action_and_after(stores: Stores) -> None:
    store = stores.station("a")

    def action(work: SqlWork) -> str:
        work.record(received("p1"))
        parcel = work.facts.parcel("p1")
        assert parcel is not None
        return parcel.received_by

    assert store.transact(DOCK, action) == DOCK.person_id
    with store.facts() as facts:
        (parcel,) = facts.parcels_by_code("SF1")
        assert parcel.at == Ref(origin=own(store), seq=2)
        assert facts.parcel("p2") is None


def test_an_action_that_raises_leaves_nothing(stores: Stores) -> None:
    store = stores.station("a")
    told: list[Changed] = []
    store.on_changed.append(told.append)

    def action(work: SqlWork) -> None:
        work.record(received("p1"))
        raise OperatorError("parcel.already_received")

    with pytest.raises(OperatorError):
        store.transact(DOCK, action)
    assert store.vector() == {own(store): 1}
    assert told == []
    with store.facts() as facts:
        assert facts.parcel("p1") is None


def test_a_change_is_told_once_after_the_commit(stores: Stores) -> None:
    store = stores.station("a")
    told: list[tuple[Changed, int]] = []
    store.on_changed.append(lambda changed: told.append((changed, store.vector()[own(store)])))
    record(store, received("p1"), identified("u1", "p1"))
    store.transact(DOCK, lambda work: work.facts.parcel("p1"))
    assert told == [
        (
            Changed(
                kinds=frozenset({"parcel.received", "unit.identified"}),
                ids=frozenset({"p1", "u1"}),
            ),
            3,
        )
    ]


def test_refers_lists_what_was_read(stores: Stores) -> None:
    hub, store = stores.station("hub"), stores.station("a")
    announced = ticket(CountedIds("t"), number="RS-1", code="SF1")
    record(hub, announced, ticket(CountedIds("o"), number="RS-2", code="SF2"))
    give(hub, store)

    def action(work: SqlWork) -> None:
        assert work.facts.tickets_by_code("SF9") == ()
        (found_ticket,) = work.facts.tickets_by_code("SF1")
        work.record(received("p1"))
        assert work.facts.parcel("p1") is not None
        work.record(matched("m1", "p1", found_ticket.ticket_id))

    store.transact(DOCK, action)
    parcel_record, match_record = (
        parse_line(line, line_hash) for line, line_hash in journal_of(store, 1)
    )
    assert parcel_record.refers == (Ref(origin=own(hub), seq=2),)
    assert match_record.refers == (Ref(origin=own(store), seq=2), Ref(origin=own(hub), seq=2))


def test_an_event_that_would_not_decode_to_itself_is_a_bug(stores: Stores) -> None:
    store = stores.station("a")
    for event in (received(7), received("p\ud800"), found("f", "u", supersedes="abc")):
        with pytest.raises(BugError):
            record(store, event)
    assert store.vector() == {own(store): 1}


def test_superseded_and_withdrawn_facts_do_not_count(stores: Stores) -> None:
    store = stores.station("a")
    record(store, found("f1", "u1"), found("f2", "u1", supersedes=("f1",)), found("f3", "u2"))
    record(store, withdrawn("w1", "f3"))
    with store.facts() as facts:
        assert [one.finding_id for one in facts.findings_of("u1")] == ["f2"]
        assert facts.findings_of("u2") == ()


def test_an_objected_record_neither_counts_nor_supersedes_nor_withdraws(stores: Stores) -> None:
    store, hub = stores.station("a"), stores.station("hub")
    record(store, found("f1", "u1"), found("f2", "u1", supersedes=("f1",)))
    record(store, found("f3", "u3"), withdrawn("w1", "f3"))
    give(store, hub)
    record(hub, objected("o1", own(store), 3), objected("o2", own(store), 5))
    give(hub, store)
    for each in (store, hub):
        with each.facts() as facts:
            assert [one.finding_id for one in facts.findings_of("u1")] == ["f1"]
            assert [one.finding_id for one in facts.findings_of("u3")] == ["f3"]


def test_once_a_hub_is_known_nobody_else_can_object(stores: Stores) -> None:
    store, hub, rogue = stores.station("a"), stores.station("hub"), stores.station("rogue")
    store.local.trust_hub(own(hub))
    record(store, found("f1", "u1"), found("f2", "u2"))
    record(rogue, objected("o1", own(store), 2))
    record(hub, objected("o2", own(store), 3))
    give(rogue, store)
    give(hub, store)
    with store.facts() as facts:
        assert facts.findings_of("u1") != ()
        assert facts.findings_of("u2") == ()


def test_once_a_hub_is_known_nobody_else_announces(stores: Stores) -> None:
    store, hub, rogue = stores.station("a"), stores.station("hub"), stores.station("rogue")
    record(rogue, ticket(CountedIds("f"), number="RS-FORGED", code="SF1"))
    record(hub, ticket(CountedIds("t"), number="RS-1", code="SF1"))
    give(rogue, store)
    give(hub, store)
    with store.facts() as facts:
        assert {one.number for one in facts.tickets_by_code("SF1")} == {"RS-1", "RS-FORGED"}
    store.local.trust_hub(own(hub))
    with store.facts() as facts:
        assert [one.number for one in facts.tickets_by_code("SF1")] == ["RS-1"]


def test_an_action_within_an_action_is_a_bug_not_a_dead_lock(stores: Stores) -> None:
    store = stores.station("a")
    with pytest.raises(BugError, match=r"store\.nested"):
        store.transact(DOCK, lambda _: store.put_setting("x", "y"))
    store.put_setting("x", "y")


def test_of_very_many_facts_the_last_of_each_origin_is_named(stores: Stores) -> None:
    store = stores.station("a")
    record(store, *[identified(f"u{number}", "p1") for number in range(MAX_REFERS + 1)])

    def action(work: SqlWork) -> None:
        assert len(work.facts.units_of_parcel("p1")) == MAX_REFERS + 1
        work.record(received("p2"))

    store.transact(DOCK, action)
    (line, line_hash) = journal_of(store)[-1]
    assert parse_line(line, line_hash).refers == (Ref(origin=own(store), seq=MAX_REFERS + 2),)


def test_facts_of_origins_with_long_names_fit_the_line_too(stores: Stores) -> None:
    store = stores.station("a")
    places = [Ref(origin=OriginId("x" * 64), seq=seq) for seq in range(1, MAX_REFERS + 1)]

    def action(work: SqlWork) -> None:
        for place in places:
            work.refer(place)
        work.record(received("p1"))

    store.transact(DOCK, action)
    (line, line_hash) = journal_of(store)[-1]
    assert parse_line(line, line_hash).refers == (places[-1],)


def test_a_record_read_by_other_ways_is_referred_to(stores: Stores) -> None:
    store = stores.station("a")
    elsewhere = Ref(origin=OriginId("o-b"), seq=7)

    def action(work: SqlWork) -> None:
        work.record(received("p1"))
        work.refer(elsewhere)
        work.record(received("p2"))

    store.transact(DOCK, action)
    records = [parse_line(line, line_hash) for line, line_hash in journal_of(store)[-2:]]
    assert [record.refers for record in records] == [(), (elsewhere,)]


def test_a_database_error_tells_nobodys_phone(stores: Stores) -> None:
    store = stores.station("a")
    person = {"ticket_id": None, "name": "王小明", "phone": "13800001234", "address": "", "at": ""}
    statement = text("INSERT INTO contacts VALUES (:ticket_id, :name, :phone, :address, :at)")
    store.write(lambda conn: conn.execute(statement, person | {"ticket_id": "t"}))
    with pytest.raises(IntegrityError) as failed:
        store.write(lambda conn: conn.execute(statement, person | {"ticket_id": "t"}))
    told = "".join(format_exception(failed.value))
    assert "13800001234" not in told
    assert "王小明" not in told


def test_many_events_at_once_are_the_same_as_one_by_one(stores: Stores) -> None:
    photo = EvidenceCaptured(
        evidence_id="e1",
        sha256="0" * 64,
        size_bytes=1,
        width_px=1,
        height_px=1,
        subject="label",
        parcel_id="p1",
        unit_id=None,
        taken_at=START,
        supersedes=(),
    )
    events = [received("p1"), photo, received("p2")]
    singly, at_once = stores.station("a"), stores.station("b")
    record(singly, *events)
    at_once.transact(DOCK, lambda work: work.record_all(events))
    bodies = [
        [parse_line(line, known).body for line, known in journal_of(store)[1:]]
        for store in (singly, at_once)
    ]
    assert bodies[0] == bodies[1]
    for store in (singly, at_once):
        assert store.local.count_waiting_photos() == 1
        with store.facts() as facts:
            assert facts.parcel(ParcelId("p2")) is not None


def test_lpns_count_on_from_the_last_unit(stores: Stores) -> None:
    store = stores.station("a")
    with pytest.raises(OperatorError, match=r"unit\.no_lpn_code"):
        store.transact(DOCK, lambda work: work.next_lpn())
    store.put_setting(LPN_CODE, "7F3K")

    def action(work: SqlWork) -> tuple[str, str]:
        first, second = work.next_lpn(), work.next_lpn()
        work.record(identified("u1", "p1", lpn=first))
        work.record(identified("u2", "p1", lpn=second))
        return first, second

    lpns = [*store.transact(DOCK, action), store.transact(DOCK, lambda work: work.next_lpn())]
    assert [lpn[:11] for lpn in lpns] == ["U-7F3K-0001", "U-7F3K-0002", "U-7F3K-0003"]
    assert all(map(is_valid_lpn, lpns))


def test_the_hub_clock_offset_is_in_every_record(stores: Stores) -> None:
    store = stores.station("a")
    store.local.keep_clock_offset(-250)
    record(store, received("p1"))
    (line, line_hash) = journal_of(store)[-1]
    assert parse_line(line, line_hash).offset_ms == -250


def test_a_store_that_must_exist_is_not_made(stores: Stores) -> None:
    path = stores.folder / "none.db"
    with pytest.raises(WorldError, match=r"store\.missing"):
        Store.open(path, clock=HandClock(), ids=CountedIds("x"), create=False)
    assert not path.exists()


def test_reads_cannot_write(stores: Stores) -> None:
    store = stores.station("a")
    with pytest.raises(WorldError, match=r"store\.io"), store.reading() as conn:
        conn.exec_driver_sql("DELETE FROM journal")


def open_files(store: Store) -> int:
    """Handles of the database and of what lies beside it."""
    return sum(str(store.path) in one.path for one in psutil.Process().open_files())


def test_reading_at_once_opens_no_more_files(stores: Stores) -> None:
    store = stores.bare("a")
    before = open_files(store)
    assert before > 0
    with ExitStack() as held:
        for _ in range(READERS_KEPT):
            conn = held.enter_context(store.reading())
            conn.execute(text("SELECT count(*) FROM journal")).scalar()
        assert open_files(store) == before
    assert open_files(store) == before


def test_reads_see_one_state(stores: Stores) -> None:
    store = stores.station("a")
    with store.facts() as facts:
        assert facts.parcel("p1") is None
        record(store, received("p1"))
        assert facts.parcel("p1") is None
    with store.facts() as facts:
        assert facts.parcel("p1") is not None


def test_the_hub_keeps_own_tables_in_the_action(stores: Stores) -> None:
    hub = stores.station("hub")
    hub.write(lambda conn: conn.exec_driver_sql("CREATE TABLE hub_only (x TEXT)"))

    def action(work: SqlWork) -> None:
        work.connection.exec_driver_sql("INSERT INTO hub_only VALUES ('kept')")
        raise OperatorError("no")

    with pytest.raises(OperatorError):
        hub.transact(HUB, action)
    with hub.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM hub_only").scalar() == 0

"""Rows behind facts: read once where nothing is written, anew where something may be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.values import ParcelId, TicketId
from tests.inspection.store.parts import DOCK, HUB, CountedIds, Stores, matched, received, ticket

TICKET = TicketId("t-000002")
"""As counted ids name it: its line got the first."""


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def told(*call: object) -> None:
        said.append(str(call[2]))

    event.listen(engine, "before_cursor_execute", told)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", told)


def a_parcel(stores: Stores) -> Store:
    store = stores.station("a")
    announced = ticket(CountedIds("t"), number="RS-1", code="SF1")
    store.transact(HUB, lambda work: work.record(announced))
    store.transact(
        DOCK, lambda work: work.record_all((received("p1"), matched("m1", "p1", TICKET)))
    )
    return store


def test_a_transaction_that_only_reads_asks_each_question_once(stores: Stores) -> None:
    store = a_parcel(stores)
    with statements(store.reader) as said, store.facts() as facts:
        first = facts.parcel(ParcelId("p1")), facts.ticket(TICKET)
        asked, noted = len(said), facts.noted
        assert (facts.parcel(ParcelId("p1")), facts.ticket(TICKET)) == first
        assert facts.parcels_of_ticket(TICKET) == (first[0],)
        assert len(said) == asked + 1, "of the ticket's parcels only which they are"
        assert facts.noted == noted
        assert {one.seq for one in noted} == {2, 3, 4}


def test_what_one_reading_knew_the_next_one_asks_anew(stores: Stores) -> None:
    store = a_parcel(stores)
    with store.facts() as facts:
        before = facts.parcel(ParcelId("p1"))
    store.transact(DOCK, lambda work: work.record(matched("m2", "p1", "t2")))
    with store.facts() as facts:
        after = facts.parcel(ParcelId("p1"))
    assert before is not None
    assert after is not None
    assert (len(before.matches), len(after.matches)) == (1, 2)


def test_an_action_sees_what_it_recorded_although_it_had_looked_before(stores: Stores) -> None:
    store = a_parcel(stores)

    def action(work: SqlWork) -> list[int]:
        counts = []
        for number in range(2, 5):
            found = work.facts.parcel(ParcelId("p1"))
            counts.append(len(found.matches) if found else 0)
            work.record(matched(f"m{number}", "p1", f"t{number}"))
        return counts

    assert store.transact(DOCK, action) == [1, 2, 3]

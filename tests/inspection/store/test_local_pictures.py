"""Reference pictures at a station: whole pages, gone on closing, the newest parcels' first."""

from __future__ import annotations

from dataclasses import dataclass

from inspection import events as ev
from inspection.references import PictureKind
from inspection.store.queries.references import references_of
from inspection.store.store import Store
from inspection.values import TicketId
from tests.inspection.store.parts import DOCK, HUB, CountedIds, Stores, ticket


@dataclass(frozen=True)
class Picture:
    picture_id: str
    kind: str = "customer"
    ticket_id: str = ""
    sku: str = ""
    number: int = 1
    size_bytes: int = 100

    @property
    def sha256(self) -> str:
        return self.picture_id.rjust(64, "0")


def sha(name: str) -> str:
    return name.rjust(64, "0")


def arrived(store: Store, *ticket_ids: str) -> None:
    """Parcels matched to these tickets, one after the other."""
    for number, ticket_id in enumerate(ticket_ids):
        match = ev.ParcelMatched(
            match_id=f"m-{ticket_id}-{number}",
            parcel_id=f"p-{ticket_id}",
            ticket_id=ticket_id,
            how="code",
            code="SF1",
            supersedes=(),
        )
        store.transact(DOCK, lambda work, one=match: work.record(one))


def take(store: Store, *pictures: Picture, closed: tuple[str, ...] = (), revision: int = 1) -> None:
    store.pictures.take(pictures, closed=closed, revision=revision)


def test_pictures_come_change_and_go(stores: Stores) -> None:
    store = stores.station("a")
    assert (store.pictures.revision(), store.pictures.named()) == (0, frozenset())
    take(store, Picture("a", ticket_id="t"), Picture("b", ticket_id="t"), revision=4)
    store.pictures.mark(sha("a"), is_here=True)
    take(store, Picture("c", ticket_id="t"), closed=("b",), revision=7)
    assert store.pictures.named() == {sha("a"), sha("c")}
    with store.reading() as conn:
        found = references_of(conn, TicketId("t"), ())
    assert [(one.picture_id, one.is_here) for one in found] == [("a", True), ("c", False)]
    take(store, revision=0)
    assert (store.pictures.revision(), store.pictures.named()) == (0, frozenset())


def test_an_item_has_its_tickets_its_lines_and_its_skus(stores: Stores) -> None:
    store = stores.station("a")
    take(
        store,
        Picture("whole", ticket_id="t"),
        Picture("line", kind="outbound", ticket_id="t", sku="S"),
        Picture("other-line", kind="outbound", ticket_id="t", sku="Z"),
        Picture("goods", kind="catalogue", sku="S"),
        Picture("other-goods", kind="catalogue", sku="Z"),
        Picture("other-ticket", ticket_id="u"),
    )
    with store.reading() as conn:
        found = references_of(conn, TicketId("t"), ("S",))
        nothing_known = references_of(conn, TicketId("t"), ())
    assert [one.picture_id for one in found] == ["whole", "line", "goods"]
    assert [one.kind for one in found] == list(PictureKind)
    assert [one.picture_id for one in nothing_known] == ["whole"]


def test_what_came_last_is_fetched_first_as_far_as_there_is_room(stores: Stores) -> None:
    store = stores.station("a")
    announced = ticket(CountedIds("t"), number="RS-1", code="SF1")
    store.transact(HUB, lambda work: work.record(announced))
    take(
        store,
        Picture("old", ticket_id="t-old"),
        Picture("new", ticket_id="t-new"),
        Picture("absent", ticket_id="t-absent"),
        Picture("goods", kind="catalogue", sku="AU-H700-BK"),
        Picture("other-goods", kind="catalogue", sku="Z"),
    )
    assert store.pictures.plan(1000).fetch == ()
    arrived(store, "t-old", announced.ticket_id, "t-new", "t-new")
    plan = store.pictures.plan(1000)
    assert (plan.fetch, plan.drop) == ((sha("new"), sha("goods"), sha("old")), ())
    for one in plan.fetch:
        store.pictures.mark(one, is_here=True)
    assert store.pictures.plan(1000).fetch == ()
    tight = store.pictures.plan(200)
    assert (tight.fetch, tight.drop) == ((), (sha("old"),))
    arrived(store, "t-absent")
    assert store.pictures.plan(200).fetch == (sha("absent"),)
    assert set(store.pictures.plan(200).drop) == {sha("goods"), sha("old")}


def test_a_joined_tickets_pictures_are_fetched_as_a_matched_ones(stores: Stores) -> None:
    store = stores.station("a")
    announced = ticket(CountedIds("t"), number="RS-1", code="SF1")
    store.transact(HUB, lambda work: work.record(announced))
    take(
        store,
        Picture("first", ticket_id="t-first"),
        Picture("joined", ticket_id=announced.ticket_id),
        Picture("goods", kind="catalogue", sku="AU-H700-BK"),
        Picture("absent", ticket_id="t-absent"),
    )
    arrived(store, "t-first")
    assert store.pictures.plan(1000).fetch == (sha("first"),)
    join = ev.ParcelJoined(
        join_id="j",
        parcel_id="p-t-first",
        ticket_id=announced.ticket_id,
        how="person",
        code="",
        supersedes=(),
    )
    store.transact(DOCK, lambda work: work.record(join))
    fetched = store.pictures.plan(1000).fetch
    assert sorted(fetched) == sorted((sha("goods"), sha("joined"), sha("first")))

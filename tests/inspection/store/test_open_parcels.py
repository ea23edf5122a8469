"""The kept list of open parcels is what the facts say, whatever was recorded or taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspection import events as ev
from inspection.store.open_parcels import differs
from inspection.store.rebuild import reapply
from inspection.store.store import Store
from inspection.store.verify import verify
from tests.inspection.store.parts import (
    HUB,
    CountedIds,
    Stores,
    found,
    give,
    journal_of,
    matched,
    objected,
    own,
    received,
    stores_in,
    ticket,
    withdrawn,
)
from tests.inspection.store.queries.acts import act, decided, record_extra, unit, unpacked

Step = tuple[str, int]


class Desk:
    """A hub and two stations that record anything about three parcels, allowed or not."""

    def __init__(self, stores: Stores) -> None:
        self.hub, self.a, self.b = (stores.station(name) for name in ("hub", "a", "b"))
        self.count = 0
        self.ids: list[str] = ["parcel-0"]
        lines = CountedIds("line")
        self.announce(
            lambda n: ticket(lines, number=f"RS-{n}", code="SF1", ticket_id=f"ticket-{n}")
        )
        self.a.local.trust_hub(self.hub.origin)

    def announce(self, make: Callable[[int], ev.TicketAnnounced]) -> None:
        self.hub.transact(HUB, lambda work: [work.record(make(n)) for n in range(3)])
        give(self.hub, self.a)

    def play(self, what: str, pick: int) -> None:
        self.count += 1
        if what == "hear":
            give(self.b, self.a)
            give(self.hub, self.a)
        elif what == "object":
            target = self.a if pick % 2 else self.b
            place = objected(self.name("o"), own(target), 1 + pick % len(journal_of(target)))
            self.hub.transact(HUB, lambda work: work.record(place))
        else:
            event = getattr(self, what)(pick)
            # whose key is taken already is no second fact of this station, but an older one's
            act(self.b if pick % 3 == 0 else self.a, event)

    def name(self, prefix: str) -> str:
        self.ids.append(f"{prefix}-{self.count}")
        return self.ids[-1]

    def some(self, pick: int) -> str:
        return self.ids[pick % len(self.ids)]

    def older(self, pick: int) -> tuple[str, ...]:
        return (self.some(pick // 3),) if pick % 2 else ()

    def receive(self, pick: int) -> ev.ParcelReceived:
        self.ids.append(parcel(pick))
        return received(parcel(pick))

    def match(self, pick: int) -> ev.ParcelMatched:
        return matched(self.name("m"), parcel(pick), f"ticket-{pick % 2}", self.older(pick))

    def identify(self, pick: int) -> ev.UnitIdentified:
        self.ids.append(f"unit-{pick % 4}")
        named = unit(f"unit-{pick % 4}", parcel(pick), line(pick) if pick % 5 else None)
        return replace(named, ticket_id=f"ticket-{pick % 2}" if pick % 3 else None)

    def decide(self, pick: int) -> ev.UnitDecided:
        changes = {"decision_id": self.name("d"), "supersedes": self.older(pick)}
        return decided(f"unit-{pick % 4}", parcel(pick), f"ticket-{pick % 2}", **changes)

    def unpack(self, pick: int) -> ev.ParcelUnpacked:
        return replace(unpacked(parcel(pick)), unpacking_id=self.name("unpacked"))

    def set_apart(self, pick: int) -> ev.UnitFoundExtra:
        apart = record_extra(f"unit-{pick % 4}", parcel(pick))
        return replace(apart, extra_id=self.name("apart"), supersedes=self.older(pick))

    def claim(self, pick: int) -> ev.UnitClaimed:
        return ev.UnitClaimed(
            claim_id=self.name("claim"),
            unit_id=f"unit-{pick % 4}",
            ticket_id=f"ticket-{pick % 2}",
            line_id=line(pick),
            unit_no=1,
            supersedes=self.older(pick),
        )

    def join(self, pick: int) -> ev.ParcelJoined:
        return ev.ParcelJoined(
            join_id=self.name("j"),
            parcel_id=parcel(pick),
            ticket_id=f"ticket-{(pick + 1) % 2}",
            how="person",
            code="",
            supersedes=self.older(pick),
        )

    def settle(self, pick: int) -> ev.ParcelSettled:
        """Any reception may be dropped for any: which are of one parcel, others look at."""
        return ev.ParcelSettled(
            settlement_id=self.name("s"),
            kept_parcel_id=parcel(pick),
            dropped_parcel_ids=(parcel(pick + 1),),
            supersedes=self.older(pick),
        )

    def find(self, pick: int) -> ev.FindingRecorded:
        """A finding may claim to supersede anything."""
        return found(self.name("f"), f"unit-{pick % 4}", supersedes=(self.some(pick),))

    def withdraw(self, pick: int) -> ev.FactWithdrawn:
        return withdrawn(self.name("w"), self.some(pick))


def parcel(pick: int) -> str:
    return f"parcel-{pick % 3}"


def line(pick: int) -> str:
    return f"line-{1 + pick % 2:06}"


KINDS = (
    *("receive", "match", "identify", "decide", "unpack", "set_apart", "claim"),
    *("join", "settle", "find", "withdraw", "withdraw", "object", "hear"),
)
ON_ITS_WAY: list[Step] = [("receive", 1), ("match", 4), ("identify", 4), ("decide", 4)]
"""A parcel of one item, received and decided."""


def is_kept(store: Store) -> bool:
    with store.reading() as conn:
        return not differs(conn)


def kept(store: Store) -> list[str]:
    with store.reading() as conn:
        return sorted(conn.exec_driver_sql("SELECT parcel_id FROM open_parcels").scalars())


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 35)), min_size=8, max_size=24))
@example([*ON_ITS_WAY, ("find", 9), ("withdraw", 4)])
@example([*ON_ITS_WAY, ("receive", 2), ("match", 8), ("settle", 2), ("withdraw", 9)])
@example([*ON_ITS_WAY, ("receive", 2), ("settle", 0), ("receive", 0), ("withdraw", 0)])
@example([*ON_ITS_WAY, ("join", 4), ("identify", 19), ("withdraw", 9)])
@example([*ON_ITS_WAY, ("object", 5), ("hear", 0), ("identify", 7), ("withdraw", 3)])
def test_it_is_what_the_facts_say_whatever_happened(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, stores_in(Path(folder)) as stores:
        desk = Desk(stores)
        for what, pick in steps:
            desk.play(what, pick)
            assert is_kept(desk.a), (what, pick)
        before = kept(desk.a)
        desk.a.write(reapply)
        assert kept(desk.a) == before
        # from now on another hub's objections count
        desk.b.local.trust_hub(desk.b.origin)
        assert is_kept(desk.b)


def test_a_decided_parcel_leaves_it_and_comes_back_when_that_is_taken_back(
    stores: Stores,
) -> None:
    desk = Desk(stores)
    desk.play("receive", 1)
    desk.play("match", 4)
    assert kept(desk.a) == ["parcel-1"]
    desk.play("identify", 4)
    desk.play("decide", 4)
    assert kept(desk.a) == []
    act(desk.a, withdrawn("back", "d-4"))
    assert kept(desk.a) == ["parcel-1"]


def test_a_list_that_lacks_one_is_a_problem(stores: Stores) -> None:
    desk = Desk(stores)
    desk.play("receive", 1)
    assert verify(desk.a).problems == ()
    desk.a.write(lambda conn: conn.exec_driver_sql("DELETE FROM open_parcels"))
    (problem,) = verify(desk.a).problems
    assert (problem.code, problem.params) == ("tables.differ", {"table": "open_parcels"})


def test_what_the_hub_objects_to_is_followed_before_and_after(stores: Stores) -> None:
    desk = Desk(stores)
    act(desk.b, received("parcel-9"))
    place = (own(desk.b), len(journal_of(desk.b)))
    desk.hub.transact(HUB, lambda work: work.record(objected("o", *place)))
    give(desk.hub, desk.a)
    give(desk.b, desk.a)
    assert kept(desk.a) == []
    assert kept(desk.b) == ["parcel-9"]
    give(desk.hub, desk.b)
    assert kept(desk.b) == []

"""What waits for its ticket, and where it may belong, out of the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from inspection import events as ev
from inspection.matchmaker import Item, ItemClue
from inspection.rescue import Clues
from inspection.store.queries import matchmaker
from inspection.store.queries.bench import queue
from inspection.store.queries.matchmaker import likely_lines
from inspection.store.queries.receive_board import receive_board
from inspection.store.queries.stages import Stage
from inspection.store.queries.unclaimed import overdue, unclaimed
from inspection.store.store import Store
from inspection.values import GoodsClass, rfc3339
from tests.inspection.store.parts import HUB as HUB_PERSON
from tests.inspection.store.parts import START, CountedIds, Stores, give, ticket, withdrawn
from tests.inspection.store.queries.acts import act, receive, skipped, unit

WITHIN = timedelta(days=45)
ITEM = Item(received_at=START, goods_class=GoodsClass.ELECTRONICS)


@pytest.fixture
def hub(stores: Stores) -> Store:
    made = stores.station("hub")
    ids = CountedIds("t")

    def announce(work) -> None:
        for at in range(1, 6):
            made = ticket(ids, number=f"RS-{at}", code=f"SF162408831520{at}", ticket_id=f"t{at}")
            work.record(made)

    made.transact(HUB_PERSON, announce)
    return made


@pytest.fixture
def station(stores: Stores, hub: Store) -> Store:
    station = stores.station("a")
    station.local.trust_hub(hub.origin)
    give(hub, station)
    return station


def listed(store: Store) -> list[tuple[str, Stage]]:
    with store.reading() as conn:
        return [(one.key, one.stage) for one in unclaimed(conn)]


def lines(store: Store, clues: Clues, item: Item = ITEM) -> list[tuple[str, bool]]:
    with store.reading() as conn:
        found = likely_lines(conn, clues, item, within=WITHIN)
    return [(one.ticket.ticket_id, one.is_certain) for one in found]


def claim(unit_id: str, ticket_id: str, line_id: str) -> ev.UnitClaimed:
    return ev.UnitClaimed(
        claim_id=f"claim-{unit_id}",
        unit_id=unit_id,
        ticket_id=ticket_id,
        line_id=line_id,
        unit_no=1,
        supersedes=(),
    )


def line_of(store: Store, ticket_id: str) -> str:
    with store.facts() as facts:
        found = facts.ticket(ticket_id)
    assert found is not None
    return found.lines[0].line_id


def test_an_item_leaves_the_bench_for_the_list_and_comes_back_with_its_ticket(
    station: Store,
) -> None:
    receive(station, "p1", "YT1")
    assert listed(station) == [("p1", Stage.RECEIVED)]
    act(station, skipped("p1"), unit("u1", "p1"))
    assert listed(station) == [("u1", Stage.INSPECTING)]
    act(station, ev.UnitLeftUnclaimed(unclaimed_id="a1", unit_id="u1"))
    assert listed(station) == [("u1", Stage.UNCLAIMED)]
    with station.reading() as conn:
        assert queue(conn) == []
        board = receive_board(conn, START)
        assert (board.waiting_inspection, board.unmatched) == (0, 1)
    act(station, claim("u1", "t1", line_of(station, "t1")))
    assert listed(station) == []
    with station.reading() as conn:
        assert [one.stage for one in queue(conn)] == [Stage.INSPECTING]
    act(station, withdrawn("w1", "claim-u1"), withdrawn("w2", "a1"))
    assert listed(station) == [("u1", Stage.INSPECTING)]


def test_a_number_that_is_announced_by_now_is_told(station: Store, hub: Store) -> None:
    receive(station, "p1", "YT1")
    with station.reading() as conn:
        assert [one.is_announced for one in unclaimed(conn)] == [False]
    late = ticket(CountedIds("late"), number="RS-9", code="YT1", ticket_id="t9")
    hub.transact(HUB_PERSON, lambda work: work.record(late))
    give(hub, station)
    with station.reading() as conn:
        assert [one.is_announced for one in unclaimed(conn)] == [True]


def test_what_is_overdue_follows_from_the_facts_and_the_clock(station: Store) -> None:
    receive(station, "p1", "YT1")
    receive(station, "p2", "SF1", "t1")
    with station.reading() as conn:
        assert overdue(conn, rfc3339(START + timedelta(days=2))) == ("p1",)
        assert overdue(conn, rfc3339(START - timedelta(seconds=1))) == ()


@pytest.mark.parametrize("few", [0, 80], ids=["looked up", "all weighed"])
def test_the_likely_lines_come_from_codes_near_the_read_ones(
    station: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(matchmaker, "FEW", few)
    whole = Clues(tracking=("SF1624088315203",))
    assert lines(station, whole)[0] == ("t3", True)
    torn = Clues(tracking=("4088315204",))
    assert lines(station, torn)[0] == ("t4", False)
    assert lines(station, Clues(), replace(ITEM, goods_class=None)) == []


def test_a_line_whose_pieces_are_here_is_contradicted(station: Store) -> None:
    line_id = line_of(station, "t3")
    receive(station, "p1", "YT1")
    act(station, skipped("p1"), unit("u1", "p1"), claim("u1", "t3", line_id))
    with station.reading() as conn:
        found = likely_lines(conn, Clues(tracking=("SF1624088315203",)), ITEM, within=WITHIN)
    (first, *_) = [one for one in found if one.ticket.ticket_id == "t3"]
    assert not first.is_certain
    assert ItemClue.PIECES in {why.clue for why in first.item if why.is_against}

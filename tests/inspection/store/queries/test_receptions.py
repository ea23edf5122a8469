"""Read models of parcels with several tickets, and of those that two stations took in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inspection import events as ev
from inspection.store.queries.bench import BenchItem, queue
from inspection.store.queries.receive_board import receive_board
from inspection.store.queries.stages import Stage
from inspection.store.store import Store
from tests.inspection.store.parts import START, Stores, give, received, withdrawn
from tests.inspection.store.queries.acts import (
    act,
    decided,
    line_of,
    receive,
    skipped,
    unit,
    unpacked,
)

NOW = START + timedelta(minutes=30)


def joined(parcel_id: str, ticket_id: str, code: str = "") -> ev.ParcelJoined:
    return ev.ParcelJoined(
        join_id=f"join-{parcel_id}-{ticket_id}",
        parcel_id=parcel_id,
        ticket_id=ticket_id,
        how="person",
        code=code,
        supersedes=(),
    )


def settled(kept: str, *dropped: str, settlement_id: str = "s1") -> ev.ParcelSettled:
    return ev.ParcelSettled(
        settlement_id=settlement_id,
        kept_parcel_id=kept,
        dropped_parcel_ids=dropped,
        supersedes=(),
    )


def items(store: Store) -> dict[str, BenchItem]:
    with store.reading() as conn:
        return {one.parcel_id: one for one in queue(conn)}


def test_the_nearest_deadline_of_all_its_tickets_counts(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "SF3", "RS-3")
    assert list(items(station)) == ["p1", "p2"]
    act(station, joined("p2", "RS-2"))
    found = items(station)
    assert list(found) == ["p2", "p1"]
    assert (found["p2"].more_tickets, found["p1"].more_tickets) == (1, 0)
    assert [goods for goods, _count in found["p2"].work] == ["electronics", "electronics"]
    with station.reading() as conn:
        where = {one.number: one.where for one in receive_board(conn, NOW).urgent}
    assert where == {"RS-1": Stage.RECEIVED, "RS-2": Stage.RECEIVED, "RS-4": None}


def test_a_parcel_is_open_until_the_items_of_all_its_tickets_are_here(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, joined("p1", "RS-2"), skipped("p1"))
    act(station, unit("u1", "p1", line_of(1)), decided("u1", "p1", "RS-1"))
    assert list(items(station)) == ["p1"]
    act(station, unit("u2", "p1", line_of(2)), decided("u2", "p1", "RS-2"))
    assert items(station) == {}


@pytest.fixture
def other(stores: Stores, hub: Store) -> Store:
    other = stores.station("b03")
    other.local.trust_hub(hub.origin)
    give(hub, other)
    return other


def test_a_parcel_two_stations_took_in_is_marked_until_it_is_settled(
    station: Store, other: Store
) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "SF2", "RS-2")
    receive(other, "q1", "SF1", "RS-1")
    assert not any(one.is_taken_in_twice for one in items(station).values())
    give(other, station)
    found = items(station)
    assert {name for name, one in found.items() if one.is_taken_in_twice} == {"p1", "q1"}
    act(station, settled("q1", "p1"))
    assert {name: one.is_taken_in_twice for name, one in items(station).items()} == {
        "q1": False,
        "p2": False,
    }
    with station.reading() as conn:
        board = receive_board(conn, NOW)
    assert ([one.parcel_id for one in board.recent], board.waiting_inspection) == (["p2"], 2)
    act(station, withdrawn("w", "s1"))
    assert sum(one.is_taken_in_twice for one in items(station).values()) == 2


def test_contradicting_settlements_leave_both_in_the_queue(station: Store, other: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(other, "q1", "SF1", "RS-1")
    act(other, settled("q1", "p1", settlement_id="s2"))
    give(other, station)
    act(station, settled("p1", "q1"))
    assert {name for name, one in items(station).items() if one.is_taken_in_twice} == {"p1", "q1"}


def test_one_whose_kept_reception_was_taken_back_counts_again(station: Store, other: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(other, "q1", "SF1", "RS-1")
    give(other, station)
    act(station, settled("q1", "p1"))
    act(other, withdrawn("w", "q1"))
    give(other, station)
    assert list(items(station)) == ["p1"]


def test_a_label_that_joined_is_the_same_parcel_elsewhere(station: Store, other: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, joined("p1", "RS-2", "SF2"))
    act(other, received("q1", "SF2"))
    give(other, station)
    assert {name for name, one in items(station).items() if one.is_taken_in_twice} == {"p1", "q1"}


def test_what_was_taken_out_under_a_dropped_reception_is_not_here(
    station: Store, other: Store
) -> None:
    receive(station, "p1", "SF2", "RS-2")
    act(station, unit("u1", "p1", line_of(2)), decided("u1", "p1", "RS-2"), unpacked("p1"))
    receive(other, "q1", "SF2", "RS-2")
    act(other, unit("u2", "q1", "line"), decided("u2", "q1", "RS-2"))
    give(other, station)
    assert "q1" not in items(station), "the one of p1 is here"
    act(station, settled("q1", "p1"))
    assert list(items(station)) == ["q1"]

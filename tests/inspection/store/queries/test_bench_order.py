"""The queue in the order of its urgency, and how long work took, from recorded facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from inspection import events as ev
from inspection.pace import measured, usual
from inspection.store.queries.bench import queue
from inspection.store.queries.bench_order import by_urgency
from inspection.store.queries.receive_board import receive_board
from inspection.store.queries.work_times import work_samples
from inspection.store.store import Store
from inspection.urgency import Sight
from inspection.values import GoodsClass
from tests.inspection.store.parts import HUB, START, CountedIds, Stores, found, give, ticket
from tests.inspection.store.queries.acts import act, decided, finished, receive, started, unit
from tests.inspection.test_pace import RULES


def sight(now: datetime = START, contact_s: int = 1800) -> Sight:
    return Sight(now=now, pace=usual(RULES), rules=RULES, contact_s=contact_s)


def order_of(store: Store, at: Sight) -> list[tuple[str, bool]]:
    with store.reading() as conn:
        return [(one.parcel_id, one.urgency.is_fast) for one in by_urgency(conn, at)]


def announce(hub: Store, station: Store, *tickets: ev.TicketAnnounced) -> None:
    heard = hub.own_records_after(0, 10_000)
    hub.transact(HUB, lambda work: [work.record(one) for one in tickets])
    give(hub, station, first=len(heard) + 1)


def test_contact_time_and_work_bring_a_parcel_forward(station: Store, hub: Store) -> None:
    ids = CountedIds("n")
    two_h, later = START + timedelta(hours=2), START + timedelta(hours=2, minutes=20)
    announce(
        hub,
        station,
        ticket(ids, number="N-1", code="N1", deadline_at=two_h, ticket_id="N-1"),
        ticket(ids, number="N-2", code="N2", deadline_at=later, ticket_id="N-2", quantity=9),
    )
    receive(station, "near", "N1", "N-1")
    receive(station, "much", "N2", "N-2")
    with station.reading() as conn:
        assert [(one.parcel_id, one.work) for one in queue(conn)] == [
            ("near", ((GoodsClass.ELECTRONICS, 1),)),
            ("much", ((GoodsClass.ELECTRONICS, 9),)),
        ]
    assert order_of(station, sight()) == [("much", False), ("near", False)]
    act(station, started("r1", "much"), finished("r1", "much"), unit("u1", "much"))
    act(station, unit("u2", "much"))
    act(station, decided("u1", "much", "N-2"))
    # 140 min less 24 of work; the other has 120 less 3 and half an hour of contact time
    act(station, started("r2", "near"))
    assert order_of(station, sight()) == [("near", False), ("much", False)]
    # once the contact time is over it has a minute more to spare than the other
    assert order_of(station, sight(START + timedelta(minutes=40))) == [
        ("much", False),
        ("near", False),
    ]
    assert order_of(station, sight(START + timedelta(minutes=57))) == [
        ("much", True),
        ("near", False),
    ]


def test_what_nobody_announced_waits_by_its_age(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "X9")
    receive(station, "p3", "SF3", "RS-3")
    receive(station, "p4", "SF2", "RS-2")
    assert [one for one, _fast in order_of(station, sight())] == ["p4", "p1", "p2", "p3"]
    week = sight(START + timedelta(days=8))
    assert [one for one, _fast in order_of(station, week)] == ["p4", "p1", "p2", "p3"]


def test_the_board_puts_the_fast_lane_first(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    now = START + timedelta(minutes=40)
    with station.reading() as conn:
        board = receive_board(conn, now, sight(now))
        plain = receive_board(conn, now)
    assert [(one.number, one.is_fast) for one in board.urgent] == [
        ("RS-2", True),
        ("RS-4", True),
        ("RS-1", False),
    ]
    assert [(one.number, one.is_fast) for one in plain.urgent] == [
        ("RS-2", False),
        ("RS-4", False),
        ("RS-1", False),
    ]


@pytest.fixture
def worked(stores: Stores, station: Store, hub: Store) -> Store:
    """Four items decided, each by three answers ten seconds apart; one lay over lunch."""
    ids = CountedIds("w")
    clock = station._clock
    for number in range(4):
        name = f"W-{number}"
        announce(hub, station, ticket(ids, number=name, code=f"W{number}", ticket_id=name))
        with station.reading() as conn:
            line_id = conn.exec_driver_sql(
                "SELECT line_id FROM ticket_lines WHERE ticket_id = ?", (name,)
            ).scalar()
        receive(station, f"p{number}", f"W{number}", name)
        act(station, unit(f"u{number}", f"p{number}"))
        for answer in range(3):
            clock.at += timedelta(seconds=10 if (number, answer) != (3, 1) else 3_000)
            act(station, found(f"f{number}-{answer}", f"u{number}"))
        clock.at += timedelta(seconds=10 + number)
        act(station, decided(f"u{number}", f"p{number}", name, line_id=line_id))
    return station


def test_work_is_measured_from_its_records(worked: Store) -> None:
    with worked.reading() as conn:
        samples = work_samples(conn, RULES)
        assert samples == {GoodsClass.ELECTRONICS: [33, 42, 41, 40]}
        pace = measured(samples, RULES)
        seen = by_urgency(conn, replace(sight(), pace=pace))
    assert pace.seconds[GoodsClass.ELECTRONICS] == 41
    assert seen == []


def test_a_decision_taken_back_was_no_whole_piece_of_work(worked: Store) -> None:
    act(worked, ev.FactWithdrawn(withdrawal_id="w", fact_id="decision-u0"))
    with worked.reading() as conn:
        assert work_samples(conn, RULES) == {GoodsClass.ELECTRONICS: [33, 42, 41]}

"""Read models: what the screens show, from the same facts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from inspection import events as ev
from inspection.store.queries.bench import queue
from inspection.store.queries.lookup import by_code
from inspection.store.queries.receive_board import receive_board
from inspection.store.queries.stages import Stage
from inspection.store.queries.sync_board import MoneyState, is_call_acked, sync_board
from inspection.store.queries.timers import FORGOTTEN, timers
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.values import RefundState, Verdict
from tests.inspection.store.parts import (
    DOCK,
    START,
    Stores,
    give,
    journal_of,
    objected,
    own,
    received,
    withdrawn,
)
from tests.inspection.store.queries.acts import (
    act,
    decided,
    due,
    finished,
    line_of,
    moved,
    receive,
    record_extra,
    skipped,
    started,
    stopped,
    unit,
    unpacked,
)

NOW = START + timedelta(minutes=30)


def look_up(store: Store, code: str) -> tuple[list[str], list[str], list[str]]:
    with store.reading() as conn:
        found = by_code(conn, code)
    return (
        [one.number for one in found.tickets],
        [one.parcel_id for one in found.parcels],
        [one.unit_id for one in found.units],
    )


def stages(store: Store) -> dict[str, Stage]:
    with store.reading() as conn:
        return {one.parcel_id: one.stage for one in queue(conn)}


def test_a_code_leads_to_tickets_parcels_and_units(station: Store) -> None:
    assert look_up(station, "SF1") == (["RS-4", "RS-1"], [], [])
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "SF1")
    act(station, unit("u1", "p1"))
    assert look_up(station, "SF1") == (["RS-4", "RS-1"], ["p1", "p2"], [])
    assert look_up(station, "U-7F3K-u1") == ([], [], ["u1"])
    assert look_up(station, "SF") == ([], [], [])
    assert look_up(station, "' OR 1=1 --") == ([], [], [])


def test_a_found_parcel_tells_who_received_it_where_and_when(
    stores: Stores, station: Store
) -> None:
    other = stores.station("b03")
    receive(other, "p1", "SF9")
    give(other, station)
    with station.reading() as conn:
        (parcel,) = by_code(conn, "SF9").parcels
    assert (parcel.received_by, parcel.station_name) == ("p-dock", "b03")
    assert START < parcel.received_at < NOW


def test_undone_and_objected_facts_are_not_found(station: Store, hub: Store) -> None:
    receive(station, "p1", "SF7")
    receive(station, "p2", "SF7")
    act(station, withdrawn("w1", "p1"))
    give(station, hub)
    act(hub, objected("o1", own(station), 3))
    give(hub, station)
    assert look_up(station, "SF7") == ([], [], [])
    assert stages(station) == {}


def test_a_parcel_goes_through_its_stages(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    assert stages(station) == {"p1": Stage.RECEIVED}
    act(station, started("r1", "p1"))
    assert stages(station) == {"p1": Stage.DISINFECTING}
    act(station, stopped("r1", "p1"))
    assert stages(station) == {"p1": Stage.RECEIVED}
    act(station, started("r2", "p1"), finished("r2", "p1"))
    assert stages(station) == {"p1": Stage.DISINFECTED}
    act(station, unit("u1", "p1", line_of(1)), unit("u2", "p1"))
    assert stages(station) == {"p1": Stage.INSPECTING}
    act(station, decided("u1", "p1", "RS-1"))
    assert stages(station) == {"p1": Stage.INSPECTING}
    act(station, decided("u2", "p1", "RS-1"))
    assert stages(station) == {}


def test_what_is_lacking_keeps_a_parcel_open_until_it_is_unpacked(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    # one of another ticket's line does not make up for it
    act(station, unit("u1", "p1", line_of(4)), decided("u1", "p1", "RS-1"))
    assert stages(station) == {"p1": Stage.INSPECTING}
    act(station, unpacked("p1"))
    assert stages(station) == {}
    # found in the wrapping after all
    act(station, unit("u2", "p1", line_of(1)))
    assert stages(station) == {"p1": Stage.INSPECTING}


def test_an_item_set_apart_waits_for_nobody_at_the_bench(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, unit("u1", "p1"), unpacked("p1"))
    assert stages(station) == {"p1": Stage.INSPECTING}
    act(station, record_extra("u1", "p1"))
    assert stages(station) == {}
    with station.reading() as conn:
        assert [one.stage for one in receive_board(conn, NOW).recent] == [Stage.UNPACKED]


def test_a_skipped_disinfection_clears_a_parcel(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, skipped("p1"))
    assert stages(station) == {"p1": Stage.DISINFECTED}


def test_the_queue_goes_by_deadline_and_shows_what_is_known(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "X9")
    receive(station, "p3", "SF2", "RS-2")
    act(station, ev.ParcelReceived(parcel_id="p4", codes=(), carrier=None))
    with station.reading() as conn:
        items = queue(conn)
    assert [(one.parcel_id, one.code, one.ticket_number, one.name_zh) for one in items] == [
        ("p3", "SF2", "RS-2", "降噪耳机"),
        ("p1", "SF1", "RS-1", "降噪耳机"),
        ("p2", "X9", None, ""),
        ("p4", "", None, ""),
    ]
    assert items[0].deadline_at == START + timedelta(hours=2)


def test_timers_run_until_the_parcel_is_opened(stores: Stores, station: Store) -> None:
    other = stores.station("b")
    receive(other, "p9", "SF9")
    act(other, started("r9", "p9"))
    give(other, station)
    receive(station, "p1", "SF1", "RS-1")
    act(station, started("r1", "p1"), started("r2", "p1"), stopped("r2", "p1"))
    act(station, finished("r1", "p1"))
    with station.reading() as conn:
        found = {one.run_id: one for one in timers(conn, START)}
    assert {name: (one.finished, one.is_own, one.code) for name, one in found.items()} == {
        "r1": (True, True, "SF1"),
        "r9": (False, False, "SF9"),
    }
    assert (found["r1"].started_at, found["r1"].required_contact_s) == (START, 1800)
    act(station, unit("u1", "p1"))
    with station.reading() as conn:
        assert [one.run_id for one in timers(conn, START)] == ["r9"]


def test_of_a_closed_parcel_a_run_that_never_ended_is_shown_until_it_is_forgotten(
    station: Store,
) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, started("r1", "p1"), started("r2", "p1"), finished("r2", "p1"), unpacked("p1"))
    for later, shown in ((timedelta(hours=1), ["r1"]), (FORGOTTEN + timedelta(hours=1), [])):
        with station.reading() as conn:
            assert [one.run_id for one in timers(conn, START + later)] == shown


def test_lists_of_the_dock_look_at_no_parcel_or_run_that_is_over(station: Store) -> None:
    """What they cost follows what is open and what is shown, not what was ever received."""
    asked: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, given: Any, *_rest: Any) -> None:
        asked.append((statement, given))

    with station.reading() as conn:
        event.listen(conn, "before_cursor_execute", note)
        receive_board(conn, START)
        timers(conn, START)
        event.remove(conn, "before_cursor_execute", note)
        steps = [
            str(row.detail)
            for statement, given in asked
            for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]
    looked_at = {"parcels", "disinfection_runs", "tickets", "units", "parcel_matches"}
    walked = [one for one in steps if re.match(r"SCAN (\w+)", one)]
    assert [one for one in walked if one.split()[1] in looked_at] == []
    assert any("ix_parcels_origin_recorded_at_seq (origin=?)" in one for one in steps)


def test_the_board_counts_and_lists(stores: Stores, station: Store) -> None:
    other = stores.station("b")
    receive(other, "p9", "SF9")
    give(other, station)
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "X2")
    receive(station, "p3", "SF2", "RS-2")
    act(station, unit("u3", "p3", line_of(2)), decided("u3", "p3", "RS-2"))
    with station.reading() as conn:
        board = receive_board(conn, NOW)
    assert (board.received_today, board.received_last_hour) == (3, 3)
    assert (board.waiting_inspection, board.unmatched) == (3, 2)
    assert board.due_within_6h == 1
    assert board.oldest_unmatched_at is not None
    assert [(one.number, one.where) for one in board.urgent] == [
        ("RS-4", None),
        ("RS-1", Stage.RECEIVED),
    ]
    assert [(one.code, one.matched, one.stage) for one in board.recent] == [
        ("SF2", True, Stage.DECIDED),
        ("X2", False, Stage.RECEIVED),
        ("SF1", True, Stage.RECEIVED),
    ]


def test_today_begins_at_midnight_and_deadlines_pass(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    with station.reading() as conn:
        board = receive_board(conn, NOW + timedelta(days=1))
        later = receive_board(conn, NOW + timedelta(days=3))
    assert (board.received_today, board.received_last_hour, board.due_within_6h) == (0, 0, 0)
    assert [one.number for one in board.urgent] == ["RS-2", "RS-4", "RS-1"]
    assert later.urgent == ()


def test_an_empty_board_is_all_zero(stores: Stores) -> None:
    store = stores.bare("new")
    with store.reading() as conn:
        board = receive_board(conn, NOW)
        sync = sync_board(conn, store.origin)
    assert (board.received_today, board.unmatched, board.oldest_unmatched_at) == (0, 0, None)
    assert (sync.records_total, sync.photos_total, sync.parked, sync.refunds) == (0, 0, 0, ())


def test_a_call_is_at_the_hub_once_its_own_record_is_acknowledged(station: Store) -> None:
    def is_acked() -> bool:
        with station.reading() as conn:
            return is_call_acked(conn, station.origin)

    station.local.keep_receipt(seq=1, line="{}")
    assert not is_acked()
    act(station, ev.SupervisorCalled(call_id="c1", parcel_id=None, unit_id=None))
    assert not is_acked(), "the hub holds what was before, not the call"
    station.local.keep_receipt(seq=2, line="{}")
    assert is_acked()
    act(station, ev.SupervisorCalled(call_id="c2", parcel_id=None, unit_id=None))
    assert not is_acked()


def test_the_sync_board_tells_what_was_sent(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, unit("u1", "p1"), started("r1", "p1"))
    station.local.keep_receipt(seq=3, line="{}")
    with station.reading() as conn:
        board = sync_board(conn, station.origin)
    assert (board.records_total, board.records_acked) == (5, 3)
    assert [(one.seq, one.kind, one.what, one.sent) for one in board.recent] == [
        (5, "disinfection.started", "SF1", False),
        (4, "unit.identified", "U-7F3K-u1", False),
        (3, "parcel.matched", "SF1", True),
        (2, "parcel.received", "SF1", True),
        (1, "origin.opened", "a", True),
    ]


def test_the_sync_board_counts_photos(station: Store) -> None:
    for number in (1, 2):
        act(
            station,
            ev.EvidenceCaptured(
                evidence_id=f"e{number}",
                sha256=f"{number:064x}",
                size_bytes=1000 * number,
                width_px=1,
                height_px=1,
                subject="label",
                parcel_id="p1",
                unit_id=None,
                taken_at=START,
                supersedes=(),
            ),
        )
    station.local.mark_uploaded(f"{1:064x}", at="2026-11-21T06:31:00.000Z")
    with station.reading() as conn:
        board = sync_board(conn, station.origin)
    assert (board.photos_total, board.photos_uploaded, board.photo_bytes_waiting) == (2, 1, 2000)
    assert board.recent[0].ref == f"{2:064x}"


def money(store: Store) -> list[tuple[str, str, str | None]]:
    with store.reading() as conn:
        return [
            (one.ticket_number, one.state, one.reason)
            for one in sync_board(conn, store.origin).refunds
        ]


def test_money_is_shown_from_decision_to_refund(station: Store, hub: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    act(station, unit("u1", "p1"), decided("u1", "p1", "RS-1"))
    assert money(station) == [("RS-1", MoneyState.WAITING, None)]
    give(station, hub)
    act(hub, due("u1", "RS-1"))
    give(hub, station)
    assert money(station) == [("RS-1", RefundState.DUE, None)]
    act(hub, moved("u1", 1, RefundState.SENDING), moved("u1", 2, RefundState.REFUSED, "closed"))
    give(hub, station)
    assert money(station) == [("RS-1", RefundState.REFUSED, "closed")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"needs_review": True, "choice": Verdict.HUMAN}, [("RS-1", MoneyState.REVIEW, None)]),
        (
            {"needs_review": True, "override_reason": "goodwill"},
            [("RS-1", MoneyState.REVIEW, "goodwill")],
        ),
        ({"choice": Verdict.NONE, "choice_minor": 0}, []),
    ],
)
def test_a_decision_without_refund_tells_what_it_waits_for(
    station: Store, changes: dict[str, object], expected: list[tuple[str, str, str | None]]
) -> None:
    act(station, unit("u1", "p1"), decided("u1", "p1", "RS-1", **changes))
    assert money(station) == expected


def test_a_held_decision_tells_the_hub_s_reason(station: Store, hub: Store) -> None:
    act(station, unit("u1", "p1"), decided("u1", "p1", "RS-1"))
    give(station, hub)
    held = ev.DecisionHeld(
        hold_id="h1", decision_id="decision-u1", unit_id="u1", reason="line.exhausted"
    )
    act(hub, held)
    give(hub, station)
    assert money(station) == [("RS-1", MoneyState.HELD, "line.exhausted")]


def test_waiting_streams_are_counted(stores: Stores, station: Store) -> None:
    late = stores.bare("late")

    def action(work: SqlWork) -> None:
        assert work.facts.tickets_by_code("SF1")
        work.record(received("p1"))

    station.transact(DOCK, action)
    late.take(journal_of(station), own(station))
    with late.reading() as conn:
        assert sync_board(conn, None).parked == 1

"""What waits to be put away, what stands open, what lies where."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from inspection import events as ev
from inspection.sorting import STANDING_ID, standing_bin
from inspection.store.queries.sorting import (
    SortingBoard,
    held_in,
    sorting_board,
    unit_by_lpn,
)
from inspection.store.store import Store
from inspection.values import ContainerEnd, Disposition, GoodsClass
from tests.inspection.store.parts import START, Stores, identified
from tests.inspection.store.queries.acts import act, decided, record_extra

RESTOCK, QUARANTINE = Disposition.RESTOCK, Disposition.QUARANTINE
BACK = Disposition.RETURN_TO_CUSTOMER


def opened(container_id: str, way: Disposition) -> ev.ContainerOpened:
    return ev.ContainerOpened(
        container_id=container_id,
        code=f"BIN-7F3K-{container_id}",
        disposition=way,
        goods_class=GoodsClass.GENERAL,
    )


def put(unit_id: str, container_id: str, *older: str) -> ev.UnitSorted:
    return ev.UnitSorted(
        sorting_id=f"s-{unit_id}-{container_id}",
        unit_id=unit_id,
        container_id=container_id,
        supersedes=older,
    )


EMPTY = "general/identity/empty_box"


def unit(store: Store, unit_id: str, way: Disposition, **changes: Any) -> None:
    decision = replace(decided(unit_id, "p", "t"), disposition=way, **changes)
    act(store, identified(unit_id, "p", lpn=f"U-7F3K-{unit_id}"), decision)


def board(store: Store, *, days: int = 30) -> SortingBoard:
    with store.reading() as conn:
        return sorting_board(conn, START - timedelta(days=days), (EMPTY,))


def waiting(store: Store) -> list[tuple[str, str]]:
    return [(one.unit_id, one.disposition.value) for one in board(store).waiting]


def test_a_unit_waits_until_it_lies_where_its_way_leads(stores: Stores) -> None:
    store = stores.station("a")
    act(store, opened("c1", RESTOCK), opened("c2", QUARANTINE))
    unit(store, "u1", RESTOCK)
    unit(store, "u2", QUARANTINE)
    unit(store, "u3", BACK)
    assert waiting(store) == [
        ("u1", "restock"),
        ("u2", "quarantine"),
        ("u3", "return_to_customer"),
    ]
    act(store, put("u1", "c1"), put("u2", STANDING_ID))
    assert waiting(store) == [("u3", "return_to_customer")]
    sent = ev.UnitSentBack(shipment_id="x", unit_id="u3", carrier=None, code="SF9", supersedes=())
    act(store, sent)
    assert waiting(store) == []
    # quarantine was not the end: it has to move, and what was undone waits again
    changed = ev.DispositionChanged(
        change_id="ch",
        unit_id="u2",
        decision_id="decision-u2",
        disposition=RESTOCK,
        reason_code="checked",
        supersedes=(),
    )
    act(store, changed, ev.FactWithdrawn(withdrawal_id="w", fact_id="x"))
    assert waiting(store) == [("u2", "restock"), ("u3", "return_to_customer")]
    act(store, put("u2", "c1", f"s-u2-{STANDING_ID}"))
    assert waiting(store) == [("u3", "return_to_customer")]
    assert board(store, days=-9999).waiting == ()


def test_what_was_not_in_its_box_waits_for_nobody(stores: Stores) -> None:
    store = stores.station("a")
    unit(store, "u1", Disposition.MISSING)
    unit(store, "u2", Disposition.MISSING)
    said = ev.FindingRecorded(
        finding_id="f",
        unit_id="u1",
        checklist_id="general",
        checklist_version=1,
        question_id="identity",
        answer_id="empty_box",
        evidence=(),
        supersedes=(),
    )
    act(store, said)
    assert waiting(store) == [("u2", "missing")]
    act(store, ev.FactWithdrawn(withdrawal_id="w", fact_id="f"))
    assert waiting(store) == [("u1", "missing"), ("u2", "missing")]


def test_open_containers_count_what_lies_in_them(stores: Stores) -> None:
    store = stores.station("a")
    act(store, opened("c1", RESTOCK), opened("c2", RESTOCK), opened("c3", BACK))
    for number in (1, 2, 3):
        unit(store, f"u{number}", RESTOCK)
        act(store, put(f"u{number}", "c1" if number < 3 else "c3"))
    sent = ev.UnitSentBack(shipment_id="x", unit_id="u3", carrier=None, code="SF9", supersedes=())
    closed = ev.ContainerClosed(closing_id="z", container_id="c2", how=ContainerEnd.FULL)
    act(store, sent, closed)
    found = [(one.container.container_id, one.units) for one in board(store).containers]
    assert found == [(standing_bin().container_id, 0), ("c1", 2), ("c3", 0)]
    with store.reading() as conn:
        assert [one.unit_id for one in held_in(conn, "c1")] == ["u2", "u1"]
        assert held_in(conn, "c3") == ()
        assert held_in(conn, "nobody") == ()


def test_an_lpn_leads_to_its_unit(stores: Stores) -> None:
    store = stores.station("a")
    act(store, identified("u0", "p", lpn="U-7F3K-u0"))
    unit(store, "u1", RESTOCK)
    with store.reading() as conn:
        undecided, done = unit_by_lpn(conn, "U-7F3K-u0"), unit_by_lpn(conn, "U-7F3K-u1")
        assert unit_by_lpn(conn, "U-7F3K-nobody") is None
    assert (undecided.is_dealt_with, done.is_dealt_with) == (False, True)  # type: ignore[union-attr]


def test_an_extra_item_leads_to_its_place_and_waits_once_it_is_settled(stores: Stores) -> None:
    store = stores.station("a")
    act(store, identified("u0", "p", lpn="U-7F3K-u0"), record_extra("u0", "p"))
    with store.reading() as conn:
        found = unit_by_lpn(conn, "U-7F3K-u0")
    assert found is not None
    assert found.is_dealt_with
    assert waiting(store) == []
    settled = ev.ExtraSettled(
        settlement_id="s",
        unit_id="u0",
        parcel_id="p",
        disposition=QUARANTINE,
        reason_code="no_answer",
        supersedes=(),
    )
    act(store, settled)
    assert waiting(store) == [("u0", "quarantine")]
    act(store, put("u0", STANDING_ID))
    assert waiting(store) == []

"""What people do at a station, in one line each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inspection import events as ev
from inspection.store.store import Store
from inspection.values import Disposition, GoodsClass, RefundState, Verdict
from tests.inspection.store.parts import DOCK, START, identified, matched, received


def act(store: Store, *events: ev.Event) -> None:
    store.transact(DOCK, lambda work: [work.record(event) for event in events])


def receive(store: Store, parcel_id: str, code: str, ticket_id: str | None = None) -> None:
    act(store, received(parcel_id, code))
    if ticket_id is not None:
        act(store, matched(f"match-{parcel_id}", parcel_id, ticket_id))


def started(run_id: str, parcel_id: str) -> ev.DisinfectionStarted:
    return ev.DisinfectionStarted(
        run_id=run_id,
        parcel_id=parcel_id,
        target="outer.carton",
        procedure_id="demo",
        procedure_version=1,
        agent="sodium_hypochlorite",
        stock_milli_percent=5000,
        dilution_parts=100,
        concentration_mg_l=500,
        required_contact_s=1800,
        ppe=(),
        started_at=START,
    )


def finished(run_id: str, parcel_id: str) -> ev.DisinfectionFinished:
    return ev.DisinfectionFinished(
        finish_id=f"finish-{run_id}",
        run_id=run_id,
        parcel_id=parcel_id,
        ended_at=START,
        contact_s=1800,
        proven=True,
    )


def stopped(run_id: str, parcel_id: str) -> ev.DisinfectionStopped:
    return ev.DisinfectionStopped(
        stop_id=f"stop-{run_id}", run_id=run_id, parcel_id=parcel_id, stopped_at=START
    )


def skipped(parcel_id: str) -> ev.DisinfectionSkipped:
    return ev.DisinfectionSkipped(
        skip_id=f"skip-{parcel_id}", parcel_id=parcel_id, reason="no_solution"
    )


def line_of(number: int) -> str:
    """The one line of the ticket `RS-number`."""
    return f"t-{2 * number - 1:06}"


def unit(unit_id: str, parcel_id: str, line_id: str | None = None) -> ev.UnitIdentified:
    named = identified(unit_id, parcel_id, lpn=f"U-7F3K-{unit_id}")
    return replace(named, line_id=line_id)


def unpacked(parcel_id: str) -> ev.ParcelUnpacked:
    return ev.ParcelUnpacked(
        unpacking_id=f"unpacking-{parcel_id}",
        parcel_id=parcel_id,
        shortages=(),
        evidence=(),
        supersedes=(),
    )


def record_extra(unit_id: str, parcel_id: str) -> ev.UnitFoundExtra:
    return ev.UnitFoundExtra(
        extra_id=f"apart-{unit_id}",
        unit_id=unit_id,
        parcel_id=parcel_id,
        goods_class=GoodsClass.GENERAL,
        disposition=Disposition.QUARANTINE,
        evidence=(),
        supersedes=(),
    )


def decided(unit_id: str, parcel_id: str, ticket_id: str, **changes: Any) -> ev.UnitDecided:
    values: dict[str, Any] = {
        "decision_id": f"decision-{unit_id}",
        "unit_id": unit_id,
        "parcel_id": parcel_id,
        "ticket_id": ticket_id,
        "line_id": "line",
        "grading_id": "grading",
        "disposition": Disposition.RESTOCK,
        "advice": Verdict.FULL,
        "advice_minor": 89900,
        "choice": Verdict.FULL,
        "choice_minor": 89900,
        "currency": "CNY",
        "grounds": (),
        "needs_review": False,
        "override_reason": None,
        "policy_id": "cn",
        "policy_version": 1,
        "photos": (),
        "supersedes": (),
    }
    return ev.UnitDecided(**(values | changes))


def due(unit_id: str, ticket_id: str) -> ev.RefundDue:
    return ev.RefundDue(
        refund_id=f"refund-{unit_id}",
        ticket_id=ticket_id,
        line_id="line",
        order_line="ol",
        slot=1,
        number=1,
        unit_id=unit_id,
        lpn=f"U-7F3K-{unit_id}",
        decision_id=f"decision-{unit_id}",
        amount_minor=89900,
        currency="CNY",
    )


def moved(unit_id: str, step: int, state: RefundState, reason: str | None = None) -> ev.RefundMoved:
    return ev.RefundMoved(
        refund_id=f"refund-{unit_id}", step=step, state=state, external_ref=None, reason=reason
    )

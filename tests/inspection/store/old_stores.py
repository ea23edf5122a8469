"""Stores as older versions left them, kept as SQL text under `tests/data/stores`.

`python -m tests.inspection.store.old_stores` adds the present version's; do so when a migration is
added, before it changes anything, and never change a file that is there.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from inspection import events as ev
from inspection.store import migrations
from inspection.store.settings import LPN_CODE
from inspection.store.work import SqlWork
from inspection.values import (
    Disposition,
    GoodsClass,
    MarkShape,
    OrderKind,
    OrderState,
    RefundState,
    RegionKind,
    Role,
    Service,
    Verdict,
    WeightSource,
    WishSource,
)
from tests.inspection.store.parts import (
    DOCK,
    HUB,
    START,
    Stores,
    found,
    give,
    identified,
    matched,
    objected,
    own,
    received,
    stores_in,
    ticket,
    withdrawn,
)

FOLDER = Path(__file__).parents[2] / "data" / "stores"


def restore(version: str, path: Path) -> None:
    """Makes the database file of a version."""
    script = (FOLDER / f"{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(script)


def write_present(folder: Path = FOLDER) -> Path:
    """Writes a store of the present version with records of many kinds, some waiting."""
    with tempfile.TemporaryDirectory() as scratch, stores_in(Path(scratch)) as stores:
        path = _play(stores)
        with closing(sqlite3.connect(path)) as conn:
            text = "\n".join(conn.iterdump()) + "\n"
    target = folder / f"{migrations.HEAD}.sql"
    target.write_text(text, encoding="utf-8")
    return target


def _play(stores: Stores) -> Path:
    hub, station, other = stores.station("hub"), stores.station("a"), stores.station("b")
    hub.transact(HUB, _announce)
    give(hub, station)
    give(hub, other)
    station.put_setting(LPN_CODE, "7F3K")
    station.transact(DOCK, _inspect)
    give(station, hub)
    give(station, other)
    other.transact(DOCK, _second_look)
    hub.transact(HUB, lambda work: _settle(work, own(station)))
    give(hub, station, last=5)
    # What `b` saw of the hub's later records is not here yet: its stream waits.
    give(hub, other)
    other.transact(DOCK, _after_refund)
    give(other, station)
    for store in stores.opened:
        store.close()
    return station.path


def _announce(work: SqlWork) -> None:
    work.record(
        ev.PersonRegistered(
            fact_id=work.ids.new(),
            person_id="p-li",
            name_zh="李晓燕",
            name_en="Li Xiaoyan",
            staff_no="0417",
            role=Role.INSPECTOR,
        )
    )
    work.record(ticket(work.ids, number="RS-261121-0418", code="SF1", quantity=2))


def _inspect(work: SqlWork) -> None:
    (expected,) = work.facts.tickets_by_code("SF1")
    work.record(received("parcel-1"))
    work.record(matched("match-1", "parcel-1", expected.ticket_id))
    work.record(
        ev.DisinfectionStarted(
            run_id="run-1",
            parcel_id="parcel-1",
            target="outer.carton",
            procedure_id="carton_chlorine",
            procedure_version=1,
            agent="sodium_hypochlorite",
            stock_milli_percent=5000,
            dilution_parts=100,
            concentration_mg_l=500,
            required_contact_s=1800,
            ppe=("mask", "gloves"),
            started_at=START,
        )
    )
    work.record(
        ev.DisinfectionFinished(
            finish_id="finish-1",
            run_id="run-1",
            parcel_id="parcel-1",
            ended_at=START + timedelta(seconds=1801),
            contact_s=1801,
            proven=True,
        )
    )
    work.record(identified("unit-1", "parcel-1", lpn=work.next_lpn()))
    work.record(found("finding-1", "unit-1", answer="no"))
    work.record(found("finding-2", "unit-1", supersedes=("finding-1",)))
    work.record(found("finding-3", "unit-1"))
    work.record(withdrawn("withdrawal-1", "finding-3"))
    work.record(_decision(expected.ticket_id, expected.lines[0].line_id))
    label = ev.UnitLabelled(
        labelling_id="label-1", unit_id="unit-1", lpn="U-7F3K-00015", reprint=False
    )
    work.record(label)
    work.record(ev.SupervisorCalled(call_id="call-1", parcel_id="parcel-1", unit_id="unit-1"))
    parking = ev.UnitParked(
        parking_id="parking-1",
        unit_id="unit-1",
        parcel_id="parcel-1",
        reason_code="shift_end",
        supersedes=(),
    )
    resume = ev.UnitResumed(resume_id="resume-1", unit_id="unit-1", parking_id="parking-1")
    asked = ev.CustomerAsked(
        question_id="question-1",
        unit_id="unit-1",
        ticket_id=expected.ticket_id,
        kind_code="damage_found",
        policy_id="waiting",
        policy_version=1,
        evidence=("e1",),
        due_at=START + timedelta(hours=24),
        supersedes=(),
    )
    for event in (parking, resume, asked):
        work.record(event)
    _put_away(work)
    _without_ticket(work)
    _check_in(work)
    for event in _contents(expected.lines[0].line_id, work.next_lpn()):
        work.record(event)
    work.record(
        ev.FreightDeclined(
            decline_id="decline-1",
            ticket_id=expected.ticket_id,
            reason_code="keeps_the_rest",
            supersedes=(),
        )
    )
    work.record(
        ev.CustomerChangedWish(
            wish_id="wish-1",
            ticket_id=expected.ticket_id,
            wants=Service.EXCHANGE,
            source=WishSource.PHONE,
            supersedes=(),
        )
    )


def _put_away(work: SqlWork) -> None:
    opened = ev.ContainerOpened(
        container_id="bin-1",
        code=work.next_bin(),
        disposition=Disposition.QUARANTINE,
        goods_class=None,
    )
    changed = ev.DispositionChanged(
        change_id="change-1",
        unit_id="unit-1",
        decision_id="decision-1",
        disposition=Disposition.QUARANTINE,
        reason_code="checked",
        supersedes=(),
    )
    sorted_in = ev.UnitSorted(
        sorting_id="sorting-1", unit_id="unit-1", container_id="bin-1", supersedes=()
    )
    for event in (opened, changed, sorted_in):
        work.record(event)
    _mark(work)


def _mark(work: SqlWork) -> None:
    work.record(
        ev.EvidenceAnnotated(
            annotation_id="mark-1",
            evidence_id="e1",
            finding_id="finding-2",
            shape=MarkShape.BOX,
            x=100,
            y=200,
            x2=3000,
            y2=4000,
            label_code="scratch",
            supersedes=(),
        )
    )
    region = ev.FoundRegion(x=10, y=20, w=3000, h=400, what=RegionKind.NAME)
    work.record(
        ev.RegionsFound(
            look_id="look-1",
            evidence_id="e1",
            regions=(region,),
            engine="rapidocr",
            supersedes=(),
        )
    )
    work.record(
        ev.EvidenceWaived(
            waiver_id="waiver-1",
            subject="item.fault",
            parcel_id="parcel-1",
            unit_id="unit-1",
            reason_code="no_camera",
            supersedes=(),
        )
    )
    work.record(ev.EvidenceRevealed(reveal_id="seen-1", evidence_id="e1", reason_code="dispute"))


def _without_ticket(work: SqlWork) -> None:
    """An item of an unknown parcel, claimed for a line in the end."""
    (expected,) = work.facts.tickets_by_code("SF1")
    work.record(received("parcel-2", "YT1"))
    work.record(identified("unit-2", "parcel-2", lpn=work.next_lpn()))
    work.record(
        ev.UnitDescribed(
            description_id="description-1",
            unit_id="unit-2",
            goods_class=GoodsClass.ELECTRONICS,
            gtin="6901234567892",
            serial=None,
            supersedes=(),
        )
    )
    work.record(ev.UnitLeftUnclaimed(unclaimed_id="unclaimed-1", unit_id="unit-2"))
    work.record(
        ev.UnitClaimed(
            claim_id="claim-1",
            unit_id="unit-2",
            ticket_id=expected.ticket_id,
            line_id=expected.lines[0].line_id,
            unit_no=2,
            supersedes=(),
        )
    )


def _check_in(work: SqlWork) -> None:
    for weighing_id, weight_g, older in (
        ("weighing-1", 320, ()),
        ("weighing-2", 630, ("weighing-1",)),
    ):
        work.record(
            ev.ParcelWeighed(
                weighing_id=weighing_id,
                parcel_id="parcel-1",
                weight_g=weight_g,
                source=WeightSource.SCALE,
                supersedes=older,
            )
        )
    work.record(
        ev.ParcelStaged(staging_id="staging-1", parcel_id="parcel-1", place="A-01-3", supersedes=())
    )
    work.record(
        ev.ParcelRefusalRecorded(refusal_id="refusal-1", parcel_id="parcel-1", supersedes=())
    )
    work.record(
        ev.HandoverCounted(
            handover_id="handover-1", carrier="sf", counted=2, received=1, supersedes=()
        )
    )
    _join(work)


def _join(work: SqlWork) -> None:
    """A further ticket in the box, and the box at another station too."""
    work.record(
        ev.ParcelJoined(
            join_id="join-1",
            parcel_id="parcel-1",
            ticket_id="ticket-2",
            how="code",
            code="SF7",
            supersedes=(),
        )
    )
    work.record(
        ev.ParcelSettled(
            settlement_id="settlement-1",
            kept_parcel_id="parcel-1",
            dropped_parcel_ids=("parcel-9",),
            supersedes=(),
        )
    )


def _contents(line_id: str, lpn: str) -> tuple[ev.Event, ...]:
    """Half of what was announced, and something nobody announced."""
    shortage = ev.Shortage(line_id=line_id, quantity=1)
    return (
        identified("unit-x", "parcel-1", lpn=lpn),
        ev.UnitFoundExtra(
            extra_id="extra-1",
            unit_id="unit-x",
            parcel_id="parcel-1",
            goods_class=GoodsClass.GENERAL,
            disposition=Disposition.QUARANTINE,
            evidence=("e2",),
            supersedes=(),
        ),
        ev.ExtraSettled(
            settlement_id="settlement-1",
            unit_id="unit-x",
            parcel_id="parcel-1",
            disposition=Disposition.DESTROY,
            reason_code="unfit",
            supersedes=(),
        ),
        ev.DecisionTakenBack(
            takeback_id="takeback-1",
            unit_id="unit-1",
            decision_id="decision-0",
            reason_code="decided_twice",
            supersedes=("decision-0",),
        ),
        ev.ParcelUnpacked(
            unpacking_id="unpacking-1",
            parcel_id="parcel-1",
            shortages=(shortage,),
            evidence=("e3",),
            supersedes=(),
        ),
    )


def _decision(ticket_id: str, line_id: str) -> ev.UnitDecided:
    return ev.UnitDecided(
        decision_id="decision-1",
        unit_id="unit-1",
        parcel_id="parcel-1",
        ticket_id=ticket_id,
        line_id=line_id,
        grading_id="grading-1",
        disposition=Disposition.RESTOCK,
        advice=Verdict.FULL,
        advice_minor=44950,
        choice=Verdict.FULL,
        choice_minor=44950,
        currency="CNY",
        grounds=(ev.Ground(code="intact", article="cpl_25", evidence=("e1",)),),
        needs_review=False,
        override_reason=None,
        policy_id="cn",
        policy_version=1,
        photos=("ab" * 32, "cd" * 32),
        supersedes=(),
    )


def _second_look(work: SqlWork) -> None:
    work.facts.parcels_by_code("SF1")
    work.record(found("finding-b", "unit-1", answer="no"))


def _settle(work: SqlWork, station: str) -> None:
    (decision,) = work.facts.decisions_of("unit-1")
    work.record(objected("objection-1", station, 3))
    work.record(
        ev.RefundDue(
            refund_id="refund-1",
            ticket_id=decision.ticket_id,
            line_id=decision.line_id,
            order_line="ol-RS-261121-0418",
            slot=1,
            number=1,
            unit_id="unit-1",
            lpn="U-7F3K-0001A",
            decision_id="decision-1",
            amount_minor=44950,
            currency="CNY",
        )
    )
    for step, state in enumerate((RefundState.SENDING, RefundState.CONFIRMED), 1):
        work.record(
            ev.RefundMoved(
                refund_id="refund-1", step=step, state=state, external_ref=None, reason=None
            )
        )
    work.record(
        ev.CustomerAnswered(
            answer_id="answer-1",
            question_id="question-1",
            unit_id="unit-1",
            answer_code="disputes",
            answered_at=START + timedelta(hours=1),
        )
    )
    work.record(
        ev.FreightDue(
            refund_id="freight-1",
            ticket_id=decision.ticket_id,
            shop="",
            order_ref="order-1",
            number=1,
            decision_id="decision-1",
            amount_minor=1200,
            currency="CNY",
        )
    )
    work.record(
        ev.OrderDue(
            order_id="order-key-1",
            what=OrderKind.REPLACEMENT,
            ticket_id=decision.ticket_id,
            line_id=decision.line_id,
            order_line="ol-RS-261121-0418",
            slot=2,
            number=1,
            unit_id="unit-2",
            lpn="U-7F3K-0002V",
            decision_id="decision-2",
        )
    )
    work.record(
        ev.OrderMoved(
            order_id="order-key-1",
            step=1,
            state=OrderState.LISTED,
            external_ref=None,
            reason=None,
        )
    )


def _after_refund(work: SqlWork) -> None:
    (refund,) = work.facts.refunds_of_ticket(work.facts.tickets_by_code("SF1")[0].ticket_id)
    work.record(received(f"parcel-after-{refund.refund_id}", "SF2"))


if __name__ == "__main__":
    write_present()

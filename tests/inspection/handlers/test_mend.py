"""What a supervisor mends: extra items are settled, decisions nothing was paid on taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inspection import events as ev
from inspection.handlers.another_way import StandFor, stand_for
from inspection.handlers.attach import AttachUnit, DetachUnit, attach_unit, detach_unit
from inspection.handlers.containers import (
    CloseContainer,
    OpenContainer,
    close_container,
    open_container,
)
from inspection.handlers.extra import RecordExtra, UndoExtra, record_extra, undo_extra
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.handlers.mend import (
    SettleExtra,
    TakeBackDecision,
    UndoSettlement,
    settle_extra,
    take_back,
    undo_settlement,
)
from inspection.handlers.put_away import SortUnit, put_away_of, sort_unit
from inspection.handlers.send_back import SendBack, send_back
from inspection.people import Actor
from inspection.sorting import Due, PutAway, standing_bin
from inspection.values import (
    ContainerEnd,
    Disposition,
    GoodsClass,
    LineId,
    OrderKind,
    OrderState,
    PersonId,
    RefundState,
    Role,
    TicketId,
    UnitId,
)
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

BACK, DESTROY = Disposition.RETURN_TO_CUSTOMER, Disposition.DESTROY
QUARANTINE, KEEP, RESTOCK = Disposition.QUARANTINE, Disposition.RESELL, Disposition.RESTOCK
BOSS = samples.SUPERVISOR
OTHER_BOSS = Actor(person_id=PersonId("p-wu"), role=Role.SUPERVISOR)


@pytest.fixture
def extra(bench: Bench) -> UnitId:
    """An item nobody announced, photographed and set apart."""
    parcel_id = bench.opened()
    taking = IdentifyUnit(parcel_id=parcel_id, line_id=None, is_extra=True)
    unit_id: UnitId = bench.do(identify_unit, taking).unit_id
    bench.shoot(parcel_id, "item.extra", unit_id)
    bench.do(record_extra, apart(unit_id))
    return unit_id


@pytest.fixture
def decided(bench: Bench) -> UnitId:
    """An item in order, decided to go back to the shelf."""
    unit_id = bench.unit()
    bench.inspect(unit_id)
    bench.submit(bench.accept(unit_id, disposition=RESTOCK))
    return unit_id


def apart(unit_id: UnitId) -> RecordExtra:
    return RecordExtra(unit_id=unit_id, goods_class=GoodsClass.APPAREL, disposition=QUARANTINE)


def settle(unit_id: UnitId, way: Disposition = KEEP, reason: str = "no_answer") -> SettleExtra:
    return SettleExtra(unit_id=unit_id, disposition=way, reason_code=reason)


def here(bench: Bench, unit_id: UnitId) -> PutAway:
    return bench.store.read(lambda facts: put_away_of(facts, unit_id, policies=bench.policies))


def opened(bench: Bench, way: Disposition) -> str:
    return bench.do(open_container, OpenContainer(disposition=way))


def put(unit_id: UnitId, code: str) -> SortUnit:
    return SortUnit(unit_id=unit_id, scanned=code)


def back(bench: Bench, unit_id: UnitId, **changes: Any) -> TakeBackDecision:
    (decision, *_) = bench.store.read(lambda facts: facts.decisions_of(unit_id))
    found = TakeBackDecision(
        unit_id=unit_id, decision_id=decision.decision_id, reason_code="other_ticket"
    )
    return replace(found, **changes)


def due(bench: Bench, unit_id: UnitId, state: RefundState | None) -> None:
    (decision,) = bench.store.read(lambda facts: facts.decisions_of(unit_id))
    bench.record(
        ev.RefundDue(
            refund_id="r",
            ticket_id=decision.ticket_id,
            line_id=decision.line_id,
            order_line=samples.line().order_line,
            slot=1,
            number=1,
            unit_id=unit_id,
            lpn="U-7F3K-00015",
            decision_id=decision.decision_id,
            amount_minor=89900,
            currency="CNY",
        )
    )
    if state is not None:
        bench.record(
            ev.RefundMoved(refund_id="r", step=1, state=state, external_ref=None, reason=None)
        )


# --- extra items


def test_a_supervisor_says_what_becomes_of_an_extra_item(bench: Bench, extra: UnitId) -> None:
    assert (here(bench, extra).disposition, here(bench, extra).due) == (QUARANTINE, Due.CONTAINER)
    settled = bench.do(settle_extra, settle(extra), actor=BOSS)
    assert bench.do(settle_extra, settle(extra), actor=BOSS) == settled, "recorded once"
    bench.do(settle_extra, settle(extra, DESTROY, "unfit"), actor=BOSS)
    (standing,) = bench.store.read(lambda facts: facts.settlements_of(extra))
    assert (standing.disposition, standing.settled_by) == (DESTROY, BOSS.person_id)
    assert here(bench, extra).way.text.en == "Destroy it"
    bench.do(undo_settlement, UndoSettlement(unit_id=extra), actor=BOSS)
    assert bench.store.read(lambda facts: facts.settlements_of(extra)) == ()
    undo = bench.refused(undo_settlement, UndoSettlement(unit_id=extra), actor=BOSS)
    assert undo.code == "undo.nothing"


@pytest.mark.parametrize("actor", [samples.DOCK, samples.INSPECTOR, samples.ADMIN])
def test_nobody_else_mends(bench: Bench, extra: UnitId, actor: Actor) -> None:
    assert bench.refused(settle_extra, settle(extra), actor=actor).code == "person.not_allowed"
    bench.do(settle_extra, settle(extra), actor=BOSS)
    undo = bench.refused(undo_settlement, UndoSettlement(unit_id=extra), actor=actor)
    assert undo.code == "person.not_allowed"


def test_only_known_ways_and_reasons_settle_what_was_set_apart(bench: Bench, extra: UnitId) -> None:
    def refused(intent: SettleExtra) -> str:
        return bench.refused(settle_extra, intent, actor=BOSS).code

    assert refused(settle(extra, RESTOCK)) == "disposition.unknown"
    assert refused(settle(extra, reason="because")) == "change.reason_unknown"
    assert refused(settle(UnitId("nobody"))) == "unit.unknown"
    bench.do(undo_extra, UndoExtra(unit_id=extra))
    assert refused(settle(extra)) == "extra.not_apart"


def test_an_announced_item_is_decided_not_settled(bench: Bench, decided: UnitId) -> None:
    refused = bench.refused(settle_extra, settle(decided), actor=BOSS)
    assert refused.code == "unit.already_decided"


def test_what_is_settled_is_nobodys_and_never_paid(bench: Bench, extra: UnitId) -> None:
    bench.do(settle_extra, settle(extra), actor=BOSS)
    claim = AttachUnit(unit_id=extra, ticket_id=TicketId("ticket-1"), line_id=LineId("line-1"))
    assert bench.refused(attach_unit, claim).code == "extra.settled"
    assert bench.refused(undo_extra, UndoExtra(unit_id=extra)).code == "extra.settled"
    assert bench.refused(record_extra, apart(extra)).code == "extra.settled"


def test_it_goes_where_it_was_settled_and_destroying_takes_two(bench: Bench, extra: UnitId) -> None:
    bench.do(sort_unit, put(extra, standing_bin().code), actor=samples.DOCK)
    bench.do(settle_extra, settle(extra, DESTROY, "unfit"), actor=BOSS)
    assert here(bench, extra).due is Due.WITNESS
    cage = opened(bench, DESTROY)
    assert bench.refused(sort_unit, put(extra, cage)).code == "sorting.witness_missing"
    own = bench.refused(stand_for, StandFor(unit_id=extra), actor=BOSS)
    assert own.code == "witness.same_person"
    bench.do(stand_for, StandFor(unit_id=extra), actor=OTHER_BOSS)
    assert bench.refused(sort_unit, put(extra, standing_bin().code)).code == "container.wrong"
    bench.do(sort_unit, put(extra, cage), actor=samples.DOCK)
    assert here(bench, extra).due is Due.NOTHING


def test_it_is_sent_back_under_a_number_of_its_own(bench: Bench, extra: UnitId) -> None:
    bench.do(settle_extra, settle(extra, BACK, "sender_asks"), actor=BOSS)
    assert here(bench, extra).due is Due.SEND_BACK
    label = SendBack(unit_id=extra, scanned="SF1999000111222", symbology="Code128")
    bench.do(send_back, label)
    again = bench.refused(settle_extra, settle(extra), actor=BOSS)
    assert again.code == "sorting.sent_back"


# --- quarantine for what is not decided


def test_what_is_not_decided_waits_in_quarantine_alone(bench: Bench) -> None:
    unit_id = bench.unit()
    assert bench.refused(sort_unit, put(unit_id, opened(bench, RESTOCK))).code == (
        "sorting.undecided"
    )
    bench.do(sort_unit, put(unit_id, standing_bin().code), actor=samples.DOCK)
    assert (here(bench, unit_id).due, here(bench, unit_id).chosen_id) == (Due.NOTHING, None)
    bench.inspect(unit_id)
    bench.submit(bench.accept(unit_id, disposition=RESTOCK))
    assert here(bench, unit_id).due is Due.CONTAINER
    bench.do(sort_unit, put(unit_id, opened(bench, RESTOCK)))
    assert here(bench, unit_id).due is Due.NOTHING


# --- decisions


def test_a_decision_nothing_was_paid_on_is_taken_back(bench: Bench, decided: UnitId) -> None:
    intent = back(bench, decided)
    bench.do(take_back, intent, actor=BOSS)
    assert bench.store.read(lambda facts: facts.decisions_of(decided)) == ()
    assert bench.refused(take_back, intent, actor=BOSS).code == "undo.nothing"
    assert here(bench, decided).disposition is QUARANTINE
    bench.submit(bench.accept(decided))
    assert len(bench.store.events(ev.UnitDecided)) == 2


def test_taking_back_needs_a_supervisor_and_a_reason(bench: Bench, decided: UnitId) -> None:
    intent = back(bench, decided)
    assert bench.refused(take_back, intent).code == "person.not_allowed"
    wrong = replace(intent, reason_code="because")
    assert bench.refused(take_back, wrong, actor=BOSS).code == "change.reason_unknown"


@pytest.mark.parametrize("state", [None, *RefundState])
def test_once_money_is_under_way_the_decision_stands(
    bench: Bench, decided: UnitId, state: RefundState | None
) -> None:
    due(bench, decided, state)
    if state is RefundState.REFUSED:
        bench.do(take_back, back(bench, decided), actor=BOSS)
    else:
        refused = bench.refused(take_back, back(bench, decided), actor=BOSS)
        assert refused.code == "decision.refunded"


def test_once_an_order_is_due_the_decision_stands(bench: Bench, decided: UnitId) -> None:
    unit = bench.store.read(lambda facts: facts.unit(decided))
    due = ev.OrderDue(
        order_id="o",
        what=OrderKind.REPLACEMENT,
        ticket_id=unit.ticket_id,
        line_id=unit.line_id,
        order_line="order-1/1",
        slot=1,
        number=1,
        unit_id=decided,
        lpn=unit.lpn,
        decision_id="d",
    )
    bench.record(due)
    assert bench.refused(take_back, back(bench, decided), actor=BOSS).code == "decision.ordered"
    gone = ev.OrderMoved(
        order_id="o", step=1, state=OrderState.WITHDRAWN, external_ref=None, reason=None
    )
    bench.record(gone)
    bench.do(take_back, back(bench, decided), actor=BOSS)


def test_what_left_the_dock_stays_decided(bench: Bench, decided: UnitId) -> None:
    code = opened(bench, RESTOCK)
    bench.do(sort_unit, put(decided, code))
    container_id = here(bench, decided).container.container_id
    bench.do(close_container, CloseContainer(container_id=container_id, how=ContainerEnd.SHIPPED))
    assert bench.refused(take_back, back(bench, decided), actor=BOSS).code == "container.left"


# --- a wrong ticket


def test_detaching_leaves_what_a_scan_had_matched(bench: Bench, extra: UnitId) -> None:
    parcel_id = bench.store.read(lambda facts: facts.unit(extra)).parcel_id
    claim = AttachUnit(unit_id=extra, ticket_id=TicketId("ticket-1"), line_id=LineId("line-1"))

    def matches() -> list[str]:
        return [one.code for one in bench.store.read(lambda f: f.parcel(parcel_id)).matches]

    scanned = matches()
    assert scanned == [samples.TRACKING]
    bench.do(attach_unit, claim)
    bench.do(detach_unit, DetachUnit(unit_id=extra))
    assert matches() == scanned
    bench.do(attach_unit, claim)
    bench.do(detach_unit, DetachUnit(unit_id=extra, is_parcel_too=True))
    assert matches() == []

from typing import Any

import pytest

from inspection.events import (
    CustomerChangedWish,
    OrderDue,
    OrderMoved,
    RefundDue,
    UnitDecided,
)
from inspection.handlers.decide import submit, ways
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.handlers.wish import ChangeWish, change_wish
from inspection.values import (
    Disposition,
    LineId,
    OrderKind,
    OrderState,
    ReasonClass,
    Role,
    Service,
    UnitId,
    Verdict,
    WishSource,
)
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def faulty(bench: Bench, service: Service = Service.EXCHANGE) -> UnitId:
    """A piece with the fault its ticket for another service speaks of."""
    bench.announce(samples.other_ticket("X", service=service, reason_class=ReasonClass.QUALITY))
    intent = IdentifyUnit(parcel_id=bench.opened("SFX"), line_id=LineId("line-X"))
    unit_id = bench.do(identify_unit, intent).unit_id
    bench.inspect(unit_id, power="fault")
    return unit_id


def wants(unit_id: UnitId, service: Service = Service.RETURN) -> ChangeWish:
    return ChangeWish(unit_id=unit_id, wants=service, source=WishSource.PHONE)


def ordered(
    bench: Bench,
    unit_id: UnitId,
    state: OrderState | None = None,
    what: OrderKind = OrderKind.REPLACEMENT,
) -> None:
    due = OrderDue(
        order_id="o",
        what=what,
        ticket_id="ticket-X",
        line_id="line-X",
        order_line="order-X/1",
        slot=1,
        number=1,
        unit_id=unit_id,
        lpn="U",
        decision_id="d",
    )
    bench.record(due)
    if state is not None:
        moved = OrderMoved(order_id="o", step=1, state=state, external_ref="DD-1", reason=None)
        bench.record(moved)


@pytest.mark.parametrize(
    ("service", "reason"),
    [(Service.EXCHANGE, "exchange_in_time"), (Service.REPAIR, "repair_fault")],
)
def test_what_the_ticket_grants_is_advised_without_review(
    bench: Bench, service: Service, reason: str
) -> None:
    unit_id = faulty(bench, service)
    advice = bench.propose(unit_id).advice
    assert (advice.verdict, advice.reason) == (Verdict.FULL, reason)
    assert not bench.submit(bench.accept(unit_id)).needs_review
    assert bench.store.events(UnitDecided)[0].choice is Verdict.FULL


def test_a_wish_makes_it_a_return_and_back(bench: Bench) -> None:
    unit_id = faulty(bench)
    first = bench.do(change_wish, wants(unit_id))
    proposal = bench.propose(unit_id)
    assert proposal.ticket.service is Service.RETURN
    assert proposal.advice.reason == "fault_in_time"
    bench.do(change_wish, wants(unit_id, Service.EXCHANGE))
    assert bench.store.events(CustomerChangedWish)[-1].supersedes == (first,)
    assert bench.propose(unit_id).ticket.service is Service.EXCHANGE


@pytest.mark.parametrize("state", [None, OrderState.LISTED, OrderState.REFUSED])
def test_it_may_change_while_nothing_is_on_its_way(bench: Bench, state: OrderState | None) -> None:
    unit_id = faulty(bench)
    ordered(bench, unit_id, state)
    bench.do(change_wish, wants(unit_id))
    assert bench.propose(unit_id).ticket.service is Service.RETURN


@pytest.mark.parametrize("state", [OrderState.SENDING, OrderState.UNKNOWN, OrderState.CONFIRMED])
def test_it_may_not_once_the_order_is_made(bench: Bench, state: OrderState) -> None:
    unit_id = faulty(bench)
    ordered(bench, unit_id, state)
    error = bench.refused(change_wish, wants(unit_id))
    assert (error.code, error.params) == ("wish.order_made", {"number": "DD-1"})


def test_it_may_not_once_money_is_on_its_way(bench: Bench) -> None:
    unit_id = faulty(bench)
    due: dict[str, Any] = {"slot": 1, "number": 1, "unit_id": unit_id, "lpn": "U"}
    bench.record(
        RefundDue(
            refund_id="r",
            ticket_id="ticket-X",
            line_id="line-X",
            order_line="order-X/1",
            decision_id="d",
            amount_minor=1,
            currency="CNY",
            **due,
        )
    )
    assert bench.refused(change_wish, wants(unit_id)).code == "wish.refunded"


def test_the_wish_there_is_already_is_none(bench: Bench) -> None:
    unit_id = faulty(bench)
    assert bench.refused(change_wish, wants(unit_id, Service.EXCHANGE)).code == "wish.same"
    bench.do(change_wish, wants(unit_id))
    assert bench.refused(change_wish, wants(unit_id)).code == "wish.same"


def test_wishes_heard_apart_are_settled_by_another(bench: Bench) -> None:
    unit_id = faulty(bench)
    intent = bench.accept(unit_id)
    for number, service in enumerate((Service.RETURN, Service.REPAIR)):
        heard = CustomerChangedWish(
            wish_id=f"w{number}",
            ticket_id="ticket-X",
            wants=service,
            source=WishSource.MESSAGE,
            supersedes=(),
        )
        bench.record(heard, actor=samples.INSPECTOR)
    assert bench.refused(submit, intent).code == "wish.conflict"
    bench.do(change_wish, wants(unit_id, Service.REPAIR))
    assert bench.propose(unit_id).ticket.service is Service.REPAIR


def test_the_dock_hears_no_wishes(bench: Bench) -> None:
    error = bench.refused(change_wish, wants(faulty(bench)), actor=samples.DOCK)
    assert error.code == "person.not_allowed"


def test_an_exchange_has_no_partial_refund(bench: Bench) -> None:
    intent = bench.accept(
        faulty(bench),
        choice=Verdict.PARTIAL,
        choice_minor=100,
        override_reason="buyer_consented",
    )
    assert bench.refused(submit, intent).code == "refund.no_part_of_an_order"


def test_what_comes_for_repair_is_not_ours_to_sell_or_destroy(bench: Bench) -> None:
    proposal = bench.propose(faulty(bench, Service.REPAIR))
    found = ways(proposal, choice=Verdict.FULL, role=Role.SUPERVISOR, policies=bench.policies)
    offered = [one.disposition for one in found if one.lock is None]
    assert offered[0] is Disposition.REFURBISH
    ours = {Disposition.RESTOCK, Disposition.RESELL, Disposition.DONATE, Disposition.DESTROY}
    assert not ours & {one.disposition for one in found}
    assert found[0].is_usual
    assert Disposition.QUARANTINE in offered

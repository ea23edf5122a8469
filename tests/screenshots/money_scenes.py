"""Scenes of freight that goes back, of exchanges and repairs, and of the orders they end in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.states.navigation import GoInspect, GoSync
from inspection import events as ev
from inspection.freight import OTHER_SHOP, order_freight
from inspection.values import (
    OrderKind,
    OrderState,
    ReasonClass,
    RefundState,
    Service,
)
from tests.inspection import samples
from tests.inspection.store.parts import give, journal_of
from tests.screenshots.stage import Stage

TICKET = "ticket-261121-0590"
FAULTY = ("1", "Space", "2", "Space", "1", "1", "Space", "3", "Space")
"""Keys from the plate to a fault that is seen."""


def from_hub(stage: Stage, *events: ev.Event) -> None:
    """What the hub records, pulled by the station."""
    heard = len(journal_of(stage.hub))
    for one in events:
        stage.hub.transact(samples.HUB, lambda work, event=one: work.record(event))
    give(stage.hub, stage.desk.store, first=heard + 1)


def deciding(stage: Stage, service: Service, **changes: Any) -> None:
    """A faulty item of such a ticket, on the decision page."""
    stage.sign_in()
    ticket = samples.other_ticket(
        "261121-0590", service=service, reason_class=ReasonClass.QUALITY, **changes
    )
    from_hub(stage, ticket)
    stage.go(GoInspect(parcel_id=stage.desk.disinfected("SF261121-0590")))
    stage.keys(*FAULTY, "Enter")


def unit_of(stage: Stage) -> tuple[str, str]:
    """The unit in hand and its decision, if it has one."""
    unit_id = stage.window.page.in_hand().unit_id
    assert unit_id is not None
    decisions = stage.desk.ask(lambda facts: facts.decisions_of(unit_id))
    return unit_id, decisions[0].decision_id if decisions else ""


def freight(stage: Stage) -> None:
    deciding(stage, Service.RETURN, freight_paid_minor=1200)


def freight_asked(stage: Stage) -> None:
    freight(stage)
    stage.keys("M")


def freight_kept(stage: Stage) -> None:
    freight_asked(stage)
    stage.keys("2")


def _refunded(stage: Stage) -> tuple[str, ev.RefundDue]:
    """The order's number, and the refund of the decided item."""
    freight(stage)
    stage.keys("Enter")
    unit_id, decision_id = unit_of(stage)
    due = ev.RefundDue(
        refund_id="r",
        ticket_id=TICKET,
        line_id="line-261121-0590",
        order_line="order-261121-0590/1",
        slot=1,
        number=1,
        unit_id=unit_id,
        lpn="",
        decision_id=decision_id,
        amount_minor=89900,
        currency="CNY",
    )
    return samples.ticket().order_ref, due


def freight_paid(stage: Stage) -> None:
    order_ref, due = _refunded(stage)
    out = ev.FreightDue(
        refund_id="f",
        ticket_id=TICKET,
        shop=samples.ticket().shop,
        order_ref=order_ref,
        number=1,
        decision_id=due.decision_id,
        amount_minor=1200,
        currency="CNY",
    )
    moves = [
        ev.RefundMoved(refund_id=one, step=1, state=state, external_ref="L-1", reason=None)
        for one, state in (("r", RefundState.CONFIRMED), ("f", RefundState.SENDING))
    ]
    from_hub(stage, due, out, *moves)
    stage.settle()


def freight_held(stage: Stage) -> None:
    _, due = _refunded(stage)
    ticket = stage.desk.ask(lambda facts: facts.ticket(TICKET))
    clash = ev.ConflictFound(
        conflict_id="c",
        what=OTHER_SHOP,
        subject=order_freight(ticket.shop, ticket.order_ref),
        facts=(due.decision_id,),
    )
    from_hub(stage, due, clash)
    stage.settle()


def sync_freight_held(stage: Stage) -> None:
    freight_held(stage)
    stage.go(GoSync())


def held(stage: Stage) -> None:
    freight(stage)
    stage.keys("Enter")
    unit_id, decision_id = unit_of(stage)
    hold = ev.DecisionHeld(
        hold_id="h", decision_id=decision_id, unit_id=unit_id, reason="parcel.received_twice"
    )
    from_hub(stage, hold)
    stage.settle()


def sync_held(stage: Stage) -> None:
    held(stage)
    stage.go(GoSync())


def other_market(stage: Stage) -> None:
    """Nothing is advised where no rules are confirmed, and the page says so."""
    deciding(stage, Service.RETURN, market="EU")


def exchange(stage: Stage) -> None:
    deciding(stage, Service.EXCHANGE)


def repair(stage: Stage) -> None:
    deciding(stage, Service.REPAIR)


def what_if(stage: Stage) -> None:
    freight(stage)
    stage.keys("I")


def exchange_asked(stage: Stage) -> None:
    exchange(stage)
    stage.keys("M")


def exchange_override(stage: Stage) -> None:
    exchange(stage)
    stage.keys("F7")


def wished(stage: Stage) -> None:
    exchange_asked(stage)
    stage.keys("2")


def ordered(state: OrderState) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        exchange(stage)
        stage.keys("Enter")
        unit_id, decision_id = unit_of(stage)
        due = ev.OrderDue(
            order_id="o",
            what=OrderKind.REPLACEMENT,
            ticket_id=TICKET,
            line_id="line-261121-0590",
            order_line="order-261121-0590/1",
            slot=1,
            number=1,
            unit_id=unit_id,
            lpn="",
            decision_id=decision_id,
        )
        number = "DD-20261121-0042" if state is OrderState.CONFIRMED else None
        moved = ev.OrderMoved(order_id="o", step=1, state=state, external_ref=number, reason=None)
        from_hub(stage, due, moved)
        stage.settle()

    return reach


def sync_orders(stage: Stage) -> None:
    """An order on the office's list, and a refund with its freight."""
    ordered(OrderState.LISTED)(stage)
    stage.go(GoSync())


def sync_freight(stage: Stage) -> None:
    freight_paid(stage)
    stage.go(GoSync())


REACHES: dict[str, Callable[[Stage], None]] = {
    "decide-freight": freight,
    "decide-freight-asked": freight_asked,
    "decide-freight-kept": freight_kept,
    "decide-freight-paid": freight_paid,
    "decide-freight-held": freight_held,
    "decide-other-market": other_market,
    "sync-freight-held": sync_freight_held,
    "decide-what-if": what_if,
    "decide-exchange": exchange,
    "decide-exchange-asked": exchange_asked,
    "decide-exchange-override": exchange_override,
    "decide-exchange-wished": wished,
    "decide-exchange-listed": ordered(OrderState.LISTED),
    "decide-exchange-ordered": ordered(OrderState.CONFIRMED),
    "decide-repair": repair,
    "decide-held": held,
    "sync-held": sync_held,
    "sync-orders": sync_orders,
    "sync-freight": sync_freight,
}
"""By the names of the scenes."""

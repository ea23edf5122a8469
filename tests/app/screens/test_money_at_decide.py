"""Decide: freight beside the amount, orders in place of money, a changed wish by key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.language.money_reasons import held_words
from app.screens.decide_page import DecidePage
from app.screens.inspect_vm import InspectVm
from app.screens.sorting_vm import SortingVm
from app.states.navigation import GoDecide
from app.wording.sorting import SortingWords
from app.wording.stuck_money import why
from inspection import events as ev
from inspection.errors import StationError
from inspection.freight import order_freight
from inspection.handlers.wish import ChangeWish, change_wish
from inspection.store.queries.sync_board import sync_board
from inspection.values import (
    OrderKind,
    OrderState,
    ReasonClass,
    RefundState,
    Service,
    Verdict,
    WishSource,
)
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_decide_vm import IN_ORDER, inspected
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

FAULTY = (1, 0, 2, 0, 1, 1, 0, 3, 0)
"""Answers by number; 0 takes the photo that is due."""


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


def faulty(desk: InstantDesk, service: Service = Service.RETURN, **changes: Any) -> str:
    """An item of such a ticket with the fault it speaks of."""
    ticket = samples.other_ticket("Q", service=service, reason_class=ReasonClass.QUALITY, **changes)
    desk.store.transact(samples.HUB, lambda work: work.record(ticket))
    vm = InspectVm(desk)
    vm.enter(desk.disinfected("SFQ"))
    for number in FAULTY:
        if number:
            vm.choose(number)
        else:
            vm.take_photo()
    return vm.state.case.unit.unit_id


def opened(theme: Theme, desk: InstantDesk, service: Service, **changes: Any) -> DecidePage:
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=faulty(desk, service, **changes)))
    return page


def told(desk: InstantDesk, page: DecidePage, *events: ev.Event) -> None:
    """What the hub recorded meanwhile."""
    for one in events:
        desk.store.transact(samples.HUB, lambda work, event=one: work.record(event))
    page._vm.resume()


def order(page: DecidePage, state: OrderState) -> tuple[ev.Event, ev.Event]:
    case = page._vm.state.case
    due = ev.OrderDue(
        order_id="o",
        what=OrderKind.REPLACEMENT,
        ticket_id="ticket-Q",
        line_id="line-Q",
        order_line="order-Q/1",
        slot=1,
        number=1,
        unit_id=case.unit.unit_id,
        lpn="U",
        decision_id=case.decision.decision_id,
    )
    number = "DD-7" if state is OrderState.CONFIRMED else None
    return due, ev.OrderMoved(order_id="o", step=1, state=state, external_ref=number, reason=None)


def test_freight_stands_beside_the_amount_and_in_the_banner(
    theme: Theme, desk: InstantDesk
) -> None:
    page = opened(theme, desk, Service.RETURN, freight_paid_minor=1200)
    assert "¥12.00 of freight out goes back with it" in page._refund._terms.text()
    assert page.notice.headline.endswith("refund ¥899.00, freight ¥12.00")


def test_freight_is_kept_by_key_with_a_reason_and_given_after_all(
    theme: Theme, desk: InstantDesk
) -> None:
    page = opened(theme, desk, Service.RETURN, freight_paid_minor=1200)
    assert "hold" in page.deeds()
    press(page, "M")
    assert not page.on_command("CMD-HOLD"), "what is asked has the codes, too"
    assert page._stack.currentWidget() is page._asks.view
    press(page, "2")
    assert "No freight goes back: Buyer keeps the rest" in page._refund._terms.text()
    assert page.notice.headline.endswith("refund ¥899.00")
    press(page, "M")
    press(page, "1")
    assert "goes back with it" in page._refund._terms.text()


def test_nothing_is_asked_of_a_plain_return(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.RETURN)
    press(page, "M")
    assert not page._asks.is_open
    assert "freight" not in page.notice.headline


def test_the_way_out_stands_beside_the_refund_once_paid(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.RETURN, freight_paid_minor=1200)
    press(page, "Enter")
    case = page._vm.state.case
    due = ev.FreightDue(
        refund_id="f",
        ticket_id="ticket-Q",
        shop=case.proposal.ticket.shop,
        order_ref=case.proposal.ticket.order_ref,
        number=1,
        decision_id=case.decision.decision_id,
        amount_minor=1200,
        currency="CNY",
    )
    moved = ev.RefundMoved(
        refund_id="f", step=1, state=RefundState.CONFIRMED, external_ref="L", reason=None
    )
    told(desk, page, due, moved)
    assert page._refund._state_text.text() == "freight ¥12.00: Refunded"
    press(page, "M")
    assert not page._asks.is_open


@pytest.mark.parametrize(
    ("service", "outcome", "amount", "verdict"),
    [
        (Service.EXCHANGE, "a replacement is ordered", "Replacement", "Replace"),
        (Service.REPAIR, "it goes to repair", "Repair order", "Repair"),
    ],
)
def test_an_order_stands_in_place_of_the_money(
    theme: Theme, desk: InstantDesk, service: Service, outcome: str, amount: str, verdict: str
) -> None:
    page = opened(theme, desk, service)
    assert page.notice.headline.endswith(outcome)
    assert page._refund._amount.text() == amount
    assert page._refund._verdict.text == verdict
    assert "¥" not in page.notice.headline
    assert Verdict.PARTIAL not in page._vm.state.verdicts
    press(page, "Enter")
    assert page.notice.instruction == "Saved here. It is ordered as soon as the hub has it"


@pytest.mark.parametrize(
    ("state", "headline", "kind"),
    [
        (OrderState.LISTED, "Replacement: The office orders it", "idle"),
        (OrderState.CONFIRMED, "Replacement: Ordered", "ok"),
        (OrderState.REFUSED, "Replacement: Order refused", "idle"),
    ],
)
def test_where_the_order_stands_is_told(
    theme: Theme, desk: InstantDesk, state: OrderState, headline: str, kind: str
) -> None:
    page = opened(theme, desk, Service.EXCHANGE)
    press(page, "Enter")
    told(desk, page, *order(page, state))
    assert (page.notice.headline, page.notice.kind) == (headline, kind)
    assert ("DD-7" in page._refund._state_text.text()) is (state is OrderState.CONFIRMED)


@pytest.mark.parametrize("reason", ["parcel.received_twice", "of.a_newer_hub"])
def test_what_the_hub_holds_is_not_said_to_be_refunded(
    theme: Theme, desk: InstantDesk, reason: str
) -> None:
    page = opened(theme, desk, Service.RETURN)
    press(page, "Enter")
    decision = page._vm.state.case.decision
    hold = ev.DecisionHeld(
        hold_id="h", decision_id=decision.decision_id, unit_id=decision.unit_id, reason=reason
    )
    told(desk, page, hold)
    assert (page.notice.headline, page.notice.instruction) == held_words(reason)
    assert page._refund._state.text == "Held by the hub"


def test_a_stopped_refund_says_why(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.RETURN)
    press(page, "Enter")
    case = page._vm.state.case
    due = ev.RefundDue(
        refund_id="r",
        ticket_id="ticket-Q",
        line_id="line-Q",
        order_line="order-Q/1",
        slot=1,
        number=1,
        unit_id=case.unit.unit_id,
        lpn="U",
        decision_id=case.decision.decision_id,
        amount_minor=89900,
        currency="CNY",
    )
    moved = ev.RefundMoved(
        refund_id="r", step=1, state=RefundState.DUE, external_ref=None, reason="booked.twice"
    )
    told(desk, page, due, moved)
    assert page.notice.headline == "The platform shows this refund twice"
    assert page.notice.instruction.startswith("Nothing is sent until the office has looked")
    assert page._refund._state.text == "Stopped"


@pytest.mark.parametrize("reason", ["freight.other_shop", "freight.name_taken"])
def test_freight_that_the_hub_holds_says_why(theme: Theme, desk: InstantDesk, reason: str) -> None:
    page = opened(theme, desk, Service.RETURN, freight_paid_minor=1200)
    assert "freight ¥12.00" in page.notice.headline
    press(page, "Enter")
    case = page._vm.state.case
    due = ev.RefundDue(
        refund_id="r",
        ticket_id="ticket-Q",
        line_id="line-Q",
        order_line="order-Q/1",
        slot=1,
        number=1,
        unit_id=case.unit.unit_id,
        lpn="U",
        decision_id=case.decision.decision_id,
        amount_minor=89900,
        currency="CNY",
    )
    name = order_freight(samples.ticket().shop, samples.other_ticket("Q").order_ref)
    clash = ev.ConflictFound(
        conflict_id="c", what=reason, subject=name, facts=(case.decision.decision_id,)
    )
    told(desk, page, due, clash)
    assert page.notice.headline.endswith("freight: held by the hub")
    happened, deed = held_words(reason)
    assert page.notice.instruction == f"Freight: {happened}. {deed}"
    with desk.store.reading() as conn:
        rows = sync_board(conn, desk.store.origin).refunds
    assert [(one.amount_minor, one.is_freight) for one in rows] == [(89900, False), (1200, True)]
    assert why(rows[1]) == held_words(reason)


def test_a_market_without_rules_says_why_nothing_is_advised(
    theme: Theme, desk: InstantDesk
) -> None:
    page = opened(theme, desk, Service.RETURN, market="EU")
    advice = page._words.refund(
        page._vm.state.case.proposal, page._vm.state, desk.policies, now=desk.now()
    )
    assert advice.ground == "Why: the rules of market EU are not confirmed yet"
    assert advice.article == "Those of another market are never applied in their place"
    assert (advice.amount, advice.ground_status) == ("To be decided", "warn")


def test_a_changed_wish_makes_it_money_and_back(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.EXCHANGE)
    press(page, "M")
    press(page, "2")
    (wish,) = desk.ask(lambda facts: facts.wishes_of("ticket-Q"))
    assert (wish.wants, wish.source.value) == (Service.RETURN, "phone")
    assert page.notice.headline.endswith("refund ¥899.00")
    press(page, "M")
    press(page, "1")
    assert page.notice.headline.endswith("a replacement is ordered")


def test_an_order_that_is_made_offers_no_other_wish(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.EXCHANGE)
    press(page, "Enter")
    told(desk, page, *order(page, OrderState.LISTED))
    press(page, "M")
    assert page._asks.is_open
    press(page, "Esc")
    moved = ev.OrderMoved(
        order_id="o", step=2, state=OrderState.CONFIRMED, external_ref="DD-7", reason=None
    )
    told(desk, page, moved)
    press(page, "M")
    assert not page._asks.is_open


def test_an_order_stopped_for_one_made_elsewhere_gives_way_to_no_wish(
    theme: Theme, desk: InstantDesk
) -> None:
    page = opened(theme, desk, Service.EXCHANGE)
    press(page, "Enter")
    due, moved = order(page, OrderState.LISTED)
    told(desk, page, due, replace(moved, reason="made.elsewhere"))
    assert "M" not in {one.key for one in page.offered.all()}
    press(page, "M")
    assert not page._asks.is_open
    wish = ChangeWish(
        unit_id=page._vm.state.case.unit.unit_id, wants=Service.RETURN, source=WishSource.PHONE
    )
    refused: list[StationError] = []
    desk.act(lambda work: change_wish(work, wish), None, refused.append)
    assert [one.code for one in refused] == ["wish.order_made"]


def test_wishes_heard_apart_are_settled_where_they_are_met(theme: Theme, desk: InstantDesk) -> None:
    unit_id = faulty(desk, Service.EXCHANGE)
    for number, service in enumerate((Service.RETURN, Service.EXCHANGE)):
        heard = ev.CustomerChangedWish(
            wish_id=f"w{number}",
            ticket_id="ticket-Q",
            wants=service,
            source=WishSource.PHONE,
            supersedes=(),
        )
        desk.store.transact(samples.INSPECTOR, lambda work, event=heard: work.record(event))
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=unit_id))
    assert page.notice.headline == "Two benches heard different wishes on RS-Q"
    press(page, "M")
    press(page, "1")
    assert page.notice.headline.endswith("refund ¥899.00")


def shown_ways(page: DecidePage) -> dict[str, str]:
    return {one.label: one.lock for one in page._words.ways(page._vm.state)}


def test_a_repair_speaks_of_repairing_and_of_no_money(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.REPAIR)
    ways = shown_ways(page)
    assert ways["Repair"] == ""
    assert "Refurbish" not in ways
    assert ways["Return to customer"] == "Only where nothing is repaired"
    assert page._override._rule.text().endswith("reviews it before the order")
    press(page, "F7", "2", "1")
    ways = shown_ways(page)
    assert ways["Repair"] == "Not before a repair is agreed"
    assert ways["Return to vendor"] == "Not before a repair is agreed"
    press(page, "Enter")
    assert page.notice.instruction == "Nothing is ordered before the review. Take the next item"


def test_what_is_put_away_for_repair_is_called_so(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.REPAIR)
    press(page, "Enter")
    shelf = SortingVm(desk)
    shelf.enter(page._vm.state.case.unit.unit_id, None)
    words = SortingWords()
    assert words.way(shelf.state.case) == "Repair"
    ways = replace(shelf.state, ways=page._vm.state.ways)
    assert words.choices(ways)[0].label == "Repair"


def test_what_needs_no_repair_says_so(theme: Theme, desk: InstantDesk) -> None:
    page = DecidePage(theme, desk)
    ticket = samples.other_ticket("Q", service=Service.REPAIR, reason_class=ReasonClass.QUALITY)
    desk.store.transact(samples.HUB, lambda work: work.record(ticket))
    page.enter(GoDecide(unit_id=inspected(desk, IN_ORDER, "SFQ")))
    assert shown_ways(page)["Repair"] == "Grade A needs no repair"


def test_an_exchange_speaks_of_replacing(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.EXCHANGE)
    assert shown_ways(page)["Refurbish"] == "", "what is exchanged becomes ours"
    assert shown_ways(page)["Return to customer"] == "Only where nothing is replaced"
    press(page, "F7", "2", "1")
    assert shown_ways(page)["Refurbish"] == "Not ours before a replacement is agreed"


def test_a_held_order_orders_nothing(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, Service.EXCHANGE)
    press(page, "Enter")
    case = page._vm.state.case
    hold = ev.DecisionHeld(
        hold_id="h",
        decision_id=case.decision.decision_id,
        unit_id=case.unit.unit_id,
        reason="advice.differs",
    )
    told(desk, page, hold)
    assert page.notice.headline == held_words("advice.differs")[0]
    assert page.notice.instruction == "Nothing is ordered. Call the supervisor"

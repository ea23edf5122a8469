"""Several tickets in one box; of its exchanges a changed wish makes one money, one is ordered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.states.navigation import GoDisinfect
from app.walkthrough import office, story
from app.walkthrough.proof import Told, ensure, looked_up, recorded
from inspection.values import OrderState, RefundState, Service

if TYPE_CHECKING:
    from app.desk import Desk
    from app.walkthrough.driver import Driver
    from inspection.orders import Order
    from inspection.ports import Facts
    from inspection.store.store import Store

PICTURES = Path(__file__).parents[2] / "resources" / "demo" / "pictures" / "RS-261121-0418"
SEALED = "11"
"""It matches, and nobody opened it."""
SAME_BOX, COMPARE, WISH = "J", "X", "M"
BY_PHONE = "2"
"""Key of "the customer wants money, said on the phone"."""
OUTBOUND, CATALOGUE = "3", "4"
"""Keys of what the item is compared with, after two pictures of the customer's."""
MONEY_LIMIT_S = 30.0
NUMBER = "DD-20261123-{language}"
"""Of the order a person made, in the shop system."""


def in_one_box(driver: Driver, desk: Desk) -> list[Told]:
    """A return and two exchanges under one label; one exchange's customer wants money by now."""
    upper = driver.language.upper()
    number, wished, ordered = (f"RS-BOX{one}-{upper}" for one in (1, 2, 3))
    code = f"SF13990022{ord(upper[0]):05}"
    services = (Service.RETURN, Service.EXCHANGE, Service.EXCHANGE)
    numbers = (number, wished, ordered)
    office.announce(driver, desk, code, tuple(zip(numbers, services, strict=True)))
    office.give_pictures(driver, desk, number, PICTURES)
    office.order_by_hand(driver, desk, ordered)
    _receive(driver, code)
    _compare(driver)
    _inspect(driver, desk, "first-of-box")
    _submit(driver, "first-of-box")
    _next(driver)
    driver.key("1")
    _inspect(driver, desk, "wish")
    _wish_money(driver)
    _submit(driver, "wish")
    _next(driver)
    _inspect(driver, desk, "exchange")
    _submit(driver, "exchange")
    _order_made(driver, desk, ordered)
    paid = story.asked_until(desk, lambda facts: _is_paid(facts, (number, wished)))
    driver.until(paid, "the refunds", limit_s=MONEY_LIMIT_S)
    looked_up(driver, desk, lambda store: _ensure_joined(store, code, numbers))
    name = f"{driver.language}/box"
    return [
        _told(f"{name}-return", number),
        _told(f"{name}-wish", wished),
        _told(f"{name}-exchange", ordered, is_paid=False),
    ]


def is_at_left(driver: Driver, key: str) -> bool:
    """Whether a button at the left of the bar has this key."""
    return any(one.key == key for one in driver.window.page.offered.left)


def _receive(driver: Driver, code: str) -> None:
    """Joined at the tickets to choose from, disinfected, its first item in hand."""
    story.go_receive(driver)
    with driver.step("several-tickets"):
        driver.scan(code)
        driver.until(lambda: is_at_left(driver, SAME_BOX), "the tickets to choose from")
        driver.until_shown("the tickets")
    with driver.step("one-box"):
        driver.key(SAME_BOX)
        driver.until_offered("P", "the joined parcel")
    due = "the label photo"
    story.shoot(driver, lambda: not driver.is_offered("P"), due, limit_s=story.ALIKE_LIMIT_S)
    driver.key("1")
    driver.until_at(GoDisinfect)
    driver.until_offered("Enter", "the start")
    driver.press_filled()
    driver.until_open(limit_s=story.CONTACT_LIMIT_S)
    driver.press_filled()
    driver.until_at_bench()
    with driver.step("items-of-box"):
        driver.until_shown("the items of all tickets")
    driver.key("1")


def _next(driver: Driver) -> None:
    driver.press_filled()
    driver.until_at_bench()


def _inspect(driver: Driver, desk: Desk, name: str) -> None:
    for key in SEALED:
        story.answer(driver, key)
    driver.until(lambda: story.is_printed(desk), "the label")
    with driver.step(f"{name}-advice"):
        driver.scan(desk.printing.last.lpn if desk.printing.last else "")
        driver.until_advised()
        driver.until_shown("the advice")


def _submit(driver: Driver, name: str) -> None:
    with driver.step(f"{name}-submitted"):
        driver.press_filled()
        # the banner may say already what became of it: that it can be put away is the sign
        driver.until(lambda: is_at_left(driver, "G"), "the submit")
        driver.until_shown("the submit")


def _wish_money(driver: Driver) -> None:
    advised = driver.headline
    with driver.step("wish-asked"):
        driver.key(WISH)
        driver.until(lambda: driver.headline != advised, "what the customer may have said")
    asked = driver.headline
    with driver.step("wish-heard"):
        driver.key(BY_PHONE)
        driver.until(lambda: driver.headline != asked and driver.is_shown, "the advice")


def _compare(driver: Driver) -> None:
    """The item beside the customer's picture, what was shipped, and the catalogue's."""
    driver.until(lambda: "compare" in driver.window.page.deeds(), "the pictures")
    with driver.step("compared-customer"):
        driver.key(COMPARE)
        driver.until_shown("both in large")
        driver.pause(300)
    for key, name in ((OUTBOUND, "outbound"), (CATALOGUE, "catalogue")):
        with driver.step(f"compared-{name}"):
            driver.key(key)
            driver.until_shown("the next picture")
            driver.pause(300)
    driver.key(COMPARE)


def _order_made(driver: Driver, desk: Desk, number: str) -> None:
    """The hub found an order it did not make, and made no second one: a person says which."""
    with driver.step("order-listed"):
        stopped = story.asked_until(desk, lambda facts: any(_reasons(facts, number)))
        driver.until(stopped, "the order", limit_s=MONEY_LIMIT_S)
        driver.until_shown("the order")
    listed = office.command(driver, desk, "orders", "list", "--ticket", number)["orders"]
    ensure([one["reason"] for one in listed] == ["made.elsewhere"], "a person has to look at it")
    given = NUMBER.format(language=driver.language.upper())
    made = office.command(driver, desk, "orders", "done", listed[0]["order_id"], given)
    ensure((made["state"], made["external_ref"]) == ("confirmed", given), "it has its number")
    with driver.step("order-made"):
        is_known = story.asked_until(desk, lambda facts: _is_ordered(facts, number, given))
        driver.until(is_known, "the order's number", limit_s=MONEY_LIMIT_S)
        driver.until_shown("the number")
        driver.pause(300)


def _reasons(facts: Facts, number: str) -> list[str | None]:
    return [one.reason for one in _orders(facts, number)]


def _tickets_paid(facts: Facts, number: str) -> list[RefundState]:
    return [
        one.state
        for ticket in facts.tickets_by_code(number)
        for one in facts.refunds_of_ticket(ticket.ticket_id)
    ]


def _is_paid(facts: Facts, numbers: tuple[str, ...]) -> bool:
    return all(_tickets_paid(facts, one) == [RefundState.CONFIRMED] for one in numbers)


def _orders(facts: Facts, number: str) -> list[Order]:
    return [
        one
        for ticket in facts.tickets_by_code(number)
        for one in facts.orders_of_ticket(ticket.ticket_id)
    ]


def _is_ordered(facts: Facts, number: str, given: str) -> bool:
    found = [(one.state, one.external_ref) for one in _orders(facts, number)]
    return found == [(OrderState.CONFIRMED, given)]


def _ensure_joined(store: Store, code: str, numbers: tuple[str, ...]) -> bool:
    """One reception for all tickets, an item of each, and an order for the last alone."""
    joined = [one["parcel_id"] for one in recorded(store, "parcel.joined")]
    with store.facts() as facts:
        (parcel,) = facts.parcels_by_code(code)
        units = facts.units_of_parcel(parcel.parcel_id)
        found = [ticket.ticket_id for one in numbers for ticket in facts.tickets_by_code(one)]
        ordered = [one for one in numbers if _orders(facts, one)]
    ensure(joined.count(parcel.parcel_id) == len(numbers) - 1, "the others joined the first")
    ensure(sorted(parcel.ticket_ids) == sorted(found), "all are in the box")
    ensure(sorted(str(one.ticket_id) for one in units) == sorted(found), "an item of each")
    ensure(ordered == [numbers[-1]], "the last is ordered, and no other")
    return True


def _told(name: str, number: str, *, is_paid: bool = True) -> Told:
    return Told(
        name=name,
        ticket_number=number,
        advice="full",
        grounds=(),
        needs_review=False,
        answers=("matches", "sealed"),
        is_paid=is_paid,
    )

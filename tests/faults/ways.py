"""Ways a parcel takes beside the plain refund, worked at a bench without a window.

Each takes up what an earlier life left half done, and tells every fact once it is committed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum

from inspection.handlers.join import JoinAsOne, join_as_one
from inspection.handlers.receptions import twins_of
from inspection.handlers.settle import SettleParcels, settle
from inspection.handlers.solutions import AmendSolution, MixSolution, amend, mix
from inspection.handlers.wish import ChangeWish, change_wish
from inspection.people import Actor
from inspection.tickets import Ticket
from inspection.values import (
    OrderState,
    ParcelId,
    PersonId,
    RefundState,
    Role,
    Service,
    UnitId,
    WishSource,
)
from sync.hub.slots import refund_key
from tests.e2e.bench import Bench
from tests.e2e.link_thread import until

SUPERVISOR = Actor(person_id=PersonId("demo-3001"), role=Role.SUPERVISOR)
FAULT = {"power": "fault"}
STRIP_MG_L = 100_000
"""More than any procedure asks for."""
DELIVERED_DAYS_AGO = 3
"""Within the time in which the rules exchange what is faulty."""
Tell = Callable[[str, str], None]
"""Gets the name of what was done and the id of its fact, after the commit."""


class Way(StrEnum):
    """How a parcel goes; the value begins its tracking number."""

    REFUND = "SF7"
    EXCHANGE = "SF1"
    """Faulty: it ends in a replacement order."""
    WISH = "SF2"
    """An exchange whose customer wants the money after all."""
    JOINED = "SF3"
    """Two tickets in one box."""
    STRIP = "SF4"
    """Disinfected with a solution mixed for it, its test strip read."""
    SETTLED = "SF5"
    """Taken in at another station, too, while apart; a supervisor settles it."""


SECOND = "SF9"
"""Begins the second label on a box of two tickets."""
EXCHANGED = frozenset({Way.EXCHANGE, Way.WISH})
DEEDS = {
    "ordered": Way.EXCHANGE,
    "wished": Way.WISH,
    "received": Way.JOINED,
    "joined": Way.JOINED,
    "mixed": Way.STRIP,
    "strip": Way.STRIP,
    "settled": Way.SETTLED,
}
"""What is told on the way, and on which way; `ordered` is the decision that asks for an order."""
_COLUMNS = (
    "ticket_number,order_ref,shop,market,service,reason_code,reason_class,tracking,order_line,"
    "sku,name_zh,name_en,goods_class,quantity,ordered_quantity,paid,currency,delivered_days_ago"
)


def way_of(code: str) -> Way:
    return Way(code[:3])


def labels_of(code: str) -> tuple[str, ...]:
    """Every tracking number that belongs to the box, one a ticket."""
    return (code, SECOND + code[3:]) if way_of(code) is Way.JOINED else (code,)


def order_line_of(label: str) -> str:
    return f"91{label[2]}{int(label[3:]):08}-1"


def many_tickets(
    count: int, *, pieces: int = 1, ways: Sequence[Way] = (Way.REFUND,)
) -> tuple[bytes, tuple[str, ...]]:
    """A CSV of tickets with one order line each, and the parcels' tracking numbers.

    The ways take turns. What a parcel's second ticket says comes before its first.
    """
    codes = tuple(f"{ways[n % len(ways)].value}{n:012}" for n in range(count))
    rows = [_row(label, pieces) for code in codes for label in reversed(labels_of(code))]
    return "\n".join([_COLUMNS, *rows]).encode(), codes


def _row(label: str, pieces: int) -> str:
    n = int(label[3:])
    is_exchange = label[:3] in EXCHANGED
    service = "exchange,faulty,quality" if is_exchange else "return,no_longer_wanted,no_reason"
    line = order_line_of(label)
    paid = f"{100 + n}.01,CNY,{DELIVERED_DAYS_AGO}"
    return (
        f"RS-{label[2]}-{n:04},{line[:-2]},店,CN,{service},{label},{line},"
        f"SKU-{n},耳机,Headphones,electronics,{pieces},{pieces},{paid}"
    )


def booked_for(parcels: Sequence[str]) -> Counter[tuple[str, str, str]]:
    """What the systems of record must have: table, order line and key, each once."""
    return Counter(
        (
            "orders" if way_of(code) is Way.EXCHANGE else "ledger",
            order_line_of(label),
            refund_key(order_line_of(label), 1, 1),
        )
        for code in parcels
        for label in labels_of(code)
    )


def work(bench: Bench, code: str, tell: Tell) -> None:
    """From scan to submit."""
    match way_of(code):
        case Way.REFUND:
            bench.in_order(code)
        case Way.EXCHANGE | Way.WISH:
            _exchanged(bench, code, tell)
        case Way.JOINED:
            _joined(bench, code, tell)
        case Way.STRIP:
            _with_strip(bench, code, tell)
        case Way.SETTLED:
            _settled(bench, code, tell)


def wish_money(bench: Bench, code: str) -> str:
    """The customer of the parcel's one item says on the phone that they want money; its id."""
    with bench.store.facts() as facts:
        (parcel,) = facts.parcels_by_code(code)
        (unit,) = facts.units_of_parcel(parcel.parcel_id)
    intent = ChangeWish(unit_id=unit.unit_id, wants=Service.RETURN, source=WishSource.PHONE)
    found: str = bench.do(change_wish, intent)
    return found


def is_ended(bench: Bench, code: str, *, way: Way | None = None) -> bool:
    """Whether every piece of the parcel has its money or its order, as told by the hub.

    `way`: how it ends where that is not how it began.
    """
    is_order = (way or way_of(code)) is Way.EXCHANGE
    with bench.store.facts() as facts:
        for label in labels_of(code):
            (ticket,) = facts.tickets_by_code(label)
            refunds = [one.state for one in facts.refunds_of_ticket(ticket.ticket_id)]
            orders = [one.state for one in facts.orders_of_ticket(ticket.ticket_id)]
            left = [one for one in orders if one is not OrderState.WITHDRAWN]
            wanted = ([], [OrderState.CONFIRMED]) if is_order else ([RefundState.CONFIRMED], [])
            if (refunds, left) != wanted:
                return False
    return True


def decided_units(bench: Bench, code: str) -> list[UnitId]:
    """The parcel's items at this station, one entry for each decision."""
    with bench.store.facts() as facts:
        return [
            unit.unit_id
            for parcel in facts.parcels_by_code(code)
            if parcel.received_origin == bench.store.origin
            for unit in facts.units_of_parcel(parcel.parcel_id)
            for _decision in facts.decisions_of(unit.unit_id)
        ]


def take_in_apart(bench: Bench, codes: Sequence[str]) -> None:
    """Receptions of a station that hears of no other."""
    for code in codes:
        _taken_in(bench, code)


def _exchanged(bench: Bench, code: str, tell: Tell) -> None:
    parcel_id = _taken_in(bench, code)
    bench.prepare(parcel_id)
    ticket = _ticket(bench, code)
    unit_id = bench.inspect(parcel_id, ticket.lines[0].line_id, answers=FAULT)
    if way_of(code) is Way.WISH:
        with bench.store.facts() as facts:
            heard = facts.wishes_of(ticket.ticket_id)
        if not heard:
            tell("wished", wish_money(bench, code))
    decision_id = bench.decide(unit_id)
    if way_of(code) is Way.EXCHANGE:
        tell("ordered", decision_id)


def _joined(bench: Bench, code: str, tell: Tell) -> None:
    """Each label is scanned and taken in; then somebody says that it is one box."""
    first, second = labels_of(code)
    parcel_id, other_id = _taken_in(bench, first), _taken_in(bench, second)
    if other_id != parcel_id:
        tell("received", other_id)
        intent = JoinAsOne(parcel_id=parcel_id, instead_of=other_id)
        tell("joined", bench.do(join_as_one, intent))
    bench.prepare(parcel_id)
    for label in (first, second):
        bench.decide(bench.inspect(parcel_id, _ticket(bench, label).lines[0].line_id))


def _with_strip(bench: Bench, code: str, tell: Tell) -> None:
    parcel_id = _taken_in(bench, code)
    with bench.store.facts() as facts:
        is_begun = bool(facts.runs_of(parcel_id).runs)
    if not is_begun:
        procedure_id = bench.policies.procedure_for().procedure_id
        mixed = MixSolution(procedure_id=procedure_id)
        solution_id = bench.do(mix, mixed, policies=bench.policies)
        tell("mixed", solution_id)
        read = AmendSolution(solution_id=solution_id, test_strip_mg_l=STRIP_MG_L)
        tell("strip", bench.do(amend, read, policies=bench.policies))
    _finish(bench, code, parcel_id)


def _settled(bench: Bench, code: str, tell: Tell) -> None:
    parcel_id = _taken_in(bench, code)

    def is_heard() -> bool:
        with bench.store.facts() as facts:
            parcel = facts.parcel(parcel_id)
            return parcel is not None and bool(twins_of(facts, parcel))

    until(is_heard, what="the other station's reception")
    intent = SettleParcels(kept_parcel_id=parcel_id)
    tell("settled", bench.store.transact(SUPERVISOR, lambda made: settle(made, intent)))
    _finish(bench, code, parcel_id)


def _finish(bench: Bench, code: str, parcel_id: ParcelId) -> None:
    bench.prepare(parcel_id)
    bench.decide(bench.inspect(parcel_id, _ticket(bench, code).lines[0].line_id))


def _taken_in(bench: Bench, code: str) -> ParcelId:
    """This station's reception under the code; made unless an earlier life made it."""
    with bench.store.facts() as facts:
        known = facts.parcels_by_code(code)
    own = [one.parcel_id for one in known if one.received_origin == bench.store.origin]
    if own:
        return own[0]
    parcel_id = bench.receive(code).parcel_id
    assert parcel_id is not None
    return parcel_id


def _ticket(bench: Bench, label: str) -> Ticket:
    with bench.store.facts() as facts:
        (ticket,) = facts.tickets_by_code(label)
    return ticket

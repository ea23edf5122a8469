"""What `reconcile` says, Chinese first, then English; no Qt, so that the command is quick."""

from __future__ import annotations

from sync.reconcile_wire import Difference, Here, NotCompared, ReconciliationAnswer, There
from sync.tickets.money import MINOR_DIGITS, major_units

Pair = tuple[str, str]

DIFFERENCES: dict[str, Pair] = {
    "refund.missing_there": (
        "中枢已付，商城系统里没有。到商城系统核实，不要手工再付",
        "Paid at the hub, not booked there. Look into the shop system; do not pay again by hand",
    ),
    "refund.made_elsewhere": (
        "商城系统里有，不是中枢付的。核实是谁退的、退的什么",
        "Booked there, not by the hub. Find out who refunded it, and what for",
    ),
    "refund.other_amount": ("金额不一致", "The amounts differ"),
    "refund.other_currency": ("币种不一致", "The currencies differ"),
    "refund.booked_twice": (
        "同一笔退款在商城系统里有两次以上。核实是否多付",
        "The same refund stands there more than once. Find out whether too much was paid",
    ),
    "refund.not_settled_here": (
        "商城系统里已有，中枢还没有记为已付",
        "Booked there, not settled at the hub",
    ),
    "refund.in_flight": (
        "早该有结果，仍未到账。看中枢的待处理问题",
        "Still on its way long after it should have ended. See the hub's problems",
    ),
}
STATES: dict[str, Pair] = {
    "due": ("待付", "due"),
    "sending": ("发送中", "being sent"),
    "confirmed": ("已付", "paid"),
    "refused": ("被拒", "refused"),
    "unknown": ("结果不明", "unknown"),
    "settled_elsewhere": ("已在别处退款", "settled elsewhere"),
}
REASONS: dict[str, Pair] = {
    "connector.not_asked": (
        "商城系统连续没有回答，没有再问",
        "Not asked: the shop system had not answered several times in a row",
    ),
    "refund.moving": ("正在付款，稍后再对", "Being paid just now; reconcile again later"),
}
NO_ANSWER: Pair = ("商城系统没有回答（{code}）", "The shop system did not answer ({code})")
HEADINGS: tuple[Pair, ...] = (
    ("售后单", "Ticket"),
    ("订单行", "Order line"),
    ("中枢", "Hub"),
    ("商城系统", "Shop system"),
    ("差异", "What differs"),
)
NOT_COMPARED: Pair = ("未能核对：", "Not compared:")
_SUMMARY: Pair = (
    (
        "与 {connector} 对账：{orders} 个订单，{lines} 行，{refunds} 笔退款；"
        "{differences} 处不一致，{in_flight} 笔在途，{missed} 行未能核对"
    ),
    (
        "Compared with {connector}: orders {orders}, lines {lines}, refunds {refunds}; "
        "differences {differences}, on their way {in_flight}, lines not compared {missed}"
    ),
)


def of(pair: Pair, language: str) -> str:
    """The word of this language, `zh` or `en`."""
    return pair[int(language != "zh")]


def summary(found: ReconciliationAnswer, language: str) -> str:
    """How much was compared and how it stands."""
    return of(_SUMMARY, language).format(
        connector=found.connector,
        orders=found.orders,
        lines=found.lines,
        refunds=found.refunds,
        differences=len(found.differences),
        in_flight=found.in_flight,
        missed=len(found.not_compared),
    )


def difference_row(one: Difference, language: str) -> tuple[str, ...]:
    """The cells under `HEADINGS`."""
    return (
        one.ticket,
        _line(one),
        "-" if one.here is None else _here(one.here, language),
        " + ".join(_there(booking) for booking in one.there) or "-",
        of(DIFFERENCES[one.code], language),
    )


def reason_of(one: NotCompared, language: str) -> str:
    """Why a line was not compared."""
    known = REASONS.get(one.reason)
    return of(known, language) if known else of(NO_ANSWER, language).format(code=one.reason)


def _line(one: Difference) -> str:
    line = one.order_line or one.order_ref
    return f"{line} #{one.here.slot}" if one.here is not None else line


def _here(here: Here, language: str) -> str:
    return f"{_money(here.amount_minor, here.currency)} {of(STATES[here.state], language)}"


def _there(booking: There) -> str:
    return f"{_money(booking.amount_minor, booking.currency)} {booking.external_ref}"


def _money(amount_minor: int, currency: str) -> str:
    # what stands there may be of a currency that nobody can announce here
    known = currency in MINOR_DIGITS
    return f"{currency} {major_units(amount_minor, currency) if known else amount_minor}"

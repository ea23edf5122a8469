"""Why money does not move by itself: what happened, and what to do, by the hub's reason.

`HELD` are the reasons of `decision.held`, `FREIGHT_HELD` those of a conflict over the freight of an
order, `STOPPED` those with which the desk leaves a refund or an order that is due for people. The
desk's other reasons tell why it looks again, or how it ended.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.language.translation import QT_TRANSLATE_NOOP
from inspection.values import OrderState, RefundState

_CALL = QT_TRANSLATE_NOOP("money_reasons", "Nothing is paid. Call the supervisor")
_OFFICE = QT_TRANSLATE_NOOP(
    "money_reasons", "Nothing is sent until the office has looked. Take the next item"
)
_FREIGHT = QT_TRANSLATE_NOOP(
    "money_reasons", "No freight is paid until the office has looked. Take the next item"
)
_HELD_SOMEHOW = QT_TRANSLATE_NOOP("money_reasons", "The hub holds it")
_EXCEEDED = QT_TRANSLATE_NOOP("money_reasons", "More would go back than was paid")

HELD = {
    "advice.differs": (
        QT_TRANSLATE_NOOP("money_reasons", "The rules at the hub advise something else"),
        _CALL,
    ),
    "amount.zero": (
        QT_TRANSLATE_NOOP("money_reasons", "The refund would be zero"),
        _CALL,
    ),
    "decision.conflict": (
        QT_TRANSLATE_NOOP("money_reasons", "Two benches decided on this item"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "Nothing is paid until a supervisor takes one decision back"
        ),
    ),
    "decision.not_disinfected": (
        QT_TRANSLATE_NOOP("money_reasons", "Its disinfection was taken back"),
        _CALL,
    ),
    "decision.photos_missing": (
        QT_TRANSLATE_NOOP("money_reasons", "Photos that it needs were not taken"),
        _CALL,
    ),
    "decision.questions_open": (
        QT_TRANSLATE_NOOP("money_reasons", "The inspection has questions open"),
        _CALL,
    ),
    "extra.settled": (
        QT_TRANSLATE_NOOP("money_reasons", "It was settled as nobody's item"),
        _CALL,
    ),
    "line.exhausted": (
        QT_TRANSLATE_NOOP("money_reasons", "More items were decided than were ordered"),
        _CALL,
    ),
    "order.already_made": (
        QT_TRANSLATE_NOOP("money_reasons", "Its order was made before the wish changed"),
        _CALL,
    ),
    "paid.exceeded": (_EXCEEDED, _CALL),
    "parcel.dropped": (
        QT_TRANSLATE_NOOP("money_reasons", "Another reception of this parcel counts"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "Nothing is paid under this one. If that is wrong, call the supervisor"
        ),
    ),
    "parcel.other_ticket": (
        QT_TRANSLATE_NOOP("money_reasons", "The parcel no longer belongs to this ticket"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "Nothing is paid until it does again. Call the supervisor"
        ),
    ),
    "parcel.paid_elsewhere": (
        QT_TRANSLATE_NOOP("money_reasons", "Paid under another reception of this parcel"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "It is not paid twice. If it is another item, call the supervisor"
        ),
    ),
    "parcel.received_twice": (
        QT_TRANSLATE_NOOP("money_reasons", "Two stations took this parcel in"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "Nothing is paid until a supervisor says which reception counts"
        ),
    ),
    "parcel.unknown": (
        QT_TRANSLATE_NOOP("money_reasons", "The hub does not know this parcel"),
        _CALL,
    ),
    "ticket.unknown": (
        QT_TRANSLATE_NOOP("money_reasons", "The hub does not know this ticket"),
        _CALL,
    ),
    "unit.already_due": (
        QT_TRANSLATE_NOOP("money_reasons", "This item has its refund or order already"),
        QT_TRANSLATE_NOOP("money_reasons", "It is not paid twice. Take the next item"),
    ),
    "unit.claim_conflict": (
        QT_TRANSLATE_NOOP("money_reasons", "Two benches gave this item different tickets"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "Nothing is paid until it is attached to the right one once more"
        ),
    ),
    "unit.no_ticket": (
        QT_TRANSLATE_NOOP("money_reasons", "This item has no ticket any more"),
        QT_TRANSLATE_NOOP("money_reasons", "Nothing is paid until it is attached to one again"),
    ),
    "unit.sent_back": (
        QT_TRANSLATE_NOOP("money_reasons", "The item was sent back to the customer"),
        _CALL,
    ),
    "unit.unknown": (
        QT_TRANSLATE_NOOP("money_reasons", "The hub does not know this item"),
        _CALL,
    ),
    "wish.conflict": (
        QT_TRANSLATE_NOOP("money_reasons", "Two benches heard different wishes"),
        QT_TRANSLATE_NOOP(
            "money_reasons", "Ask the customer and record it on the item's page with M"
        ),
    ),
}
FREIGHT_HELD = {
    "freight.name_taken": (
        QT_TRANSLATE_NOOP("money_reasons", "A line of an order is named like this freight"),
        _FREIGHT,
    ),
    "freight.other_shop": (
        QT_TRANSLATE_NOOP("money_reasons", "Its order has freight under another shop name"),
        _FREIGHT,
    ),
}
STOPPED = {
    "already_but_unreadable": (
        QT_TRANSLATE_NOOP("money_reasons", "The platform has it already, but does not show it"),
        _OFFICE,
    ),
    "booked.elsewhere_differs": (
        QT_TRANSLATE_NOOP("money_reasons", "The platform refunded another amount before"),
        _OFFICE,
    ),
    "booked.other_currency": (
        QT_TRANSLATE_NOOP("money_reasons", "The platform refunded in another currency"),
        _OFFICE,
    ),
    "booked.other_payload": (
        QT_TRANSLATE_NOOP("money_reasons", "The platform booked this refund with another amount"),
        _OFFICE,
    ),
    "booked.twice": (
        QT_TRANSLATE_NOOP("money_reasons", "The platform shows this refund twice"),
        _OFFICE,
    ),
    "connector.makes_no_orders": (
        QT_TRANSLATE_NOOP("money_reasons", "The shop system takes no orders from the hub"),
        _OFFICE,
    ),
    "freight.perhaps_elsewhere": (
        QT_TRANSLATE_NOOP("money_reasons", "The freight may have gone back already"),
        _OFFICE,
    ),
    "made.elsewhere": (
        QT_TRANSLATE_NOOP("money_reasons", "Somebody else made an order for it"),
        _OFFICE,
    ),
    "made.other_kind": (
        QT_TRANSLATE_NOOP("money_reasons", "The shop system made another kind of order"),
        _OFFICE,
    ),
    "made.twice": (
        QT_TRANSLATE_NOOP("money_reasons", "The shop system shows this order twice"),
        _OFFICE,
    ),
    "paid.exceeded": (_EXCEEDED, _OFFICE),
    "refunded.elsewhere": (
        QT_TRANSLATE_NOOP("money_reasons", "The platform refunded it before it was ordered"),
        _OFFICE,
    ),
    "settle_time_unknown": (
        QT_TRANSLATE_NOOP("money_reasons", "Nobody can tell whether the platform took it"),
        _OFFICE,
    ),
}
_STOPPABLE = frozenset({RefundState.DUE, RefundState.UNKNOWN, OrderState.DUE, OrderState.UNKNOWN})


def held_words(reason: str) -> tuple[str, str]:
    """What happened and what to do; in general for a reason of a newer hub."""
    return _said((HELD | FREIGHT_HELD).get(reason, (_HELD_SOMEHOW, _CALL)))


def stop_words(state: RefundState | OrderState, reason: str | None) -> tuple[str, str] | None:
    """What happened and what to do; None for what moves by itself, or is at its end."""
    if state not in _STOPPABLE or reason not in STOPPED:
        return None
    return _said(STOPPED[reason])


def _said(words: tuple[str, str]) -> tuple[str, str]:
    happened, deed = (QCoreApplication.translate("money_reasons", one) for one in words)
    return happened, deed

"""Words for what goes wrong about freight, orders and wishes: what happened, what to do now."""

from __future__ import annotations

from app.language.translation import QT_TRANSLATE_NOOP

MONEY_WORDS: dict[str, tuple[str, str]] = {
    "freight.not_owed": (
        QT_TRANSLATE_NOOP("messages", "No freight goes back with this item"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Decide on the item"),
    ),
    "freight.already_due": (
        QT_TRANSLATE_NOOP("messages", "The freight is on its way back already"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Call the supervisor if it is wrong"),
    ),
    "freight.declined_elsewhere": (
        QT_TRANSLATE_NOOP("messages", "This was said on ticket {ticket}"),
        QT_TRANSLATE_NOOP("messages", "That ticket names another shop. Take it back there"),
    ),
    "freight.reason_unknown": (
        QT_TRANSLATE_NOOP("messages", "Choose a reason"),
        QT_TRANSLATE_NOOP("messages", "Press its number"),
    ),
    "decision.ordered": (
        QT_TRANSLATE_NOOP("messages", "A replacement or repair of {lpn} is ordered"),
        QT_TRANSLATE_NOOP("messages", "The decision stands. Ask the office about the order"),
    ),
    "wish.same": (
        QT_TRANSLATE_NOOP("messages", "That is what the customer wants already"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Decide on the item"),
    ),
    "wish.order_made": (
        QT_TRANSLATE_NOOP("messages", "The order is made already: {number}"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Ask the office to stop it first"),
    ),
    "wish.refunded": (
        QT_TRANSLATE_NOOP("messages", "Money of {ticket} is on its way already"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Call the supervisor"),
    ),
    "wish.conflict": (
        QT_TRANSLATE_NOOP("messages", "Two benches heard different wishes on {ticket}"),
        QT_TRANSLATE_NOOP("messages", "Ask the customer, then press M and choose what they want"),
    ),
    "refund.no_part_of_an_order": (
        QT_TRANSLATE_NOOP("messages", "An exchange or a repair has no partial refund"),
        QT_TRANSLATE_NOOP("messages", "Record the changed wish first if the customer wants money"),
    ),
    "order.unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no such order"),
        QT_TRANSLATE_NOOP("messages", "Take its id from the list of orders"),
    ),
    "order.number_bad": (
        QT_TRANSLATE_NOOP("messages", "That is no order number"),
        QT_TRANSLATE_NOOP("messages", "Give the number of the shop system, without words"),
    ),
    "order.withdrawn": (
        QT_TRANSLATE_NOOP("messages", "The order of {ticket} was withdrawn"),
        QT_TRANSLATE_NOOP("messages", "The customer gets the money. Stop the shipment"),
    ),
    "order.other_number": (
        QT_TRANSLATE_NOOP("messages", "It was made under {number} already"),
        QT_TRANSLATE_NOOP("messages", "Check which of the two is right, and cancel the other"),
    ),
    "order.not_yours": (
        QT_TRANSLATE_NOOP("messages", "The order of {ticket} is made by the program"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Look at it again in a minute"),
    ),
}

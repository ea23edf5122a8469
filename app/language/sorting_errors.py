"""Words for what goes wrong after a decision: what happened, what to do now."""

from __future__ import annotations

from app.language.translation import QT_TRANSLATE_NOOP

SORTING_WORDS: dict[str, tuple[str, str]] = {
    "takeback.asked": (
        QT_TRANSLATE_NOOP("messages", "A question about the decision is open"),
        QT_TRANSLATE_NOOP("messages", "Answer it by its number or press Esc, then scan again"),
    ),
    "sorting.undecided": (
        QT_TRANSLATE_NOOP("messages", "{lpn} is not decided yet"),
        QT_TRANSLATE_NOOP("messages", "Until then it goes into a quarantine container only"),
    ),
    "decision.refunded": (
        QT_TRANSLATE_NOOP("messages", "The refund of {lpn} is on the way or paid"),
        QT_TRANSLATE_NOOP("messages", "Its decision stands. Money is mended in the shop system"),
    ),
    "container.left": (
        QT_TRANSLATE_NOOP("messages", "{lpn} left the dock in {bin}"),
        QT_TRANSLATE_NOOP("messages", "Its decision stands. Ask where the goods are now"),
    ),
    "extra.not_apart": (
        QT_TRANSLATE_NOOP("messages", "{lpn} was not set apart"),
        QT_TRANSLATE_NOOP("messages", "Set it apart with its photo first"),
    ),
    "extra.settled": (
        QT_TRANSLATE_NOOP("messages", "A supervisor settled {lpn} as an extra item"),
        QT_TRANSLATE_NOOP("messages", "Nothing is paid for it. The supervisor can undo that"),
    ),
    "sorting.witness_missing": (
        QT_TRANSLATE_NOOP("messages", "{lpn} needs a second person first"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Press Enter; they scan their badge"),
    ),
    "sorting.sent_back": (
        QT_TRANSLATE_NOOP("messages", "{lpn} is on its way to the customer"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. If it is here, undo that first"),
    ),
    "container.unknown": (
        QT_TRANSLATE_NOOP("messages", "No container has the code {seen}"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Scan the label on the container"),
    ),
    "container.closed": (
        QT_TRANSLATE_NOOP("messages", "{bin} is closed"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Take another one, or open a new one"),
    ),
    "container.wrong": (
        QT_TRANSLATE_NOOP("messages", "Wrong container: {bin}"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Take it out, scan the right one"),
    ),
    "container.too_many": (
        QT_TRANSLATE_NOOP("messages", "{most} containers of this way stand open"),
        QT_TRANSLATE_NOOP("messages", "Close those that are full, then open a new one"),
    ),
    "container.standing": (
        QT_TRANSLATE_NOOP("messages", "This container always stays open"),
        QT_TRANSLATE_NOOP("messages", "It is where goods go that belong nowhere else"),
    ),
    "change.terminal": (
        QT_TRANSLATE_NOOP("messages", "Where {lpn} goes cannot change any more"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor if the decision itself was wrong"),
    ),
    "change.reason_unknown": (
        QT_TRANSLATE_NOOP("messages", "Choose a reason"),
        QT_TRANSLATE_NOOP("messages", "Press its number"),
    ),
    "change.same": (
        QT_TRANSLATE_NOOP("messages", "It goes there already"),
        QT_TRANSLATE_NOOP("messages", "Scan the container, or choose another way"),
    ),
    "witness.not_needed": (
        QT_TRANSLATE_NOOP("messages", "{lpn} needs no second person"),
        QT_TRANSLATE_NOOP("messages", "Scan the container"),
    ),
    "witness.same_person": (
        QT_TRANSLATE_NOOP("messages", "You chose this way yourself"),
        QT_TRANSLATE_NOOP("messages", "Somebody else has to scan their badge"),
    ),
    "sent_back.other_way": (
        QT_TRANSLATE_NOOP("messages", "{lpn} does not go back to the customer"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Scan its container"),
    ),
    "sent_back.refunded": (
        QT_TRANSLATE_NOOP("messages", "Its refund is on the way or paid"),
        QT_TRANSLATE_NOOP("messages", "It stays here. Call the supervisor"),
    ),
    "sent_back.no_code": (
        QT_TRANSLATE_NOOP("messages", "This is no tracking number"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Scan the bars of the new label"),
    ),
    "sent_back.inbound": (
        QT_TRANSLATE_NOOP("messages", "Something came in under {seen}"),
        QT_TRANSLATE_NOOP("messages", "Cover the old label. Scan the new outbound one"),
    ),
    "sent_back.other_customer": (
        QT_TRANSLATE_NOOP("messages", "{seen} is another customer's parcel"),
        QT_TRANSLATE_NOOP("messages", "Nothing was recorded. Print a label of its own"),
    ),
}

"""Words for check-in: what cannot be taken in, weighed, put down or counted, and the scale."""

from __future__ import annotations

from app.language.translation import QT_TRANSLATE_NOOP

CHECK_IN_WORDS: dict[str, tuple[str, str]] = {
    "parcel.dropped": (
        QT_TRANSLATE_NOOP("messages", "This reception of the parcel counts no more"),
        QT_TRANSLATE_NOOP("messages", "Scan its label: the one that counts opens"),
    ),
    "parcel.settled": (
        QT_TRANSLATE_NOOP("messages", "A supervisor settled which reception counts"),
        QT_TRANSLATE_NOOP("messages", "It cannot be undone here; call the supervisor"),
    ),
    "parcel.no_twin": (
        QT_TRANSLATE_NOOP("messages", "Only one station took this parcel in"),
        QT_TRANSLATE_NOOP("messages", "Nothing has to be settled; go on with it"),
    ),
    "parcel.unpacked_already": (
        QT_TRANSLATE_NOOP("messages", "Nothing more is in this box, somebody said"),
        QT_TRANSLATE_NOOP("messages", "Say first with F8 that there is more, then scan again"),
    ),
    "weight.unreadable": (
        QT_TRANSLATE_NOOP("messages", "This is no weight"),
        QT_TRANSLATE_NOOP("messages", "Type it as 0.63 kg or 630 g"),
    ),
    "weight.no_unit": (
        QT_TRANSLATE_NOOP("messages", "{typed} kilograms, or grams?"),
        QT_TRANSLATE_NOOP("messages", "Type {typed} kg or {typed} g"),
    ),
    "weight.out_of_range": (
        QT_TRANSLATE_NOOP("messages", "No parcel weighs that"),
        QT_TRANSLATE_NOOP("messages", "Type a weight up to {most_kg} kg"),
    ),
    "place.malformed": (
        QT_TRANSLATE_NOOP("messages", "This is no place code"),
        QT_TRANSLATE_NOOP("messages", "Scan a code that begins with LOC- and names a shelf"),
    ),
    "place.no_parcel": (
        QT_TRANSLATE_NOOP("messages", "No parcel is in hand for this place"),
        QT_TRANSLATE_NOOP("messages", "Scan the parcel first, then the place"),
    ),
    "count.unreadable": (
        QT_TRANSLATE_NOOP("messages", "This is no number of parcels"),
        QT_TRANSLATE_NOOP("messages", "Type how many the courier handed in"),
    ),
    "count.out_of_range": (
        QT_TRANSLATE_NOOP("messages", "Nobody hands in so many parcels"),
        QT_TRANSLATE_NOOP("messages", "Type a number up to {most}"),
    ),
    "scale.lost": (
        QT_TRANSLATE_NOOP("messages", "The scale is unplugged"),
        QT_TRANSLATE_NOOP("messages", "Plug it in, it resumes by itself; F2 types a weight"),
    ),
    "scale.busy": (
        QT_TRANSLATE_NOOP("messages", "Another program reads the scale"),
        QT_TRANSLATE_NOOP("messages", "Close it; F2 types a weight meanwhile"),
    ),
    "scale.denied": (
        QT_TRANSLATE_NOOP("messages", "No right to read the scale"),
        QT_TRANSLATE_NOOP("messages", "Call the supervisor; F2 types a weight meanwhile"),
    ),
}

"""What a scanned code is to the steps after receiving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.cases.inspection import asks_serial
from inspection.checklist import Question
from inspection.codes import normal_or_empty
from inspection.ports import Facts
from inspection.tickets import Line
from inspection.values import ParcelId


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """A scan in normal form (empty where it is no code at all), and the parcel it belongs to."""

    code: str
    parcel_id: ParcelId | None


def is_known(facts: Facts, text: str) -> bool:
    """Whether this very code, not one of its other forms, is announced or was received."""
    code = normal_or_empty(text)
    return bool(code) and bool(facts.tickets_by_code(code) or facts.parcels_by_code(code))


class Meaning(StrEnum):
    """What a scan says to the question on screen."""

    PARCEL = "parcel"
    SAME_SERIAL = "same_serial"
    OTHER_SERIAL = "other_serial"
    PRODUCT_CODE = "product_code"
    NO_SERIAL_KNOWN = "no_serial_known"
    NOTED = "noted"
    """A code of an item without a ticket: recorded, to find it by."""
    NOTHING = "nothing"


def what_is(facts: Facts, text: str) -> Scanned:
    """Look a scan up among received parcels; hostile text is a value, not an error."""
    code = normal_or_empty(text)
    parcels = facts.parcels_by_code(code) if code else ()
    return Scanned(code=code, parcel_id=parcels[-1].parcel_id if parcels else None)


def meaning_of(scanned: Scanned, line: Line | None, question: Question | None) -> Meaning:
    """Received parcels win, so that a label on the box is never taken for a wrong serial."""
    if scanned.parcel_id is not None:
        return Meaning.PARCEL
    if not scanned.code or line is None or question is None or not asks_serial(question):
        return Meaning.NOTHING
    # announced as people write them, `A7H2 2609 0418`; scanners read them without the spaces
    if scanned.code in _normal(line.serials):
        return Meaning.SAME_SERIAL
    if scanned.code in _normal((line.gtin or "", line.sku)):
        return Meaning.PRODUCT_CODE
    return Meaning.OTHER_SERIAL if line.serials else Meaning.NO_SERIAL_KNOWN


def _normal(codes: Iterable[str]) -> set[str]:
    """Normal forms; what is no code at all fits nothing."""
    return {normal_or_empty(code) for code in codes} - {""}

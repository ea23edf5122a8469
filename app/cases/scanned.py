"""What a scanned code is to the steps after receiving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.cases.inspection import asks_serial
from inspection.checklist import Question
from inspection.codes import normal_or_empty
from inspection.handlers.receptions import counts_no_more
from inspection.ports import Facts
from inspection.tickets import Line, Ticket
from inspection.values import ParcelId


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """A scan in normal form (empty where it is no code at all), and the parcel it belongs to.

    `ticket` is the one ticket that was announced under it, where no parcel was received so.
    """

    code: str
    parcel_id: ParcelId | None
    parcel_ids: tuple[ParcelId, ...] = ()
    """All receptions under the code: another station may have taken the same parcel in."""
    ticket: Ticket | None = None

    def other_than(self, in_hand: ParcelId | None) -> ParcelId | None:
        """The parcel to open instead; None where the scan means the one in hand, or none."""
        return None if in_hand in self.parcel_ids else self.parcel_id


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
    if not parcels:
        return Scanned(code=code, parcel_id=None, ticket=_announced(facts, code))
    ids = tuple(one.parcel_id for one in parcels)
    counting = [one for one in ids if len(ids) == 1 or not counts_no_more(facts, one)]
    return Scanned(code=code, parcel_id=(counting or ids)[-1], parcel_ids=ids)


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
    if scanned.ticket is not None:
        return Meaning.NOTHING  # a second label found in the box is no wrong serial either
    return Meaning.OTHER_SERIAL if line.serials else Meaning.NO_SERIAL_KNOWN


def _announced(facts: Facts, code: str) -> Ticket | None:
    """The one ticket a label means; what stands on its goods themselves is no label."""
    tickets = facts.tickets_by_code(code) if code else ()
    if len(tickets) != 1:
        return None
    goods = (mark for line in tickets[0].lines for mark in (*line.serials, line.gtin, line.sku))
    return None if code in _normal(mark or "" for mark in goods) else tickets[0]


def _normal(codes: Iterable[str]) -> set[str]:
    """Normal forms; what is no code at all fits nothing."""
    return {normal_or_empty(code) for code in codes} - {""}

"""The values every part of the program speaks in: ids, time, money, places in a journal, enums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

OriginId = NewType("OriginId", str)
PersonId = NewType("PersonId", str)
TicketId = NewType("TicketId", str)
LineId = NewType("LineId", str)
ParcelId = NewType("ParcelId", str)
UnitId = NewType("UnitId", str)
DecisionId = NewType("DecisionId", str)
RefundId = NewType("RefundId", str)
Sha256 = NewType("Sha256", str)
"""64 lower-case hex digits."""

HUB_ACTOR = PersonId("hub")
STATION_ACTOR = PersonId("station")
MAX_SAFE_INTEGER = 2**53 - 1
"""Largest integer RFC 8785 writes exactly; longer numbers travel as strings."""
OUTER = "outer.carton"
"""What is disinfected before a parcel is opened; other targets only keep goods from the shelf."""


@dataclass(frozen=True, kw_only=True, order=True)
class Ref:
    """The place of one record: `(origin, seq)`, seq counting from 1 without gaps."""

    origin: OriginId
    seq: int


@dataclass(frozen=True, kw_only=True)
class Texts:
    """One sentence of a policy in both languages."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """The text in `zh` (any Chinese locale) or `en` (everything else)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, kw_only=True)
class Named:
    """A code of a policy with its words, such as a reason, an agent or a protective item."""

    code: str
    text: Texts


class CurrencyMismatchError(ValueError):
    """Two amounts of different currencies met in one sum."""


@dataclass(frozen=True, kw_only=True)
class Money:
    """An amount in integer minor units (fen, cents) of an ISO 4217 currency."""

    amount_minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        """Sum of two amounts of one currency; raises CurrencyMismatchError otherwise."""
        if other.currency != self.currency:
            message = f"{self.currency} and {other.currency}"
            raise CurrencyMismatchError(message)
        return Money(amount_minor=self.amount_minor + other.amount_minor, currency=self.currency)


def slot_amount(paid_minor: int, ordered_quantity: int, slot: int) -> int:
    """Share of slot `1..ordered_quantity` in what was paid for the whole order line.

    The remainder of the division goes to the lowest slots, so all slots add up exactly.
    """
    if not 1 <= slot <= ordered_quantity:
        message = f"slot {slot} outside 1..{ordered_quantity}"
        raise ValueError(message)
    share, remainder = divmod(paid_minor, ordered_quantity)
    return share + (1 if slot <= remainder else 0)


YEARS = range(1970, 2200)
"""Those any clock here may show, a dead one included: sums with days stay tellable."""


def rfc3339(moment: datetime) -> str:
    """UTC with milliseconds and `Z`, so that text order is time order.

    Raises ValueError on naive times and on years outside `YEARS`.
    """
    _ensure_tellable(moment)
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def from_rfc3339(text: str) -> datetime:
    """The aware UTC moment of a text made by `rfc3339`; raises ValueError as that does."""
    moment = datetime.fromisoformat(text)
    _ensure_tellable(moment)
    return moment.astimezone(UTC)


def _ensure_tellable(moment: datetime) -> None:
    if moment.tzinfo is None:
        message = "naive datetime"
        raise ValueError(message)
    if moment.year not in YEARS:
        message = f"year {moment.year}"
        raise ValueError(message)


class Role(StrEnum):
    """What a person may do."""

    DOCK = "dock"
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class AccessChange(StrEnum):
    """What became of a person's way in."""

    PIN = "pin"
    REMOVED = "removed"


class Service(StrEnum):
    """What the customer asked for."""

    RETURN = "return"
    EXCHANGE = "exchange"
    REPAIR = "repair"


class ReasonClass(StrEnum):
    """Legal class of the customer's reason (DOMAIN 3.4)."""

    NO_REASON = "no_reason"
    QUALITY = "quality"
    WRONG_ITEM = "wrong_item"
    TRANSPORT = "transport"
    WARRANTY = "warranty"
    REFUSED = "refused"


class GoodsClass(StrEnum):
    """Class of goods that selects checklist and grounds."""

    ELECTRONICS = "electronics"
    APPAREL = "apparel"
    HYGIENE = "hygiene"
    GENERAL = "general"


class CodeKind(StrEnum):
    """What a code on a ticket or parcel is."""

    TRACKING = "tracking"
    ORDER = "order"
    TICKET = "ticket"
    LPN = "lpn"
    SERIAL = "serial"
    OTHER = "other"


class OuterCondition(StrEnum):
    """What the outer packaging looks like; several may hold at once, `INTACT` only alone."""

    INTACT = "intact"
    DENTED = "dented"
    TORN = "torn"
    WET = "wet"
    RESEALED = "resealed"
    OTHER = "other"


class WeightSource(StrEnum):
    """Who read the weight of a parcel."""

    HAND = "hand"
    SCALE = "scale"


class PackagingGrade(StrEnum):
    """Packaging axis of the grade."""

    SEALED = "sealed"
    OPENED = "opened"
    DAMAGED = "damaged"


class ItemGrade(StrEnum):
    """Item axis of the grade."""

    UNOPENED = "unopened"
    LIKE_NEW = "like_new"
    MINOR = "minor"
    DAMAGED = "damaged"
    DEFECTIVE = "defective"


class Disposition(StrEnum):
    """Where the unit goes."""

    RESTOCK = "restock"
    REPACK = "repack"
    CLEAN = "clean"
    RESELL = "resell"
    REFURBISH = "refurbish"
    RETURN_TO_VENDOR = "return_to_vendor"
    DONATE = "donate"
    DESTROY = "destroy"
    MISSING = "missing"
    RETURN_TO_CUSTOMER = "return_to_customer"
    QUARANTINE = "quarantine"


class Verdict(StrEnum):
    """What is advised or chosen for the money of one unit."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    HUMAN = "human"


class MarkShape(StrEnum):
    """What is drawn on a photo."""

    BOX = "box"
    ARROW = "arrow"
    TEXT = "text"


class RegionKind(StrEnum):
    """What of a customer a part of a photo tells."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    OTHER = "other"


class RefundState(StrEnum):
    """Recovery points of one refund (DESIGN D4)."""

    DUE = "due"
    SENDING = "sending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SETTLED_ELSEWHERE = "settled_elsewhere"


class OrderKind(StrEnum):
    """What an exchange or a repair ends in."""

    REPLACEMENT = "replacement"
    REPAIR = "repair"


class OrderState(StrEnum):
    """Recovery points of one replacement or repair order; as those of a refund, and three more."""

    DUE = "due"
    LISTED = "listed"
    """On a person's list: the system of record takes no such orders from the hub."""
    SENDING = "sending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
    """The customer changed their wish before it was made; its slot is free again."""


class WishSource(StrEnum):
    """Where a customer said what they want instead."""

    PLATFORM = "platform"
    PHONE = "phone"
    MESSAGE = "message"


class ContainerEnd(StrEnum):
    """Why nothing more goes into a container."""

    FULL = "full"
    SHIPPED = "shipped"

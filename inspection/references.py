"""Reference pictures: what the item in hand is compared with. None of them is evidence.

A customer's photo is personal data and a claim; what was shipped and the catalogue's picture are
the merchant's. None is ever named in a journal: a picture may be erased, a record may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_PICTURES = 6
"""Of one kind, of one line or of a whole ticket: more than a person compares at a bench."""
MOST_OF_TICKET = 24


class PictureKind(StrEnum):
    """Where a picture comes from, in the order in which they are looked at."""

    CUSTOMER = "customer"
    """What the customer photographed; of a ticket or of one of its lines."""
    OUTBOUND = "outbound"
    """The piece as it was shipped; of a ticket or of one of its lines."""
    CATALOGUE = "catalogue"
    """What the shop shows of an SKU; of no ticket."""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One picture to compare with. `number` counts from 1 within its kind; `is_here` once it came.

    `is_of_line` is false for a picture of the whole ticket.
    """

    picture_id: str
    kind: PictureKind
    number: int
    sha256: str
    is_of_line: bool
    is_here: bool


@dataclass(frozen=True, kw_only=True)
class PicturePlan:
    """Hashes of pictures to fetch, the most wanted first, and of those whose room they need."""

    fetch: tuple[str, ...]
    drop: tuple[str, ...]


_ORDER = list(PictureKind)


def in_order(found: list[Reference]) -> tuple[Reference, ...]:
    """By kind; what is of this very line before what is of the whole ticket, then by number."""
    return tuple(
        sorted(
            found,
            key=lambda one: (
                _ORDER.index(one.kind),
                not one.is_of_line,
                one.number,
                one.picture_id,
            ),
        )
    )

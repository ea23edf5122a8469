"""One parcel taken in by several stations while apart: which of its receptions counts.

Every reception stands until a supervisor settles it. Two settlements that contradict each other
settle nothing: they are a conflict like the first, ended by one more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspection.codes import normal_or_empty, same_parcel
from inspection.matching import SHARED_KINDS
from inspection.parcels import Parcel
from inspection.values import ParcelId, Ref


class Standing(StrEnum):
    """What a reception counts for."""

    SINGLE = "single"
    """No other station took this parcel in."""
    OPEN = "open"
    """Another one did, and nobody has settled it: nothing is paid on either."""
    KEPT = "kept"
    DROPPED = "dropped"
    """Another reception of the parcel counts."""


@dataclass(frozen=True, kw_only=True)
class KeptReception:
    """A current word of a supervisor which reception of a parcel counts."""

    settlement_id: str
    kept_parcel_id: ParcelId
    dropped_parcel_ids: tuple[ParcelId, ...]
    at: Ref


def own_codes(parcel: Parcel) -> frozenset[str]:
    """Codes that no other parcel carries: whoever takes one in again has this very parcel.

    In normal form, with the shorter numbers that name the same parcel: however two stations came to
    spell one number, they have a code in common. A code that was withheld is none, and what only an
    order or a ticket has in common is none.
    """
    own = {one.code for one in parcel.codes if one.what not in SHARED_KINDS}
    normal = {normal_or_empty(one) for one in (*own, *(one.code for one in parcel.joins))} - {""}
    return frozenset(normal).union(*map(same_parcel, normal))


def is_dropped(parcel_id: ParcelId, settlements: Sequence[KeptReception]) -> bool:
    """Whether `settlements`, those that name the parcel, drop it and none of them keeps it."""
    is_named = any(parcel_id in one.dropped_parcel_ids for one in settlements)
    return is_named and all(one.kept_parcel_id != parcel_id for one in settlements)


def standing_of(
    parcel_id: ParcelId, settlements: Sequence[KeptReception], twins: Collection[ParcelId]
) -> Standing:
    """What a reception counts for; `twins` are others of the same parcel that are not dropped."""
    if is_dropped(parcel_id, settlements):
        return Standing.DROPPED
    if twins or any(parcel_id in one.dropped_parcel_ids for one in settlements):
        return Standing.OPEN
    return Standing.KEPT if settlements else Standing.SINGLE

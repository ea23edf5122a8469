"""Events that stations record of what a parcel held against what was announced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import Disposition, GoodsClass


@dataclass(frozen=True, kw_only=True)
class Shortage:
    """So many units of a line were not there when the parcel was unpacked."""

    line_id: str
    quantity: int


@dataclass(frozen=True, kw_only=True)
class ParcelUnpacked(Event):
    """Nothing more is in the box.

    `shortages` are what its tickets lacked then, over all their parcels; the rest may still come
    in another one. `evidence` are ids of photos of the open box. Says nothing about money.
    """

    KIND: ClassVar[str] = "parcel.unpacked"
    unpacking_id: str
    parcel_id: str
    shortages: tuple[Shortage, ...]
    evidence: tuple[str, ...]
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitFoundExtra(Event):
    """An item nobody announced was photographed and put where it waits for a supervisor.

    `goods_class` is what the inspector took it for; `evidence` are ids of its photos.
    """

    KIND: ClassVar[str] = "unit.found_extra"
    extra_id: str
    unit_id: str
    parcel_id: str
    goods_class: GoodsClass
    disposition: Disposition
    evidence: tuple[str, ...]
    supersedes: tuple[str, ...]

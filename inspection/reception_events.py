"""Events of check-in before a parcel is opened: its weight, its place, its refusal, the count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import WeightSource


@dataclass(frozen=True, kw_only=True)
class ParcelWeighed(Event):
    """The whole parcel as it arrived, in grams; weighing again supersedes."""

    KIND: ClassVar[str] = "parcel.weighed"
    weighing_id: str
    parcel_id: str
    weight_g: int
    source: WeightSource
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ParcelStaged(Event):
    """The parcel was put down at a place of the warehouse; putting it elsewhere supersedes."""

    KIND: ClassVar[str] = "parcel.staged"
    staging_id: str
    parcel_id: str
    place: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ParcelRefusalRecorded(Event):
    """The buyer refused delivery: it came back as it was sent, nobody had it in hands."""

    KIND: ClassVar[str] = "parcel.refusal_recorded"
    refusal_id: str
    parcel_id: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HandoverCounted(Event):
    """A courier handed in `counted` parcels, of which this station has `received` so far.

    `carrier` is the code of a label rule where all of them are one carrier's.
    """

    KIND: ClassVar[str] = "handover.counted"
    handover_id: str
    carrier: str | None
    counted: int
    received: int
    supersedes: tuple[str, ...]

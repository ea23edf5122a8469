"""What the dock noted of a parcel before it was opened, beside its ticket and its outside."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import Ref, WeightSource


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """A current weight of the whole parcel."""

    weighing_id: str
    weight_g: int
    source: WeightSource
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Staging:
    """Where the parcel was put down."""

    staging_id: str
    place: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Somebody said that delivery was refused."""

    refusal_id: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class ReceptionNotes:
    """Current notes, oldest first: two stations apart may each have one, and the last is shown."""

    weighings: tuple[Weighing, ...] = ()
    stagings: tuple[Staging, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def weight_g(self) -> int | None:
        """The weight that counts; None before it was weighed."""
        return self.weighings[-1].weight_g if self.weighings else None

    @property
    def place(self) -> str:
        """Where it lies; empty while it is in hand."""
        return self.stagings[-1].place if self.stagings else ""


@dataclass(frozen=True, kw_only=True)
class Handover:
    """A courier's parcels as they were counted, and how many of them were received."""

    handover_id: str
    carrier: str | None
    counted: int
    received: int
    at: Ref

    @property
    def missing(self) -> int:
        """Parcels counted and not received; below zero where more were received than counted."""
        return self.counted - self.received

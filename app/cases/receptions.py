"""Receptions of one parcel at several stations: who took it in where, and what was done since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspection.handlers.evidence import current_evidence
from inspection.handlers.receptions import counts_no_more, standing, twins_of
from inspection.parcels import Parcel
from inspection.ports import Facts
from inspection.receptions import Standing
from inspection.values import ParcelId


@dataclass(frozen=True, kw_only=True)
class OneReception:
    """One of several; `is_dropped` where another one counts."""

    parcel_id: ParcelId
    at: datetime
    name_zh: str
    name_en: str
    station_name: str
    units: int
    decided: int
    photos: int
    is_dropped: bool


@dataclass(frozen=True, kw_only=True)
class Receptions:
    """How the reception in hand stands among them; `own` is None where it is the only one."""

    standing: Standing
    own: OneReception | None = None
    others: tuple[OneReception, ...] = ()

    @property
    def is_open(self) -> bool:
        """Nobody has settled which of them counts."""
        return self.standing is Standing.OPEN

    @property
    def is_dropped(self) -> bool:
        """Another one counts: nothing more is done under this one."""
        return self.standing is Standing.DROPPED

    @property
    def counting(self) -> OneReception | None:
        """The one to go on with instead; None where that is this one, or nobody knows."""
        if not self.is_dropped:
            return None
        return next((one for one in self.others if not one.is_dropped), None)


SINGLE = Receptions(standing=Standing.SINGLE)
"""Nobody else took it in."""


def receptions_of(facts: Facts, parcel: Parcel) -> Receptions:
    """The receptions of this parcel, as far as they are known here."""
    twins = twins_of(facts, parcel)
    found = standing(facts, parcel)
    if not twins:
        return Receptions(standing=found)
    own, *others = (_one(facts, one) for one in (parcel, *twins))
    return Receptions(standing=found, own=own, others=tuple(others))


def _one(facts: Facts, parcel: Parcel) -> OneReception:
    person = facts.person(parcel.received_by)
    units = facts.units_of_parcel(parcel.parcel_id)
    return OneReception(
        parcel_id=parcel.parcel_id,
        at=parcel.received_at,
        name_zh=person.name_zh if person else "",
        name_en=person.name_en if person else "",
        station_name=facts.station_name(parcel.received_origin),
        units=len(units),
        decided=sum(1 for one in units if facts.decisions_of(one.unit_id)),
        photos=len(current_evidence(facts, parcel.parcel_id, None)),
        is_dropped=counts_no_more(facts, parcel.parcel_id),
    )

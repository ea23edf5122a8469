"""Parcels: what arrived, and which ticket it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspection.station_events import ParcelCode
from inspection.values import (
    OriginId,
    OuterCondition,
    ParcelId,
    PersonId,
    Ref,
    TicketId,
)


@dataclass(frozen=True, kw_only=True)
class Match:
    """A current (not superseded, not withdrawn) claim that a parcel belongs to a ticket."""

    match_id: str
    ticket_id: TicketId
    how: str
    code: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Join:
    """A current word that a further ticket has goods in the parcel; `code` is what led to it."""

    join_id: str
    ticket_id: TicketId
    how: str
    code: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Condition:
    """The current record of the outer packaging."""

    condition_id: str
    conditions: tuple[OuterCondition, ...]
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A received parcel. More than one match or condition is a conflict, shown as such.

    `joins` are no conflict: a parcel may hold goods of several tickets.
    """

    parcel_id: ParcelId
    codes: tuple[ParcelCode, ...]
    carrier: str | None
    received_at: datetime
    received_by: PersonId
    matches: tuple[Match, ...]
    conditions: tuple[Condition, ...]
    at: Ref
    joins: tuple[Join, ...] = ()

    @property
    def ticket_ids(self) -> tuple[TicketId, ...]:
        """The tickets whose goods it holds, the one it was matched to first."""
        matched = [one.ticket_id for one in self.matches]
        return tuple(dict.fromkeys([*matched, *(one.ticket_id for one in self.joins)]))

    @property
    def is_contested(self) -> bool:
        """Whether stations matched it to different tickets."""
        return len({one.ticket_id for one in self.matches}) > 1

    @property
    def received_origin(self) -> OriginId:
        """The station that took it in."""
        return self.at.origin

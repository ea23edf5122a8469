"""Units: one physical item each, known by its LPN."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import LineId, ParcelId, Ref, TicketId, UnitId


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One item taken out of a parcel. `unit_no` is a station's claim, never an identity."""

    unit_id: UnitId
    parcel_id: ParcelId
    ticket_id: TicketId | None
    line_id: LineId | None
    unit_no: int
    lpn: str
    at: Ref

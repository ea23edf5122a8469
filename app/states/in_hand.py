"""What a page has in hand: the parcel or unit an action from outside the page is about."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import ParcelId, UnitId


@dataclass(frozen=True, kw_only=True)
class InHand:
    """All empty where nothing is; `code` is what people call it by."""

    parcel_id: ParcelId | None = None
    unit_id: UnitId | None = None
    code: str = ""

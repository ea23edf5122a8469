"""Where a page may ask to go: one frozen value per destination."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import ParcelId, UnitId
from scanners.scan import Scan


@dataclass(frozen=True, kw_only=True)
class GoSignIn:
    """Lock: the badge screen."""


@dataclass(frozen=True, kw_only=True)
class GoSetup:
    """The first start of a station nobody can sign in to yet."""


@dataclass(frozen=True, kw_only=True)
class GoReceive:
    """Ready for the next parcel, or for what was scanned on a page with no use for it.

    With a parcel it is in hand again, as after going on by itself.
    """

    scan: Scan | None = None
    parcel_id: ParcelId | None = None
    put_down: str = ""
    """Place where the parcel in hand was put on another page."""


@dataclass(frozen=True, kw_only=True)
class GoDisinfect:
    """Disinfect this parcel; None shows what is running.

    Where it came by itself, keys meant for the page before are let pass for a moment.
    """

    parcel_id: ParcelId | None = None
    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class GoInspect:
    """Inspect this parcel, of it this item; None shows the queue.

    `retake`: the subject of a photo of it that is to be taken once more.
    """

    parcel_id: ParcelId | None = None
    unit_id: UnitId | None = None
    retake: str = ""


@dataclass(frozen=True, kw_only=True)
class GoDecide:
    """Decide this unit; None shows the queue."""

    unit_id: UnitId | None = None


@dataclass(frozen=True, kw_only=True)
class GoUnclaimed:
    """Parcels and items without a ticket; this parcel's at once, if it waits."""

    parcel_id: ParcelId | None = None


@dataclass(frozen=True, kw_only=True)
class GoSort:
    """Put items away: this one, or what was scanned; None of both shows what waits."""

    unit_id: UnitId | None = None
    scan: Scan | None = None


@dataclass(frozen=True, kw_only=True)
class GoSync:
    """What is sent, what waits, where the money stands."""


@dataclass(frozen=True, kw_only=True)
class GoSettings:
    """The settings; a section by its name, or the list of them."""

    section: str = ""


@dataclass(frozen=True, kw_only=True)
class GoBack:
    """From the settings back to the page before, as it was left."""


Destination = (
    GoSignIn
    | GoSetup
    | GoReceive
    | GoDisinfect
    | GoInspect
    | GoDecide
    | GoUnclaimed
    | GoSort
    | GoSync
    | GoSettings
    | GoBack
)

"""Scans of our own labels: an item's leads to what is due for it, a container's into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app.states.navigation import Destination, GoInspect, GoSort

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.store.queries.sorting import LabelledUnit
    from scanners.scan import Scan

_OWN = re.compile(r"\s*(?:BIN-[0-9A-Z-]{4,16}|U-[0-9A-Z]{4}-[0-9A-Z]{4,10})\s*", re.IGNORECASE)
"""Codes this program prints, misread ones too; no carrier's look so."""


def is_own_label(text: str) -> bool:
    """Whether a scan is one of an item's or a container's label. Costs a scan next to nothing."""
    return _OWN.fullmatch(text) is not None


def follow(
    desk: Desk,
    scan: Scan,
    go: Callable[[Destination], None],
    otherwise: Callable[[Scan], None],
) -> None:
    """Go where the label leads; `otherwise` takes what is no item known here."""
    code = scan.text.strip().upper()
    if code.startswith("BIN-"):
        go(GoSort(scan=scan))
        return
    desk.read(partial(_unit, lpn=code), partial(_lead, scan, go, otherwise))


def _unit(conn: Any, *, lpn: str) -> LabelledUnit | None:  # noqa: ANN401 - SQL's own
    from inspection.store.queries.sorting import unit_by_lpn  # noqa: PLC0415 - on its thread

    return unit_by_lpn(conn, lpn)


def _lead(
    scan: Scan,
    go: Callable[[Destination], None],
    otherwise: Callable[[Scan], None],
    found: LabelledUnit | None,
) -> None:
    if found is None:
        otherwise(scan)
    elif found.is_dealt_with:
        go(GoSort(unit_id=found.unit_id))
    else:
        go(GoInspect(parcel_id=found.parcel_id, unit_id=found.unit_id))

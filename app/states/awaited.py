"""Which of the codes before a camera the inspection waits for."""

from __future__ import annotations

from app.cases.inspection import asks_serial
from app.cases.place import Phase
from app.cases.seen import scan_of
from app.states.codes import CameraCodes
from app.states.inspect import InspectState
from scanners.scan import Scan


def is_any_awaited(state: InspectState) -> bool:
    """Whether a code would be used, if it came now."""
    place, case = state.place, state.case
    if state.is_busy or state.ask is not None:
        return False
    if place.phase is Phase.QUEUE:
        return True
    if case is None:
        return False
    asks = place.question is not None and case.line is not None and asks_serial(place.question)
    return state.is_label_awaited or asks


def awaited(state: InspectState, codes: CameraCodes) -> Scan | None:
    """The code the inspection waits for; never another: whatever stands on a box is seen too."""
    place, case = state.place, state.case
    if state.is_busy or state.ask is not None:
        return None
    if place.phase is Phase.QUEUE:
        return next(iter(codes.label), None)
    if case is None:
        return None
    if state.is_label_awaited:
        return scan_of(codes.scans, (case.unit.lpn,)) if case.unit else None
    if place.question is None or case.line is None or not asks_serial(place.question):
        return None
    return scan_of(codes.scans, case.line.serials)

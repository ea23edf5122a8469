"""What a record of check-in may not say: bounds of a station's own handlers, checked again."""

from __future__ import annotations

from inspection.event_base import Event
from inspection.handlers.check_in import MOST_COUNTED
from inspection.places import is_place
from inspection.reception_events import HandoverCounted, ParcelStaged, ParcelWeighed
from inspection.weight import MOST_G


def check_in_breach(event: Event) -> str | None:
    """The rule it breaks, or None. A place that is none may be text that nobody may keep."""
    match event:
        case ParcelWeighed():
            return None if 1 <= event.weight_g <= MOST_G else "weight.out_of_range"
        case ParcelStaged():
            return None if is_place(event.place) else "place.malformed"
        case HandoverCounted():
            counts = (event.counted, event.received)
            is_possible = all(0 <= one <= MOST_COUNTED for one in counts)
            return None if is_possible else "count.out_of_range"
        case _:
            return None

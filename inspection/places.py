"""Places where received parcels wait: what their printed codes look like."""

from __future__ import annotations

import re

from inspection.codes import normal_or_empty
from inspection.errors import OperatorError

PREFIX = "LOC-"
"""On every printed place code, so that no place is taken for a parcel."""
_PLACE = re.compile(r"(?=.*[0-9])[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,6}){0,3}")
"""Up to four short parts with a digit somewhere, such as `A-01-3`."""


def is_place_code(text: str) -> bool:
    """Whether a scan claims to be a place, well-formed or not."""
    return normal_or_empty(text).startswith(PREFIX)


def place_of(text: str) -> str:
    """The place of a scanned or typed code, without its prefix.

    Raises OperatorError `place.malformed`.
    """
    place = normal_or_empty(text).removeprefix(PREFIX)
    if not is_place(place):
        raise OperatorError("place.malformed")
    return place


def is_place(place: str) -> bool:
    """Whether places are named so; a name or a phone number with dashes is none (ADR 11)."""
    from inspection.recordable import is_code  # noqa: PLC0415 - with the first place

    return _PLACE.fullmatch(place) is not None and is_code(place)

"""Codes as a live camera sees them, for tests of what follows."""

from __future__ import annotations

from scanners.scan import Box, Scan
from scanners.stability import Stability

STEP_S = 0.125


def box_at(place: int) -> Box:
    left = place * 300
    return (left, 100), (left + 200, 100), (left + 200, 160), (left, 160)


def code(text: str, symbology: str = "Code128", place: int | None = 0) -> Scan:
    box = None if place is None else box_at(place)
    return Scan(text=text, raw=text.encode(), symbology=symbology, source="camera", box=box)


def look(stability: Stability, scans: list[Scan], *, looks: int, from_s: float) -> list[str]:
    """Texts accepted in a row of looks, `STEP_S` apart."""
    accepted: list[str] = []
    for number in range(looks):
        sighting = stability.see(scans, from_s + number * STEP_S)
        accepted += [one.text for one in sighting.accepted]
    return accepted

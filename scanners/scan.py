"""A scan: one code as it was read, whatever read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Source = Literal["wedge", "camera", "image", "keys"]
Point = tuple[int, int]
Box = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One code. The text is hostile: any length, any characters, never to be executed or trusted.

    `box` is the outline in pixels of the image that was read, clockwise from the code's own top
    left; None where there is no picture. `read_at` is aware UTC, None until someone with a clock
    sets it.
    """

    text: str
    raw: bytes
    symbology: str
    """`Code128`, `QR` …; `wedge` for keyboard scanners, which do not tell."""
    source: Source
    box: Box | None = None
    read_at: datetime | None = None
    aim: str = ""
    """AIM symbology identifier such as `]C1` (ISO/IEC 15424), empty where the reader told none."""


def typed_scan(
    text: str, source: Source = "wedge", *, read_at: datetime | None = None, aim: str = ""
) -> Scan:
    """The scan of a keyboard scanner or of a person's typing."""
    return Scan(
        text=text,
        raw=text.encode("utf-8", errors="replace"),
        symbology="wedge" if source == "wedge" else "keys",
        source=source,
        read_at=read_at,
        aim=aim,
    )

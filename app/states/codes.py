"""Codes before a live camera, as its picture shows them and as pages get them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanners.scan import Box, Scan

TAIL_CHARS = 6
"""Enough to tell one label from the next."""


@dataclass(frozen=True, kw_only=True)
class CodeBox:
    """One code; `corners` clockwise in pixels of the whole frame."""

    corners: Box
    tail: str
    """The end of its text, of characters that can be shown."""
    is_accepted: bool
    """Seen for long enough to count."""


@dataclass(frozen=True, kw_only=True)
class SeenCodes:
    """What is read in the picture of now; `size` is the whole frame's width and height."""

    size: tuple[int, int] = (0, 0)
    boxes: tuple[CodeBox, ...] = ()


NONE_SEEN = SeenCodes()


@dataclass(frozen=True, kw_only=True)
class CameraCodes:
    """Codes that lie before a camera and were not there before."""

    scans: tuple[Scan, ...]
    """All that count, those included that were there already."""
    label: tuple[Scan, ...]
    """Those of a parcel, the one it goes by at the head; empty where that is not proven."""


def tail_of(text: str) -> str:
    """The end of a code's text; hostile texts too."""
    end = "".join(one for one in text[-4 * TAIL_CHARS :] if one.isprintable() and one != " ")
    return end[-TAIL_CHARS:]

"""How much of the live picture each photo should fill: what the guide corners enclose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Guide:
    """Shares of the picture's width and height, 0 to 1, around its middle."""

    width: float
    height: float


WHOLE = Guide(width=0.8, height=0.84)
"""The item or parcel with a little air."""
PLATE = Guide(width=0.9, height=0.62)
"""Model and serial, a tag, a date from edge to edge."""
LABEL = Guide(width=0.86, height=0.8)
"""A shipping label with its quiet zones."""
CLOSE = Guide(width=0.5, height=0.56)
"""A mark with what lies around it."""
_GUIDES = {
    "item.plate": PLATE,
    "item.tag": PLATE,
    "item.label": PLATE,
    "item.expiry": PLATE,
    "label": LABEL,
    "item.mark": CLOSE,
    "item.stain": CLOSE,
    "item.tag_place": CLOSE,
    "item.fault": CLOSE,
    "item.packaging_damage": CLOSE,
    "outer.damage": CLOSE,
}


def guide_of(subject: str) -> Guide:
    """The frame of a photo subject; one without a frame of its own is taken whole."""
    return _GUIDES.get(subject, WHOLE)

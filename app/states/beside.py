"""What stands beside the live picture: one look at each kind, and the one that is open large."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QImage

from inspection.references import PictureKind


class How(StrEnum):
    """How far a picture is."""

    SHOWN = "shown"
    COMING = "coming"
    """It is being fetched, or read from the disk."""
    OFFLINE = "offline"
    """It comes once the hub answers again."""
    BROKEN = "broken"
    """The file cannot be shown."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One picture to compare with: the `number`-th of `of_kind`, the `place`-th of all, from 1."""

    kind: PictureKind
    number: int
    of_kind: int
    place: int
    how: How
    picture: QImage | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class BesideState:
    """`tiles` hold the first picture of each kind; `large` is None while nothing is open."""

    tiles: tuple[Beside, ...] = ()
    large: Beside | None = None
    total: int = 0

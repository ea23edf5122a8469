"""The inspection page's state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.cases.inspection import InspectionCase
from app.cases.place import Place
from inspection.store.queries.bench import BenchItem


@dataclass(frozen=True, kw_only=True)
class ShotView:
    """One place of the shot strip, named by its subject."""

    subject: str
    is_taken: bool
    is_current: bool
    picture: QImage | None


@dataclass(frozen=True, kw_only=True)
class InspectState:
    """Everything the page paints."""

    place: Place
    queue: tuple[BenchItem, ...] = ()
    case: InspectionCase | None = None
    shots: tuple[ShotView, ...] = ()
    is_busy: bool = False


@dataclass(frozen=True, kw_only=True)
class SerialMismatch:
    """The scanned serial is none of those that were shipped."""

    expected: str
    seen: str

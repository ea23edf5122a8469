"""The state of the page for what waits for a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from inspection.store.queries.unclaimed import UnclaimedItem

if TYPE_CHECKING:
    from app.cases.unclaimed import FoundLine


@dataclass(frozen=True, kw_only=True)
class UnclaimedState:
    """Everything the page paints; without `item` it is the list.

    `selected` is the index of the line pointed at, -1 while a person has to choose.
    `is_searching` says that the label's print is being read.
    """

    items: tuple[UnclaimedItem, ...] = ()
    is_loaded: bool = False
    item: UnclaimedItem | None = None
    found: tuple[FoundLine, ...] = ()
    is_found: bool = False
    selected: int = -1
    is_searching: bool = False
    is_busy: bool = False
    label: QImage | None = None
    picture: QImage | None = None

    @property
    def chosen(self) -> FoundLine | None:
        """The line pointed at."""
        return self.found[self.selected] if 0 <= self.selected < len(self.found) else None

"""The state of a photo that is open: what is shown of it, what is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QImage

from inspection.evidence import Evidence
from inspection.marks import PLAIN, Markup
from inspection.values import Named

Places = tuple[int, int, int, int]
"""x, y, x2, y2 in 1/10000 of the photo's width and height."""


class Tool(StrEnum):
    """What is drawn: a mark of some shape, or a part to be covered."""

    BOX = "box"
    ARROW = "arrow"
    TEXT = "text"
    COVER = "cover"


@dataclass(frozen=True, kw_only=True)
class PhotoState:
    """Everything the open photo paints; `photo` is None while none is open.

    `draft` is what is drawn and not kept yet. `words` are those of the number keys now, `has_more`
    that there is another page of them; `reasons` takes their place while a reason is asked for.
    `is_unreadable`: it stays veiled, for nothing could be read on it here.
    `shown_s` are the seconds for which the original is still shown.
    """

    photo: Evidence | None = None
    picture: QImage | None = None
    markup: Markup = PLAIN
    tool: Tool | None = None
    draft: Places | None = None
    code: str = ""
    words: tuple[Named, ...] = ()
    has_more: bool = False
    reasons: tuple[Named, ...] = ()
    is_unreadable: bool = False
    can_draw: bool = False
    can_reveal: bool = False
    can_undo: bool = False
    shown_s: int = 0
    is_busy: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a photo is open."""
        return self.photo is not None

    @property
    def can_keep(self) -> bool:
        """Whether the draft is whole: a word needs its word."""
        is_whole = self.tool is not Tool.TEXT or bool(self.code)
        return self.draft is not None and is_whole and not self.is_busy

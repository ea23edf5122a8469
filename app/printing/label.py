"""What stands on a label, and how large it is. Never a customer's name, phone or address."""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_INCH = 25.4
SIZES_MM = ((60, 40), (50, 30))
"""Widths and heights of common rolls; the first is the default."""
DENSITIES_DPI = (203, 300)


@dataclass(frozen=True, kw_only=True)
class Label:
    """One item's label. Names may be empty; `grade` is empty until the item was graded."""

    lpn: str
    ticket_number: str = ""
    name_zh: str = ""
    name_en: str = ""
    grade: str = ""
    station: str = ""
    printed_at: str = ""
    """Date and time of day at the station, as people read it."""
    reprint_word: str = ""
    """Says in words that another label of this LPN may exist; empty on the first."""
    prefers_english: bool = False
    """Which of the names stays where there is room for one."""

    @property
    def names(self) -> tuple[str, ...]:
        """The item's names, the preferred one first, none twice."""
        both = (
            (self.name_en, self.name_zh) if self.prefers_english else (self.name_zh, self.name_en)
        )
        return tuple(dict.fromkeys(name for name in both if name))


@dataclass(frozen=True, kw_only=True)
class LabelFormat:
    """A roll of labels and the printer's density."""

    width_mm: int = SIZES_MM[0][0]
    height_mm: int = SIZES_MM[0][1]
    dpi: int = DENSITIES_DPI[0]

    @property
    def width(self) -> int:
        """Dots across."""
        return self.dots(self.width_mm)

    @property
    def height(self) -> int:
        """Dots down."""
        return self.dots(self.height_mm)

    def dots(self, mm: float) -> int:
        """A length in dots of this printer."""
        return round(mm * self.dpi / MM_PER_INCH)

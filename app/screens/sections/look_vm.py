"""Language, brightness and size of the whole window; all in force at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal, Slot

from app.design.panel import PanelAdvice, advice_for
from app.settings.config import Source
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk

SETTINGS = ("language", "theme", "scale_percent", "panel_diagonal_inch")


@dataclass(frozen=True, kw_only=True)
class LookState:
    """What is in force, and what the panel asks for."""

    language: str
    theme: str
    scale_percent: int
    panel_diagonal_inch: float
    advice: PanelAdvice | None
    """None while nobody said how large the panel is."""
    sources: dict[str, Source]

    @property
    def is_too_small(self) -> bool:
        """Whether fingers will miss at this scale."""
        return self.advice is not None and self.scale_percent < self.advice.scale_percent


class LookVm(QObject):
    """Knows no widget. `screen_px` is the resolution of the screen the window is on."""

    changed = Signal(object)
    """LookState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the settings, whoever changes them."""
        super().__init__(parent)
        self._desk = desk
        self._screen = QSize(1920, 1080)
        desk.preferences.changed.connect(self._changed)

    @property
    def state(self) -> LookState:
        """As it is now."""
        config = self._desk.preferences.config
        return LookState(
            language=config.language,
            theme=config.theme,
            scale_percent=config.scale_percent,
            panel_diagonal_inch=config.panel_diagonal_inch,
            advice=self._advice(config.panel_diagonal_inch),
            sources={name: self._desk.preferences.source(name) for name in SETTINGS},
        )

    def look_at_screen(self, size: QSize) -> None:
        """The resolution of the screen the window is on."""
        self._screen = size
        self.changed.emit(self.state)

    @property
    def screen(self) -> QSize:
        """Resolution in pixels."""
        return self._screen

    def choose(self, name: str, value: object) -> None:
        """Another value for one setting; complaints go to the banner."""
        try:
            self._desk.preferences.set(name, value)
        except OperatorError as error:
            self._desk.complain(error)

    def take_advice(self) -> None:
        """The scale the panel asks for."""
        advice = self.state.advice
        if advice is not None:
            self.choose("scale_percent", advice.scale_percent)

    def _advice(self, diagonal_inch: float) -> PanelAdvice | None:
        if not diagonal_inch:
            return None
        return advice_for(diagonal_inch, self._screen.width(), self._screen.height())

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name in SETTINGS:
            self.changed.emit(self.state)

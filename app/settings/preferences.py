"""The settings in force while the program runs: read by everybody, changed on the settings page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.settings.config import Config, Source, read_value
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.program.background import Background

_FIXED: tuple[Source, ...] = ("environment", "command line")
"""Whoever starts the program decides these; the file would be overruled at the next start."""


class Preferences(QObject):
    """Lives on the GUI thread. A change is in force at once and written to the file behind it."""

    changed = Signal(str)
    """Name of the setting, after it is in force."""

    def __init__(self, config: Config, background: Background) -> None:
        """Begins with what was read at the start."""
        super().__init__()
        self._config = config
        self._background = background

    @property
    def config(self) -> Config:
        """All settings in force."""
        return self._config

    def value(self, name: str) -> Any:  # noqa: ANN401 - of any setting
        """One setting in force."""
        return getattr(self._config, name)

    def source(self, name: str) -> Source:
        """Who said what is in force; what environment or command line say is fixed."""
        return self._config.sources.get(name, "default")

    def is_fixed(self, name: str) -> bool:
        """Whether it cannot be changed here."""
        return self.source(name) in _FIXED

    def set(self, name: str, value: object) -> None:
        """Put another value in force and keep it for the next start.

        Raises OperatorError `config.invalid`, or `config.fixed` where it cannot be changed here.
        What cannot be written is complained about later, and in force until the program ends.
        """
        if self.is_fixed(name):
            raise OperatorError("config.fixed", name=name, source=self.source(name))
        wanted = read_value(name, value, said_by="settings")
        if wanted == self.value(name):
            return
        sources: dict[str, Source] = {**self._config.sources, name: "file"}
        self._config = replace(self._config, sources=sources, **{name: wanted})
        file = self._config.file
        # one lane, one thread: the last change is also the last one written
        self._background.run(lambda: _write(file, name, wanted), lane="keep")
        self.changed.emit(name)


def _write(file: Path, name: str, value: Any) -> None:  # noqa: ANN401 - as read by app.settings.config
    # off the GUI thread: the library that keeps an operator's comments takes 20 ms to import
    from app.settings.config_file import write_value  # noqa: PLC0415

    write_value(file, name, value)

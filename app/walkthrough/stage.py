"""A station in its real window, the hands before it, and its pictures on their way to the disk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.launch.bootstrap import Station
from app.program.watchdog import Watchdog
from app.walkthrough.driver import Driver
from app.walkthrough.story import is_online
from inspection.errors import BugError

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from app.settings.config import Config

SIZE = (1920, 1080)
PNG_QUALITY = 80
"""Light compression: a third of the time, so that encoding leaves the cores to the program."""


class Stage:
    """Made on the GUI thread, after the application; `close` it in any case."""

    def __init__(self, config: Config, out: Path, *, named: str = "") -> None:
        """Shows nothing yet. `named` begins the names of pictures and steps: else the language."""
        self.station = Station(config)
        self._unsaved: list[Path] = []
        self.driver = Driver(
            window=self.station.window,
            wedge=self.station.keys,
            watchdog=Watchdog(self.station),
            out=out,
            encode=self._encode,
            language=named or config.language,
        )

    def open(self) -> None:
        """The window, every page behind it, and the hub."""
        rehearsed: list[bool] = []
        self.station.rehearsed.connect(lambda: rehearsed.append(True))
        self.station.window.resize(*SIZE)
        self.station.start()
        self.driver.until(lambda: bool(rehearsed), "the pages")
        self.driver.until(lambda: is_online(self.station.desk), "the hub")

    def until_saved(self) -> None:
        """Until all pictures are on the disk."""
        self.driver.until(lambda: not self._unsaved, "the pictures")

    def close(self) -> None:
        """End the station, whatever happened."""
        self.station.window.close()
        self.station.stop()

    def _encode(self, picture: QImage, path: Path) -> None:
        self._unsaved.append(path)

        def save() -> bool:
            return picture.save(str(path), quality=PNG_QUALITY)

        self.station.background.run(save, partial(self._saved, path), lane="heavy")

    def _saved(self, path: Path, done: bool) -> None:  # noqa: FBT001 - what QImage.save answers
        if not done:
            raise BugError("walkthrough.picture", name=path.name)
        self._unsaved.remove(path)

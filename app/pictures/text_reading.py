"""Print in pictures, read one after the other: an engine in a process, a thread waiting for it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from scanners.ocr.apart import ApartReader
    from scanners.ocr.reader import Reader

T = TypeVar("T")
Understand = Callable[["Reader", Callable[[], bool]], T]
"""Reads with the engine; asks the second now and then whether nobody waits any longer."""

_log = logging.getLogger("returns_station.text_reading")


class Aside(Protocol):
    """What reading needs of the desk."""

    def aside(self, name: str, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Work of seconds, on a thread of its own."""


class Turn:
    """One picture that is read, or waits for it."""

    def __init__(self, understand: Understand[Any], on_read: Callable[[Any], None]) -> None:
        """Not begun."""
        self._understand = understand
        self._on_read = on_read
        self._stopped = Event()
        self._reader: ApartReader | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether nobody waits for it any longer."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Nothing is told of it; an engine that is at it ends with its process."""
        self._stopped.set()
        reader = self._reader
        if reader is not None:
            reader.stop()

    def read(self, reader: ApartReader) -> object:
        """On the thread that reads: what was understood, None where the engine failed."""
        from scanners.errors import ImageError  # noqa: PLC0415 - with the first picture

        self._reader = reader
        # begun before it is asked: a stop from here on ends whatever this turn still reads
        sitting = reader.sitting()
        try:
            return None if self.is_stopped else self._understand(sitting, self._stopped.is_set)
        except ImageError as error:
            if not self.is_stopped:
                # its kind alone: what an engine says of a picture may hold what it read
                _log.warning("printed text cannot be read here: %s", type(error).__name__)
            return None
        finally:
            self._reader = None

    def tell(self, found: object) -> None:
        """Back on the GUI thread."""
        if not self.is_stopped:
            self._on_read(found)


class TextReading:
    """Lives on the GUI thread; `desk.text`. All pages share one engine: models load once."""

    def __init__(self, desk: Aside) -> None:
        """No engine is started before the first picture."""
        self._desk = desk
        self._reader: ApartReader | None = None
        self._waiting: deque[Turn] = deque()
        self._under_way: Turn | None = None

    def read(self, understand: Understand[T], on_read: Callable[[T | None], None]) -> Turn:
        """Read when it is its turn, a second or two of work; `on_read` gets None where none can."""
        turn = Turn(understand, on_read)
        self._waiting.append(turn)
        self._next()
        return turn

    def stop(self) -> None:
        """The window closes: nobody waits for print any longer, and the engine ends."""
        for turn in (*self._waiting, *filter(None, (self._under_way,))):
            turn.stop()
        if self._reader is not None:
            self._reader.stop()

    def _next(self) -> None:
        while self._waiting and self._under_way is None:
            turn = self._waiting.popleft()
            if not turn.is_stopped:
                # engines serve one thread; one that was stopped is over at once
                self._under_way = turn
                self._desk.aside("text", partial(self._work, turn), partial(self._came, turn))

    def _work(self, turn: Turn) -> object:
        from scanners.ocr.engines import open_apart  # noqa: PLC0415 - with the first picture

        self._reader = self._reader or open_apart()
        return None if self._reader is None else turn.read(self._reader)

    def _came(self, turn: Turn, found: object) -> None:
        self._under_way = None
        self._next()
        turn.tell(found)

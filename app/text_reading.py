"""Print in pictures, read one picture after the other on a thread of its own."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from scanners.ocr.reader import Reader

T = TypeVar("T")
Understand = Callable[["Reader", Callable[[], bool]], T]
"""Reads with the engine; asks the second now and then whether nobody waits any longer."""

_log = logging.getLogger("returns_station.text_reading")


class Aside(Protocol):
    """What reading needs of the desk."""

    def aside(self, name: str, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Work of seconds, on a thread of its own."""


@dataclass(frozen=True)
class _Asked:
    understand: Understand[Any]
    on_read: Callable[[Any], None]
    stopped: Event


class TextReading:
    """Lives on the GUI thread; `desk.text`. All pages share one engine: models load once."""

    def __init__(self, desk: Aside) -> None:
        """No engine is loaded before the first picture."""
        self._desk = desk
        self._engine = _Engine()
        self._waiting: deque[_Asked] = deque()
        self._is_busy = False

    def read(self, understand: Understand[T], on_read: Callable[[T | None], None]) -> Event:
        """Read when it is its turn, a second or two of work; `on_read` gets None where none can.

        Set the event, and the reading ends early and nothing is told of it.
        """
        stopped = Event()
        self._waiting.append(_Asked(understand, on_read, stopped))
        self._next()
        return stopped

    def _next(self) -> None:
        while self._waiting and not self._is_busy:
            asked = self._waiting.popleft()
            if not asked.stopped.is_set():
                # engines serve one thread; one that was stopped ends at its next step
                self._is_busy = True
                work = partial(self._engine.read, asked.understand, asked.stopped)
                self._desk.aside("text", work, partial(self._came, asked))

    def _came(self, asked: _Asked, found: object) -> None:
        self._is_busy = False
        self._next()
        if not asked.stopped.is_set():
            asked.on_read(found)


class _Engine:
    """The engine of text recognition, found and loaded on the thread that reads."""

    def __init__(self) -> None:
        self._reader: Reader | None = None

    def read(self, understand: Understand[T], stopped: Event) -> T | None:
        """What was understood; None where there is no engine, or one that fails."""
        from scanners.errors import ImageError  # noqa: PLC0415 - with the first picture
        from scanners.ocr.engines import open_reader  # noqa: PLC0415

        try:
            self._reader = self._reader or open_reader()
            return None if self._reader is None else understand(self._reader, stopped.is_set)
        except (ImageError, ImportError, OSError) as error:
            # its kind alone: what an engine says of a picture may hold what it read
            _log.warning("printed text cannot be read here: %s", type(error).__name__)
            return None

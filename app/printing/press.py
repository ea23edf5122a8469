"""The printing thread: labels one after the other, each brought to the printer of the moment."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

from app.printing.jobs import PrintJob, Transport
from app.program.background import Background, Errand, Failed
from app.settings.printer_target import NoPrinter, QtPrinter, Target, ZplFolder, ZplHost
from inspection.errors import BugError

_LOOK_S = 0.5
"""How soon the thread notices that the station closes."""


class Press:
    """Lives on the GUI thread; its own thread starts with the first label.

    A printer that stalls holds up other labels, and nothing else: photographs have a lane of their
    own.
    """

    def __init__(self, background: Background) -> None:
        """Starts nothing."""
        self._background = background
        self._errands: queue.SimpleQueue[Errand] = queue.SimpleQueue()
        self._transports: dict[Target, Transport] = {}
        self._stop: threading.Event | None = None
        self._is_begun = False

    def print(
        self, target: Target, job: PrintJob, on_done: Callable[[], None], on_error: Failed
    ) -> None:
        """Bring one label to a printer; `on_done` or `on_error` (`printer.*`) follows, here."""
        self._put(
            lambda: self._transport(target).send(job, self._is_stopping),
            lambda _nothing: on_done(),
            on_error,
        )

    def printers(self, on_done: Callable[[tuple[str, ...]], None], on_error: Failed) -> None:
        """The names of this computer's printers; asking may take the system seconds."""

        def work() -> tuple[str, ...]:
            from app.printing.qt_printer import printer_names  # noqa: PLC0415

            return printer_names()

        self._put(work, on_done, on_error)

    def _put(
        self, work: Callable[[], Any], on_done: Callable[[Any], None], on_error: Failed
    ) -> None:
        errand = self._background.errand(work, on_done, on_error, fault="printer.broke")
        self._errands.put(errand)
        if not self._is_begun:
            self._is_begun = True
            self._background.start("printer", self._serve)

    # --- on the printing thread

    def _serve(self, stop: threading.Event) -> None:
        self._stop = stop
        while not stop.is_set():
            try:
                errand = self._errands.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            errand.do()
            self._background.send(errand)

    def _is_stopping(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def _transport(self, target: Target) -> Transport:
        if target not in self._transports:
            self._transports[target] = _transport_for(target)
        return self._transports[target]


def _transport_for(target: Target) -> Transport:
    # each brings libraries only its own kind of printer needs
    match target:
        case ZplHost(host=host, port=port):
            from app.printing.network import NetworkPrinter  # noqa: PLC0415

            return NetworkPrinter(host, port)
        case ZplFolder(folder=folder):
            from app.printing.folder import FolderPrinter  # noqa: PLC0415

            return FolderPrinter(folder)
        case QtPrinter(name=name):
            from app.printing.qt_printer import SystemPrinter  # noqa: PLC0415

            return SystemPrinter(name)
        case NoPrinter():
            raise BugError("printing.no_printer")

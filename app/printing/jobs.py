"""What a transport gets, and how long it may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.printing.label import Label, LabelFormat

Stopping = Callable[[], bool]
"""Whether the station is closing: whoever waits asks several times a second."""


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """One label to print once."""

    label: Label
    form: LabelFormat


class Transport(Protocol):
    """Brings labels to one printer. Called on one thread, one label at a time."""

    def send(self, job: PrintJob, is_stopping: Stopping) -> None:
        """Returns when the printer has the label, as far as it can tell.

        Raises WorldError `printer.*`; the label can then be sent again.
        """

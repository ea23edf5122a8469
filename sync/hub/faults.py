"""Faults put off: one refund that trips over a bug must not keep all others from moving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from inspection.errors import WorldError


class Faults:
    """Collects the faults of one pass of the desk; belongs to its thread."""

    def __init__(self) -> None:
        """None yet."""
        self._met: list[Exception] = []

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Keeps a fault for `raise_first`. Disk and database stop the pass: they are everyone's."""
        try:
            yield
        except WorldError:
            raise
        except Exception as fault:  # noqa: BLE001 - the desk's loop logs it after the pass
            self._met.append(fault)

    def raise_first(self) -> None:
        """Raise the first fault kept; nothing where there was none."""
        if self._met:
            raise self._met[0]

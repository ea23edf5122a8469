"""A burst whose beginning is in doubt is whole after all if its very text is a known code.

Two quick letters in a note make the guard doubt the scan that follows (docs/adr/0005). That what is
left of one code is, sign for sign, another that was announced here does not happen by chance.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.keys.commands import command_of

if TYPE_CHECKING:
    from app.desk import Desk
    from app.keys.wedge_filter import WedgeFilter
    from inspection.errors import StationError
    from inspection.ports import Facts
    from scanners.keys import BrokenScan


class SecondLook(QObject):
    """Lives on the GUI thread, between the keys and whoever tells of a broken scan."""

    broken = Signal(object)
    """BrokenScan: no code, or none that is known."""

    def __init__(self, keys: WedgeFilter, desk: Desk, parent: QObject) -> None:
        """Looks from the first broken scan on."""
        super().__init__(parent)
        self._keys = keys
        self._desk = desk
        keys.broken.connect(self._look)

    @Slot(object)
    def _look(self, broken: BrokenScan) -> None:
        text = self._keys.intake.cleaned(broken.text)
        if broken.is_ended and command_of(text):
            # its beginning is there: it is what makes it a command
            self._keys.admit(broken)
        elif broken.is_ended and self._desk.is_open:
            self._desk.facts(
                partial(_is_known, text), partial(self._seen, broken), partial(self._unseen, broken)
            )
        else:
            self.broken.emit(broken)

    def _seen(self, broken: BrokenScan, is_known: bool) -> None:  # noqa: FBT001 - an answer
        if is_known:
            self._keys.admit(broken)
        else:
            self.broken.emit(broken)

    def _unseen(self, broken: BrokenScan, _error: StationError) -> None:
        self.broken.emit(broken)


def _is_known(text: str, facts: Facts) -> bool:
    from app.cases.scanned import is_known  # noqa: PLC0415 - the first window need not wait for it

    return is_known(facts, text)

"""The label of the item a page has in hand; one for each page that shows items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from app.printing.bench import LabelState
from app.printing.doorway import Doorway
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.printing.bench import Printing
    from inspection.units import Unit


class BenchDoorway(Doorway, Protocol):
    """The desk, as a page sees it."""

    @property
    def printing(self) -> Printing:
        """Labels of items."""


class LabelInHand(QObject):
    """Lives as long as its page's view-model."""

    changed = Signal()
    """State of the label, or what is printed here."""
    labelled = Signal()
    """The label was scanned back just now."""

    def __init__(self, desk: BenchDoorway, parent: QObject | None = None) -> None:
        """Nothing in hand yet."""
        super().__init__(parent)
        self._desk = desk
        self._unit: Unit | None = None
        self._is_labelled = False
        self._is_absent = False
        desk.printing.changed.connect(self._moved)
        desk.printing.labelled.connect(self._scanned_back)
        desk.preferences.changed.connect(self._set)

    def hold(self, unit: Unit | None, *, is_labelled: bool, is_absent: bool = False) -> None:
        """This item is in hand now; `is_labelled` is what the record says.

        Of one that `is_absent` from its box no label is printed or asked for.
        """
        self._unit = None if is_absent else unit
        self._is_absent = is_absent
        self._is_labelled = is_labelled

    @property
    def state(self) -> LabelState:
        """Where its label stands."""
        if self._unit is None:
            return LabelState.NONE
        return self._desk.printing.state_of(self._unit.unit_id, is_labelled=self._is_labelled)

    @property
    def is_awaited(self) -> bool:
        """Whether it has to be scanned before the item goes on."""
        unit = self._unit
        return unit is not None and self._desk.printing.is_awaited(
            unit.unit_id, is_labelled=self._is_labelled
        )

    @property
    def can_print(self) -> bool:
        """Whether F10 would print one."""
        return self._unit is not None and self._desk.printing.has_printer

    @Slot()
    def print(self) -> None:
        """F10: print it, again where it was printed before."""
        if self._unit is None and self._desk.printing.has_printer:
            why = "printer.empty_box" if self._is_absent else "printer.no_item"
            self._desk.complain(OperatorError(why))
        else:
            self._desk.printing.print_again(self._unit.unit_id if self._unit else None)

    def take_scan(self, text: str) -> bool:
        """A scan; True when it was about the label."""
        return self._desk.printing.take_scan(text, self._unit, is_labelled=self._is_labelled)

    @Slot(str)
    def _moved(self, unit_id: str) -> None:
        if self._unit is not None and unit_id == self._unit.unit_id:
            self.changed.emit()

    @Slot(str)
    def _scanned_back(self, unit_id: str) -> None:
        if self._unit is not None and unit_id == self._unit.unit_id:
            self._is_labelled = True
            self.labelled.emit()

    @Slot(str)
    def _set(self, name: str) -> None:
        if name in {"printer", "lpn_scan_back"}:
            self.changed.emit()

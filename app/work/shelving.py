"""What is recorded of an item that is put away: its container, its way back, or out again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from inspection.handlers import put_away, send_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.ports import Work
    from inspection.values import UnitId
    from scanners.scan import Scan


class Shelving(QObject):
    """Lives on the GUI thread. One action at a time: what is scanned meanwhile is let pass."""

    moved = Signal(bool)
    """Whether an action is on its way now."""
    put = Signal(str)
    """Code of the container it lies in."""
    sent = Signal()
    """It is on its way to the customer."""
    taken_out = Signal(str)
    """The unit whose last step counts no more."""
    wrong_bin = Signal(object)
    """StationError of a container that was scanned."""
    refused = Signal(object)
    """StationError of anything else."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nothing is on its way."""
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False

    def put_in(self, unit_id: UnitId, code: str) -> None:
        """The container with this code was scanned."""
        intent, policies = put_away.SortUnit(unit_id=unit_id, scanned=code), self._desk.policies
        self._act(
            lambda work: put_away.sort_unit(work, intent, policies=policies),
            lambda container: self.put.emit(container.code),
            self.wrong_bin.emit,
        )

    def send(self, unit_id: UnitId, scan: Scan) -> None:
        """The new outbound label was scanned."""
        from scanners.label import parse_scan  # noqa: PLC0415 - with the first such label

        policies = self._desk.policies
        parsed = parse_scan(scan, self._desk.labels.patterns)
        intent = send_back.SendBack(
            unit_id=unit_id,
            scanned=parsed.normalised or scan.text,
            symbology=scan.symbology,
            carrier=parsed.carrier if parsed.certain else None,
        )
        self._act(
            lambda work: send_back.send_back(work, intent, policies=policies),
            lambda _shipment_id: self.sent.emit(),
            self.refused.emit,
        )

    def take_out(self, unit_id: UnitId) -> None:
        """Take back that it was sent, else where it was put."""
        intent = put_away.UndoPutAway(unit_id=unit_id)
        self._act(
            lambda work: put_away.undo_put_away(work, intent),
            lambda _none: self.taken_out.emit(unit_id),
            self.refused.emit,
        )

    def _act(
        self,
        action: Callable[[Work], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[StationError], None],
    ) -> None:
        if not self._is_busy:
            self._set(is_busy=True)
            self._desk.act(action, partial(self._done, on_done), partial(self._done, on_error))

    def _done(self, tell: Callable[[Any], None], answer: object) -> None:
        self._set(is_busy=False)
        tell(answer)

    def _set(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.moved.emit(is_busy)

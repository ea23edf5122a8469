"""One entry of the list of special cases, and what it may ask of the bench."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.desk import Desk
    from app.states.ask import Ask, Entry
    from app.states.inspect import InspectState
    from app.states.navigation import Destination
    from inspection.ports import Work
    from inspection.values import ParcelId, UnitId


class Bench(Protocol):
    """What an entry may do; on the GUI thread."""

    @property
    def desk(self) -> Desk:
        """The doorway to everything else."""

    def show(self, asking: Callable[[InspectState], Ask | None]) -> None:
        """Ask something further. `asking` is called at each change and in each language anew.

        Where it gives None, the question makes no sense any more and goes.
        """

    def close(self) -> None:
        """Back to what the checklist asks."""

    def refresh(self) -> None:
        """What is asked changed."""

    def record(self, action: Callable[[Work], object]) -> None:
        """One action about what is in hand; the list closes once it stands.

        A refusal is said in the banner, and the question stays.
        """

    def note(self, unit_id: UnitId, code: str) -> None:
        """Record a code as the item's own; the banner says so."""

    def take_out(self, parcel_id: ParcelId, action: Callable[[Work], UnitId]) -> None:
        """The same for an action that names an item: it comes to hand and gets its label."""

    def set_aside(self) -> None:
        """Put the parcel in hand aside and show the queue."""

    def go(self, destination: Destination) -> None:
        """To another page."""


class Special(QObject):
    """An entry. Its words go through `tr`; it lives as long as the inspection page."""

    COMMANDS: ClassVar[tuple[str, ...]] = ()
    """Scanned commands that choose it without the list, where it is offered and not locked."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """Made when the list is first opened."""
        super().__init__(parent)
        self.bench = bench

    def entry(self, state: InspectState) -> Entry | None:
        """Its line in the list; None where it has no place in this state."""
        raise NotImplementedError

"""The list of special cases: opened by one key or a command, numbered, gone with Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.cases.scanned import Meaning
from app.states.ask import Ask, Entry
from app.states.navigation import Destination, GoSort
from app.work.unit_scans import follow, is_own_label
from inspection.handlers.unmatched import NoteCode, note_code
from scanners.scan import typed_scan

if TYPE_CHECKING:
    from app.cases.scanned import Scanned
    from app.desk import Desk
    from app.screens.special.aside import Aside
    from app.screens.special.extra_item import Unannounced
    from app.screens.special.next_parcel import NextParcel
    from app.screens.special.several_tickets import SeveralTickets
    from app.screens.special.special import Special
    from app.screens.special.unclaimed_item import Unclaimed
    from app.states.inspect import InspectState
    from app.work.item_record import ItemRecord
    from inspection.ports import Work
    from inspection.values import ParcelId, UnitId
    from scanners.scan import Scan

    Asking = Callable[[InspectState], Ask | None]

MOST_ENTRIES = 9
"""Keys 1 to 9; where there are more the ninth leads to the rest."""


class SpecialList(QObject):
    """Lives as long as its page's view-model, which shows what `shown` adds to its state."""

    changed = Signal()
    """It opened, closed or asks something else."""
    left = Signal()
    """The parcel in hand is put aside."""
    going = Signal(object)
    """A destination of app.states.navigation."""

    noted = Signal(str, object)
    """A code was recorded as the item's own, and Meaning.NOTED."""

    def __init__(self, desk: Desk, record: ItemRecord, parent: QObject) -> None:
        """Closed; no entry is made before it opens."""
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._stack: list[Asking] = []
        self._is_placing = False

    @property
    def desk(self) -> Desk:
        """The doorway to everything else."""
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether it stands in place of the checklist's question."""
        return bool(self._stack)

    def shown(self, state: InspectState) -> InspectState:
        """The state with the question that is asked now, if any."""
        while self._stack:
            ask = self._stack[-1](state)
            if ask is not None:
                return replace(state, ask=ask)
            self._stack.pop()
        case = state.case
        if case is not None and case.stands_aside(self._desk.now()):
            self._is_placing = False
            return replace(state, ask=self._aside.asking(state))
        if case is not None and case.is_unclaimed:
            ask = self._unclaimed.asking(state)
            self._is_placing = False
            return state if ask is None else replace(state, ask=ask)
        ask = self._unannounced.asking(state) if case and case.is_unannounced else None
        self._is_placing = ask is not None
        return state if ask is None else replace(state, ask=ask)

    def open(self, state: InspectState) -> None:
        """Show the list; only with a parcel in hand."""
        if state.case is not None and not self._stack:
            self.show(self._all)

    def choose(self, number: int, state: InspectState) -> None:
        """The `number`-th answer, counted from 1; a locked one says why and does nothing."""
        entries = state.ask.entries if state.ask else ()
        if 1 <= number <= len(entries) and not entries[number - 1].locked:
            entries[number - 1].run()

    def command(self, command: str, state: InspectState) -> bool:
        """A scanned command; True where an entry took it."""
        entry = self._by_command(state).get(command)
        if entry is not None:
            self._stack.clear()
            entry.run()
        return entry is not None

    def commands(self, state: InspectState) -> frozenset[str]:
        """Commands that would do something now."""
        return frozenset(self._by_command(state))

    def asks(self, scan: Scan, scanned: Scanned, state: InspectState) -> bool:
        """A code that answers nothing here may be a further ticket's or the next parcel's.

        True where that is asked.
        """
        if state.case is None or scanned.parcel_id is not None:
            return False
        asked, self._stack = self._stack, []
        if any(one.scanned(scan, scanned, state) for one in (self._several, self._next)):
            return True
        # what is on the screen is what the numbers answer
        self._stack = asked
        return False

    def back(self) -> bool:
        """To the question before, or away with the list; False where it was not open."""
        if not self._stack:
            taken_back = self._is_placing and self._unannounced.back()
            if taken_back:
                self.changed.emit()
            return taken_back or self._is_placing
        self._stack.pop()
        self.changed.emit()
        return True

    def forget(self) -> None:
        """Another item comes to hand; whoever says so shows it."""
        self._stack.clear()

    # --- for entries

    def show(self, asking: Asking) -> None:
        """Ask something further."""
        self._stack.append(asking)
        self.changed.emit()

    def refresh(self) -> None:
        """What is asked changed."""
        self.changed.emit()

    def close(self) -> None:
        """Back to what the checklist asks."""
        if self._stack:
            self._stack.clear()
            self.changed.emit()

    def record(self, action: Callable[[Work], object]) -> None:
        """One action about what is in hand; the list closes once it stands."""
        self._record.record(action, self.close)

    def note(self, unit_id: UnitId, code: str) -> None:
        """Record a code as the item's own; the banner says so."""
        intent = NoteCode(unit_id=unit_id, code=code)

        def noted() -> None:
            self.close()
            self.noted.emit(code, Meaning.NOTED)

        self._record.record(lambda work: note_code(work, intent), noted)

    def take_out(self, parcel_id: ParcelId, action: Callable[[Work], UnitId]) -> None:
        """The same for an action that names an item: it comes to hand and gets its label."""
        self._record.take_out(parcel_id, action, self.close)

    def set_aside(self) -> None:
        """Put the parcel in hand aside."""
        self.close()
        self.left.emit()

    def go(self, destination: Destination) -> None:
        """To another page."""
        self.close()
        self.going.emit(destination)

    # --- our own labels

    def scan(self, text: str, unit_id: UnitId | None, unknown: Callable[[], None]) -> bool:
        """A container: the item in hand goes in. An item's label leads to that item.

        `unknown` is called for an LPN nobody knows. False for everything else.
        """
        if not is_own_label(text):
            return False
        scan = typed_scan(text)
        if unit_id is not None and text.strip().upper().startswith("BIN-"):
            self.go(GoSort(unit_id=unit_id, scan=scan))
        else:
            follow(self._desk, scan, self.go, lambda _scan: unknown())
        return True

    # --- the list itself

    @cached_property
    def _specials(self) -> tuple[Special, ...]:
        from app.screens.special.entries import SPECIALS  # noqa: PLC0415 - with the first F8

        return tuple(one(self, self) for one in SPECIALS)

    @cached_property
    def _aside(self) -> Aside:
        from app.screens.special.aside import Aside  # noqa: PLC0415 - with the first one

        return Aside(self, self)

    @cached_property
    def _unannounced(self) -> Unannounced:
        from app.screens.special.extra_item import Unannounced  # noqa: PLC0415 - with the first one

        return Unannounced(self, self)

    @cached_property
    def _several(self) -> SeveralTickets:
        from app.screens.special.several_tickets import SeveralTickets  # noqa: PLC0415 - as above

        return SeveralTickets(self, self)

    @cached_property
    def _next(self) -> NextParcel:
        from app.screens.special.next_parcel import NextParcel  # noqa: PLC0415 - as above

        return NextParcel(self, self)

    @cached_property
    def _unclaimed(self) -> Unclaimed:
        from app.screens.special.unclaimed_item import Unclaimed  # noqa: PLC0415 - as above

        return Unclaimed(self, self)

    def _all(self, state: InspectState) -> Ask | None:
        if state.case is None:
            return None
        found = [one.entry(state) for one in self._specials]
        entries = [one for one in found if one is not None]
        if len(entries) > MOST_ENTRIES:
            more = Entry(label=self.tr("Something else"), run=lambda: self.show(self._rest))
            entries = [*entries[: MOST_ENTRIES - 1], more]
        return self._listed(entries)

    def _rest(self, state: InspectState) -> Ask | None:
        if state.case is None:
            return None
        found = [one.entry(state) for one in self._specials]
        return self._listed([one for one in found if one is not None][MOST_ENTRIES - 1 :])

    def _listed(self, entries: Sequence[Entry]) -> Ask:
        return Ask(
            question=self.tr("What is special here?"),
            help=self.tr("The question before waits meanwhile"),
            entries=tuple(entries),
        )

    def _by_command(self, state: InspectState) -> dict[str, Entry]:
        if state.case is None:
            return {}
        return {
            command: entry
            for one in self._specials
            if one.COMMANDS and (entry := one.entry(state)) is not None and not entry.locked
            for command in one.COMMANDS
        }

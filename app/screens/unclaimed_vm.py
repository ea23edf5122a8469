"""Waiting for a ticket: the list, one of it with its likely tickets, and attaching it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.marked import over_of
from app.cases.unclaimed import attaching, both, search, seen, with_tickets
from app.labels.kept_label import KeptLabel
from app.program.reads import Reads
from app.states.navigation import GoInspect, GoReceive
from app.states.unclaimed import UnclaimedState
from inspection.codes import normal_or_empty
from inspection.rescue import Clues
from inspection.store.queries.unclaimed import unclaimed

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.cases.unclaimed import FoundLine, Seen
    from app.desk import Desk
    from inspection.checklist import Question
    from inspection.errors import StationError
    from inspection.matchmaker import Likely
    from inspection.store.queries.unclaimed import UnclaimedItem
    from inspection.values import ParcelId

SHOWN_LINES = 3
"""Likely lines on one screen; the weakest are beyond."""


class UnclaimedVm(QObject):
    """Facts + the operator's choice -> one state. Names read from a label are kept nowhere else."""

    changed = Signal(object)
    """UnclaimedState."""
    going = Signal(object)
    attached = Signal(object, object)
    """FoundLine, and the questions that are asked now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self.state = UnclaimedState()
        self._reads = Reads()
        self._looks = Reads()
        self._clues = Clues()
        self._wanted: ParcelId | None = None
        self._has_picked = False
        self._is_half_read = False
        self._is_shown = False
        self._label = KeptLabel(desk, self)
        self._label.read.connect(self._label_read)
        desk.changed.connect(self._on_changed)

    def enter(self, parcel_id: ParcelId | None = None) -> None:
        """The list; the parcel's own row at once where it waits."""
        self._is_shown = True
        self._wanted = parcel_id
        self.show_list()

    def resume(self) -> None:
        """In front again, as it was left."""
        self._is_shown = True
        item = self.state.item
        if item is not None and self._is_half_read:
            self._desk.facts(lambda facts: seen(facts, item), partial(self._seen, item))
        self._is_half_read = False
        self._reload()

    def leave(self) -> None:
        """Another page is in front: nothing is read meanwhile."""
        self._is_shown = False
        self._is_half_read = self._is_half_read or self.state.is_searching
        # not told: another page speaks now
        self.state = replace(self.state, is_searching=False)
        self._label.forget()

    @Slot()
    def show_list(self) -> None:
        """Put the one in hand back; nothing is recorded."""
        self._close()
        self._reload()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Keys 1 to 9: a row of the list, or one of the likely lines."""
        state = self.state
        if state.item is None and 1 <= number <= len(state.items):
            self.open(state.items[number - 1].key)
        elif state.item is not None and 1 <= number <= len(state.found):
            self._has_picked = True
            self._set(selected=number - 1)

    def open(self, key: str) -> None:
        """Look at one that waits."""
        item = next((one for one in self.state.items if one.key == key), None)
        if item is None:
            return
        self._close()
        self._set(item=item)
        self._desk.facts(lambda facts: seen(facts, item), partial(self._seen, item))

    def scan(self, text: str) -> bool:
        """An LPN or a parcel's code opens its row; False where none has it."""
        code = normal_or_empty(text)
        for item in self.state.items:
            if code and code in {item.lpn, normal_or_empty(item.code)}:
                self.open(item.key)
                return True
        return False

    @Slot()
    def confirm(self) -> None:
        """It is the line pointed at."""
        state, chosen = self.state, self.state.chosen
        if state.item is None or chosen is None or state.is_busy:
            return
        self._set(is_busy=True)
        action = attaching(state.item, chosen, self._desk.policies)
        self._desk.act(action, partial(self._attached, state.item, chosen), self._refused)

    @Slot()
    def inspect(self) -> None:
        """Go on with the one in hand at the bench: it is not opened, or half inspected."""
        if self.state.item is not None:
            self.going.emit(GoInspect(parcel_id=self.state.item.parcel_id))

    @Slot()
    def receive(self) -> None:
        """Back to receiving."""
        self.going.emit(GoReceive())

    # --- private

    def _close(self) -> None:
        self._label.forget()
        self._looks.forget()
        self._clues = Clues()
        self._has_picked = False
        self._is_half_read = False
        self._set(
            item=None,
            found=(),
            is_found=False,
            selected=-1,
            is_searching=False,
            is_busy=False,
            label=None,
            picture=None,
        )

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        if self._is_shown and any(kind.split(".")[0] in _TELLING for kind in kinds):
            self._reload()

    def _reload(self) -> None:
        self._desk.read(unclaimed, *self._reads.pair(self._loaded, self._desk.complain))

    def _loaded(self, items: list[UnclaimedItem]) -> None:
        self._set(items=tuple(items), is_loaded=True)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            key = next((one.key for one in items if one.parcel_id == wanted), "")
            self.open(key)
        elif self.state.item is not None and not self.state.is_busy:
            # a ticket may have come in meanwhile
            self._look(self.state.item)

    def _seen(self, item: UnclaimedItem, found: Seen) -> None:
        if self.state.item != item:
            return
        self._clues = found.clues
        for photo, name in ((found.label, "label"), (found.item, "picture")):
            if photo is not None:
                shown = partial(self._pictured, item.key, name)
                over = over_of(photo, found.markups)
                self._desk.photos.thumbnail(photo.sha256, over, shown, _not_here)
        if found.label is not None:
            self._set(is_searching=True)
            self._label.open(found.label.sha256)
        self._look(item)

    def _pictured(self, key: str, name: str, picture: QImage) -> None:
        if self.state.item is not None and self.state.item.key == key and not picture.isNull():
            self._set(**{name: picture})

    @Slot(object)
    def _label_read(self, clues: Clues | None) -> None:
        if self.state.item is None:
            return
        self._set(is_searching=False)
        if clues is not None:
            self._clues = both(self._clues, clues)
            self._look(self.state.item)

    def _look(self, item: UnclaimedItem) -> None:
        clues, patterns = self._clues, self._desk.labels.patterns
        within = timedelta(days=self._desk.policies.unclaimed.returned_within_days)

        def carrier_of(code: str) -> str | None:
            from scanners.label import parse  # noqa: PLC0415 - on a background thread

            return parse(code, patterns).carrier

        told = self._looks.pair(partial(self._looked, item), self._desk.complain)
        self._desk.read(lambda conn: search(conn, item, clues, within, carrier_of), *told)

    def _looked(self, item: UnclaimedItem, found: tuple[Likely, ...]) -> None:
        if self.state.item is not None and self.state.item.key == item.key:
            shown = partial(self._found, item)
            self._desk.facts(lambda facts: with_tickets(facts, found[:SHOWN_LINES]), shown)

    def _found(self, item: UnclaimedItem, found: tuple[FoundLine, ...]) -> None:
        state = self.state
        if state.item is None or state.item.key != item.key or state.is_busy:
            return
        picked = state.chosen.key if self._has_picked and state.chosen else None
        keys = [one.key for one in found]
        if picked is not None and picked in keys:
            selected = keys.index(picked)  # what a person pointed at stays pointed at
        else:
            # below certainty nobody is pointed at: Enter, pressed for something else, answers then
            self._has_picked = False
            selected = 0 if found and found[0].likely.is_certain else -1
        self._set(found=found, is_found=True, selected=selected)

    def _attached(
        self, item: UnclaimedItem, chosen: FoundLine, to_ask: tuple[Question, ...]
    ) -> None:
        self._close()
        if item.unit_id is not None and self._is_shown:
            self.going.emit(GoInspect(parcel_id=item.parcel_id))
        else:
            self._reload()
        self.attached.emit(chosen, to_ask)

    def _refused(self, error: StationError) -> None:
        self._set(is_busy=False)
        self._desk.complain(error)
        self._reload()

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of the state
        self.state = replace(self.state, **changes)
        self.changed.emit(self.state)


def _not_here(_error: StationError) -> None:
    """The photo is at another station: its place stays empty."""


_TELLING = frozenset({"ticket", "parcel", "unit", "fact", "record"})
"""First words of the kinds after which the list or a search may be another."""

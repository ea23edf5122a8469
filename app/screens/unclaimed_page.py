"""Waiting for a ticket: the list, the oldest first, and one of it beside its likely tickets."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.design.theme import Theme
from app.desk import Desk
from app.screens.page import StepPage
from app.screens.unclaimed_vm import UnclaimedVm
from app.states.in_hand import InHand
from app.states.navigation import Destination, GoUnclaimed
from app.states.unclaimed import UnclaimedState
from app.widgets.cards.bench_queue import BenchQueue
from app.widgets.cards.unclaimed_case import UnclaimedCase
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.announce import announce, offer
from app.wording.unclaimed import UnclaimedWords
from inspection.store.queries.stages import Stage
from scanners.scan import Scan

TICK_MS = 60_000
"""Ages are told in minutes."""


class UnclaimedPage(StepPage):
    """The list, or one that waits; every change updates the same widgets."""

    TAB = "receive"

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; nothing is read before `enter`."""
        super().__init__(theme)
        self._desk = desk
        self._vm = UnclaimedVm(desk, self)
        self._words = UnclaimedWords(self)
        self._list = BenchQueue(theme)
        self._case = UnclaimedCase(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._case)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._stack)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._vm.changed.connect(self._show)
        self._vm.going.connect(self.go)
        self._vm.attached.connect(self._attached)
        self._list.chosen.connect(self._vm.open)
        self._case.chosen.connect(self._vm.choose)
        self.retranslate()
        self.restyle()

    def enter(self, destination: Destination) -> None:
        """The list; a parcel asked for at once."""
        self._ticker.start()
        self._vm.enter(destination.parcel_id if isinstance(destination, GoUnclaimed) else None)

    def resume(self) -> None:
        """As it was left."""
        self._ticker.start()
        self._vm.resume()

    def leave(self) -> None:
        """Ages need not be told meanwhile."""
        self._ticker.stop()
        self._vm.leave()

    @property
    def is_waiting(self) -> bool:
        """Something on its way into the record and back."""
        return self._vm.state.is_busy

    def on_scan(self, scan: Scan) -> None:
        """What waits here; anything else goes to reception."""
        if not self._vm.scan(scan.text):
            super().on_scan(scan)

    def on_key(self, key: str) -> bool:
        """Numbers choose; Esc leads back."""
        count = len(self._vm.state.found if self._vm.state.item else self._vm.state.items)
        if key.isdigit() and 1 <= int(key) <= count:
            self._vm.choose(int(key))
        elif key in {"Esc", "Backspace"}:
            self._back()
        else:
            return False
        return True

    def deeds(self) -> frozenset[str]:
        """Beside the bar: the numbers."""
        return frozenset({"choose", "undo"})

    def in_hand(self) -> InHand:
        """What is looked at."""
        item = self._vm.state.item
        if item is None:
            return InHand()
        code = item.lpn or item.code
        return InHand(parcel_id=item.parcel_id, unit_id=item.unit_id, code=code)

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._list.set_title(self.tr("Waiting for a ticket"))
        self._list.set_note(self.tr("Oldest first"))
        self._case.known.set_title(self.tr("What is known"))
        if self._desk.is_open:
            self._show(self._vm.state)

    def restyle(self) -> None:
        """Margins."""
        side = self.theme.margin
        self._outer.setContentsMargins(side, side, side, side)
        if self._desk.is_open:
            self._show(self._vm.state)

    # --- showing

    @Slot(object)
    def _show(self, state: UnclaimedState) -> None:
        if not state.is_loaded:
            return
        with self.arranged(state.item is None):
            self._show_parts(state)

    def _show_parts(self, state: UnclaimedState) -> None:
        now, policies = self._desk.now(), self._desk.policies
        self._stack.setCurrentIndex(0 if state.item is None else 1)
        if state.item is None:
            nothing = self.tr("Every parcel here has its ticket.")
            self._list.show_rows(self._words.rows(state, policies, now), nothing)
        else:
            self._case.show_known(
                self._words.known(state.item, policies, now), self._words.captions()
            )
            is_open = state.item.unit_id is not None
            self._case.show_photos(state.label, state.picture, is_open=is_open)
            lines = self._words.lines(state, now)
            self._case.show_lines(self._words.above(state), lines, state.selected)
        announce(self, self._words.notice(state, policies, now))
        offer(self, self._actions(state))

    def _actions(self, state: UnclaimedState) -> Actions:
        back = Action(text=self.tr("Back"), key="Esc", icon="undo", run=self._back)
        if state.item is None:
            ready = self.tr("Receive")
            on = Action(text=ready, key="Enter", icon="barcode", run=self._vm.receive)
            return Actions(left=(back,), primary=on)
        yes = Action(
            text=self.tr("It is this one"),
            key="Enter" if state.chosen else "",
            icon="check",
            run=self._vm.confirm,
            enabled=state.chosen is not None and not state.is_busy,
        )
        if not state.found:
            # what is not inspected yet may go on meanwhile
            inspect = Action(text=self.tr("Inspect"), key="Enter", icon="eye", run=self._vm.inspect)
            is_open = state.item.stage is not Stage.UNCLAIMED
            return Actions(left=(back,), primary=inspect if is_open else None)
        last = self.tr("Choose one: 1 to %1").replace("%1", str(len(state.found)))
        chosen = self.tr("%1 chosen").replace("%1", str(state.selected + 1))
        note = chosen if state.chosen else last
        return Actions(
            left=(back,),
            note=note,
            note_icon="",
            note_status="muted" if state.chosen else "warn",
            primary=yes,
        )

    @Slot()
    def _back(self) -> None:
        if self._vm.state.item is None:
            self._vm.receive()
        else:
            self._vm.show_list()

    @Slot(object, object)
    def _attached(self, chosen: object, to_ask: object) -> None:
        self._desk.say(self._words.attached(chosen, to_ask))  # type: ignore[arg-type]

    @Slot()
    def _tick(self) -> None:
        self._show(self._vm.state)

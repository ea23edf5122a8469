"""The page where items are put away: what waits, the item in hand, the containers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.screens.page import StepPage
from app.screens.sorting_vm import SortingVm
from app.states.in_hand import InHand
from app.states.navigation import Destination, GoSort
from app.states.sorting import Phase, SortingState
from app.widgets.card import Card
from app.widgets.cards.put_away_card import PutAwayCard
from app.widgets.cards.second_person_card import SecondPersonCard
from app.widgets.cards.ways_card import WaysCard
from app.widgets.frame.action_bar import Actions
from app.widgets.frame.announce import announce, offer
from app.widgets.table import Column, Table
from app.widgets.text import Text
from app.wording.sorting import NUMBERED, SortingWords
from app.wording.sorting_offers import SortingOffers
from scanners.scan import Scan, typed_scan

SIDE = (460, 380)
"""Width of the containers, at 100 %, roomy and compact."""
FILLING = 1000
"""Stretch of a list against the empty space below, which counts only while it is hidden."""


class SortingPage(StepPage):
    """One thing in the middle, the containers beside it; everything is reached by scanning."""

    TAB = "sort"

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; nothing is read before `enter`."""
        super().__init__(theme)
        self._desk = desk
        self._vm = SortingVm(desk, self)
        self._words = SortingWords(self)
        self._offers = SortingOffers(self._vm, self)
        self._queue = Card(theme)
        self._waiting = Table(
            theme,
            [
                Column(width=56, narrow=44),
                Column(),
                Column(width=230, narrow=190),
                Column(width=250, narrow=220),
            ],
            touch=True,
            header=False,
        )
        self._empty = Text(theme, "title", "textMuted", wrap=True)
        self._item = PutAwayCard(theme)
        self._inside = Card(theme)
        self._held = Table(theme, [Column(), Column(width=200)], touch=True, header=False)
        self._choices = WaysCard(theme)
        self._second = SecondPersonCard(theme)
        self._side = Card(theme)
        self._containers = Table(
            theme, [Column(), Column(width=72, align="right")], touch=True, header=False
        )
        self._stack = QStackedWidget()
        self._faces: dict[Phase, QWidget] = {
            Phase.LIST: self._queue,
            Phase.UNIT: self._item,
            Phase.CONTAINER: self._inside,
            Phase.LEAVING: self._inside,
            Phase.WAYS: self._choices,
            Phase.REASONS: self._choices,
            Phase.TAKE_BACK: self._choices,
            Phase.WITNESS: self._second,
        }
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    # --- the frame asks ----------------------------------------------------------------------

    def enter(self, destination: Destination) -> None:
        """An item, what was scanned, or all that waits."""
        if isinstance(destination, GoSort):
            self._vm.enter(destination.unit_id, destination.scan)

    def resume(self) -> None:
        """What was in hand."""
        self._vm.resume()

    def leave(self) -> None:
        """Another page shows."""
        self._vm.leave()

    @property
    def is_waiting(self) -> bool:
        """On its way into the record and back."""
        return self._vm.state.is_busy

    def awaits_badge(self) -> bool:
        """The second person's, who looks at the item too."""
        return self._vm.state.awaits_badge

    def on_scan(self, scan: Scan) -> None:
        """Our own labels, a badge or an outbound label where one is due; else reception's."""
        if self._vm.takes(scan.text):
            self._vm.scan(scan)
        else:
            super().on_scan(scan)

    def on_key(self, key: str) -> bool:
        """Numbers choose or type the PIN; Backspace takes a digit of it back."""
        if len(key) == 1 and key.isdigit():
            return self._digit(int(key))
        if key == "Backspace" and self._vm.state.phase is Phase.WITNESS:
            self._vm.second.delete_digit()
            return True
        return False

    def on_command(self, command: str) -> bool:
        """Full is what the button of a container says."""
        if command == "CMD-FULL" and self._vm.state.phase is Phase.CONTAINER:
            self._vm.bins.full()
            return True
        return False

    def deeds(self) -> frozenset[str]:
        """Beside the bar: numbers, and that a container is full."""
        state = self._vm.state
        found = {"choose"} if self._numbered(state) else set()
        if state.phase is Phase.CONTAINER:
            found.add("full")
        return frozenset(found)

    def in_hand(self) -> InHand:
        """The item that is put away."""
        case = self._vm.state.case
        if case is None:
            return InHand()
        unit = case.here.unit
        return InHand(parcel_id=unit.parcel_id, unit_id=unit.unit_id, code=unit.lpn)

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._queue.set_title(self.tr("Not put away yet"))
        self._queue.set_note(self.tr("Oldest first"))
        self._item.set_title(self.tr("In hand"))
        self._inside.set_title(self.tr("In this container"))
        self._side.set_title(self.tr("Open containers"))
        self._second.set_title(self.tr("Second person"))
        if self._desk.is_open:
            self._show(self._vm.state)

    def restyle(self) -> None:
        """Margins and the width of the side."""
        theme = self.theme
        margin = theme.margin
        self._outer.setContentsMargins(margin, margin, margin, theme.space("l"))
        self._columns.setSpacing(theme.gutter)
        self._side.setFixedWidth(theme.px(SIDE[int(theme.compact)]))
        self._choices.set_halved(theme.compact)
        if self._desk.is_open:
            self._show(self._vm.state)

    # --- showing -----------------------------------------------------------------------------

    @Slot(object)
    def _show(self, state: SortingState) -> None:
        unit = state.case.here.unit.unit_id if state.case else ""
        with self.arranged((state.phase, unit)):
            self._show_parts(state)

    def _show_parts(self, state: SortingState) -> None:
        now, policies, words = self._desk.now(), self._desk.policies, self._words
        self._stack.setCurrentWidget(self._faces[state.phase])
        self._side.setVisible(state.phase in (Phase.LIST, Phase.UNIT, Phase.CONTAINER))
        board = state.board
        waiting = board.waiting if board else ()
        self._waiting.set_rows(
            [words.waiting_row(at, one, now, policies) for at, one in enumerate(waiting, start=1)]
        )
        self._waiting.setVisible(bool(waiting))
        self._empty.setVisible(not waiting)
        self._empty.setText(words.notice(SortingState(board=board)).headline)
        containers = board.containers if board else ()
        self._containers.set_rows([words.container_row(one, policies) for one in containers])
        if state.case is not None:
            facts = words.facts(state.case, now)
            self._item.show_item(words.name(state.case), facts, state.picture)
            self._item.show_target(words.target(state.case, policies))
        if state.phase in (Phase.WAYS, Phase.REASONS, Phase.TAKE_BACK):
            self._choices.set_title(words.title(state))
            self._choices.show_ways(words.choices(state))
        self._held.set_rows([words.held_row(one, now) for one in state.held])
        self._second.show_person(*words.second_person(state))
        self._second.show_digits(state.digits, active=state.badge_seen)
        announce(self, words.notice(state))
        offer(self, self._actions(state))

    def _actions(self, state: SortingState) -> Actions:
        return self._offers.actions(state)

    # --- small things ------------------------------------------------------------------------

    def _numbered(self, state: SortingState) -> int:
        """How many things have a number now; the PIN takes every digit."""
        if state.phase is Phase.WITNESS:
            return NUMBERED if state.badge_seen else 0
        listed = {
            Phase.LIST: state.board.waiting if state.board else (),
            Phase.WAYS: state.ways,
            Phase.REASONS: state.reasons,
            Phase.TAKE_BACK: state.reasons or state.decisions,
        }
        return min(NUMBERED, len(listed.get(state.phase, ())))

    def _digit(self, digit: int) -> bool:
        is_pin = self._vm.state.phase is Phase.WITNESS
        if not is_pin and not 1 <= digit <= self._numbered(self._vm.state):
            return False
        self._vm.press(digit)
        return True

    @Slot(str)
    def _row_chosen(self, key: str) -> None:
        board = self._vm.state.board
        for one in board.waiting if board else ():
            if one.unit_id == key:
                self._vm.take(one.unit_id)

    @Slot(str)
    def _held_chosen(self, key: str) -> None:
        for one in self._vm.state.held:
            if one.unit_id == key:
                self._vm.take(one.unit_id)

    @Slot(str)
    def _container_chosen(self, code: str) -> None:
        """Looked into by touch; an item in hand is only put away by a scan of the label."""
        if self._vm.state.phase is not Phase.UNIT:
            self._vm.scan(typed_scan(code, "keys"))

    @Slot(int)
    def _choice(self, index: int) -> None:
        self._vm.press(index + 1)

    def _connect(self) -> None:
        self._vm.changed.connect(self._show)
        self._vm.going.connect(self.go)
        self._waiting.row_clicked.connect(self._row_chosen)
        self._held.row_clicked.connect(self._held_chosen)
        self._containers.row_clicked.connect(self._container_chosen)
        self._choices.chosen.connect(self._choice)
        self._second.digit.connect(self._vm.press)
        self._second.back.connect(self._vm.second.delete_digit)
        self._second.cleared.connect(self._vm.second.clear)

    def _lay_out(self) -> None:
        self._queue.body.addWidget(self._empty)
        self._queue.body.addWidget(self._waiting, FILLING)
        self._queue.body.addStretch(1)
        self._inside.body.addWidget(self._held, 1)
        self._side.body.addWidget(self._containers, 1)
        for face in (self._queue, self._item, self._inside, self._choices, self._second):
            self._stack.addWidget(face)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._stack, 1)
        self._columns.addWidget(self._side)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._columns)

"""The disinfection page: solution, contact timer, steps, and what stays locked until the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent

from app.announce import announce, offer
from app.desk import Desk
from app.in_hand import InHand
from app.names import language
from app.navigation import Destination, GoDisinfect
from app.screens.disinfect_vm import DisinfectVm
from app.screens.page import StepPage
from app.states.disinfect import DisinfectState, Phase
from app.theme import Theme
from app.widgets.action_bar import Action, Actions
from app.widgets.buttons import ChoiceButton
from app.widgets.contact_card import ContactCard
from app.widgets.deadline_chip import DeadlineChip
from app.widgets.layouts import hbox, vbox
from app.widgets.lock_card import LockCard
from app.widgets.mini_ring import MiniTimer
from app.widgets.solution_card import SolutionCard
from app.widgets.text import Text
from app.wording.deadline import DeadlineWords
from app.wording.disinfect import DisinfectWords

OTHERS_SHOWN = 3
NARROW = 1300
"""Pixels of a page at 150 % on the common panel; three columns need more."""
NARROW_SIDE = 430


class DisinfectPage(StepPage):
    """One parcel in the middle, the other running timers below it."""

    TAB = "receive"

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; every change updates the same widgets."""
        super().__init__(theme)
        self._desk = desk
        self._vm = DisinfectVm(desk, self)
        self._words = DisinfectWords(self)
        self._solution = SolutionCard(theme)
        self._contact = ContactCard(theme)
        self._deadline = DeadlineChip(theme, desk.now, DeadlineWords(self).chip)
        self._contact.header_right.addWidget(self._deadline)
        self._contact.restyle()  # it has a header from now on
        self._empty = Text(theme, "title", "textMuted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._others_title = Text(theme, "control")
        self._others = [MiniTimer(theme) for _ in range(OTHERS_SHOWN)]
        self._locks = LockCard(theme)
        self._more = Text(theme, "body", "textMuted")
        self._tabs = [ChoiceButton(theme) for _ in range(2)]
        self._tab = 1
        self._is_narrow = False
        self._lay_out()
        self._vm.changed.connect(self._show)
        self._vm.going.connect(self.go)
        self.retranslate()
        self.restyle()
        # once more after its parts: only then they measure in the new scale
        theme.changed.connect(self.restyle)

    def enter(self, destination: Destination) -> None:
        """Show the parcel asked for, else the run that ends next."""
        wanted = destination.parcel_id if isinstance(destination, GoDisinfect) else None
        self._vm.enter(wanted)
        if self._vm.state.phase is Phase.LOADING:
            self.hold()

    def resume(self) -> None:
        """The parcel in hand."""
        self._vm.resume()

    @property
    def is_waiting(self) -> bool:
        """On its way into the record and back."""
        return self._vm.state.is_busy

    def leave(self) -> None:
        """Nothing is drawn behind another page."""
        self._vm.leave()

    def on_key(self, key: str) -> bool:
        """Numbers choose the procedure, or the reason while one is asked for."""
        if key.isdigit() and 1 <= int(key) <= self._numbered():
            self._vm.choose(int(key))
            return True
        return False

    def on_command(self, command: str) -> bool:
        """Start is start; the end is recorded by the timer alone."""
        if command == "CMD-DISINFECT-START" and self._vm.state.phase is Phase.READY:
            self._vm.start()
            return True
        if command == "CMD-NEW":
            self._vm.next_parcel()
            return True
        return False

    def deeds(self) -> frozenset[str]:
        """Beside the bar: numbers, and the start while it has not begun."""
        found = {"next_parcel"} | ({"choose"} if self._numbered() else set())
        if self._vm.state.phase is Phase.READY:
            found.add("disinfect_start")
        return frozenset(found)

    def in_hand(self) -> InHand:
        """The parcel that is disinfected."""
        case = self._vm.state.case
        return InHand(parcel_id=case.parcel.parcel_id, code=case.code) if case else InHand()

    def _numbered(self) -> int:
        """How many choices have a number now."""
        state = self._vm.state
        if state.is_asking_reason:
            return len(state.skip_reasons)
        return len(state.procedures) if state.phase is Phase.READY else 0

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._solution.retranslate()
        self._others_title.setText(self.tr("Also running"))
        self._empty.setText(self.tr("No contact time is running"))
        for button, name in zip(self._tabs, (self.tr("Solution"), self.tr("Steps")), strict=True):
            button.show_as(name)
        self._locks.set_titles(
            self.tr("Steps"),
            self.tr("Locked until the timer ends"),
            self.tr("Why is it left out? The reason is recorded."),
        )
        self._locks.set_locks(
            self.tr("Open and inspect"),
            self.tr("Grade and decide"),
            self.tr("Meanwhile: receive other parcels."),
        )
        if self._desk.is_open:
            self._show(self._vm.state)

    @Slot()
    def restyle(self) -> None:
        """Columns and gaps; on a narrow page the side columns become tabs of one."""
        theme = self.theme
        is_narrow = self.width() < theme.px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._solution.set_narrow(is_narrow=is_narrow)
            self._move_columns()
        left, right = self._side_widths()
        self._solution.setFixedWidth(left)
        self._locks.setFixedWidth(right)
        margin = theme.margin
        edge = theme.space("m" if theme.compact else "l")
        self._columns.setContentsMargins(margin, edge if theme.compact else margin, margin, edge)
        self._columns.setSpacing(theme.gutter)
        gap = theme.space("m" if theme.compact else "l")
        self._middle.setSpacing(gap)
        self._others_row.setSpacing(gap)
        self._contact.restyle_row()
        rows = theme.px(8 if theme.compact else 10)
        self._locks.restyle_columns(rows)
        self._tabs_row.setSpacing(rows)
        self._narrow_column.setSpacing(gap)
        if self._desk.is_open:
            self._show(self._vm.state)

    def _side_widths(self) -> tuple[int, int]:
        px = self.theme.px
        if self._is_narrow:
            return px(NARROW_SIDE), px(NARROW_SIDE)
        return (px(352), px(362)) if self.theme.compact else (px(500), px(440))

    def _middle_width(self) -> int:
        """Pixels between the side columns."""
        left, right = self._side_widths()
        sides = right if self._is_narrow else left + self.theme.gutter + right
        return self.width() - 2 * self.theme.margin - self.theme.gutter - sides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as a panel at 150 %, or wider?"""
        super().resizeEvent(event)
        self.restyle()

    @Slot(object)
    def _show(self, state: DisinfectState) -> None:
        if state.phase is Phase.LOADING:
            return  # it is there in a moment; "nothing to disinfect" until then would be wrong
        with self.arranged((state.phase, state.case and state.case.parcel.parcel_id)):
            self._show_parts(state)

    def _show_parts(self, state: DisinfectState) -> None:
        procedure = state.procedure
        # nothing in hand: the banner says so, and there is nothing to wait for or to mix
        is_empty = state.phase is Phase.EMPTY
        self._contact.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if procedure is not None:
            self._solution.show_solution(self._words.solution_facts(state, procedure))
            self._locks.steps.set_steps(self._words.step_list(state, procedure))
        ticket = state.case.ticket if state.case else None
        self._deadline.show_until(ticket.deadline_at if ticket else None)
        self._show_choices(state)
        self._show_ring(state)
        self._show_others(state)
        self._show_side(state)
        self._show_tabs(state)
        announce(self, self._words.notice(state))
        offer(self, self._actions(state))

    # --- middle

    def _show_choices(self, state: DisinfectState) -> None:
        many = state.phase is Phase.READY and len(state.procedures) > 1
        many = many and not state.is_asking_reason
        names = [one.name.of(language()) for one in state.procedures] if many else []
        self._contact.show_choices(names, state.chosen)

    def _show_ring(self, state: DisinfectState) -> None:
        required_s = self._words.required_s(state)
        elapsed_s = state.timer.contact.elapsed_s if state.timer else 0.0
        done = state.phase is Phase.DONE
        if done and state.run and state.run.contact_s is not None:
            elapsed_s = float(state.run.contact_s)
        passed = self._words.passed(elapsed_s, required_s)
        ring = self._contact.ring
        ring.set_caption(self._words.ring_caption(state.phase), passed)
        ring.set_time(elapsed_s, required_s, done=done, done_text=self.tr("Done"))
        has_run = state.run is not None
        width = self._middle_width()
        self._contact.show_times(self._words.times(state), has_run=has_run, width=width)

    def _show_others(self, state: DisinfectState) -> None:
        self._others_title.setVisible(bool(state.others))
        names = {one.target: one.target_name.of(language()) for one in state.procedures}
        for box, one in zip(self._others, state.others, strict=False):
            title, what = self._words.other(one, names.get(one.run.target, ""))
            box.show_as(title, one.run.code, what, one.fraction, done=one.is_finished)
        wide = max(one.sizeHint().width() for one in self._others) + self._others_row.spacing()
        room = max(1, min(OTHERS_SHOWN, self._middle_width() // wide))
        for number, box in enumerate(self._others):
            box.setVisible(number < min(room, len(state.others)))
        hidden = len(state.others) - room
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("%1 more").replace("%1", str(hidden)))

    # --- right

    def _show_side(self, state: DisinfectState) -> None:
        is_locked = state.phase in {Phase.READY, Phase.RUNNING}
        self._locks.show_locks(is_locked=is_locked, is_narrow=self._is_narrow)
        reasons = [one.text.of(language()) for one in state.skip_reasons]
        self._locks.show_reasons(reasons, is_asking=state.is_asking_reason)

    def _show_tabs(self, state: DisinfectState) -> None:
        if state.is_asking_reason:
            self._tab = 1
        has_parcel = state.phase is not Phase.EMPTY
        for number, button in enumerate(self._tabs):
            button.setVisible(self._is_narrow and has_parcel)
            button.setChecked(number == self._tab)
        for number, card in enumerate((self._solution, self._locks)):
            card.setVisible(has_parcel and (not self._is_narrow or number == self._tab))

    def _choose_tab(self, number: int) -> None:
        self._tab = number
        self._show_tabs(self._vm.state)

    # --- bar

    def _actions(self, state: DisinfectState) -> Actions:
        vm = self._vm
        left = []
        if state.is_asking_reason:
            left.append(Action(text=self.tr("Do not skip"), key="Esc", icon="undo", run=vm.undo))
            return Actions(left=tuple(left))
        if state.phase is Phase.RUNNING:
            text = self.tr("Stop, start over")
            left.append(Action(text=text, key="Esc", icon="undo", run=vm.undo))
        if state.phase in {Phase.READY, Phase.RUNNING}:
            text = self.tr("Skip, with reason")
            left.append(Action(text=text, key="F8", icon="flag", run=vm.ask_reason))
        text, icon = self._words.primary(state.phase)
        return Actions(
            left=tuple(left),
            primary=Action(
                text=text, key="Enter", icon=icon, run=vm.proceed, enabled=not state.is_busy
            ),
        )

    # --- layout

    def _lay_out(self) -> None:
        self._others_row = hbox(*self._others)
        title = hbox(self._others_title, 1, self._more)
        self._middle = vbox(self._contact, self._empty, title, self._others_row)
        self._middle.setStretch(0, 1)
        self._middle.setStretch(1, 1)
        self._tabs_row = hbox(*self._tabs, 1)
        self._narrow_column = vbox(self._tabs_row)
        self._columns = hbox(self._solution, self._middle, self._locks, self._narrow_column)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)
        for number, choice in enumerate(self._contact.choices, start=1):
            choice.clicked.connect(partial(self._vm.choose, number))
        for number, reason in enumerate(self._locks.reasons, start=1):
            reason.clicked.connect(partial(self._vm.choose, number))
        for number, tab in enumerate(self._tabs):
            tab.clicked.connect(partial(self._choose_tab, number))

    def _move_columns(self) -> None:
        """Both side columns at the right, one behind the other, or back to the sides."""
        for card in (self._solution, self._locks):
            self._columns.removeWidget(card)
            self._narrow_column.removeWidget(card)
        if self._is_narrow:
            self._narrow_column.addWidget(self._solution, 1)
            self._narrow_column.addWidget(self._locks, 1)
        else:
            self._columns.insertWidget(0, self._solution)
            self._columns.insertWidget(2, self._locks)
        self._columns.setStretch(0, 1 if self._is_narrow else 0)
        self._columns.setStretch(1, 0 if self._is_narrow else 1)

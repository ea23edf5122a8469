"""The disinfection page: solution, contact timer, steps, and what stays locked until the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent

from app.design.theme import Theme
from app.desk import Desk
from app.language.names import language
from app.screens.disinfect_vm import DisinfectVm
from app.screens.page import StepPage
from app.states.disinfect import Asking, DisinfectState, Phase
from app.states.in_hand import InHand
from app.states.navigation import Destination, GoDisinfect
from app.widgets.buttons import ChoiceButton
from app.widgets.cards.lock_card import LockCard
from app.widgets.cards.solution_card import SolutionCard
from app.widgets.cards.strip_card import StripCard
from app.widgets.clocks.contact_card import ContactCard
from app.widgets.clocks.deadline_chip import DeadlineChip
from app.widgets.clocks.other_timers import OtherTimer, OtherTimers
from app.widgets.frame.announce import announce, offer
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text
from app.wording.deadline import DeadlineWords
from app.wording.disinfect import DisinfectWords
from app.wording.disinfect_offers import DisinfectOffers
from app.work.record_sheet import RecordSheet
from scanners.scan import Scan

NARROW = 1300
"""Pixels of a page at 150 % on the common panel; three columns need more."""
NARROW_SIDE = 430


class DisinfectPage(StepPage):
    """One parcel in the middle, the other running timers below it."""

    TAB = "receive"
    SAYS_ANEW = True

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; every change updates the same widgets."""
        super().__init__(theme)
        self._desk = desk
        self._vm = DisinfectVm(desk, self)
        self._words = DisinfectWords(self)
        self._sheet = RecordSheet(desk, self)
        self._offers = DisinfectOffers(self._vm, self._words, self._sheet.save, self)
        self._solution = SolutionCard(theme)
        self._contact = ContactCard(theme)
        self._strip = StripCard(theme)
        self._deadline = DeadlineChip(theme, desk.now, DeadlineWords(self).chip)
        self._contact.header_right.addWidget(self._deadline)
        self._contact.restyle()  # it has a header from now on
        self._empty = Text(theme, "title", "textMuted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._others = OtherTimers(theme)
        self._locks = LockCard(theme)
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
        is_automatic = isinstance(destination, GoDisinfect) and destination.is_automatic
        self._vm.enter(wanted, is_automatic=is_automatic)
        if self._vm.state.phase is Phase.LOADING:
            self.hold()

    def resume(self) -> None:
        """The parcel in hand."""
        self._vm.resume()

    @property
    def is_waiting(self) -> bool:
        """On its way into the record and back, or not read yet."""
        state = self._vm.state
        return state.is_busy or state.phase is Phase.LOADING

    def leave(self) -> None:
        """Nothing is drawn behind another page."""
        self._vm.leave()

    def on_key(self, key: str) -> bool:
        """Numbers answer what is asked, choose the procedure, or open another timer."""
        if key.isdigit() and int(key) in self._numbered():
            self._press_number(int(key))
            return True
        if key == "Backspace" and self._vm.state.asking is Asking.STRIP:
            self._vm.delete_digit()
            return True
        if key == "0" and self._has_more:
            self._others.turn()
            return True
        return False

    def on_scan(self, scan: Scan) -> None:
        """A place, a timed parcel, a batch or a lamp stay here; the rest goes to reception."""
        if not self._vm.take_scan(scan):
            super().on_scan(scan)

    def on_command(self, command: str) -> bool:
        """Start is start; the end is recorded by the timer alone."""
        if command == "CMD-DISINFECT-START" and self._can_start():
            self._vm.start()
            return True
        if command == "CMD-NEW":
            self._vm.next_parcel()
            return True
        return False

    def deeds(self) -> frozenset[str]:
        """Beside the bar: numbers, and the start while it has not begun."""
        found = {"next_parcel"} | ({"choose"} if self._numbered() or self._has_more else set())
        if self._can_start():
            found.add("disinfect_start")
        return frozenset(found)

    def _can_start(self) -> bool:
        state = self._vm.state
        return state.phase is Phase.READY and state.asking is Asking.NOTHING

    def in_hand(self) -> InHand:
        """The parcel that is disinfected."""
        case = self._vm.state.case
        return InHand(parcel_id=case.parcel.parcel_id, code=case.code) if case else InHand()

    def _numbered(self) -> range:
        """The numbers that mean something now."""
        state = self._vm.state
        if state.asking is Asking.STRIP:
            return range(10)
        answers = len(self._words.answers(state))
        if answers or state.asking is not Asking.NOTHING:
            return range(1, answers + 1)
        if state.phase is Phase.READY:
            return range(0 if state.materials else 1, len(state.procedures) + 1)
        return range(1, self._others.shown + 1)

    def _press_number(self, number: int) -> None:
        state = self._vm.state
        if state.asking is Asking.NOTHING and state.phase is not Phase.READY:
            self._others.open(number - 1)
        else:
            self._vm.choose(number)

    @property
    def _has_more(self) -> bool:
        """More timers run than have room."""
        state = self._vm.state
        is_free = state.phase is not Phase.READY and state.asking is Asking.NOTHING
        return is_free and self._others.has_more

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._solution.retranslate()
        self._others.set_words(self.tr("Also running"))
        self._empty.setText(self.tr("No contact time is running"))
        self._locks.set_titles(
            self.tr("Steps"),
            self.tr("Locked until the timer ends"),
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
        self._others.set_gap(gap)
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
        is_strip = state.asking is Asking.STRIP
        self._contact.setVisible(not (is_empty or is_strip))
        self._strip.setVisible(is_strip)
        if is_strip and procedure is not None:
            self._strip.show_reading(*self._words.supplies.strip(state, procedure))
        self._empty.setVisible(is_empty)
        if procedure is not None:
            facts = self._words.supplies.facts(state, procedure, self._desk.now())
            self._solution.show_solution(facts)
            for tab, name in zip(self._tabs, (facts.title, self.tr("Steps")), strict=True):
                tab.show_as(name)
            self._locks.steps.set_steps(self._words.step_list(state, procedure))
        ticket = state.case.ticket if state.case else None
        self._deadline.show_until(ticket.deadline_at if ticket else None)
        self._show_choices(state)
        self._show_ring(state)
        self._show_others(state)
        self._show_side(state)
        self._show_tabs(state)
        announce(self, self._words.notice(state))
        offer(self, self._offers.actions(state))

    # --- middle

    def _show_choices(self, state: DisinfectState) -> None:
        is_free = state.phase is Phase.READY and state.asking is Asking.NOTHING
        many = is_free and len(state.procedures) > 1
        names = [(one.name.of(language()), state.suits(one)) for one in state.procedures]
        self._contact.show_choices(names if many else [], state.chosen)
        material = state.material.text.of(language()) if is_free and state.material else ""
        self._contact.show_material(material, self._words.excluded(state) if is_free else "")

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
        targets = self._desk.policies.targets
        shown = []
        for one in state.others:
            target = targets.target(one.run.target)
            title, what = self._words.other(one, target.name.of(language()) if target else "")
            shown.append(
                OtherTimer(
                    title=title,
                    code=one.run.code,
                    what=what,
                    fraction=one.fraction,
                    is_done=one.is_finished,
                )
            )
        is_free = state.phase is not Phase.READY and state.asking is Asking.NOTHING
        width = self._middle_width()
        self._others.show_timers(shown, self.tr("%1 more"), width=width, has_keys=is_free)

    @Slot()
    def _turned(self) -> None:
        self._show_others(self._vm.state)

    @Slot(int)
    def _open_other(self, number: int) -> None:
        others = self._vm.state.others
        if number < len(others):
            self._vm.show_timer(others[number])

    # --- right

    def _show_side(self, state: DisinfectState) -> None:
        is_locked = state.phase in {Phase.READY, Phase.RUNNING}
        self._locks.show_locks(is_locked=is_locked, is_narrow=self._is_narrow)
        self._locks.show_reasons(self._words.question(state), self._words.answers(state))

    def _show_tabs(self, state: DisinfectState) -> None:
        if state.asking is not Asking.NOTHING:
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

    # --- layout

    def _lay_out(self) -> None:
        self._middle = vbox(self._contact, self._strip, self._empty, self._others)
        for number in range(3):
            self._middle.setStretch(number, 1)
        self._tabs_row = hbox(*self._tabs, 1)
        self._narrow_column = vbox(self._tabs_row)
        self._columns = hbox(self._solution, self._middle, self._locks, self._narrow_column)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)
        for number, choice in enumerate(self._contact.choices, start=1):
            choice.clicked.connect(partial(self._vm.choose, number))
        self._contact.material.clicked.connect(partial(self._vm.choose, 0))
        self._strip.digit.connect(self._vm.choose)
        self._strip.back.connect(self._vm.delete_digit)
        self._strip.cleared.connect(self._vm.ask_strip)
        self._others.chosen.connect(self._open_other)
        self._others.turned.connect(self._turned)
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

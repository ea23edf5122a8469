"""The decision page: findings, grade and ways, advice and the inspector's own word."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.overlays.money_asks import MoneyAsks
from app.overlays.what_if import WhatIf
from app.screens.decide_grade import GradeView
from app.screens.decide_vm import DecideVm
from app.screens.page import StepPage
from app.states.decide import DecideState, Digits, Phase
from app.states.in_hand import InHand
from app.states.navigation import Destination, GoDecide
from app.widgets.buttons import ChoiceButton
from app.widgets.cards.bench_queue import BenchQueue
from app.widgets.cards.findings_card import FindingsCard
from app.widgets.cards.override_card import OverrideCard
from app.widgets.cards.refund_card import RefundCard
from app.widgets.cards.ways_card import WaysCard
from app.widgets.clocks.deadline_chip import DeadlineChip
from app.widgets.frame.action_bar import Actions
from app.widgets.frame.announce import announce, offer
from app.widgets.layouts import hbox, vbox
from app.wording.bench import BenchWords
from app.wording.deadline import DeadlineWords
from app.wording.decide import DecideWords
from app.wording.decide_offers import DecideOffers
from app.wording.flags import FlagWords
from app.wording.waiting import WaitWords
from inspection.handlers.decide import Proposal
from inspection.values import Disposition, Service
from scanners.scan import Scan

MINOR_UNITS = 100
FLAGS_SHOWN = 2
"""Flags beside the findings; more make it the list's matter."""
THREE_COLUMNS = 1800
"""Pixels of a page; on the common panel that is 100 %, from 115 % on there are tabs."""


class DecidePage(StepPage):
    """Facts at the left, consequences in the middle, money at the right."""

    TAB = "decide"
    SAYS_ANEW = True

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; nothing is read before `enter`."""
        super().__init__(theme)
        self._desk = desk
        self._vm = DecideVm(desk, self)
        self._words = DecideWords(self)
        self._offers = DecideOffers(self._vm, self._words, self)
        self._bench_words = BenchWords(self)
        self._flag_words = FlagWords(self)
        self._waits = WaitWords(self)
        self._queue = BenchQueue(theme)
        self._findings = FindingsCard(theme)
        self._grade = GradeView(theme, self)
        self._asks = MoneyAsks(theme, desk, self)
        self._what_if = WhatIf(theme, desk, self)
        self._ways = WaysCard(theme)
        self._deadline = DeadlineChip(theme, desk.now, DeadlineWords(self).chip)
        self._refund = RefundCard(theme)
        self._override = OverrideCard(theme)
        self._tabs = [ChoiceButton(theme) for _ in range(3)]
        self._tab = 0
        self._is_tabbed = theme.compact
        self._digits = Digits.WAY
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self, destination: Destination) -> None:
        """The unit asked for, the one in hand, or what waits."""
        self._vm.enter(destination.unit_id if isinstance(destination, GoDecide) else None)
        if self._vm.state.phase is Phase.LOADING:
            self.hold()

    def resume(self) -> None:
        """The unit in hand, decided or not."""
        self._vm.resume()

    @property
    def is_waiting(self) -> bool:
        """On its way into the record and back, or not read yet."""
        state = self._vm.state
        return state.is_busy or state.phase is Phase.LOADING

    def leave(self) -> None:
        """Another page shows."""
        self._asks.close()
        self._what_if.close()
        self._vm.leave()

    def on_scan(self, scan: Scan) -> None:
        """The label of the unit in hand, or its container; anything else belongs to reception."""
        if self._vm.label.take_scan(scan.text) or self._vm.take_container(scan):
            return
        super().on_scan(scan)

    def on_key(self, key: str) -> bool:
        """Numbers choose what the page numbers; Esc takes an override back."""
        if self._asks.is_open:
            return self._asks.on_key(key)
        if self._what_if.is_open:
            return self._what_if.on_key(key)
        if key.isdigit() and 1 <= int(key) <= self._numbered():
            self._vm.press(int(key))
        elif key == "Esc" and self._vm.state.phase is Phase.CHOOSING:
            self._vm.undo()
        elif key == "F10":
            self._vm.label.print()
        else:
            return False
        return True

    def on_command(self, command: str) -> bool:
        """Hold is quarantine, where that way is open."""
        if self._is_aside or command != "CMD-HOLD" or not self._may_hold():
            return False
        self._vm.go_way(Disposition.QUARANTINE)
        return True

    def deeds(self) -> frozenset[str]:
        """Beside the bar: numbers, hold, the label."""
        if self._is_aside:
            return self._asks.deeds() if self._asks.is_open else frozenset({"what_if"})
        found = {"choose"} if self._numbered() else set()
        if self._may_hold():
            found.add("hold")
        if self._vm.state.case is not None:
            found.add("print")
        return frozenset(found)

    def in_hand(self) -> InHand:
        """The unit that is decided."""
        case = self._vm.state.case
        if case is None:
            return InHand()
        unit = case.unit
        return InHand(parcel_id=unit.parcel_id, unit_id=unit.unit_id, code=unit.lpn)

    def _may_hold(self) -> bool:
        state = self._vm.state
        if state.phase is not Phase.CHOOSING:
            return False
        return any(
            one.disposition is Disposition.QUARANTINE and one.lock is None for one in state.ways
        )

    def _numbered(self) -> int:
        """How many choices have a number now."""
        state = self._vm.state
        if state.phase is Phase.QUEUE:
            return len(state.queue)
        if state.phase is not Phase.CHOOSING:
            return 0
        chosen = {Digits.VERDICT: state.verdicts, Digits.REASON: state.reasons}
        return len(chosen.get(state.digits, state.ways))

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._queue.set_title(self.tr("Waiting for a decision"))
        self._queue.set_note(self.tr("What has to begin first comes first"))
        self._findings.set_title(self.tr("Findings"))
        self._grade.retranslate()
        self._asks.retranslate()
        self._what_if.retranslate()
        self._ways.set_title(self.tr("Disposition"))
        self._refund.set_title(self.tr("Refund advice"))
        self._override.set_title(self.tr("Disagree? Override"))
        self._override.name_amount(self.tr("Amount of the partial refund"))
        names = (self.tr("Advice"), self.tr("Findings"), self.tr("Override"))
        for button, name in zip(self._tabs, names, strict=True):
            button.show_as(name)
        if self._desk.is_open:
            self._show(self._vm.state)

    def restyle(self) -> None:
        """Three columns; where they are too many findings and override become tabs."""
        theme = self.theme
        self._is_tabbed = theme.compact or self.width() < theme.px(THREE_COLUMNS)
        side = theme.px(430 if theme.compact else 560)
        self._findings.setFixedWidth(side if self._is_tabbed else theme.px(452))
        self._right.setFixedWidth(side)
        self._ways.set_halved(self._is_tabbed)
        self._findings.set_low(self._is_tabbed)
        if self._is_tabbed:
            self._right_column.addWidget(self._findings, 1)
        else:
            self._columns.insertWidget(0, self._findings)
        margin, edge = theme.margin, theme.space("m" if theme.compact else "l")
        self._outer.setContentsMargins(margin, edge if theme.compact else margin, margin, edge)
        self._columns.setSpacing(theme.gutter)
        self._middle.setSpacing(theme.space("s" if theme.compact else "l"))
        self._right_column.setSpacing(theme.space("m" if theme.compact else "l"))
        self._tabs_row.setSpacing(theme.space("s"))
        self._show_tabs()
        if self._desk.is_open:
            self._show(self._vm.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for three columns, or for two and tabs."""
        super().resizeEvent(event)
        if self._is_tabbed != (self.width() < self.theme.px(THREE_COLUMNS)):
            self.restyle()

    # --- state

    @Slot(object)
    def _show(self, state: DecideState) -> None:
        with self.arranged((state.phase, state.case and state.case.proposal)):
            self._show_parts(state)

    def _show_parts(self, state: DecideState) -> None:
        proposal = state.case.proposal if state.case else None
        for one in (self._asks, self._what_if):
            one.follow(state.case)
        self._stack.setCurrentIndex(self._in_front(proposal))
        if proposal is None:
            now = self._desk.now()
            policies = self._desk.policies
            rows = [self._bench_words.unit_row(one, now, policies) for one in state.queue]
            self._queue.show_rows(rows, self._words.notice(state).headline)
        else:
            self._show_proposal(state, proposal)
        aside = self._asks if self._asks.is_open else self._what_if
        announce(self, aside.notice if aside.is_open else self._words.notice(state))
        offer(self, aside.actions if aside.is_open else self._actions(state))

    @property
    def _is_aside(self) -> bool:
        """Whether something else than the decision is in front."""
        return self._asks.is_open or self._what_if.is_open

    def _in_front(self, proposal: Proposal | None) -> int:
        if self._asks.is_open:
            return 2
        return 3 if self._what_if.is_open else int(proposal is not None)

    def _show_proposal(self, state: DecideState, proposal: Proposal) -> None:
        policies, now = self._desk.policies, self._desk.now()
        hero, rows = self._words.findings(proposal, state, policies)
        customer = self._waits.answer_line(proposal.questions, now, policies)
        items = self._words.items(state.case.contents if state.case else None)
        facts = (*self._words.facts(proposal, customer), *items, *self._flag_lines(state))
        self._findings.show_findings(hero, rows, facts)
        count = self.tr("Photos: %1").replace("%1", str(len(proposal.photos)))
        self._findings.set_note(count)
        self._grade.show(proposal)
        self._ways.show_ways(self._words.ways(state))
        is_open = state.phase is Phase.CHOOSING
        self._deadline.show_until(proposal.ticket.deadline_at if is_open else None)
        is_return = proposal.ticket.service is Service.RETURN
        self._refund.set_title(
            self.tr("Refund advice") if is_return else self.tr("What the rules advise")
        )
        self._refund.show_advice(self._words.refund(proposal, state, policies, now=now))
        self._override.show_choice(self._words.override(state))
        self._digits = state.digits
        self._show_tabs()

    def _flag_lines(self, state: DecideState) -> list[tuple[str, str]]:
        """Said beside the findings; all grounds stand in the list behind the button."""
        rules, now = self._desk.policies.flags, self._desk.now()
        return [self._flag_words.line(one, rules, now) for one in state.flags[:FLAGS_SHOWN]]

    def _actions(self, state: DecideState) -> Actions:
        more = (*self._asks.offer(), *self._what_if.offer())
        return self._offers.actions(state, more=more, compact=self.theme.compact)

    # --- tabs

    @Slot()
    def _tab_clicked(self) -> None:
        sender = self.sender()
        self._tab = next(number for number, one in enumerate(self._tabs) if one is sender)
        self._show_tabs()

    def _show_tabs(self) -> None:
        if self._digits is not Digits.WAY:
            self._tab = 2
        for number, button in enumerate(self._tabs):
            button.setVisible(self._is_tabbed)
            button.setChecked(number == self._tab)
        for number, card in enumerate((self._refund, self._findings, self._override)):
            card.setVisible(not self._is_tabbed or number == self._tab)

    # --- wiring

    @Slot()
    def _asks_changed(self) -> None:
        self._show(self._vm.state)

    @Slot(int)
    def _verdict(self, index: int) -> None:
        verdicts = self._vm.state.verdicts
        if index < len(verdicts):
            self._vm.choose(verdicts[index])

    @Slot(int)
    def _reason(self, index: int) -> None:
        reasons = self._vm.state.reasons
        if index < len(reasons):
            self._vm.give_reason(reasons[index].code)

    @Slot(str)
    def _amount(self, text: str) -> None:
        try:
            amount = Decimal(text) * MINOR_UNITS
        except InvalidOperation:
            return
        if amount.is_finite():
            self._vm.set_partial(int(amount))

    @Slot(str)
    def _row_chosen(self, key: str) -> None:
        for one in self._vm.state.queue:
            if one.unit.unit_id == key:
                self._vm.enter(one.unit.unit_id)

    @Slot(int)
    def _way_chosen(self, index: int) -> None:
        ways = self._vm.state.ways
        if index < len(ways):
            self._vm.go_way(ways[index].disposition)

    def _connect(self) -> None:
        self._vm.changed.connect(self._show)
        self._vm.going.connect(self.go)
        for one in (self._asks, self._what_if):
            one.changed.connect(self._asks_changed)
        self._queue.chosen.connect(self._row_chosen)
        self._override.verdict_chosen.connect(self._verdict)
        self._override.reason_chosen.connect(self._reason)
        self._override.amount_typed.connect(self._amount)
        self._ways.chosen.connect(self._way_chosen)
        for button in self._tabs:
            button.clicked.connect(self._tab_clicked)

    def _lay_out(self) -> None:
        self._ways.header_right.addWidget(self._deadline)
        self._middle = vbox(self._grade.card, self._ways)
        self._middle.setStretch(1, 1)
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._tabs_row = hbox(*self._tabs, 1)
        self._right_column.addLayout(self._tabs_row)
        self._right_column.addWidget(self._refund)
        self._right_column.addWidget(self._override, 1)
        work = QWidget()
        self._columns = QHBoxLayout(work)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(self._middle, 1)
        self._columns.addWidget(self._right)
        self._stack.addWidget(self._queue)
        self._stack.addWidget(work)
        self._stack.addWidget(self._asks.view)
        self._stack.addWidget(self._what_if.view)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._stack)

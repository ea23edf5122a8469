"""The sync page: waiting work at the left, money and integrity at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from app.design.theme import Theme
from app.desk import Desk
from app.screens.page import StepPage
from app.screens.sync_vm import SyncVm
from app.states.navigation import Destination
from app.states.sync import SyncPageState
from app.widgets.card import Card
from app.widgets.cards.meter_card import MeterCard
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.announce import announce, offer
from app.widgets.layouts import hbox, vbox
from app.widgets.note import Note
from app.widgets.table import Column, Table
from app.widgets.text import Text
from app.wording.stuck_money import StuckWords
from app.wording.sync import SyncWords

CHECK_ROWS = 4
FILLING = 1000
"""Stretch of a list against the empty space below it, which counts only while it is hidden."""


class SyncPage(StepPage):
    """Read, never typed: the one thing to do is to try again."""

    TAB = "sync"

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; nothing is read before `enter`."""
        super().__init__(theme)
        self._desk = desk
        self._vm = SyncVm(desk, self)
        self._words = SyncWords(self)
        self._stuck = StuckWords(self)
        self._meters = [MeterCard(theme) for _ in range(3)]
        self._journal_card = Card(theme)
        self._journal = Table(
            theme,
            [
                Column(width=120, narrow=92),
                Column(width=150, narrow=120),
                Column(),
                Column(width=160, narrow=120),
                Column(width=140, narrow=116),
            ],
        )
        self._refunds_card = Card(theme)
        self._refunds = Table(
            theme,
            [Column(), Column(width=100, align="right"), Column(width=190)],
            header=False,
        )
        self._no_refunds = Text(theme, "body", "textMuted")
        self._unknown = Note(theme)
        self._checks_card = Card(theme)
        self._checks = Table(theme, [Column(), Column(width=170, align="right")], header=False)
        self._checked = Text(theme, "body", "textMuted", wrap=True)
        self._problems = Note(theme)
        self._lay_out()
        self._vm.changed.connect(self._show)
        self._vm.ticked.connect(self._tick)
        self.retranslate()
        self.restyle()

    def enter(self, destination: Destination) -> None:
        """Read everything."""
        del destination
        self._vm.enter()

    def resume(self) -> None:
        """What happened meanwhile."""
        self._vm.enter()

    def leave(self) -> None:
        """Nothing is read meanwhile."""
        self._vm.leave()

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._journal_card.set_title(self.tr("Recorded here, newest first"))
        self._refunds_card.set_title(self.tr("Refunds"))
        self._checks_card.set_title(self.tr("Integrity"))
        self._no_refunds.setText(self.tr("Nothing was decided yet"))
        self._journal.set_titles(self._words.journal_titles())
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Columns and gaps."""
        theme = self.theme
        for card in (self._refunds_card, self._checks_card, self._unknown):
            card.setFixedWidth(theme.px(510 if theme.compact else 600))
        margin = theme.margin
        self._columns.setContentsMargins(margin, margin, margin, theme.space("l"))
        self._columns.setSpacing(theme.gutter)
        gap = theme.space("m" if theme.compact else "l")
        for column in (self._left, self._right, self._top):
            column.setSpacing(gap)
        self._show_checks()

    @Slot(object)
    def _show(self, state: SyncPageState) -> None:
        with self.arranged(state.board is None):
            self._show_parts(state)

    def _show_parts(self, state: SyncPageState) -> None:
        for card, words in zip(self._meters, self._words.meters(state), strict=True):
            card.show_as(words)
        board = state.board
        self._journal.set_rows(
            [self._words.journal_row(one, state.status) for one in board.recent] if board else []
        )
        refunds = board.refunds if board else ()
        self._refunds.set_rows([self._words.refund_row(one) for one in refunds])
        self._refunds_card.set_note(self._words.as_of(state))
        self._refunds.setVisible(bool(refunds))
        self._no_refunds.setVisible(not refunds)
        headline, text = self._stuck.stuck(board)
        self._unknown.setVisible(bool(headline))
        self._unknown.show_as(text, "warn", headline=headline)
        chip = self._words.integrity_chip(state)
        self._checks_card.set_chip(chip.text, chip.status, chip.icon)
        self._checks.set_rows(self._words.integrity_rows(state))
        self._checked.setText(self._words.integrity_line(state))
        problems = self._words.problems(state)
        self._problems.setVisible(bool(problems))
        self._problems.show_as(problems, "danger")
        self._show_checks()
        self._tick()
        offer(self, self._actions(state))

    def _show_checks(self) -> None:
        """The compact page has room for the verdict, and for details once there is a fault."""
        theme = self.theme
        self._checks.setFixedHeight(theme.size("tableRow") * CHECK_ROWS + theme.px(4))
        self._checks.setVisible(not theme.compact or not self._problems.isHidden())
        self._checked.setVisible(self._checks.isHidden() and bool(self._checked.text()))

    @Slot()
    def _tick(self) -> None:
        announce(self, self._words.notice(self._vm.state, self._desk.now()))

    def _actions(self, state: SyncPageState) -> Actions:
        save = self._of_the_window(self.tr("Save to USB stick"), "Ctrl+S", "usb")
        log = self._of_the_window(self.tr("View log"), "F11", "search")
        check = Action(
            text=self.tr("Check integrity"),
            key="F5",
            icon="shield-check",
            run=self._vm.check,
            enabled=not state.is_checking,
        )
        retry = Action(text=self.tr("Try now"), key="Enter", icon="refresh", run=self._vm.retry)
        left = (save, check, log)
        return Actions(left=left, note=self._words.hub(state), note_icon="", primary=retry)

    def _of_the_window(self, text: str, key: str, icon: str) -> Action:
        return Action(text=text, key=key, icon=icon, run=partial(self.asked.emit, key))

    def _lay_out(self) -> None:
        self._top = hbox(*self._meters)
        self._journal_card.body.addWidget(self._journal, 1)
        self._refunds_card.body.addWidget(self._no_refunds)
        self._refunds_card.body.addWidget(self._refunds, FILLING)
        self._refunds_card.body.addStretch(1)
        self._checks_card.body.addWidget(self._checks)
        self._checks_card.body.addWidget(self._checked)
        self._checks_card.body.addWidget(self._problems)
        self._left = vbox(self._top, self._journal_card)
        self._left.setStretch(1, 1)
        self._right = vbox(self._refunds_card, self._unknown, self._checks_card)
        self._right.setStretch(0, 1)
        self._columns = QHBoxLayout(self)
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right)

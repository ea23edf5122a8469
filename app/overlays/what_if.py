"""What would change the advice: other answers and what each would lead to; nothing is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.language.notices import Notice
from app.widgets.card import Card
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.table import Column, Table
from app.widgets.text import Text
from app.wording.what_if import WhatIfWords

if TYPE_CHECKING:
    from app.cases.decision import DecisionCase
    from app.design.theme import Theme
    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.handlers.decide import Proposal
    from inspection.handlers.supposing import Supposed

KEY = "I"
_PAGES = {"Up": -1, "Left": -1, "Down": 1, "Right": 1}
FILLING = 1000
"""Stretch of the list against the empty space below, which counts only while it is hidden."""


class WhatIf(QObject):
    """Made by the decision page; `view` takes the page's place while it is asked."""

    changed = Signal()
    """It is asked, answered, or over: the page shows, says and offers anew."""

    def __init__(self, theme: Theme, desk: Desk, parent: QObject) -> None:
        """Nothing is asked."""
        super().__init__(parent)
        self._desk = desk
        self._words = WhatIfWords(self)
        self._shown: DecisionCase | None = None
        self._case: DecisionCase | None = None
        self._supposed: tuple[Supposed, ...] | None = None
        self.view = Card(theme)
        self._help = Text(theme, "body", "textMuted", wrap=True)
        columns = [
            Column(),
            Column(width=220, narrow=180),
            Column(width=170, narrow=140),
            Column(width=800, narrow=540),
        ]
        self._table = Table(theme, columns, touch=True, header=False)
        self.view.body.addWidget(self._help)
        self.view.body.addSpacing(theme.space("m"))
        self.view.body.addWidget(self._table, FILLING)
        self.view.body.addStretch(1)

    @property
    def is_open(self) -> bool:
        """Whether the list is in front."""
        return self._case is not None

    def follow(self, case: DecisionCase | None) -> None:
        """The page shows this now; a list over another item, or over an older state, is gone."""
        self._shown = case
        if case != self._case:
            self._case = self._supposed = None

    def offer(self) -> tuple[Action, ...]:
        """The way in, while there is an advice that answers could change."""
        case = self._shown
        if case is None or case.proposal is None or case.decision is not None:
            return ()
        return (Action(text=self.tr("What if"), key=KEY, icon="search", run=self.ask),)

    @Slot()
    def ask(self) -> None:
        """Open the list of the item that is shown; what it says is worked out aside."""
        case = self._shown
        if case is None or case.proposal is None:
            return
        self._case, self._supposed = case, None
        proposal = case.proposal
        found, failed = partial(self._found, case), partial(self._failed, case)
        self._desk.facts(lambda _facts: _alternatives(proposal), found, failed)
        self._fill()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Back to the decision."""
        if self._case is not None:
            self._case = self._supposed = None
            self.changed.emit()

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return Notice(
            kind="idle",
            headline=self.tr("What would change the advice"),
            instruction=self.tr(
                "Only looked at here; Backspace on the decision goes to the answers"
            ),
            icon="search",
        )

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        back = self.tr("Back to the decision")
        return Actions(left=(Action(text=back, key="Esc", icon="undo", run=self.close),))

    def on_key(self, key: str) -> bool:
        """The key that opened the list closes it; the arrows turn its pages."""
        if key == KEY:
            self.close()
        elif key in _PAGES:
            self._table.turn(_PAGES[key])
        else:
            return False
        return True

    def retranslate(self) -> None:
        """All words again."""
        self.view.set_title(self.tr("If one answer were another"))
        if self._case is not None:
            self._fill()

    def _found(self, case: DecisionCase, supposed: tuple[Supposed, ...]) -> None:
        if case is self._case:
            self._supposed = supposed
            self._fill()
            self.changed.emit()

    def _failed(self, case: DecisionCase, error: StationError) -> None:
        if case is self._case:
            self.close()
        self._desk.complain(error)

    def _fill(self) -> None:
        case, supposed = self._case, self._supposed
        proposal = case.proposal if case else None
        if proposal is None:
            return
        self._help.setText(self._said(supposed))
        self._table.set_rows(self._words.rows(proposal, supposed or ()))

    def _said(self, supposed: tuple[Supposed, ...] | None) -> str:
        if supposed is None:
            return self.tr("Working it out")
        if not supposed:
            return self.tr("No other answer would change the advice.")
        return self.tr(
            "By the rules that advise. What an answer leads to counts as usual, "
            "its photos as taken."
        )


def _alternatives(proposal: Proposal) -> tuple[Supposed, ...]:
    # on a background thread, with the first that is asked for
    from inspection.handlers.supposing import alternatives  # noqa: PLC0415

    return alternatives(proposal)

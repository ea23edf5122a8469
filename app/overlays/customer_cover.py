"""What the customer says about the item in hand, over the page: a claim, never a finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.language.names import reason_name
from app.overlays.cover import Cover
from app.widgets.facts import Fact, FactGrid
from app.widgets.text import Text
from app.wording.waiting import WaitWords
from inspection.store.queries.customer import CustomerSide
from inspection.waiting import WaitingRules

WIDTH_PX = 1000
"""Of the card; a window that is smaller leaves it less."""
LABEL_PX = 160


class CustomerCover(Cover):
    """Reason, own words, questions and answers; what names the customer is masked."""

    def __init__(self, theme: Theme, window: QWidget, now: Callable[[], datetime]) -> None:
        """Hidden until `open`."""
        super().__init__(theme, window)
        self._now = now
        self._words = WaitWords(self)
        self._side: CustomerSide | None = None
        self._rules: WaitingRules | None = None
        self._facts = FactGrid(theme, columns=1, label_width=LABEL_PX)
        self._hint = Text(theme, "body", "textMuted")
        self._card.body.addWidget(self._facts)
        self._card.body.addSpacing(theme.space("m"))
        self._card.body.addWidget(self._hint)
        theme.changed.connect(self._restyled)

    def open(self, side: CustomerSide, rules: WaitingRules) -> None:
        """Show this customer's side."""
        self._side, self._rules = side, rules
        self.come()

    def close_help(self) -> None:
        """Away with it, and with what it held: nothing of one customer stays for the next."""
        super().close_help()
        self._side = None
        self._facts.set_facts([])
        self.setAccessibleName("")

    def fill(self) -> None:
        """Every line anew."""
        side, rules = self._side, self._rules
        if side is None or rules is None:
            return
        title = self.tr("The customer's side")
        self._card.set_title(title)
        self._card.set_chip(self.tr("Claim, not a finding"), "info", "user")
        lines = self._words.side(side, self._now(), rules)
        facts = [Fact(label=self.tr("Reason"), value=reason_name(side.reason))]
        facts += [Fact(label=label, value=value) for label, value in lines]
        self._facts.set_facts(facts)
        self._card.setFixedWidth(
            min(self._theme.px(WIDTH_PX), self._window.width() - 2 * self._theme.margin)
        )
        self._hint.setText(self.tr("C, Esc, any key, a scan or a touch closes this"))
        spoken = "  ".join(f"{one.label}: {one.value}." for one in facts)
        self.setAccessibleName(f"{title}  {spoken}")

    @Slot()
    def _restyled(self) -> None:
        if self.isVisible():
            self.fill()

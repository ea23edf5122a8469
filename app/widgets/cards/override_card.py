"""The inspector's own word on the money: verdict, amount where partial, reason."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel

from app.design.theme import Theme
from app.widgets.buttons import ChoiceButton
from app.widgets.card import Card
from app.widgets.fields import LineField
from app.widgets.flow import FlowLayout
from app.widgets.key_cap import KeyCap
from app.widgets.layouts import hbox, vbox
from app.widgets.marks import set_mark
from app.widgets.text import Text

VERDICTS_MOST = 4
REASONS_MOST = 9


@dataclass(frozen=True, kw_only=True)
class OverrideWords:
    """Finished words; indices count from 0, -1 for none; `amount` is None unless asked for.

    `verdicts_have_keys` while the number keys choose a verdict, `reasons_have_keys` likewise.
    """

    verdicts: tuple[str, ...]
    verdict: int
    verdicts_have_keys: bool
    reasons: tuple[str, ...]
    reason: int
    reasons_have_keys: bool
    amount: str | None
    amount_hint: str
    rule: str
    is_open: bool


class OverrideCard(Card):
    """Buttons are built once and shown as needed."""

    verdict_chosen = Signal(int)
    reason_chosen = Signal(int)
    amount_typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Numbers from 1, as the keys."""
        super().__init__(theme)
        self._verdicts = [ChoiceButton(theme) for _ in range(VERDICTS_MOST)]
        self._reasons = [ChoiceButton(theme) for _ in range(REASONS_MOST)]
        self._amount = LineField(theme)
        self._amount_hint = Text(theme, "body", "textMuted")
        self._mark = QLabel()
        self._rule = Text(theme, "body", "textMuted", wrap=True)
        self._amount_row = hbox(self._amount, self._amount_hint, 1)
        self.header_right.addWidget(KeyCap(theme, "F7"))
        self._verdict_flow = FlowLayout(*self._verdicts)
        self._reason_flow = FlowLayout(*self._reasons)
        self._rule_row = hbox(self._mark, self._rule)
        self._rule_row.setStretch(1, 1)
        flows = (self._verdict_flow, self._amount_row, self._reason_flow)
        self._parts = vbox(*flows, 1, self._rule_row)
        self.body.addLayout(self._parts)
        self._amount.textEdited.connect(self.amount_typed)
        for button in (*self._verdicts, *self._reasons):
            button.clicked.connect(self._clicked)
        self.restyle()

    def name_amount(self, text: str) -> None:
        """What assistive programs call the field."""
        self._amount.setAccessibleName(text)

    def show_choice(self, words: OverrideWords) -> None:
        """Put words and marks in place."""
        _show(self._verdicts, words.verdicts, words.verdict, keyed=words.verdicts_have_keys)
        _show(self._reasons, words.reasons, words.reason, keyed=words.reasons_have_keys)
        for button in (*self._verdicts, *self._reasons):
            button.setEnabled(words.is_open)
        for part in (self._amount, self._amount_hint):
            part.setVisible(words.amount is not None)
        if words.amount is not None and not self._amount.hasFocus():
            self._amount.setText(words.amount)
        self._amount_hint.setText(words.amount_hint)
        self._rule.setText(words.rule)
        # reasons need the room, and the banner says by then who looks at it
        has_room = not words.reasons and not self._theme.compact
        self._mark.setVisible(has_room)
        self._rule.setVisible(has_room)

    @Slot()
    def restyle(self) -> None:
        """Icon and field width follow the scale."""
        super().restyle()
        if hasattr(self, "_rule"):
            size = self._theme.px(20)
            set_mark(self._mark, self._theme.icon("user", "textMuted", size))
            self._amount.setFixedWidth(self._theme.px(160))
            gap = self._theme.space("s")
            for layout in (self._amount_row, self._verdict_flow, self._reason_flow, self._rule_row):
                layout.setSpacing(gap)
            self._parts.setSpacing(self._theme.space("m"))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        for buttons, signal in (
            (self._verdicts, self.verdict_chosen),
            (self._reasons, self.reason_chosen),
        ):
            for number, button in enumerate(buttons):
                if button is sender:
                    signal.emit(number)


def _show(buttons: list[ChoiceButton], words: tuple[str, ...], at: int, *, keyed: bool) -> None:
    for number, button in enumerate(buttons):
        button.setVisible(number < len(words))
        if number < len(words):
            button.show_as(words[number], key=str(number + 1) if keyed else "")
            button.setChecked(number == at)

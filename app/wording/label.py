"""What pages say of the label of the item in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.language.notices import Notice
from app.printing.bench import LabelState
from app.printing.in_hand import LabelInHand
from app.states.inspect import InspectState
from app.widgets.chip import ChipSpec
from app.widgets.frame.action_bar import Action


class LabelWords(QObject):
    """Words for a LabelInHand in the language of the moment."""

    def chip(self, label: LabelInHand, state: InspectState) -> ChipSpec | None:
        """Where the label stands; nothing where none is printed or asked for.

        It is asked for only at its own step; scanned before it counts as well.
        """
        early = {
            LabelState.DUE: None,
            LabelState.PRINTED: ChipSpec(text=self.tr("Label printed"), status="info"),
        }
        if not state.is_label_awaited and label.state in early:
            return early[label.state]
        return {
            LabelState.NONE: None,
            LabelState.DUE: ChipSpec(text=self.tr("Label not scanned"), status="waiting"),
            LabelState.PRINTING: ChipSpec(text=self.tr("Printing label"), status="waiting"),
            LabelState.PRINTED: ChipSpec(text=self.tr("Scan the label"), status="waiting"),
            LabelState.FAILED: ChipSpec(text=self.tr("Label not printed"), status="warn"),
            LabelState.LABELLED: ChipSpec(text=self.tr("Label scanned"), status="ok"),
        }[label.state]

    def awaited(self, label: LabelInHand, lpn: str, *, is_unclaimed: bool = False) -> Notice:
        """The banner while nothing but the label is missing; nobody decides without a ticket."""
        onward = self.tr("The scan takes you on to the decision")
        if is_unclaimed:
            onward = self.tr("Then it is set aside until its ticket comes")
        if label.can_print:
            onward = self.tr("%1. No label: press F10").replace("%1", onward)
        return Notice(
            kind="idle",
            headline=self.tr("Stick the label on and scan it"),
            instruction=onward,
            icon="barcode",
            aside_label=self.tr("Unit LPN"),
            aside_code=lpn,
        )

    def note(self) -> str:
        """Why the way on is locked."""
        return self.tr("Scan the label first")

    def side_action(self, label: LabelInHand) -> tuple[Action, ...]:
        """Another label, where one was printed and does not read."""
        if not label.can_print or label.state is not LabelState.PRINTED:
            return ()
        words = self.tr("Print again")
        return (Action(text=words, key="F10", icon="barcode", run=label.print),)

    def main_action(self, label: LabelInHand) -> Action | None:
        """What unlocks the way on where no label was printed yet; else the scan alone does."""
        if not label.can_print or label.state is not LabelState.DUE:
            return None
        return Action(text=self.tr("Print label"), key="F10", icon="barcode", run=label.print)

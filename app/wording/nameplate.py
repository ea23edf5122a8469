"""What the inspection page says of the plate it read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.cases.plate import PlateFinding
from app.language.notices import Notice
from app.widgets.chip import ChipSpec
from app.widgets.frame.action_bar import Action
from inspection.checklist import SERIAL_MATCHES

if TYPE_CHECKING:
    from app.states.inspect import InspectState


class PlateWords(QObject):
    """Words for the plate of an InspectState, in the language of the moment."""

    def notice(self, state: InspectState) -> Notice | None:
        """What was read, and what to do with it; None where it changes nothing."""
        plate = state.plate
        if plate is None or not (state.can_take or _is_open(state)):
            return None
        other = (self.tr("Read off the plate: another serial"), self._of_other(state))
        words = {
            PlateFinding.SAME: (
                self.tr("Read off the plate: the serial we shipped"),
                self.tr("Enter takes it. Or answer by number"),
            ),
            PlateFinding.OTHER: other,
            PlateFinding.ALMOST: (
                self.tr("Read off the plate: almost the serial we shipped"),
                self.tr("Shipped: %1. Compare sign by sign, or scan it; then answer by number"),
            ),
            PlateFinding.DOUBTFUL: (
                self.tr("The plate could not be read for certain"),
                self.tr("Shipped: %1. Compare sign by sign, or scan it; then answer by number"),
            ),
            PlateFinding.UNCOMPARED: (
                self.tr("Read off the plate"),
                self.tr("No serial on file. Compare model and colour, then answer by number"),
            ),
        }.get(plate.finding)
        if words is None:
            return None
        is_fine = plate.finding in {PlateFinding.SAME, PlateFinding.UNCOMPARED}
        return Notice(
            kind="idle" if is_fine else "warn",
            headline=words[0],
            instruction=words[1].replace("%1", plate.shipped),
            icon="eye" if is_fine else "",
            aside_label=self.tr("Read"),
            aside_code=plate.read,
        )

    def chip(self, state: InspectState) -> ChipSpec | None:
        """That it is being read, and what the photo says beside the answer."""
        if state.is_reading:
            return ChipSpec(text=self.tr("Reading the plate"), status="waiting")
        plate, case = state.plate, state.case
        step = case.serial_step if case else None
        if plate is None or step is None or step.answer.answer_id != SERIAL_MATCHES:
            return None
        if plate.finding is PlateFinding.SAME:
            return ChipSpec(text=self.tr("Serial matches, read off the plate"), status="ok")
        if plate.finding is PlateFinding.OTHER:
            return ChipSpec(text=self.tr("The plate says another serial"), status="warn")
        return None

    def main_action(self, state: InspectState, take: Callable[[], None]) -> Action | None:
        """The press that takes the reading; None where none may be taken."""
        if not state.can_take or state.plate is None:
            return None
        if state.plate.finding is PlateFinding.SAME:
            return Action(text=self.tr("It matches"), key="Enter", icon="check", run=take)
        words = self.tr("Compare serials")
        return Action(text=words, key="Enter", icon="octagon-x", run=take)

    def side_action(self, state: InspectState, forget: Callable[[], None]) -> tuple[Action, ...]:
        """Where the engine misread: the reading is put aside."""
        if not state.can_take or state.plate is None or state.plate.finding is PlateFinding.SAME:
            return ()
        return (Action(text=self.tr("Misread"), key="R", icon="x", run=forget),)

    def _of_other(self, state: InspectState) -> str:
        if _is_open(state):
            return self.tr("Shipped: %1. Enter stops to compare; misread: press R")
        return self.tr("Shipped: %1, and it was said to match. Enter stops to compare; R: misread")


def _is_open(state: InspectState) -> bool:
    """Whether the serials are still to be compared: no answer stands yet."""
    return state.case is not None and state.case.serial_step is None

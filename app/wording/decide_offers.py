"""What the decision page offers in the action bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from app.states.decide import DecideState, Phase
from app.widgets.frame.action_bar import Action, Actions
from app.wording.decide import DecideWords


class Commands(Protocol):
    """What the view-model of deciding can be asked for."""

    def back(self) -> None:
        """To the questions of this unit."""

    def retake(self) -> None:
        """To the photo that is worth taking again."""

    def override(self) -> None:
        """The number keys choose the money."""

    def undo(self) -> None:
        """Back to the advice."""

    def put_away(self) -> None:
        """To where the decided unit goes."""

    def proceed(self) -> None:
        """Submit, or on to what comes next."""


class DecideOffers(QObject):
    """Actions for a DecideState, in the language of the moment."""

    def __init__(self, vm: Commands, words: DecideWords, parent: QObject) -> None:
        """Actions run `vm`; `words` names the filled button."""
        super().__init__(parent)
        self._vm = vm
        self._words = words

    def actions(self, state: DecideState, *, more: Sequence[Action], compact: bool) -> Actions:
        """What the bar offers in this state; `more` comes last at its left."""
        choosing = state.phase is Phase.CHOOSING
        missing = state.missing if choosing else ""
        is_open = not (missing or state.is_busy)
        text, icon = self._words.primary(state)
        primary = Action(text=text, key="Enter", icon=icon, run=self._vm.proceed, enabled=is_open)
        return Actions(
            left=(*self._left(state), *more),
            # the compact bar has room only for what is missing
            note=self._words.note(state) if missing or not (choosing and compact) else "",
            note_icon="lock" if missing else "",
            note_status="warn" if missing else "muted",
            primary=None if state.phase is Phase.LOADING else primary,
        )

    def _left(self, state: DecideState) -> list[Action]:
        vm, left = self._vm, []
        if state.phase is Phase.DECIDED and state.case and state.case.is_missing_piece:
            return []
        if state.phase is Phase.DECIDED:
            text = self.tr("Put away")
            return [Action(text=text, key="G", icon="package", run=vm.put_away)]
        if state.phase is not Phase.CHOOSING:
            return []
        left.append(Action(text=self.tr("Questions"), key="Backspace", icon="undo", run=vm.back))
        if state.poor:
            text, space = self.tr("Photo again"), self.tr("Space")
            left.append(
                Action(text=text, key="Space", key_label=space, icon="camera", run=vm.retake)
            )
        left.append(Action(text=self.tr("Override"), key="F7", icon="pencil", run=vm.override))
        if state.is_override:
            left.append(Action(text=self.tr("Undo"), key="Esc", icon="x", run=vm.undo))
        return left

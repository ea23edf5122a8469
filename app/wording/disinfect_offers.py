"""What the disinfection page offers in the action bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from app.states.disinfect import Asking, DisinfectState, Need, Phase
from app.widgets.frame.action_bar import Action, Actions
from app.wording.disinfect import DisinfectWords


class Commands(Protocol):
    """What the view-model of disinfecting can be asked for."""

    def undo(self) -> None:
        """One step back."""

    def ask_reason(self) -> None:
        """Why it is left out."""

    def ask_solution(self) -> None:
        """What became of the solution."""

    def proceed(self) -> None:
        """The next thing."""


class DisinfectOffers(QObject):
    """Buttons for a DisinfectState in the language of the moment."""

    def __init__(
        self, vm: Commands, words: DisinfectWords, save: Callable[[], None], parent: QObject
    ) -> None:
        """The buttons run what `vm` does; `save` writes the record sheet."""
        super().__init__(parent)
        self._vm = vm
        self._words = words
        self._save = save

    def actions(self, state: DisinfectState) -> Actions:
        """What can be done now."""
        vm = self._vm
        if state.asking is not Asking.NOTHING:
            text = self.tr("Do not skip") if state.is_asking_reason else self.tr("Go back")
            back = Action(text=text, key="Esc", icon="undo", run=vm.undo)
            return Actions(left=(back,), primary=self._keep(state))
        text, icon = self._words.primary(state)
        needs_scan = state.need in {Need.LAMP, Need.TUBE}
        return Actions(
            left=tuple(self._left(state)),
            primary=Action(
                text=text,
                key="Enter",
                icon=icon,
                run=vm.proceed,
                enabled=not (state.is_busy or needs_scan),
            ),
        )

    def _left(self, state: DisinfectState) -> list[Action]:
        vm, left = self._vm, []
        if state.phase is Phase.READY:
            text = self.tr("Back to the parcel")
            left.append(Action(text=text, key="Esc", icon="undo", run=vm.undo))
        if state.phase is Phase.RUNNING:
            text = self.tr("Stop, start over")
            left.append(Action(text=text, key="Esc", icon="undo", run=vm.undo))
        if state.can_skip:
            text = self.tr("Skip, with reason")
            left.append(Action(text=text, key="F8", icon="flag", run=vm.ask_reason))
        if state.can_open_without:
            text = self.tr("Inspect without it")
            left.append(Action(text=text, key="F8", icon="box-open", run=vm.ask_reason))
        if state.phase is Phase.READY and state.procedure and state.procedure.lamp is None:
            text = self.tr("Solution")
            left.append(Action(text=text, key="F2", icon="droplet", run=vm.ask_solution))
        if state.phase in {Phase.EMPTY, Phase.RUNNING}:
            text = self.tr("Record sheet")
            left.append(Action(text=text, key="F10", icon="printer", run=self._save))
        return left

    def _keep(self, state: DisinfectState) -> Action | None:
        if state.asking is not Asking.STRIP:
            return None
        run, is_typed = self._vm.proceed, bool(state.typed)
        text = self.tr("Keep the reading")
        return Action(text=text, key="Enter", icon="check", run=run, enabled=is_typed)

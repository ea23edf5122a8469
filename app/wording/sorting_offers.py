"""What the page offers on which items are put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from app.states.sorting import Phase, SortingState
from app.widgets.frame.action_bar import Action, Actions
from inspection.sorting import STANDING_ID, Due
from inspection.values import ContainerEnd

if TYPE_CHECKING:
    from app.work.bins import Bins
    from app.work.second_person import SecondPerson
    from inspection.sorting import Container


class Commands(Protocol):
    """What the view-model of putting away can be asked for."""

    bins: Bins
    second: SecondPerson

    @property
    def can_change(self) -> bool:
        """Whether another way may be chosen."""

    @property
    def can_take_back(self) -> bool:
        """Whether its decision may be taken back."""

    @property
    def can_undo(self) -> bool:
        """Whether it was put anywhere."""

    def back(self) -> None:
        """One step back."""

    def proceed(self) -> None:
        """The next thing."""

    def other_way(self) -> None:
        """Choose another way."""

    def ask_take_back(self) -> None:
        """Choose which decision counts no more."""

    def new_bin(self) -> None:
        """Open another container."""

    def leaving(self) -> None:
        """Ask once more whether the container left the dock."""

    def undo(self) -> None:
        """Take it out again."""


class SortingOffers(QObject):
    """Buttons for a SortingState in the language of the moment."""

    def __init__(self, vm: Commands, parent: QObject) -> None:
        """The buttons run what `vm` does."""
        super().__init__(parent)
        self._vm = vm

    def actions(self, state: SortingState) -> Actions:
        """What can be done now."""
        offers = {
            Phase.LIST: self._list,
            Phase.UNIT: self._unit,
            Phase.CONTAINER: self._container,
            Phase.LEAVING: self._leaving,
            Phase.WITNESS: self._witness,
        }
        return offers.get(state.phase, self._choosing)(state)

    def _list(self, state: SortingState) -> Actions:
        waiting = state.board.waiting if state.board else ()
        text = self.tr("Put away the first") if waiting else self.tr("Next parcel")
        icon = "package" if waiting else "barcode"
        return Actions(primary=self._enter(text, icon))

    def _unit(self, state: SortingState) -> Actions:
        vm, case = self._vm, state.case
        due = case.here.due if case else Due.NOTHING
        left = [Action(text=self.tr("List"), key="Esc", icon="chevron-left", run=vm.back)]
        if vm.can_change:
            text = self.tr("Another way")
            left.append(Action(text=text, key="F7", icon="pencil", run=vm.other_way))
        # the bar has four places beside its own: what lies in a container is taken out first
        if vm.can_take_back and not (due is Due.CONTAINER and vm.can_undo):
            text = self.tr("Take the decision back")
            left.append(Action(text=text, key="D", icon="refresh", run=vm.ask_take_back))
        if due is Due.CONTAINER:
            text = self.tr("New container")
            left.append(Action(text=text, key="F8", icon="cube", run=vm.new_bin))
        if vm.can_undo:
            left.append(Action(text=self.tr("Take it out"), key="F6", icon="undo", run=vm.undo))
        if state.is_undecided:
            note = self.tr("Scan the container") if due is Due.CONTAINER else ""
            return Actions(
                left=tuple(left),
                note=note,
                note_icon="barcode",
                note_status="muted",
                primary=self._enter(self.tr("Inspect it"), "eye"),
            )
        return self._with_next(tuple(left), due)

    def _with_next(self, left: tuple[Action, ...], due: Due) -> Actions:
        if due is Due.NOTHING:
            return Actions(left=left, primary=self._enter(self.tr("Next item"), "check"))
        if due is Due.WITNESS:
            text = self.tr("Second person")
            return Actions(left=left, primary=self._enter(text, "badge"))
        scan = {
            Due.CONTAINER: self.tr("Scan the container"),
            Due.SEND_BACK: self.tr("Scan the new label"),
        }
        return Actions(left=left, note=scan[due], note_icon="barcode", note_status="muted")

    def _container(self, state: SortingState) -> Actions:
        vm, container = self._vm, state.container
        left = [Action(text=self.tr("List"), key="Esc", icon="chevron-left", run=vm.back)]
        left += self._closing(container) if container is not None else []
        left.append(
            Action(text=self.tr("Print its label"), key="F10", icon="printer", run=vm.bins.print)
        )
        return Actions(left=tuple(left), primary=self._enter(self.tr("Done"), "check"))

    def _closing(self, container: Container) -> list[Action]:
        is_shut = container.ended is ContainerEnd.SHIPPED
        if is_shut or container.container_id == STANDING_ID:
            return []
        bins = self._vm.bins
        is_full = container.ended is ContainerEnd.FULL
        text = self.tr("Not full after all") if is_full else self.tr("It is full")
        full = Action(text=text, key="F8", icon="undo" if is_full else "lock", run=bins.full)
        text = self.tr("It left the dock")
        left = Action(text=text, key="1", icon="arrow-right", run=self._vm.leaving)
        # leaving cannot be taken back: it is full first, and then asked once more
        return [full, left] if is_full else [full]

    def _leaving(self, _state: SortingState) -> Actions:
        keep = Action(text=self.tr("Not now"), key="Esc", icon="undo", run=self._vm.back)
        return Actions(left=(keep,), primary=self._enter(self.tr("Yes, it left"), "check"))

    def _choosing(self, _state: SortingState) -> Actions:
        keep = Action(text=self.tr("Keep it as it is"), key="Esc", icon="undo", run=self._vm.back)
        return Actions(left=(keep,))

    def _witness(self, state: SortingState) -> Actions:
        vm = self._vm
        cancel = Action(text=self.tr("Not now"), key="Esc", icon="undo", run=vm.back)
        agree = Action(
            text=self.tr("I agree"),
            key="Enter",
            icon="check",
            run=vm.proceed,
            enabled=vm.second.can_submit and not state.is_busy,
        )
        return Actions(left=(cancel,), primary=agree)

    def _enter(self, text: str, icon: str) -> Action:
        return Action(text=text, key="Enter", icon=icon, run=self._vm.proceed)

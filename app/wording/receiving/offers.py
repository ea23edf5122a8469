"""What the receive page offers in the action bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from app.cases.receiving import ReceiveState, Step
from app.desk import Desk
from app.widgets.frame.action_bar import Action, Actions
from app.wording.receiving.page import shot_name

if TYPE_CHECKING:
    from app.cases.reception import ReceptionCase


class Commands(Protocol):
    """What the view-model of receiving can be asked for."""

    def undo(self) -> None:
        """Take back the last thing done."""

    def confirm(self) -> None:
        """It is the candidate pointed at."""

    def open_earlier(self) -> None:
        """Go on with the parcel that was received before."""

    def not_this_ticket(self) -> None:
        """The match is wrong."""

    def send_on(self) -> None:
        """To disinfection."""

    def join_before(self) -> None:
        """It is the box that was in hand before."""

    def receive_all(self) -> None:
        """The goods of all candidates are in one box."""

    def photograph(self) -> None:
        """Take the photo that is due."""

    def ask_weight(self, *, asked: bool) -> None:
        """Begin to type a weight, or put that away."""

    def ask_count(self, *, asked: bool) -> None:
        """Begin to type a count, or put that away."""


class Typing(Protocol):
    """The page, as far as its fields and its camera are asked for."""

    def read_label(self) -> None:
        """Photograph the label and go by what it says."""

    def weight_typed(self) -> None:
        """What stands in the field is the weight."""

    def count_typed(self) -> None:
        """What stands in the field is the count."""


class ReceiveOffers(QObject):
    """Actions for a ReceiveState, in the language of the moment."""

    def __init__(
        self,
        vm: Commands,
        desk: Desk,
        page: Typing,
        parent: QObject,
    ) -> None:
        """Actions run `vm`; `page` photographs labels and knows what is typed."""
        super().__init__(parent)
        self._vm = vm
        self._desk = desk
        self._page = page

    def actions(self, state: ReceiveState) -> Actions:
        """What the bar offers in this state."""
        if state.is_weighing or state.is_counting:
            return self._typing(state)
        if state.step is Step.CASE and state.case is not None:
            return self._case_actions(state, state.case)
        if state.step is Step.IDLE:
            return Actions()
        undo = Action(text=self.tr("Cancel"), key="Esc", icon="undo", run=self._vm.undo)
        return self._question_actions(state, undo)

    def _question_actions(self, state: ReceiveState, undo: Action) -> Actions:
        """Nothing is in hand yet, and the screen asks something."""
        if state.step is Step.CANDIDATES:
            taken = state.reading is not None
            words = self.tr("Photograph again") if taken else self.tr("Photograph the label")
            again = Action(text=words, key="F3", icon="camera", run=self._page.read_label)
            left = [undo, again]
            if state.are_together:
                text = self.tr("All in this box")
                left.append(Action(text=text, key="J", icon="package", run=self._vm.receive_all))
            yes = Action(
                text=self.tr("It is this one"), key="Enter", icon="check", run=self._vm.confirm
            )
            if state.selected < 0:
                last = self.tr("Choose one: 1 to %1").replace(
                    "%1", str(min(len(state.candidates), 4))
                )
                off = replace(yes, key="", enabled=False)
                return Actions(left=tuple(left), note=last, note_status="warn", primary=off)
            chosen = self.tr("%1 chosen; the evidence is recorded")
            note = chosen.replace("%1", str(state.selected + 1))
            return Actions(left=tuple(left), note=note, note_icon="", primary=yes)
        if state.step is Step.DUPLICATE:
            open_it = Action(
                text=self.tr("Open this parcel"),
                key="Enter",
                icon="package",
                run=self._vm.open_earlier,
            )
            return Actions(left=(undo,), primary=open_it)
        photo = Action(
            text=self.tr("Photograph the label"),
            key="F3",
            icon="camera",
            run=self._page.read_label,
        )
        return Actions(left=(undo,), primary=photo)

    def _typing(self, state: ReceiveState) -> Actions:
        vm, is_weight = self._vm, state.is_weighing
        ask = vm.ask_weight if is_weight else vm.ask_count
        close = Action(text=self.tr("Cancel"), key="Esc", icon="undo", run=lambda: ask(asked=False))
        keep = Action(
            text=self.tr("Keep the weight") if is_weight else self.tr("Keep the count"),
            key="Enter",
            icon="check",
            run=self._page.weight_typed if is_weight else self._page.count_typed,
        )
        return Actions(left=(close,), primary=keep)

    def _case_actions(self, state: ReceiveState, case: ReceptionCase) -> Actions:
        left = [Action(text=self.tr("Undo"), key="Esc", icon="undo", run=self._vm.undo)]
        if case.ticket is not None:
            wrong = self._vm.not_this_ticket
            text = self._not_this(case)
            left.append(Action(text=text, key="F6", icon="search", run=wrong))
        if state.can_join:
            same, join = self.tr("Same box as before"), self._vm.join_before
            left.append(Action(text=same, key="J", icon="package", run=join))
        send = self.tr("Send to disinfection")
        on = Action(text=send, key="Enter", icon="droplet", run=self._vm.send_on)
        if case.is_complete:
            note = self.tr("Goes on by itself") if state.is_going_on else ""
            note = self.tr("Not weighed yet") if state.awaits_weight else note
            return Actions(left=tuple(left), note=note, note_icon="", primary=on)
        locked = Action(text=send, key="", icon="droplet", run=self._vm.send_on, enabled=False)
        if not case.next_shot:
            # how the box looks is said by its number alone: Enter must not answer for anybody
            last = str(len(self._desk.policies.reception.conditions))
            note = self.tr("Say how the box looks: 1 to %1").replace("%1", last)
            return Actions(left=tuple(left), note=note, note_status="warn", primary=locked)
        name = shot_name(case.next_shot, self._desk.policies)
        primary = Action(
            text=self.tr("Photograph: %1").replace("%1", name),
            key="P",
            icon="camera",
            run=self._vm.photograph,
        )
        note = self.tr("A photo is missing")
        return Actions(
            left=tuple(left), note=note, note_status="warn", second=locked, primary=primary
        )

    def _not_this(self, case: ReceptionCase) -> str:
        """Of several tickets the last one goes."""
        if len(case.tickets) > 1:
            return self.tr("Not %1").replace("%1", case.tickets[-1].number)
        return self.tr("Not this ticket")

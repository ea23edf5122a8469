"""What the receive page offers in the action bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from app.cases.receiving import ReceiveState, Step
from app.desk import Desk
from app.widgets.action_bar import Action, Actions
from app.wording.receive import shot_name

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

    def photograph(self) -> None:
        """Take the photo that is due."""


class ReceiveOffers(QObject):
    """Actions for a ReceiveState, in the language of the moment."""

    def __init__(
        self, vm: Commands, desk: Desk, read_label: Callable[[], None], parent: QObject
    ) -> None:
        """Actions run `vm`; `read_label` photographs and reads the label."""
        super().__init__(parent)
        self._vm = vm
        self._desk = desk
        self._read_label = read_label

    def actions(self, state: ReceiveState) -> Actions:
        """What the bar offers in this state."""
        if state.step is Step.CASE and state.case is not None:
            return self._case_actions(state.case)
        undo = Action(text=self.tr("Cancel"), key="Esc", icon="undo", run=self._vm.undo)
        if state.step is Step.CANDIDATES:
            taken = state.reading is not None
            words = self.tr("Photograph again") if taken else self.tr("Photograph the label")
            again = Action(text=words, key="F3", icon="camera", run=self._read_label)
            yes = Action(
                text=self.tr("It is this one"), key="Enter", icon="check", run=self._vm.confirm
            )
            if state.selected < 0:
                last = self.tr("Choose one: 1 to %1").replace(
                    "%1", str(min(len(state.candidates), 4))
                )
                off = replace(yes, key="", enabled=False)
                return Actions(left=(undo, again), note=last, note_status="warn", primary=off)
            chosen = self.tr("%1 chosen; the evidence is recorded")
            note = chosen.replace("%1", str(state.selected + 1))
            return Actions(left=(undo, again), note=note, note_icon="", primary=yes)
        if state.step is Step.DUPLICATE:
            open_it = Action(
                text=self.tr("Open this parcel"),
                key="Enter",
                icon="package",
                run=self._vm.open_earlier,
            )
            return Actions(left=(undo,), primary=open_it)
        if state.step in (Step.UNKNOWN, Step.UNREAD):
            photo = Action(
                text=self.tr("Photograph the label"), key="F3", icon="camera", run=self._read_label
            )
            return Actions(left=(undo,), primary=photo)
        return Actions()

    def _case_actions(self, case: ReceptionCase) -> Actions:
        left = [Action(text=self.tr("Undo"), key="Esc", icon="undo", run=self._vm.undo)]
        if case.ticket is not None:
            wrong = self._vm.not_this_ticket
            text = self.tr("Not this ticket")
            left.append(Action(text=text, key="F6", icon="search", run=wrong))
        send = self.tr("Send to disinfection")
        on = Action(text=send, key="Enter", icon="droplet", run=self._vm.send_on)
        if case.is_complete:
            return Actions(left=tuple(left), primary=on)
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

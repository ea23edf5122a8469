"""What the inspection page offers in the action bar."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from app.cases.place import Phase
from app.desk import Desk
from app.printing.in_hand import LabelInHand
from app.states.ask import Ask
from app.states.inspect import InspectState
from app.states.navigation import Destination, GoSort
from app.widgets.frame.action_bar import Action, Actions
from app.wording.inspect import InspectWords
from app.wording.label import LabelWords
from app.wording.nameplate import PlateWords
from app.work.unclaimed_item import UnclaimedItem


class Going(Protocol):
    """What leads to other pages."""

    def go(self, destination: Destination) -> None:
        """To another page."""


class Commands(Protocol):
    """What the view-model of inspecting can be asked for."""

    label: LabelInHand
    unclaimed: UnclaimedItem

    @property
    def special(self) -> Going:
        """The list of special cases."""

    def undo(self) -> None:
        """Take the last answer back, or keep the first photo."""

    def open_special(self) -> None:
        """Show the list of special cases."""

    def proceed(self) -> None:
        """To what comes after the last question, or the first that waits."""

    def take_photo(self) -> None:
        """Take the photo that is due."""

    def take_reading(self) -> None:
        """What was read off the plate is right."""

    def forget_reading(self) -> None:
        """It was misread."""


class InspectOffers(QObject):
    """Actions for an InspectState, in the language of the moment."""

    def __init__(self, vm: Commands, desk: Desk, words: InspectWords, parent: QObject) -> None:
        """Actions run `vm`; `words` names the photos."""
        super().__init__(parent)
        self._vm = vm
        self._desk = desk
        self._words = words
        self._label_words = LabelWords(self)
        self._plate_words = PlateWords(self)

    def actions(self, state: InspectState) -> Actions:
        """What the bar offers in this state."""
        if state.ask is not None:
            return self._asking(state.ask)
        if state.retake:
            return self._retake()
        vm, left = self._vm, []
        if state.case and state.case.progress and state.case.progress.is_begun:
            back = self.tr("Back")
            left.append(Action(text=back, key="Backspace", icon="undo", run=vm.undo))
        queued = state.place.phase is Phase.QUEUE
        left.append(self._put_away() if queued else self._special())
        if state.case and state.case.unit and state.case.unit.claims:
            words, run = self.tr("Not this ticket"), vm.unclaimed.detach_in_hand
            left.append(Action(text=words, key="F6", icon="search", run=run))
        if state.is_label_awaited:
            left += self._label_words.side_action(vm.label)
        left += self._plate_words.side_action(state, vm.forget_reading)
        note, second, primary = self._main(state)
        is_locked = bool(note) and (state.place.phase is Phase.SHOOT or state.is_label_awaited)
        return Actions(
            left=tuple(left),
            note=note,
            note_icon="lock" if is_locked else "",
            note_status="warn" if is_locked else "muted",
            second=second,
            primary=primary,
        )

    def _asking(self, ask: Ask) -> Actions:
        """A question of the bench's own: numbers answer it, its photo is the filled button."""
        vm = self._vm
        way_out = Action(text=self.tr("Go back"), key="Esc", icon="undo", run=vm.undo)
        if ask.is_standing:
            way_out = self._special()
        return Actions(left=(way_out,), primary=self._photo() if ask.shot else None)

    def _special(self) -> Action:
        words, run = self.tr("Something else"), self._vm.open_special
        return Action(text=words, key="F8", icon="flag", run=run)

    def _put_away(self) -> Action:
        words, run = self.tr("Put away"), partial(self._vm.special.go, GoSort())
        return Action(text=words, key="G", icon="package", run=run)

    def _retake(self) -> Actions:
        keep = Action(text=self.tr("Keep the first"), key="Esc", icon="undo", run=self._vm.undo)
        again = replace(self._photo(), text=self.tr("Take it again"))
        return Actions(left=(keep,), primary=again)

    def _main(self, state: InspectState) -> tuple[str, Action | None, Action | None]:
        """Note, the locked way on, and the filled button."""
        run, phase = self._vm.proceed, state.place.phase
        taking = self._plate_words.main_action(state, self._vm.take_reading)
        if taking is not None:
            return "", self._photo() if state.place.shot else None, taking
        following = Action(text=self.tr("Next"), key="", icon="arrow-right", run=run, enabled=False)
        if phase is Phase.SHOOT:
            name = self._words.shot_name(state.place.shot, self._desk.policies)
            return self.tr("Photo missing: %1").replace("%1", name), following, self._photo()
        if phase is Phase.ASK:
            note = self.tr("Answer with a number key")
            return note, following, self._photo() if state.place.shot else None
        if state.is_label_awaited:
            words, icon = self._after_done(state)
            onward = replace(following, text=words, icon=icon)
            return self._label_words.note(), onward, self._label_words.main_action(self._vm.label)
        text, icon = self._way_on(state)
        return "", None, Action(text=text, key="Enter", icon=icon, run=run) if text else None

    def _way_on(self, state: InspectState) -> tuple[str, str]:
        """Words and icon of the way on; empty where a choice has to be made first."""
        first = (self.tr("Inspect the first"), "eye")
        receive = (self.tr("Receive"), "barcode")
        return {
            Phase.LOCKED: (self.tr("Disinfect"), "droplet"),
            Phase.DONE: self._after_done(state),
            Phase.UNMATCHED: (self.tr("Find its ticket"), "search"),
            Phase.EMPTIED: (self.tr("Next parcel"), "barcode"),
            Phase.QUEUE: first if state.queue else receive,
        }.get(state.place.phase, ("", ""))

    def _after_done(self, state: InspectState) -> tuple[str, str]:
        if state.case is not None and state.case.ticket is None:
            return self.tr("Set it aside"), "package"
        return self.tr("Decide"), "shield-check"

    def _photo(self) -> Action:
        return Action(
            text=self.tr("Take photo"),
            key="Space",
            key_label=self.tr("Space"),
            icon="camera",
            run=self._vm.take_photo,
        )

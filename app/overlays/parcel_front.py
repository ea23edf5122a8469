"""What may stand in front of a parcel in hand: a photo that is open, or why one is left out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.receiving import ReceiveState, Step
from app.overlays.left_out import ASK_KEY, LeftOut
from app.overlays.open_photo import OPEN_KEY, OpenPhoto
from app.wording.receiving.page import shot_name

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QStackedWidget

    from app.cases.reception import ReceptionCase
    from app.design.theme import Theme
    from app.desk import Desk
    from app.language.notices import Notice
    from app.widgets.frame.action_bar import Actions


class Shots(Protocol):
    """What the view-model of receiving knows of photos."""

    state: ReceiveState

    def photograph(self, subject: str = "") -> None:
        """Take this photo, or take it again."""

    def refresh(self) -> None:
        """Something was recorded of the parcel by others."""

    def stay(self) -> None:
        """Somebody does something: it does not go on by itself."""

    def rest_camera(self, *, is_resting: bool) -> None:
        """While something stands in front no photo takes itself."""


class ParcelFront(QObject):
    """Made by the receive page with its first parcel."""

    changed = Signal()
    """Something came to the front, changed there, or went."""

    def __init__(
        self, theme: Theme, desk: Desk, vm: Shots, in_hand: SignalInstance, parent: QObject
    ) -> None:
        """Nothing is in front; `in_hand` tells of every new state of `vm`."""
        super().__init__(parent)
        self._desk = desk
        self._vm = vm
        self.photo = OpenPhoto(theme, desk, self)
        self.left_out = LeftOut(theme, desk, self)
        self._parcel_id = ""
        self.left_out.recorded.connect(vm.refresh)
        self.photo.toggled.connect(self._rest)
        self.left_out.changed.connect(self._rest_for_list)
        in_hand.connect(self._follow)
        for one in (self.photo, self.left_out):
            one.changed.connect(self.changed)

    @property
    def is_open(self) -> bool:
        """Whether the page itself is behind it."""
        return self.photo.is_open or self.left_out.is_open

    @property
    def _top(self) -> OpenPhoto | LeftOut:
        return self.left_out if self.left_out.is_open else self.photo

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return self._top.notice

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        return self._top.actions

    def put_into(self, stack: QStackedWidget) -> None:
        """The page's stack has room for both."""
        for one in (self.photo, self.left_out):
            stack.addWidget(one.view)

    def show_in(self, stack: QStackedWidget) -> None:
        """Bring it to the front of the stack."""
        stack.setCurrentWidget(self._top.view)

    def close(self) -> None:
        """The page is in front again."""
        self.photo.close()
        self.left_out.close()

    @Slot(str)
    def press(self, subject: str) -> None:
        """A photo in the record is shown large; any other is taken."""
        self._vm.stay()
        case = self._case
        photos = {one.subject: one for one in case.evidence} if case else {}
        photo = photos.get(subject)
        if case is None or photo is None or subject in self._vm.state.taking:
            self._vm.photograph(subject)
            return
        self._parcel_id = case.parcel.parcel_id
        self.photo.open(
            photo,
            None,
            name=partial(shot_name, subject, self._desk.policies),
            retake=partial(self._vm.photograph, subject),
        )

    def begin(self, key: str) -> bool:
        """A key that brings something to the front; False for any other, and for nothing there."""
        case = self._case
        if key == OPEN_KEY and case is not None and case.evidence:
            self.press(max(case.evidence, key=lambda one: one.taken_at).subject)
            return True
        return key == ASK_KEY and self._ask()

    def on_key(self, key: str) -> bool:
        """Keys are for what is in front."""
        return self._top.on_key(key)

    def deeds(self) -> frozenset[str]:
        """Beside the bar."""
        return self._top.deeds()

    def offered(self, actions: Actions) -> Actions:
        """What the bar offers: what is in front says, else the page and the way past a photo."""
        case = self._case
        if self.is_open:
            return self.actions
        if case is None or not case.next_shot:
            return actions
        return replace(actions, left=(*actions.left, self.left_out.offer(self._ask_now)))

    def retranslate(self) -> None:
        """All words again."""
        self.photo.retranslate()
        self.left_out.retranslate()

    @property
    def _case(self) -> ReceptionCase | None:
        state = self._vm.state
        return state.case if state.step is Step.CASE else None

    def _ask_now(self) -> None:
        self._ask()

    def _ask(self) -> bool:
        case = self._case
        subject = case.next_shot if case else ""
        if case is None or not subject:
            return False
        self._vm.stay()
        self._parcel_id = case.parcel.parcel_id
        name = partial(shot_name, subject, self._desk.policies)
        self.left_out.ask(subject, case.parcel.parcel_id, None, name=name)
        return True

    @Slot(object)
    def _follow(self, _state: object) -> None:
        """Never over another parcel than its own; a reason is asked only while a photo is due."""
        case = self._case
        if case is None or case.parcel.parcel_id != self._parcel_id:
            self.close()
        elif self.left_out.subject not in set(case.missing) - self._vm.state.taking:
            self.left_out.close()

    @Slot()
    def _rest_for_list(self) -> None:
        self._rest(self.left_out.is_open)

    @Slot(bool)
    def _rest(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's
        self._vm.rest_camera(is_resting=is_open)

"""What may stand in front of the inspection: a photo, a comparison, why a photo is left out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from app.cases.place import Phase
from app.overlays.compare import COMPARE_KEY, Compare
from app.overlays.left_out import ASK_KEY, LeftOut
from app.overlays.open_photo import OPEN_KEY
from app.overlays.opened_shot import OpenedShot

if TYPE_CHECKING:
    from app.design.theme import Theme
    from app.desk import Desk
    from app.language.notices import Notice
    from app.overlays.opened_shot import Shots
    from app.widgets.frame.action_bar import Actions
    from app.wording.inspect import InspectWords


class ItemFront(QObject):
    """Lives as long as its page."""

    changed = Signal()
    """Something came to the front, changed there, or went."""

    def __init__(
        self, theme: Theme, desk: Desk, vm: Shots, words: InspectWords, parent: QObject
    ) -> None:
        """Nothing is in front."""
        super().__init__(parent)
        self._desk = desk
        self._vm = vm
        self._words = words
        self.photo = OpenedShot(theme, desk, vm, words, self)
        self.compare = Compare(theme, desk, vm, words, self)
        self.left_out = LeftOut(theme, desk, self)
        self.left_out.recorded.connect(partial(vm.enter, None))
        self.left_out.changed.connect(self._rest_camera)
        vm.photos.changed.connect(self._photographed)
        for one in (self.photo, self.compare, self.left_out):
            one.changed.connect(self.changed)

    @property
    def is_open(self) -> bool:
        """Whether the page itself is behind it."""
        return self.photo.is_open or self.compare.is_open or self.left_out.is_open

    @property
    def _top(self) -> OpenedShot | Compare | LeftOut:
        if self.left_out.is_open:
            return self.left_out
        return self.compare if self.compare.is_open else self.photo

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return self._top.notice

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        return self._top.actions

    def put_into(self, stack: QStackedWidget) -> None:
        """The page's stack has room for them."""
        for one in (self.photo, self.left_out):
            stack.addWidget(one.view)

    def show_in(self, stack: QStackedWidget) -> None:
        """Bring it to the front of the stack."""
        if self.compare.is_open:
            if stack.indexOf(self.compare.view) < 0:
                stack.addWidget(self.compare.view)
            self.compare.fill()  # the photo that is due may be another one
        stack.setCurrentWidget(self._top.view)

    def close(self) -> None:
        """The page is in front again."""
        self.photo.close()
        self.compare.close()
        self.left_out.close()

    def begin(self, key: str) -> bool:
        """A key that brings something to the front; False for any other, and for nothing there."""
        if key == OPEN_KEY:
            return self.photo.open_newest()
        if key == COMPARE_KEY:
            return self.compare.begin()
        return key == ASK_KEY and self._ask()

    def on_key(self, key: str) -> bool:
        """Keys are for what is in front."""
        return self._top.on_key(key)

    def deeds(self) -> frozenset[str]:
        """Beside the bar."""
        return self._top.deeds()

    def more_deeds(self) -> set[str]:
        """What can come to the front from the page."""
        return {"compare"} if self.compare.is_possible else set()

    def with_way_past(self, actions: Actions) -> Actions:
        """The page's own actions, and the way past a photo that cannot be taken."""
        if not self._can_ask:
            return actions
        return replace(actions, left=(*actions.left, self.left_out.offer(self._ask_now)))

    def retranslate(self) -> None:
        """All words again."""
        self.photo.retranslate()
        self.compare.retranslate()
        self.left_out.retranslate()

    @property
    def _can_ask(self) -> bool:
        state = self._vm.state
        case = state.case
        is_due = state.place.phase is Phase.SHOOT and not (state.retake or state.ask)
        is_due = is_due and not state.is_busy
        return is_due and case is not None and case.unit is not None

    def _ask_now(self) -> None:
        self._ask()

    def _ask(self) -> bool:
        state = self._vm.state
        case = state.case
        if not self._can_ask or case is None or case.unit is None:
            return False
        self.left_out.ask(
            state.place.shot,
            case.parcel.parcel_id,
            case.unit.unit_id,
            name=partial(self._words.shot_name, state.place.shot, self._desk.policies),
        )
        return True

    @Slot()
    def _rest_camera(self) -> None:
        """While the reason is asked for no photo takes itself."""
        self._vm.photos.live.switch(on=not self.left_out.is_open)

    @Slot()
    def _photographed(self) -> None:
        """There is a photo after all: nothing is left to ask."""
        if self.left_out.subject in self._vm.photos.taken(self._vm.state.case):
            self.left_out.close()

"""The photos of the item in hand, opened from the inspection page one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from app.overlays.open_photo import OpenPhoto

if TYPE_CHECKING:
    from app.design.theme import Theme
    from app.desk import Desk
    from app.states.inspect import InspectState
    from app.wording.inspect import InspectWords
    from app.work.item_photos import ItemPhotos
    from inspection.values import ParcelId


class Shots(Protocol):
    """What the view-model of inspecting knows of photos."""

    photos: ItemPhotos

    @property
    def state(self) -> InspectState:
        """The state now."""

    def can_retake(self, subject: str) -> bool:
        """Whether this shot may be taken once more."""

    def offer_retake(self, subject: str) -> None:
        """The next press takes it again."""

    def take_photo(self) -> None:
        """The photo that is due, or the one to be taken once more."""

    def enter(self, parcel_id: ParcelId | None) -> None:
        """None: read the item in hand again."""


class OpenedShot(OpenPhoto):
    """Lives as long as its page; while a photo is open none takes itself."""

    def __init__(
        self, theme: Theme, desk: Desk, vm: Shots, words: InspectWords, parent: QObject
    ) -> None:
        """Nothing is open."""
        super().__init__(theme, desk, parent)
        self._page_vm = vm
        self._shot_words = words
        self.toggled.connect(self._rest_camera)

    @Slot(str)
    def press(self, subject: str) -> None:
        """A photo in the record is shown large; one that is not yet is offered once more."""
        vm = self._page_vm
        case = vm.state.case
        photos = {one.subject: one for one in case.item_photos} if case else {}
        photo = photos.get(subject)
        if case is None or photo is None or subject in vm.photos.pending:
            vm.offer_retake(subject)
            return
        self.open(
            photo,
            case.line.goods_class if case.line else None,
            name=partial(self._shot_words.shot_name, subject, self._desk.policies),
            retake=partial(vm.offer_retake, subject) if vm.can_retake(subject) else None,
        )

    def open_newest(self) -> bool:
        """The last photo that was taken; False where there is none."""
        case = self._page_vm.state.case
        photos = case.item_photos if case else ()
        if photos:
            self.press(max(photos, key=lambda one: one.taken_at).subject)
        return bool(photos)

    @Slot(bool)
    def _rest_camera(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's
        self._page_vm.photos.live.switch(on=not is_open)

"""A photo opened on a page: it takes the page's place, its keys and its bar until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.states.photo import PhotoState
from app.widgets.pictures.photo_stage import PhotoStage
from app.wording.photo import TOOL_KEYS, PhotoOffers, PhotoWords
from app.work.photo_marks import PhotoMarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.design.theme import Theme
    from app.desk import Desk
    from app.language.notices import Notice
    from app.widgets.frame.action_bar import Actions
    from inspection.evidence import Evidence
    from inspection.values import GoodsClass

OPEN_KEY = "V"
_TOOLS = tuple(TOOL_KEYS.values())


class OpenPhoto(QObject):
    """Made by a page with the first photo that is opened."""

    changed = Signal()
    """It was opened, closed, or something on it changed: the page says and offers anew."""

    toggled = Signal(bool)
    """It was opened, or closed."""

    def __init__(self, theme: Theme, desk: Desk, parent: QObject) -> None:
        """Nothing is open; the page puts `view` where it has room."""
        super().__init__(parent)
        self._desk = desk
        self._vm = PhotoMarks(desk, self)
        self._words = PhotoWords(self)
        self._offers = PhotoOffers(self._vm, self)
        self._retake: Callable[[], None] | None = None
        self._name: Callable[[], str] = str
        self.view = PhotoStage(theme)
        self._vm.changed.connect(self._show)
        self.view.tool_chosen.connect(self._tool)
        self.view.word_chosen.connect(self._vm.press)
        self.view.canvas.drawn.connect(self._vm.draw)
        self.view.canvas.nudged.connect(self._nudged)

    @property
    def is_open(self) -> bool:
        """Whether a photo is in front of the page."""
        return self._vm.state.is_open

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return self._words.notice(self._vm.state, self._name())

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        return self._offers.actions(self._vm.state, self._retake and self._again)

    def open(
        self,
        photo: Evidence,
        goods: GoodsClass | None,
        *,
        name: Callable[[], str],
        retake: Callable[[], None] | None,
    ) -> None:
        """Show it large; `name` is asked in the language of the moment.

        `retake` offers to take it again, None where that is over.
        """
        self._name, self._retake = name, retake
        self.toggled.emit(True)  # noqa: FBT003 - a signal takes no names
        self._vm.open(photo, goods)
        self.view.canvas.setFocus()

    def close(self) -> None:
        """Back to the page."""
        self._vm.close()

    def on_key(self, key: str) -> bool:
        """Letters choose what is drawn, digits the word, the bar does the rest."""
        if key in TOOL_KEYS:
            self._tool(_TOOLS.index(TOOL_KEYS[key]))
        elif key.isdigit():
            self._vm.press(int(key))
        elif key == OPEN_KEY:
            self._vm.close()
        else:
            return False
        return True

    def retranslate(self) -> None:
        """All words again."""
        if self.is_open:
            self._show(self._vm.state)

    def deeds(self) -> frozenset[str]:
        """Beside the bar."""
        return frozenset({"open_photo", "mark", "choose"})

    @Slot(object)
    def _show(self, state: PhotoState) -> None:
        policies, canvas = self._desk.policies, self.view.canvas
        if state.is_open:
            canvas.show_photo(state.picture, self._words.tags(state, policies))
            canvas.show_draft(self._words.draft(state, policies), can_draw=state.can_draw)
            canvas.set_name(self._words.name(state, self._name(), policies))
            self.view.show_words(self._words.stage(state))
        else:
            canvas.show_photo(None, ())
            self.toggled.emit(False)  # noqa: FBT003 - as above
        self.changed.emit()

    @Slot(int)
    def _tool(self, number: int) -> None:
        self._vm.use(_TOOLS[number])
        self.view.canvas.setFocus()

    @Slot(int, int, bool)
    def _nudged(self, right: int, down: int, is_size: bool) -> None:  # noqa: FBT001 - a signal's
        if is_size:
            self._vm.size(right, down)
        else:
            self._vm.move(right, down)

    def _again(self) -> None:
        retake = self._retake
        self._vm.close()
        if retake is not None:
            retake()

"""What the item in hand is compared with: a column beside the live picture, and both in large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.widgets.frame.action_bar import Action, Actions
from app.widgets.layouts import hbox
from app.widgets.pictures.beside_tiles import BesideTiles
from app.widgets.pictures.compare_stage import CompareStage
from app.wording.beside import BesideWords
from app.work.references import References

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from app.design.theme import Theme
    from app.desk import Desk
    from app.language.notices import Notice
    from app.overlays.opened_shot import Shots
    from app.wording.inspect import InspectWords
    from app.work.references import Held

COMPARE_KEY = "X"


class Compare(QObject):
    """Made by a page; while it is open no photo takes itself, and the space bar still does."""

    changed = Signal()
    """It was opened, closed, or shows something else."""

    def __init__(
        self, theme: Theme, desk: Desk, vm: Shots, words: InspectWords, parent: QObject
    ) -> None:
        """Nothing is open."""
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self._vm = vm
        self._shot_words = words
        self._words = BesideWords(self)
        self._stage: CompareStage | None = None
        self._is_open = False
        self._row: QHBoxLayout | None = None
        self._pictures = References(desk, self)
        self._pictures.changed.connect(self._changed)
        self._tiles = BesideTiles(theme)
        self._tiles.chosen.connect(self._tile_pressed)
        vm.photos.held.connect(self._held)
        theme.changed.connect(self._restyle)

    @property
    def is_open(self) -> bool:
        """Whether both stand in large in front of the page."""
        return self._is_open

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to compare with."""
        return bool(self._pictures.state.total)

    @property
    def view(self) -> CompareStage:
        """What takes the page's place; made with the first use."""
        if self._stage is None:
            self._stage = CompareStage(self._theme)
            self._vm.photos.live.frame.connect(self._stage.live.set_frame)
            self._vm.photos.live.show_on(self._stage.live)
            self._vm.photos.live.turned.connect(self._show)
        return self._stage

    def beside(self, live: QWidget) -> QHBoxLayout:
        """The live picture with the column at its right."""
        self._row = hbox(live, self._tiles)
        self._row.setStretch(0, 1)
        self._restyle()
        return self._row

    def begin(self) -> bool:
        """Open the first picture; False where there is none."""
        return self._open(1)

    @Slot()
    def close(self) -> None:
        """The page is in front again."""
        if self._is_open:
            self._is_open = False
            self._vm.photos.live.rest_auto(resting=False)
            self._pictures.close()
            self.changed.emit()

    def on_key(self, key: str) -> bool:
        """Digits choose a picture; the key that opened closes. The bar does the rest."""
        if key == COMPARE_KEY:
            self.close()
        elif key.isdigit():
            self._pictures.open(int(key))
        else:
            return False
        return True

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return self._words.notice(self._pictures.state, self._due_name())

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        close = Action(text=self.tr("Close"), key="Esc", icon="x", run=self.close)
        left = [close]
        step = None
        if self._pictures.state.total > 1:
            before = self.tr("Previous picture")
            left.append(Action(text=before, key="Backspace", icon="chevron-left", run=self._back))
            after = self.tr("Next picture")
            step = Action(text=after, key="Enter", icon="chevron-right", run=self._on)
        if self._vm.state.due:
            words, space = self.tr("Take photo"), self.tr("Space")
            take = self._vm.take_photo
            left.append(Action(text=words, key="Space", key_label=space, icon="camera", run=take))
        return Actions(left=tuple(left), primary=step)

    def deeds(self) -> frozenset[str]:
        """Beside the bar."""
        return frozenset({"compare", "choose"} if self._pictures.state.total > 1 else {"compare"})

    def retranslate(self) -> None:
        """All words again."""
        self._show()

    def _open(self, place: int) -> bool:
        was_open, self._is_open = self._is_open, True
        if not self._pictures.open(place):
            self._is_open = was_open
            return False
        if not was_open:
            self._vm.photos.live.rest_auto(resting=True)
        return True

    def _on(self) -> None:
        self._pictures.step(1)

    def _back(self) -> None:
        self._pictures.step(-1)

    def _due_name(self) -> str:
        due = self._vm.state.due
        return self._shot_words.shot_name(due, self._desk.policies) if due else ""

    # --- state

    @Slot(object)
    def _held(self, case: InspectionCase | None) -> None:
        self._pictures.hold(_held_of(case))

    @Slot(int)
    def _tile_pressed(self, number: int) -> None:
        tiles = self._pictures.state.tiles
        if number < len(tiles):
            self._open(tiles[number].place)

    @Slot()
    def _changed(self) -> None:
        self._show()
        if self._is_open:
            if self._pictures.state.large is None:
                self.close()  # it was erased, or another item came to hand
            else:
                self.changed.emit()

    @Slot()
    def _show(self) -> None:
        state, words = self._pictures.state, self._words
        self._tiles.show_tiles(
            [
                words.tile(one, "" if number else COMPARE_KEY)
                for number, one in enumerate(state.tiles)
            ]
        )
        if self._stage is not None and state.large is not None:
            self.fill()

    def fill(self) -> None:
        """What is shown large, in the language of the moment."""
        large = self._pictures.state.large
        if large is None:
            return
        stage = self.view
        stage.pane.show_as(self._words.pane(large))
        due = self._due_name()
        stage.live.set_subject(self.tr("Now: %1").replace("%1", due) if due else "")
        stage.live.set_live_text(self.tr("Live"))
        is_gone = self._vm.photos.live.is_gone
        stage.live.set_message(self.tr("No camera. Plug one in") if is_gone else "")

    @Slot()
    def _restyle(self) -> None:
        if self._row is not None:
            self._row.setSpacing(self._theme.space("s" if self._theme.compact else "l"))


def _held_of(case: InspectionCase | None) -> Held | None:
    """The ticket of the item in hand, and what of it the item may be."""
    if case is None or case.ticket is None:
        return None
    lines = [case.line] if case.line else [one.line for one in case.choices]
    skus = tuple(dict.fromkeys(line.sku for line in lines))
    return case.ticket.ticket_id, skus, case.is_blind

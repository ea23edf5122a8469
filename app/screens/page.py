"""Base of all pages: what it says, what it offers, what it does with scans, keys and commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from app.design.theme import Theme
from app.language.notices import Notice
from app.program.turns import Turns
from app.states.in_hand import InHand
from app.states.navigation import Destination, GoReceive
from app.widgets.card import Card
from app.widgets.frame.action_bar import Actions
from scanners.scan import Scan

if TYPE_CHECKING:
    from pathlib import Path

    from app.states.codes import CameraCodes


class StepPage(QWidget):
    """A page between banner and action bar.

    The main window owns banner and bar, so that they never move; a page only says what they show.
    Texts are set in `retranslate`, measures in `restyle`; a page calls both at the end of its own
    `__init__`, the window calls them again when language or theme change, and the step is kept.
    """

    go = Signal(object)
    stop = Signal(object)
    notice_changed = Signal(object)
    actions_changed = Signal(object)
    asked = Signal(str)
    """A key of the window's own, offered as a button of this page."""
    TAB: ClassVar[str] = ""
    HAS_BANNER: ClassVar[bool] = True
    HAS_ACTIONS: ClassVar[bool] = True
    HAS_TOP_BAR: ClassVar[bool] = True
    READS_CODES: ClassVar[bool] = False
    """Whether codes before a camera are looked for while it is in front."""
    READS_PICTURES: ClassVar[bool] = False
    """Whether a picture file dropped while it is in front is a label's."""

    SAYS_ANEW: ClassVar[bool] = False
    """Whether what it said was of an item: it is not said again while the next one is looked up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Nothing is read or started here; that happens in `enter`."""
        super().__init__(parent)
        self.theme = theme
        self.notice: Notice = Notice(kind="idle", headline="")
        self.offered: Actions = Actions()
        self._calm_notice = self.notice
        self._scene: object = None
        self._turns = Turns(self)
        self._known: list[QLayout] = []
        self._is_stale = False
        theme.changed.connect(self._theme_changed)

    def set_notice(self, notice: Notice) -> None:
        """What the banner says while this page is in front."""
        self.notice = notice
        if notice.kind == "idle":
            self._calm_notice = notice
        self.notice_changed.emit(notice)

    def set_actions(self, actions: Actions) -> None:
        """What the bar offers while this page is in front."""
        self.offered = actions
        self.actions_changed.emit(actions)

    def hold(self) -> None:
        """What is offered belongs to what was shown before: nothing of it can be pressed now."""
        if self.offered.is_enabled:
            self.set_actions(self.offered.held())

    @contextmanager
    def arranged(self, scene: object) -> Iterator[None]:
        """Many things shown, hidden and said inside are laid out once, at the end.

        Otherwise each `setVisible` lays the whole window out anew: ten of them took a frame. When
        `scene` is another than last time nearly all is new: it is then laid out and painted bit by
        bit, in turns of the event loop, and what was seen before stays until then. All in one turn
        would keep keys waiting for two frames.
        """
        is_new, self._scene = scene != self._scene and self.isVisible(), scene
        if is_new:
            self._lay_out_later()
        # a layout that is newer than the scene is laid out when it asks: once more, not wrongly
        held = [] if is_new else [one for one in self._known if isValid(one) and one.isEnabled()]
        for layout in held:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in held:
                layout.setEnabled(True)
            # what was hidden when its words changed has asked long ago and will not ask again
            for layout in held:
                _activate(layout)

    @property
    def is_settled(self) -> bool:
        """Whether all that is shown has its place and is painted."""
        return self._turns.is_done

    @property
    def is_waiting(self) -> bool:
        """Whether something was done that the page does not show yet."""
        return False

    def come(self) -> None:
        """The page is about to be shown: what changed while it was hidden finds its place later."""
        if self.SAYS_ANEW:
            self.notice = self._calm_notice = Notice(kind="idle", headline="")
        self._lay_out_later()

    def settle(self) -> None:
        """A success has been read: back to what the step says while nothing happens."""
        if self._calm_notice.headline:
            self.set_notice(self._calm_notice)

    def enter(self, destination: Destination) -> None:
        """Come to the front for `destination`."""

    def leave(self) -> None:
        """Another page comes to the front."""

    def resume(self) -> None:
        """Back in front as it was left, after the lock screen."""

    def on_scan(self, scan: Scan) -> None:
        """A scan that is not a command; a page with no use for it sends it to reception."""
        self.go.emit(GoReceive(scan=scan))

    def awaits_badge(self) -> bool:
        """Whether a badge scanned now is for this page: else who is at work changes at the lock."""
        return False

    def awaits_code(self) -> bool:
        """Whether a code would be used now: it is worth a thorough search then."""
        return False

    def reads_label(self) -> bool:
        """Whether a photo is being read for what its codes say."""
        return False

    def on_codes(self, codes: CameraCodes) -> Scan | None:
        """New codes before a camera; the one it did something with, as with a scan of it."""
        del codes
        return None

    def on_picture(self, file: Path) -> None:
        """A picture file was dropped; only where it `READS_PICTURES`."""
        del file

    def on_key(self, key: str) -> bool:
        """A key the action bar has no use for; True when it did something."""
        del key
        return False

    def on_command(self, command: str) -> bool:
        """A scanned command without a twin on the keyboard; True when it did something."""
        del command
        return False

    def deeds(self) -> frozenset[str]:
        """Names of app.keys.commands that `on_key` and `on_command` would do something with now."""
        return frozenset()

    def in_hand(self) -> InHand:
        """What is worked on."""
        return InHand()

    def tell(self, notice: Notice) -> None:
        """Something to say on a page that has no banner."""

    def retranslate(self) -> None:
        """Set all texts in the current language."""

    def restyle(self) -> None:
        """Set margins, gaps and columns for the current scale and density."""

    def changeEvent(self, event: QEvent) -> None:
        """The language changed: at once where it is seen, elsewhere when it next comes to front."""
        if event.type() == QEvent.Type.LanguageChange:
            self._is_stale = not self.isVisible()
            if not self._is_stale:
                self._lay_out_later()
                self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """In front again, in the language of now."""
        if self._is_stale:
            self._is_stale = False
            self.retranslate()
        if self._turns.is_done:
            self._paint_later()
        super().showEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The grey behind cards."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("bg"))
        painter.end()

    def _lay_out_later(self) -> None:
        """Nothing is placed or painted before its turn."""
        self._turns.clear()
        self.setUpdatesEnabled(False)
        layouts = self._known = list(self._layouts())
        for layout in layouts:
            layout.setEnabled(False)
        self._turns.put(partial(_place, layout) for layout in layouts)
        self._turns.put([partial(_paint, self)])
        self._paint_later()

    def _paint_later(self) -> None:
        cards = self.findChildren(Card)
        for card in cards:
            card.setUpdatesEnabled(False)
        self._turns.put(partial(_paint, card) for card in cards)

    def _layouts(self) -> Iterator[QLayout]:
        """From the innermost to the window's: a parent measures what its children have settled."""
        for inner in reversed(self.findChildren(QWidget)):
            layout = inner.layout()
            if layout is not None:
                yield layout
        widget: QWidget | None = self
        while widget is not None:
            layout = widget.layout()
            if layout is not None:
                yield layout
            widget = widget.parentWidget()

    @Slot()
    def _theme_changed(self) -> None:
        self.restyle()
        self.update()


def _place(layout: QLayout) -> bool:
    if not isValid(layout):
        return False  # its widget went away meanwhile
    layout.setEnabled(True)
    owner = layout.parentWidget()
    if owner is not None and layout.geometry() != owner.contentsRect():
        layout.invalidate()  # its owner got another size meanwhile
    _activate(layout)
    return False


def _activate(layout: QLayout) -> None:
    owner = layout.parentWidget()
    if owner is not None and owner.isVisible():
        layout.activate()


def _paint(widget: QWidget) -> bool:
    """Whether it will be painted; that is work enough for a turn."""
    if not isValid(widget):
        return False
    widget.setUpdatesEnabled(True)
    return widget.isVisible()

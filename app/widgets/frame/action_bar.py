"""The action bar: side actions left, then the reason of a lock, then the one filled button.

What the window itself offers stands behind the page's side actions, in the room they leave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets.buttons import ActionButton
from app.widgets.marks import set_mark
from app.widgets.text import Text

_LEFT_MOST = 4
"""More side actions than this would push the filled button out of reach."""
_MARK = 22
"""Pixels of the icon beside the note."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something the operator can do now, by key, touch or command scan.

    `key` is what the keyboard sends (`Esc`, `F6`, `Enter`, `Space`); `key_label` is shown instead
    where the name differs by language.
    """

    text: str
    key: str
    icon: str
    run: Callable[[], None] = field(compare=False)
    enabled: bool = True
    key_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Actions:
    """All a page offers in the bar; `note` says why the second button is locked."""

    left: tuple[Action, ...] = ()
    note: str = ""
    note_icon: str = "lock"
    note_status: Literal["warn", "muted"] = "muted"
    second: Action | None = None
    primary: Action | None = None

    def all(self) -> tuple[Action, ...]:
        """Every action, the filled one first."""
        ends = tuple(one for one in (self.primary, self.second) if one is not None)
        return ends + self.left

    @property
    def is_enabled(self) -> bool:
        """Whether any of them can be pressed."""
        return any(one.enabled for one in self.all())

    def held(self) -> Actions:
        """The same, and none of them can be pressed."""
        return replace(
            self,
            left=tuple(replace(one, enabled=False) for one in self.left),
            second=self.second and replace(self.second, enabled=False),
            primary=self.primary and replace(self.primary, enabled=False),
        )


class _LeftOver(ActionButton):
    """Takes what room there is: its width never keeps a window from getting narrower."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class ActionBar(QWidget):
    """Fixed height, never moves; buttons are kept and re-labelled, not rebuilt."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_actions`."""
        super().__init__()
        self._theme = theme
        self._actions = Actions()
        self._left = [self._button("secondary") for _ in range(_LEFT_MOST)]
        self._second = self._button("secondary")
        self._primary = self._button("primary")
        self._standing: Action | None = None
        self._extra = _LeftOver(theme)
        self._extra.clicked.connect(self._extra_clicked)
        self._extra.hide()
        self._attended: Action | None = None
        self._flag = _LeftOver(theme)
        self._flag.clicked.connect(self._flag_clicked)
        self._flag.hide()
        self._mark = QLabel()
        self._note = Text(theme, "bodyStrong", "textMuted")
        self._row = QHBoxLayout(self)
        for button in (*self._left, self._flag, self._extra):
            self._row.addWidget(button)
        self._row.addStretch(1)
        for part in (self._mark, self._note, self._second, self._primary):
            self._row.addWidget(part)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.show_actions(Actions())

    @property
    def actions(self) -> Actions:  # type: ignore[override]  # Qt's own list is not used here
        """What is offered now."""
        return self._actions

    def show_actions(self, actions: Actions) -> None:
        """Offer these from now on."""
        self._actions = actions
        for number, button in enumerate(self._left):
            one = actions.left[number] if number < len(actions.left) else None
            _label(button, one)
        _label(self._second, actions.second)
        _label(self._primary, actions.primary)
        self._note.setText(actions.note)
        color = "warn" if actions.note_status == "warn" else "textMuted"
        self._note.set_color(color)
        self._note.setVisible(bool(actions.note))
        self._show_mark(color)
        self._fit()

    def stand_by(self, action: Action | None) -> None:
        """Offer this on every page, as far as there is room; None takes it back."""
        if action == self._standing:
            return
        self._standing = action
        if action is not None:
            self._extra.show_as(action.text, action.icon, action.key_label or action.key)
        self._fit()

    def attend(self, action: Action | None) -> None:
        """Something about what is in hand, before anything else that stands by; None: nothing."""
        if action == self._attended:
            return
        self._attended = action
        if action is not None:
            self._flag.show_as(action.text, action.icon, action.key_label or action.key)
        self._fit()

    def run_key(self, key: str) -> bool:
        """Run the enabled action of this key; False when the bar has none."""
        for one in self._actions.all():
            if one.key == key or (one is self._actions.primary and key == "Enter"):
                if one.enabled:
                    one.run()
                return True
        return False

    @Slot()
    def restyle(self) -> None:
        """Height, margins and gaps follow scale and density."""
        theme = self._theme
        self.setFixedHeight(theme.size("actionBar"))
        self._row.setContentsMargins(theme.margin, 0, theme.margin, 0)
        self._row.setSpacing(theme.space("m"))
        self._show_mark("warn" if self._actions.note_status == "warn" else "textMuted")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width leaves other room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface with a line on top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        line = QRectF(0, 0, self.width(), self._theme.stroke("line"))
        painter.fillRect(line, self._theme.color("border"))
        painter.end()

    def _button(self, kind: str) -> ActionButton:
        button = ActionButton(self._theme, kind=kind)
        button.clicked.connect(self._clicked)
        return button

    @Slot()
    def _clicked(self) -> None:
        buttons = [self._second, self._primary, *self._left]
        offered = [self._actions.second, self._actions.primary, *self._actions.left]
        for button, action in zip(buttons, offered, strict=False):
            if button is self.sender() and action is not None and action.enabled:
                action.run()
                return

    @Slot()
    def _extra_clicked(self) -> None:
        if self._standing is not None:
            self._standing.run()

    @Slot()
    def _flag_clicked(self) -> None:
        if self._attended is not None:
            self._attended.run()

    def _fit(self) -> None:
        """With its words, else icon and key, else not at all: the page's own come first."""
        room = self._tight_room()
        for action, button in ((self._attended, self._flag), (self._standing, self._extra)):
            left = room if action is not None and self._actions.all() else -1
            is_short = left < button.natural_width(is_short=False)
            button.shorten(is_short=is_short)
            wide = button.natural_width(is_short=is_short)
            is_shown = left >= wide
            if is_shown == button.isHidden():
                button.setVisible(is_shown)
            if is_shown:
                room -= wide + self._theme.space("m")

    def _tight_room(self) -> int:
        """What is free; where nothing is, the page's side actions lose their words, last first."""
        offered = self._actions.left
        for button in self._left[: len(offered)]:
            button.shorten(is_short=False)
        least = self._flag.natural_width(is_short=True) if self._attended is not None else 0
        room = self._room()
        for button, action in reversed(list(zip(self._left, offered, strict=False))):
            if room >= least:
                break
            # without a key there would be nothing left to call it by
            button.shorten(is_short=bool(action.icon and action.key))
            room = self._room()
        return room

    def _room(self) -> int:
        """Pixels the page's own leave free, air between left and right included."""
        theme, offered = self._theme, self._actions
        ends = ((self._second, offered.second), (self._primary, offered.primary))
        taken = [one.sizeHint().width() for one in self._left[: len(offered.left)]]
        taken += [button.sizeHint().width() for button, one in ends if one is not None]
        if offered.note:
            taken.append(self._note.sizeHint().width())
        if offered.note and offered.note_icon:
            taken.append(theme.px(_MARK))
        gaps = len(taken) * theme.space("m") + theme.space("m")
        return self.width() - 2 * theme.margin - sum(taken) - gaps

    def _show_mark(self, color: str) -> None:
        shown = bool(self._actions.note) and bool(self._actions.note_icon)
        self._mark.setVisible(shown)
        if shown:
            size = self._theme.px(_MARK)
            set_mark(self._mark, self._theme.icon(self._actions.note_icon, color, size))
            self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)


def _label(button: ActionButton, action: Action | None) -> None:
    button.setVisible(action is not None)
    if action is None:
        return
    button.show_as(action.text, action.icon, action.key_label or action.key)
    button.setEnabled(action.enabled)

"""A row of numbered options, one of them chosen: by digit, touch or command scan."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.flow import FlowLayout
from app.widgets.measure import width_of


class OptionButton(PaintedButton):
    """Digit (where it has one), words, and a tick when it is the chosen one."""

    def __init__(self, theme: Theme, value: object) -> None:
        """`value` is what choosing it means."""
        super().__init__(theme)
        self.value = value
        self._number = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, number: str = "") -> None:
        """Words, and the digit that chooses it."""
        self._number = number
        self.setText(text)
        self.rename()
        self.restyle()

    def sizeHint(self) -> QSize:
        """Room for the tick is always there: choosing moves nothing."""
        theme = self._theme
        words = width_of(self.text(), theme.font("control"))
        cap = paint.key_hint_width(theme, self._number) + theme.space("m") if self._number else 0
        width = words + cap + theme.px(24) + theme.space("s") + 2 * theme.space("l")
        return QSize(max(theme.touch_px, width), max(theme.touch_px, theme.size("buttonSmall")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, digit, words, tick."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        on, locked = self.isChecked(), not self.isEnabled()
        fill = "accentSoft" if on else "surface"
        if locked:
            fill = "disabled"
        elif self.isDown() and not on:
            fill = "sunken"
        border = "accent" if on and not locked else "borderStrong"
        paint.box(
            painter,
            self.rect(),
            fill=theme.color(fill),
            radius=theme.radius("card"),
            border=theme.color(border),
            width=theme.stroke("selected" if on else "line"),
        )
        ink = "onDisabled" if locked else "text"
        left = theme.space("l")
        if self._number:
            muted = theme.color("onDisabled" if locked else "textMuted")
            cap = paint.key_hint(painter, theme, left, self.height() / 2, self._number, muted)
            left += cap + theme.space("m")
        area = QRectF(left, 0, self.width(), self.height())
        paint.text(painter, area, self.text(), theme.font("control"), theme.color(ink))
        if on:
            size = theme.px(24)
            area = QRectF(self.width() - size - theme.space("m"), 0, size, self.height())
            paint.icon(painter, theme, area, "check", ink if locked else "accent", size)
        painter.end()

    def rename(self) -> None:
        """The accessible name holds the state."""
        state = self.tr("selected") if self.isChecked() else ""
        parts = [self._number, self.text(), state]
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))

    def nextCheckState(self) -> None:
        """A press asks for it; only whoever keeps the setting shows it as chosen."""


class Options(QWidget):
    """Options side by side, in further rows where they do not fit."""

    chosen = Signal(object)
    """Value of the option somebody wants."""

    def __init__(self, theme: Theme, values: tuple[object, ...], *, first_digit: int = 0) -> None:
        """Digits count up from `first_digit`; 0 for options without digits."""
        super().__init__()
        self._theme = theme
        self._first = first_digit
        self._buttons = [OptionButton(theme, value) for value in values]
        self._flow = FlowLayout()
        for button in self._buttons:
            self._flow.addWidget(button)
            button.clicked.connect(self._clicked)
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_words(self, words: list[str]) -> None:
        """Words of each, in the language of the moment."""
        for at, (button, text) in enumerate(zip(self._buttons, words, strict=True)):
            button.show_as(text, str(self._first + at) if self._first else "")

    def show_chosen(self, value: object) -> None:
        """Which one is in force."""
        for button in self._buttons:
            button.setChecked(button.value == value)
            button.rename()

    def press(self, key: str) -> bool:
        """A digit; True when one of these is meant."""
        if not (self._first and len(key) == 1 and key.isdigit() and self.isEnabled()):
            return False
        at = int(key) - self._first
        if 0 <= at < len(self._buttons):
            self.chosen.emit(self._buttons[at].value)
            return True
        return False

    @Slot()
    def restyle(self) -> None:
        """Gaps follow the scale."""
        self._flow.setSpacing(self._theme.space("s"))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, OptionButton):
            self.chosen.emit(sender.value)

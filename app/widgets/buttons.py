"""Buttons: actions with their key beside the words, small choices, tiles."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.design.kept import KeptPictures
from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of


class PaintedButton(QAbstractButton):
    """Base: follows the theme, takes focus by Tab only, so a click never moves the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Painted from tokens."""
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the keyboard reached, as Space does in Qt."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Nothing in a button may be cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What it looks like now; painted only where nothing looked like it before."""
        pressed = (self.isEnabled(), self.isDown(), self.isChecked(), self.underMouse())
        look = (self.text(), *pressed, *self._looks())
        self._kept().paint(self, look, self._draw)

    def _kept(self) -> KeptPictures:
        """Where its pictures are kept: with all others of this look."""
        return self._theme.kept

    def _looks(self) -> tuple[Hashable, ...]:
        """What else its picture depends on."""
        return ()

    def _draw(self, painter: QPainter) -> None:
        """The picture, over the whole of it."""


class ActionButton(PaintedButton):
    """An action: icon, words, key. `primary` is the one filled button of a screen."""

    def __init__(
        self, theme: Theme, *, kind: str = "secondary", parent: QWidget | None = None
    ) -> None:
        """`kind` is secondary, primary, or quiet (left-aligned with the key at the right)."""
        super().__init__(theme, parent)
        self._kind = kind
        self._icon = ""
        self._key = ""
        self._is_short = False
        wide = QSizePolicy.Policy.Expanding if kind == "quiet" else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, icon: str = "", key: str = "") -> None:
        """Words, icon name and the key that does the same."""
        if (text, icon, key) == (self.text(), self._icon, self._key):
            return
        self._icon, self._key = icon, key
        self.setText(text)
        self.setAccessibleName(f"{text} {key}".strip())
        self.restyle()

    def shorten(self, *, is_short: bool) -> None:
        """Only icon and key are painted; the words stay what it is called."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.restyle()

    def natural_width(self, *, is_short: bool) -> int:
        """Pixels it takes with its words, or without them."""
        width = sum(self._parts(is_short=is_short)) + 2 * self._side()
        return max(width, self._theme.px(200)) if self._kind == "primary" else width

    def sizeHint(self) -> QSize:
        """As wide as its content; primary buttons are roomier."""
        return QSize(self.natural_width(is_short=self._is_short), self._theme.size("button"))

    def _looks(self) -> tuple[Hashable, ...]:
        return self._kind, self._icon, self._key, self._is_short

    def _draw(self, painter: QPainter) -> None:
        """Box, icon, words, key cap."""
        paint.start(painter)
        fill, ink, border = self._colors()
        theme = self._theme
        paint.box(
            painter,
            self.rect(),
            fill=theme.color(fill),
            radius=theme.radius("card"),
            border=theme.color(border) if border else None,
            width=theme.stroke("line"),
        )
        self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        theme = self._theme
        mark, words, key = self._parts(is_short=self._is_short)
        quiet = self._kind == "quiet"
        free = self.width() - mark - words - key
        left = self._side() if quiet else round(free / 2)
        if mark:
            size = theme.px(24)
            area = QRectF(left, 0, size, self.height())
            paint.icon(painter, theme, area, self._icon, ink, size)
        if words:
            area = QRectF(left + mark, 0, words, self.height())
            paint.text(painter, area, self.text(), theme.font(self._role()), theme.color(ink))
        if key:
            width = paint.key_hint_width(theme, self._key)
            at = self.width() - self._side() - width if quiet else left + mark + words + key - width
            color = theme.color(ink)
            paint.key_hint(painter, theme, at, self.height() / 2, self._key, color)

    def _parts(self, *, is_short: bool) -> tuple[int, int, int]:
        theme = self._theme
        gap = theme.space("m")
        mark = theme.px(24) + gap if self._icon else 0
        words = 0 if is_short else width_of(self.text(), theme.font(self._role()))
        key = paint.key_hint_width(theme, self._key) if self._key else 0
        return mark, words, key + gap if key and words else key

    def _role(self) -> str:
        return "answer" if self._kind == "primary" else "control"

    def _side(self) -> int:
        return self._theme.space("xxl" if self._kind == "primary" else "xl")

    def _colors(self) -> tuple[str, str, str]:
        if not self.isEnabled():
            return "disabled", "onDisabled", ""
        if self._kind == "primary":
            fill = "accent"
            if self.isDown():
                fill = "accentPressed"
            elif self.underMouse():
                fill = "accentHover"
            return fill, "onAccent", ""
        return ("sunken" if self.isDown() else "surface"), "text", "borderStrong"


class ChoiceButton(PaintedButton):
    """A small choice that stays down: override verdicts, reasons, filters."""

    def __init__(self, theme: Theme) -> None:
        """Checkable."""
        super().__init__(theme)
        self._icon = ""
        self._key = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._rename)

    def show_as(self, text: str, icon: str = "", key: str = "") -> None:
        """Words, an optional icon, and the key that does the same while there is one."""
        is_same = (text, icon, key) == (self.text(), self._icon, self._key)
        self._icon, self._key = icon, key
        self.setText(text)
        self._rename()  # what it is, "selected", may be said in another language
        if not is_same:
            self.restyle()

    def sizeHint(self) -> QSize:
        """At least the smallest touch target."""
        theme = self._theme
        words = width_of(self.text(), theme.font("bodyStrong")) + self._cap()
        mark = theme.px(20) + theme.space("s") if self._icon or self.isCheckable() else 0
        return QSize(words + mark + 2 * theme.space("l"), theme.size("buttonSmall"))

    def _looks(self) -> tuple[Hashable, ...]:
        return self._icon, self._key

    def _draw(self, painter: QPainter) -> None:
        """Outline; checked ones get the accent frame and a tick."""
        paint.start(painter)
        theme = self._theme
        on = self.isChecked()
        ink = "text" if self.isEnabled() else "onDisabled"
        fill = "accentSoft" if on else ("surface" if self.isEnabled() else "disabled")
        paint.box(
            painter,
            self.rect(),
            fill=theme.color(fill),
            radius=theme.radius("card"),
            border=theme.color("accent" if on else "borderStrong"),
            width=theme.stroke("selected" if on else "line"),
        )
        name = "check" if on else self._icon
        words = width_of(self.text(), theme.font("bodyStrong"))
        mark = theme.px(20) + theme.space("s") if name else 0
        left = round((self.width() - words - mark - self._cap()) / 2)
        if name:
            area = QRectF(left, 0, theme.px(20), self.height())
            paint.icon(painter, theme, area, name, ink, theme.px(20))
        left += mark
        if self._key:
            color, middle = theme.color(ink), self.height() / 2
            paint.key_hint(painter, theme, left, middle, self._key, color)
        area = QRectF(left + self._cap(), 0, words, self.height())
        paint.text(painter, area, self.text(), theme.font("bodyStrong"), theme.color(ink))

    def _cap(self) -> int:
        """Pixels of the key cap with the air behind it."""
        theme = self._theme
        return paint.key_hint_width(theme, self._key) + theme.space("s") if self._key else 0

    @Slot()
    def _rename(self) -> None:
        state = self.tr("selected") if self.isCheckable() and self.isChecked() else ""
        parts = (self._key, self.text(), state)
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))


class TileButton(PaintedButton):
    """A numbered tile that may be chosen together with others."""

    def __init__(self, theme: Theme) -> None:
        """Checkable."""
        super().__init__(theme)
        self._number = ""
        self._icon = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.toggled.connect(self._rename)

    def show_as(self, number: str, text: str, icon: str) -> None:
        """Key number, words and icon."""
        is_same = (number, text, icon) == (self._number, self.text(), self._icon)
        self._number, self._icon = number, icon
        self.setText(text)
        self._rename()
        if not is_same:
            self.restyle()

    def sizeHint(self) -> QSize:
        """A touch target with room for its words."""
        theme = self._theme
        words = width_of(self.text(), theme.font("control"))
        return QSize(words + theme.px(130), theme.size("answerHeight"))

    def minimumSizeHint(self) -> QSize:
        """May shrink to the smallest touch target in height."""
        return QSize(self.sizeHint().width(), self._theme.size("buttonSmall"))

    def _looks(self) -> tuple[Hashable, ...]:
        return self._number, self._icon

    def _draw(self, painter: QPainter) -> None:
        """Number, icon, words; a tick when chosen."""
        paint.start(painter)
        theme = self._theme
        on = self.isChecked()
        paint.box(
            painter,
            self.rect(),
            fill=theme.color("accentSoft" if on else "surface"),
            radius=theme.radius("card"),
            border=theme.color("accent" if on else "borderStrong"),
            width=theme.stroke("selected" if on else "line"),
        )
        side = theme.px(15)
        font = theme.font("bodyStrong")
        ink = theme.color("textMuted")
        height = self.height()
        paint.text(painter, QRectF(side, 0, side, height), self._number, font, ink)
        size = theme.px(26)
        area = QRectF(side + theme.px(26), 0, size, height)
        paint.icon(painter, theme, area, self._icon, "text", size)
        left = area.right() + theme.px(10)
        area = QRectF(left, 0, self.width() - left, height)
        paint.text(painter, area, self.text(), theme.font("control"), theme.color("text"))
        if on:
            area = QRectF(self.width() - theme.px(48), 0, theme.px(32), height)
            paint.icon(painter, theme, area, "check", "accent", theme.px(26))

    @Slot()
    def _rename(self) -> None:
        state = self.tr("selected") if self.isChecked() else ""
        parts = [self._number, self.text(), state]
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))

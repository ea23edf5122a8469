"""The shot strip: photos done, the one to take now, those still required, rejected ones."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.pictures.shot_tile import Shot, ShotButton

PAGE_BUTTON = 64
"""Pixels, as of every list that does not fit."""


class _PageButton(PaintedButton):
    """The other tiles of a strip that is too long for the screen."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def name(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(PAGE_BUTTON), self._theme.px(PAGE_BUTTON))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        ink = "text" if self.isEnabled() else "onDisabled"
        fill = "surface" if self.isEnabled() else "disabled"
        border = theme.color("borderStrong") if self.isEnabled() else None
        area, radius = QRectF(self.rect()), theme.radius("card")
        paint.box(painter, area, fill=theme.color(fill), radius=radius, border=border)
        paint.icon(painter, theme, area, self._icon, ink, theme.px(24))
        painter.end()


class ShotStrip(QWidget):
    """Shots in a row; tapping one asks the page (retake, or take this one next).

    Labels are never cut: what does not fit beside each other goes to further pages of the strip,
    and the page with the shot that is due comes first.
    """

    shot_clicked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Empty until `set_shots`."""
        super().__init__()
        self._theme = theme
        self._buttons: list[ShotButton] = []
        self._count = 0
        self._first = 0
        self._back = _PageButton(theme, "chevron-left")
        self._on = _PageButton(theme, "chevron-right")
        self._back.clicked.connect(self._page_back)
        self._on.clicked.connect(self._page_on)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._back)
        self._row.addWidget(self._on)
        self._row.addStretch(1)  # few photos keep their shape, and stand at the left
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_shots(self, shots: list[Shot]) -> None:
        """Show these; buttons are reused."""
        self._back.name(self.tr("Photos before these"))
        self._on.name(self.tr("More photos"))
        while len(self._buttons) < len(shots):
            button = ShotButton(self._theme)
            button.clicked.connect(self._clicked)
            self._row.insertWidget(self._row.count() - 2, button)
            self._buttons.append(button)
        due = next((n for n, one in enumerate(shots) if one.state == "current"), None)
        moved = due is not None and self._due() != due
        for button, shot in zip(self._buttons, shots, strict=False):
            button.show_as(shot)
        self._count = len(shots)
        self._show_page(due if moved and due is not None else self._first)

    def minimumSizeHint(self) -> QSize:
        """The strip takes the room there is."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold more of them."""
        super().resizeEvent(event)
        self._show_page(self._first)

    @Slot()
    def restyle(self) -> None:
        """Gap follows the scale."""
        self._row.setSpacing(self._theme.space("m"))
        self._show_page(self._first)

    def _due(self) -> int | None:
        shown = self._buttons[: self._count]
        return next((n for n, one in enumerate(shown) if one.shot.state == "current"), None)

    def _pages(self) -> list[int]:
        """Number of the first shot of each page."""
        gap = self._row.spacing()
        wide = [one.minimumSizeHint().width() + gap for one in self._buttons[: self._count]]
        if sum(wide) - gap <= self.width():
            return [0]
        room = self.width() - 2 * (self._theme.px(PAGE_BUTTON) + gap)
        firsts, used = [0], 0
        for number, width in enumerate(wide):
            if used and used + width - gap > room:
                firsts.append(number)
                used = 0
            used += width
        return firsts

    def _show_page(self, holding: int) -> None:
        pages = self._pages()
        at = max(n for n, first in enumerate(pages) if first <= holding)
        self._first = pages[at]
        end = pages[at + 1] if at + 1 < len(pages) else self._count
        for number, button in enumerate(self._buttons):
            button.setVisible(self._first <= number < end)
        for pager, enabled in ((self._back, at > 0), (self._on, end < self._count)):
            pager.setVisible(len(pages) > 1)
            pager.setEnabled(enabled)

    @Slot()
    def _page_back(self) -> None:
        self._show_page(max(0, self._first - 1))

    @Slot()
    def _page_on(self) -> None:
        shown = [n for n, one in enumerate(self._buttons) if not one.isHidden()]
        self._show_page(min(self._count - 1, max(shown, default=0) + 1))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ShotButton):
            self.shot_clicked.emit(sender.shot.key)

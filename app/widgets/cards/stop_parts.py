"""Parts of the stop: the two codes, the sign, the steps with the barcode that ends it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.cases.difference import CodeGroup
from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import ActionButton
from app.widgets.card import Surface
from app.widgets.hold_button import HoldButton
from app.widgets.layouts import hbox, vbox
from app.widgets.measure import width_of
from app.widgets.rule import VRule
from app.widgets.text import Text

ACK_COMMAND = "CMD-ACK"
ACK_MODULES = (
    "11010010000100010001101011101100010110001000100110111001"
    "01000110001000100011010110001110100010001101100011101011"
)
"""The bars of CMD-ACK in Code 128, module by module; a test reads them back from the screen."""


@dataclass(frozen=True, kw_only=True)
class StopFacts:
    """What is wrong: the sentence, the two values that differ, what to do."""

    headline: str
    sentence: str
    expected_label: str
    expected: str
    seen_label: str
    seen: str
    steps: tuple[str, ...]
    place: str
    at: str


class CodeBox(QWidget):
    """A code in groups, the differing ones underlined."""

    def __init__(self, theme: Theme) -> None:
        """Dark red with light characters."""
        super().__init__()
        self._theme = theme
        self._label = ""
        self._groups: tuple[CodeGroup, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_as(self, label: str, groups: tuple[CodeGroup, ...]) -> None:
        """What the code is and its groups."""
        self._label, self._groups = label, groups
        self.setAccessibleName(f"{label} {' '.join(group.text for group in groups)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for caption and code."""
        return QSize(self._theme.px(300), self._theme.px(96 if self._theme.compact else 112))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Caption above, groups below; a code too long for the box is set smaller, never cut."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        fill = theme.color("stopDeep")
        paint.box(painter, self.rect(), fill=fill, radius=theme.radius("card"))
        ink = theme.color("onStop")
        side = theme.px(28)
        up = theme.px(8 if theme.compact else 0)
        area = QRectF(side, theme.px(14) - up, self.width() - 2 * side, theme.px(38))
        paint.text(painter, area, self._label, theme.font("control", bold=False), ink)
        code = " ".join(group.text for group in self._groups)
        room = self.width() - 2 * side
        font = self._font_that_fits(code, room)
        space = width_of(" ", font)
        left = float(side)
        for group in self._groups:
            width = width_of(group.text, font)
            area = QRectF(left, theme.px(48) - up, width, theme.px(44))
            paint.text(painter, area, group.text, font, ink)
            if group.differs:
                line = QRectF(left, theme.px(94) - up, width, theme.px(4))
                painter.fillRect(line, ink)
            left += width + space
        painter.end()

    def _font_that_fits(self, code: str, room: int) -> QFont:
        large = "kpi" if self._theme.compact else "question"
        roles = (large, "heading", "title", "label")
        fonts = [self._theme.font(role, bold=True, mono=True) for role in roles]
        return next((font for font in fonts if width_of(code, font) <= room), fonts[-1])


class Octagon(QWidget):
    """The stop sign."""

    def __init__(self, theme: Theme) -> None:
        """White on the red."""
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As tall as headline, sentence and codes together."""
        side = self._theme.px(180 if self._theme.compact else 304)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The octagon."""
        painter = QPainter(self)
        paint.icon(painter, self._theme, self.rect(), "octagon-x", "onStop", self.width())
        painter.end()


class AckBarcode(QWidget):
    """CMD-ACK to scan from the screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(ACK_COMMAND)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Whole pixels per module, ten modules of quiet zone at each side."""
        return QSize(
            self._module() * (len(ACK_MODULES) + 20),
            self._theme.px(72 if self._theme.compact else 86),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Always black on white: scanners read contrast, not themes."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        module = self._module()
        for number, bit in enumerate(ACK_MODULES):
            if bit == "1":
                area = QRect((10 + number) * module, 0, module, self.height())
                painter.fillRect(area, Qt.GlobalColor.black)
        painter.end()

    def _module(self) -> int:
        return max(2, self._theme.px(2 if self._theme.compact else 2.6))


class StopPanel(Surface):
    """White panel at the bottom: three steps, the barcode, the two ways out."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_steps`."""
        super().__init__(theme, "surface", "dialog", padding="xxl")
        self._title = Text(theme, "heading")
        self._steps = [
            (_StepMark(theme, n), Text(theme, "answer", bold=False, wrap=True)) for n in (1, 2, 3)
        ]
        self._caption = Text(theme, "title", mono=True)
        self._scan = Text(theme, "bodyStrong")
        for words in (self._caption, self._scan):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.ack = HoldButton(theme)
        self.rescan = ActionButton(theme)
        self._line = _TallRule(theme)
        self._grid = QGridLayout()
        for row, (mark, words) in enumerate(self._steps):
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
        self._grid.setColumnStretch(1, 1)
        self._left = vbox(self._title, self._grid, 1)
        self._middle = vbox(1, AckBarcode(theme), self._caption, self._scan, 1)
        self._right = vbox(1, self.ack, self.rescan, 1)
        self._columns = hbox(self._left, self._middle, self._line, self._right)
        self._columns.setStretch(0, 1)
        self.body.addLayout(self._columns)
        self.retranslate()
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Gaps and padding follow scale and density."""
        super().restyle()
        if not hasattr(self, "_columns"):
            return
        theme = self._theme
        pad = theme.space("l" if theme.compact else "xxl")
        self.body.setContentsMargins(pad, pad, pad, pad)
        self._grid.setVerticalSpacing(theme.space("s" if theme.compact else "m"))
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._left.setSpacing(theme.space("m" if theme.compact else "l"))
        self._middle.setSpacing(theme.space("s"))
        self._right.setSpacing(theme.space("m"))
        self._columns.setSpacing(theme.space("l" if theme.compact else "xxl"))
        for button in (self.ack, self.rescan):
            button.setMinimumWidth(theme.px(240 if theme.compact else 280))

    def show_steps(self, steps: tuple[str, ...]) -> None:
        """One line each, at most three."""
        for (mark, words), text in zip(self._steps, (*steps, "", "", ""), strict=False):
            words.setText(text)
            for part in (mark, words):
                part.setVisible(bool(text))

    def retranslate(self) -> None:
        """The words that never change."""
        self._title.setText(self.tr("Do this now"))
        self._caption.setText(ACK_COMMAND)
        self._scan.setText(self.tr("Scan ACK to continue"))
        self.ack.show_as(self.tr("Hold 3 s to continue"), "", "Enter")
        self.rescan.show_as(self.tr("Misread, scan again"), "undo", "R")


class _TallRule(VRule):
    """Between the barcode and the buttons."""

    @Slot()
    def restyle(self) -> None:
        high = self._theme.px(140 if self._theme.compact else 180)
        self.setFixedSize(self._theme.stroke("line"), high)


class _StepMark(QWidget):
    """A number in a red disc."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(30 if self._theme.compact else 40)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.start(painter)
        fill = self._theme.color("stopFill")
        paint.box(painter, self.rect(), fill=fill, radius=self.width() / 2)
        font = self._theme.font("control")
        ink = self._theme.color("onStop")
        paint.text(painter, self.rect(), str(self._number), font, ink, paint.CENTER)
        painter.end()

"""What one can press: large enough, one of them filled, none upon another, the focus seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from app.design.theme import Theme
from app.widgets.frame.focus_ring import FocusRing
from app.widgets.frame.top_bar import TopBar
from app.widgets.table import Table
from app.window.main_window import MainWindow
from tests.screenshots.checks.pixels import contrast, usual
from tests.screenshots.fault import Fault, fault
from tests.screenshots.recorder import Picture, controls, record, where_in

TOUCH_PX = 56
POINTER_PX = 40
FINGER_PX = 67
"""12 mm on the densest panel there is, 1920 × 1080 on 15.6 inches: enough at any scale."""
FILLS = ("accent", "accentHover", "accentPressed", "okFill", "dangerFill")
APART_PX = 1
"""Rounded layouts may let two neighbours share a line of pixels."""


def too_small(picture: Picture, theme: Theme, *, dock: bool) -> Iterator[Fault]:
    """Targets under 56 px and 12 mm at the dock, under 40 px where only a pointer works.

    The top bar is as high as its token says; its parts fill it.
    """
    least = min(theme.px(TOUCH_PX), FINGER_PX) if dock else theme.px(POINTER_PX)
    for widget in controls(picture):
        bar = theme.size("topBar") if isinstance(widget.parentWidget(), TopBar) else least
        if widget.width() < min(least, bar) or widget.height() < min(least, bar):
            size = f"{widget.width()} × {widget.height()}"
            yield fault("target", widget, f"“{widget.accessibleName()}” is {size}, not {least}")
    for table in picture.window.findChildren(Table):
        if table.isVisible() and table.rows and table.receivers("2row_clicked(QString)"):
            high = table._body.row_height()
            if high < least:
                yield fault("target", table, f"rows of {high} px, not {least}")


def nameless(picture: Picture) -> Iterator[Fault]:
    """Controls a screen reader cannot name; chosen ones and rows whose name hides their state."""
    for widget in controls(picture):
        name = widget.accessibleName()
        if not name.strip():
            yield fault("name", widget, "no accessible name")
        is_chosen = isinstance(widget, QAbstractButton) and widget.isChecked()
        if is_chosen and name and name == widget.text():
            yield fault("name", widget, f"“{name}” does not say that it is chosen")
    for table in picture.window.findChildren(Table):
        if table.isVisible():
            yield from _unsaid_chips(table)


def _unsaid_chips(table: Table) -> Iterator[Fault]:
    """A state that is painted in a row, and that its name keeps to itself."""
    name = table._body.accessibleName()
    chips = Counter(cell.chip.text for row in table.rows for cell in row.cells if cell.chip)
    for words, times in chips.items():
        if name.count(words) < times:
            yield fault("name", table, f"“{name}” does not say “{words}” {times} times")


def filled_twice(picture: Picture, theme: Theme) -> Iterator[Fault]:
    """More than one filled button: nobody knows which is next."""
    fills = {theme.color(name).getRgb()[:3] for name in FILLS}
    buttons = [one for one in controls(picture) if isinstance(one, QAbstractButton)]
    found = [
        one
        for one in buttons
        if one.isEnabled() and usual(picture.cut(where_in(picture.window, one))) in fills
    ]
    if len(found) > 1:
        names = ", ".join(f"“{one.accessibleName()}”" for one in found)
        yield fault("filled", found[1], f"{len(found)} filled buttons: {names}")


def bannerless(picture: Picture) -> Iterator[Fault]:
    """A step page without its banner, or with one that says nothing."""
    window = picture.window
    if not isinstance(window, MainWindow) or not window.page.HAS_BANNER:
        return
    banner = window.banner
    if not banner.isVisible() or not banner.notice.headline:
        yield fault("banner", window.page, "the banner says nothing")


def stacked(picture: Picture) -> Iterator[Fault]:
    """Two neighbours of one layout in one place."""
    for parent in [picture.window, *picture.window.findChildren(QWidget)]:
        layout = parent.layout()
        if layout is None or not parent.isVisible():
            continue
        seen = [one for one in _laid_out(parent) if one.isVisible() and not one.size().isEmpty()]
        for number, one in enumerate(seen):
            for other in seen[number + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > APART_PX and both.height() > APART_PX:
                    text = (
                        f"{type(other).__name__} lies upon it by {both.width()} × {both.height()}"
                    )
                    yield fault("stacked", one, text)


def squeezed(picture: Picture) -> Iterator[Fault]:
    """Widgets that got less than they need.

    A stack asks for room for its largest page, seen or not: its pages are asked instead.
    """
    for widget in picture.window.findChildren(QWidget):
        if not widget.isVisible() or _has_stack(widget):
            continue
        least = widget.minimumSizeHint()
        if widget.layout() is not None:
            least = widget.layout().minimumSize()
        lacks = (least.width() - widget.width(), least.height() - widget.height())
        if max(lacks) > 1:
            yield fault("squeezed", widget, f"lacks {max(0, lacks[0])} × {max(0, lacks[1])} px")


def ringless(picture: Picture, theme: Theme) -> Iterator[Fault]:
    """After Tab a ring is seen, whole, in a colour that stands out."""
    window = picture.window
    # what covers everything and has no controls is left by any key
    if not isinstance(window, MainWindow) or not any(controls(picture)):
        return
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    before = QApplication.focusWidget()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    if focus is None or focus is window:
        yield fault("focus", window.page, "Tab reaches nothing")
        return
    window.show_focus(focus)
    QApplication.processEvents()
    ring = window.findChild(FocusRing)
    yield from _ring_faults(window, focus, ring, theme)
    ring.show_around(None)
    (before or window).setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()


def _ring_faults(
    window: MainWindow, focus: QWidget, ring: FocusRing, theme: Theme
) -> Iterator[Fault]:
    if not ring.isVisible():
        yield fault("focus", focus, "no ring")
        return
    if not window.rect().contains(ring.geometry()):
        yield fault("focus", focus, f"the ring leaves the window: {ring.geometry()}")
        return
    seen = record(window)
    area = QRectF(ring.geometry())
    stroke = theme.stroke("focus")
    line = seen.cut(QRectF(area.left(), area.top() + area.height() / 3, stroke, area.height() / 3))
    beside = QRectF(area.left() - 3, area.top() + area.height() / 3, 3, area.height() / 3)
    gap = QRectF(area.left() + stroke + 1, beside.top(), theme.stroke("focusGap") - 1, 8)
    wanted = theme.color("focus").getRgb()[:3]
    if np.abs(line.reshape(-1, 3).astype(int) - wanted).sum(axis=1).min() > 24:
        yield fault("focus", focus, "the ring is not painted")
        return
    for ground in (seen.cut(beside), seen.cut(gap)):
        if ground.size and contrast(wanted, usual(ground)) < 3:
            yield fault("focus", focus, f"the ring does not stand out from {usual(ground)}")


def _has_stack(widget: QWidget) -> bool:
    return isinstance(widget, QStackedWidget) or bool(widget.findChildren(QStackedWidget))


class Strays(QObject):
    """Notices widgets that become windows of their own, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Fault] = []
        QApplication.instance().installEventFilter(self)

    def stop(self) -> None:
        QApplication.instance().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        is_shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and not isinstance(watched, MainWindow):
            told = f"a {type(watched).__name__} was shown as a window"
            self.seen.append(Fault("stray", type(watched).__name__, told))
        return False


def _laid_out(parent: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    layouts = [parent.layout()]
    while layouts:
        layout = layouts.pop()
        for at in range(layout.count()):
            item = layout.itemAt(at)
            if item.widget() is not None:
                found.append(item.widget())
            elif item.layout() is not None:
                layouts.append(item.layout())
    return found

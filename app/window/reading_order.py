"""The keyboard's stops in reading order: as things are laid out, not as they were made.

Qt moves the focus in the order in which widgets came to be, which for pages built late and bars
that stand below them is not the order on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)


def move_focus(window: QMainWindow, *, forward: bool) -> bool:
    """Tab, or Shift+Tab; around at the ends. False where nothing stops."""
    stops = list(stops_of(front_of(window)))
    if not stops:
        return False
    focus = QApplication.focusWidget()
    at = stops.index(focus) + (1 if forward else -1) if focus in stops else 0 if forward else -1
    reason = Qt.FocusReason
    stop = stops[at % len(stops)]
    stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    return True


def front_of(window: QMainWindow) -> QWidget:
    """What lies over the whole window, else what is in it: Tab must not reach below a stop."""
    for child in reversed(window.children()):
        if not isinstance(child, QWidget) or child is window.centralWidget():
            continue
        is_painted_only = child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        covers = child.isVisible() and child.geometry().contains(window.rect())
        if covers and not is_painted_only:
            return child
    return window.centralWidget() or window


def stops_of(root: QWidget) -> Iterator[QWidget]:
    """Everything the keyboard can reach inside `root`, from the top."""
    for widget in _inside(root):
        if not widget.isVisibleTo(root):
            continue
        if is_stop(widget):
            yield widget
        yield from stops_of(widget)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here."""
    reaches = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(reaches) and widget.isEnabled()


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Child widgets as laid out; those of no layout come last."""
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        if shown is not None:
            yield shown
        return
    layout = widget.layout()
    placed = list(_laid_out(layout)) if layout is not None else []
    yield from placed
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in placed:
            yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in _order(layout):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _order(layout: QLayout) -> list[int]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        return sorted(places, key=lambda at: tuple(layout.getItemPosition(at)[:2]))  # type: ignore[index]
    return list(places)

"""Text that cannot be read whole: clipped, elided, overlapping, without glyphs, blank, jumping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.widgets.text import Text
from tests.screenshots.fault import Fault, fault
from tests.screenshots.recorder import EDGE_PX, Picture, Run, controls, where_in

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
TOUCH_PX = 2.0
"""Two texts may touch by so much: the box around glyphs is rounded up."""
ICON_AIR = 0.12
"""Share of an icon's box that its drawing leaves free at each side."""


def clipped(picture: Picture) -> Iterator[Fault]:
    """Glyphs that reach over the edge of their widget, its ancestors or the painter's clip."""
    for run in picture.runs:
        if not run.clip.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX).contains(run.ink):
            lost = _lost(run)
            yield fault("clipped", run.widget, f"“{run.words}” loses {lost}")


def unsaid(picture: Picture, says: tuple[str, ...]) -> Iterator[Fault]:
    """Sentences the screen has to say and does not: what is hidden is clipped by nobody."""
    lines: dict[QWidget, str] = {}
    for run in picture.runs:
        lines[run.widget] = lines.get(run.widget, "") + run.words
    seen = ["".join(words.split()) for words in lines.values()]
    for one in says:
        if not any("".join(one.split()) in words for words in seen):
            yield fault("unsaid", picture.window, f"“{one}” is not on the screen")


def elided(picture: Picture) -> Iterator[Fault]:
    """Cut words end with an ellipsis; a code may."""
    for run in picture.runs:
        if ELLIPSIS in run.words and not run.is_mono:
            yield fault("elided", run.widget, f"“{run.words}”")


def overlapping(picture: Picture) -> Iterator[Fault]:
    """Two texts, or a text and an icon, in one place."""
    for one, other in combinations(picture.runs, 2):
        if _cross(one.ink, other.ink, TOUCH_PX):
            yield fault("overlap", one.widget, f"“{one.words}” and “{other.words}”")
    for run in picture.runs:
        for mark in picture.marks:
            air = mark.area.width() * ICON_AIR
            if not mark.is_photo and _cross(run.ink, mark.area, TOUCH_PX + air):
                yield fault("overlap", run.widget, f"“{run.words}” and an icon")


def glyphless(picture: Picture) -> Iterator[Fault]:
    """Characters no font of the chain has: they are painted as boxes."""
    for run in picture.runs:
        if has_missing_glyph(run.words, run.font):
            yield fault("glyph", run.widget, f"“{run.words}” in {run.font.families()}")


@lru_cache(maxsize=20_000)
def has_missing_glyph(words: str, font: QFont) -> bool:
    """Whether shaping, with all the merged fonts, ends with a glyph of number 0."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(16_000)
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def blank(picture: Picture) -> Iterator[Fault]:
    """Labels with nothing on them that still take room; buttons without words or icon."""
    told = {run.widget for run in picture.runs if run.words.strip()}
    told |= {mark.widget for mark in picture.marks}
    for label in picture.window.findChildren(QLabel):
        if label.isVisible() and not label.text().strip() and label.pixmap().isNull():
            yield fault("blank", label, f"an empty label of {label.width()} × {label.height()}")
    for control in controls(picture):
        if isinstance(control, QAbstractButton) and control not in told:
            yield fault("blank", control, "a button with nothing on it")


def jumping(picture: Picture) -> Iterator[Fault]:
    """Digits of one width, and a layout that stays when other digits stand in it."""
    for run in picture.runs:
        if re.search(r"\d", run.words) and not is_steady(run.words, run.font):
            yield fault("digits", run.widget, f"“{run.words}” changes its width with its digits")
    window = picture.window
    labels = [one for one in window.findChildren(Text) if one.isVisible() and _turned(one.text())]
    labels = [one for one in labels if _turned(one.text()) != one.text()]
    before = _places(window)
    texts = [label.text() for label in labels]
    for label in labels:
        label.setText(_turned(label.text()))
    QApplication.processEvents()
    after = _places(window)
    for label, text in zip(labels, texts, strict=True):
        label.setText(text)
    QApplication.processEvents()
    for widget, place in after.items():
        if before.get(widget, place) != place:
            yield fault("digits", widget, f"{before[widget]} became {place} with other digits")


def _places(window: QWidget) -> dict[QWidget, QRectF]:
    seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return {one: where_in(window, one) for one in seen}


def _turned(text: str) -> str:
    return re.sub(r"\d", lambda found: str((int(found[0]) + 7) % 10), text)


@lru_cache(maxsize=20_000)
def is_steady(words: str, font: QFont) -> bool:
    """Whether other digits take the same width."""
    metrics = QFontMetricsF(font)
    now = metrics.horizontalAdvance(words)
    return abs(now - metrics.horizontalAdvance(_turned(words))) < 0.5


def _lost(run: Run) -> str:
    sides = (
        ("left", run.clip.left() - run.ink.left()),
        ("top", run.clip.top() - run.ink.top()),
        ("right", run.ink.right() - run.clip.right()),
        ("bottom", run.ink.bottom() - run.clip.bottom()),
    )
    return ", ".join(f"{round(by)} px {side}" for side, by in sides if by > EDGE_PX)


def _cross(one: QRectF, other: QRectF, least: float) -> bool:
    both = one.intersected(other)
    return both.width() > least and both.height() > least

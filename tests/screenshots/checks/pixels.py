"""What only the pixels tell: contrast as it came out, and pictures that show nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from app.design.theme import Theme
from app.widgets.frame.top_bar_parts import IconButton, StateButton, TabButton
from tests.screenshots.fault import Fault, fault
from tests.screenshots.recorder import Picture, Run, controls, where_in

Rgb = tuple[int, ...]
TEXT = 4.5
CONTROL = 3.0
LOST = 0.45
"""Share of the way from the ground to the ink that no pixel went: the text is not seen."""
ALIKE = 3.0
"""Standard deviation of a picture, of 255, under which it shows nothing."""
WORDS_ONLY = (TabButton, StateButton, IconButton)
"""Parts of the top bar, known as buttons by their words or icon; they have no edge."""


def outdated(picture: Picture) -> Iterator[Fault]:
    """A kept picture of a widget that looks otherwise by now."""
    for widget in picture.outdated:
        yield fault("outdated", widget, "painted anew it looks otherwise")


def faint_text(picture: Picture, theme: Theme) -> Iterator[Fault]:
    """Text under 4.5 to 1 against what lies behind it (disabled text: 3), or not seen at all."""
    off = theme.color("onDisabled").getRgb()[:3]
    for run in picture.runs:
        ink = run.color.getRgb()[:3]
        area = run.ink.intersected(run.clip)
        if area.isEmpty() or not run.words.strip():
            continue
        ground, share = _ground_of(picture, run, area)
        least = CONTROL if ink == off or not run.widget.isEnabled() else TEXT
        if contrast(ink, ground) < least:
            found = f"{contrast(ink, ground):.1f} to 1, not {least}"
            yield fault("contrast", run.widget, f"“{run.words}” {ink} on {ground}: {found}")
        elif share < LOST:
            yield fault("hidden", run.widget, f"“{run.words}” is not seen in {ink} on {ground}")


def faint_controls(picture: Picture) -> Iterator[Fault]:
    """Buttons and fields whose edge is under 3 to 1 against what lies around; a photo is seen."""
    photos = {mark.widget for mark in picture.marks if mark.is_photo}
    for widget in controls(picture):
        if not widget.isEnabled() or isinstance(widget, WORDS_ONLY) or widget in photos:
            continue
        found = max(_edges(picture, where_in(picture.window, widget)), default=CONTROL)
        if found < CONTROL:
            name = widget.accessibleName()
            yield fault("contrast", widget, f"the edge of “{name}” has {found:.1f} to 1, not 3")


def empty_pictures(picture: Picture) -> Iterator[Fault]:
    """A photo or a camera picture of one colour."""
    for mark in picture.marks:
        inner = picture.cut(mark.area.adjusted(4, 4, -4, -4))
        if mark.is_photo and (not inner.size or inner.reshape(-1, 3).std(axis=0).max() < ALIKE):
            yield fault("uniform", mark.widget, "a picture of one colour")


def contrast(one: Rgb, other: Rgb) -> float:
    """The ratio of WCAG 2, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def usual(pixels: NDArray[np.uint8]) -> Rgb:
    """The colour most of the pixels have."""
    flat = pixels.reshape(-1, 3).astype(np.uint32)
    if not len(flat):
        return (0, 0, 0)
    packed = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    values, counts = np.unique(packed, return_counts=True)
    value = int(values[counts.argmax()])
    return (value >> 16, (value >> 8) & 255, value & 255)


def _ground_of(picture: Picture, run: Run, area: QRectF) -> tuple[Rgb, float]:
    """The colour behind a text, and how near the pixels come to its ink (1: reached)."""
    ink = np.array(run.color.getRgb()[:3], int)
    near = picture.cut(area.intersected(run.clip), pad=0)
    rest = near.reshape(-1, 3).astype(int)
    away = np.abs(rest - ink).sum(axis=1)
    # bold heroes cover most of their own box: the ground is what is not ink
    ground = usual(near.reshape(-1, 3)[away > 12]) if (away > 12).any() else tuple(ink.tolist())
    whole = max(1, int(np.abs(np.array(ground) - ink).sum()))
    return ground, 1 - float(away.min()) / whole


def _edges(picture: Picture, area: QRectF) -> Iterator[float]:
    """The contrast of each side's line against the ground outside of it."""
    inset = min(16.0, area.width() / 4)
    inner = area.adjusted(inset, 0, -inset, 0)
    for outside, top in ((area.top() - 3, area.top()), (area.bottom() + 1, area.bottom() - 3)):
        beyond = picture.cut(QRectF(inner.left(), outside, inner.width(), 2))
        if not beyond.size:
            continue
        lines = [picture.cut(QRectF(inner.left(), top + at, inner.width(), 1)) for at in range(3)]
        ground = usual(beyond)
        yield max(contrast(usual(line), ground) for line in lines if line.size)


def _luminance(color: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Where everything stands on a label, in dots of the printer; painter and ZPL follow it alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from app.printing.label import Label, LabelFormat
from scanners.writing import QUIET_MODULES, Modules, Symbology, modules

QUIET_BARS = QUIET_MODULES[Symbology.CODE128]
QUIET_MATRIX = QUIET_MODULES[Symbology.DATA_MATRIX]
_KEPT = 64
_MODULES, _START_CHECK, _STOP_MODULES = 11, 2, 13
"""Of Code 128: modules of a character, characters more than the text has, modules of the stop."""

Measure = Callable[[str, int, bool], int]
"""Width in dots of a text at a size in dots, in the mono face or not."""

LEAST_MODULE = 2
"""Dots. A module of one dot does not survive a worn print head."""
SIDE_MM = 2.0
TOP_MM = 1.5
GAP_MM = 0.8
MATRIX_MM = 12.0
SMALLEST_TEXT_MM = 2.2
LARGEST_TEXT_MM = 3.0
BARS_SHARE = 0.27
LPN_SHARE = 0.16
"""Of the label's height."""
LINE_SHARE = 0.78
"""Of a line's height is its text; the rest keeps descenders apart."""
ELLIPSIS = "..."


@dataclass(frozen=True, kw_only=True)
class BarsPart:
    """A Code 128; `x` is where its first bar begins, the quiet zone lies left of it."""

    x: int
    y: int
    module: int
    height: int
    text: str


@dataclass(frozen=True, kw_only=True)
class MatrixPart:
    """A Data Matrix; `x`, `y` are the corner of its first module."""

    x: int
    y: int
    module: int
    text: str


@dataclass(frozen=True, kw_only=True)
class TextPart:
    """One line of text in a box; it fits the box's width."""

    x: int
    y: int
    width: int
    height: int
    size: int
    text: str
    is_mono: bool = False
    is_centred: bool = False


Part = BarsPart | MatrixPart | TextPart


@lru_cache(maxsize=_KEPT)
def bars(text: str) -> tuple[bool, ...]:
    """The bars of Code 128, True for a black module."""
    return modules(text, Symbology.CODE128)[0]


@lru_cache(maxsize=_KEPT)
def matrix(text: str) -> Modules:
    """The rows of a square Data Matrix, True for a black module."""
    return modules(text, Symbology.DATA_MATRIX)


def lay_out(label: Label, form: LabelFormat, measure: Measure) -> tuple[Part, ...]:
    """All parts of a label. An LPN too long for bars of two dots gets the Data Matrix alone."""
    parts: list[Part] = []
    top = form.dots(TOP_MM)
    gap = form.dots(GAP_MM)
    code = _bars(label.lpn, form, top)
    if code is not None:
        parts.append(code)
        top += code.height + gap
    lpn = _lpn(label.lpn, form, top, measure)
    parts.append(lpn)
    top += lpn.height + gap
    square = _matrix(label.lpn, form, top)
    parts.append(square)
    side = form.dots(SIDE_MM)
    room = square.x - QUIET_MATRIX * square.module - side
    return (*parts, *_lines(label, form, (side, top, room), measure))


def _bars(text: str, form: LabelFormat, top: int) -> BarsPart | None:
    # as many as printers take, which encode all of it in set B
    across = _MODULES * (len(text) + _START_CHECK) + _STOP_MODULES
    module = form.width // (across + 2 * QUIET_BARS)
    if module < LEAST_MODULE:
        return None
    return BarsPart(
        x=(form.width - across * module) // 2,
        y=top,
        module=module,
        height=round(form.height * BARS_SHARE),
        text=text,
    )


def _lpn(text: str, form: LabelFormat, top: int, measure: Measure) -> TextPart:
    side = form.dots(SIDE_MM)
    width = form.width - 2 * side
    size = round(form.height * LPN_SHARE)
    while measure(text, size, True) > width:  # noqa: FBT003 - a measure's own order
        size -= 1
    return TextPart(
        x=side,
        y=top,
        width=width,
        height=round(size * 1.1),
        size=size,
        text=text,
        is_mono=True,
        is_centred=True,
    )


def _matrix(text: str, form: LabelFormat, top: int) -> MatrixPart:
    count = len(matrix(text))
    bottom = form.height - form.dots(TOP_MM)
    room = min(bottom - top, form.dots(MATRIX_MM))
    module = max(LEAST_MODULE, room // (count + 2 * QUIET_MATRIX))
    across = count * module
    return MatrixPart(
        x=form.width - form.dots(SIDE_MM) - QUIET_MATRIX * module - across,
        y=top + (bottom - top - across) // 2,
        module=module,
        text=text,
    )


def _lines(
    label: Label, form: LabelFormat, place: tuple[int, int, int], measure: Measure
) -> list[TextPart]:
    left, top, width = place
    bottom = form.height - form.dots(TOP_MM)
    texts = _texts(label, form, bottom - top)
    if not texts:
        return []
    step = (bottom - top) // len(texts)
    size = min(round(step * LINE_SHARE), form.dots(LARGEST_TEXT_MM))
    return [
        TextPart(
            x=left,
            y=top + number * step,
            width=width,
            height=step,
            size=size,
            text=_fitted(text, width, lambda some: measure(some, size, False)),  # noqa: FBT003
        )
        for number, text in enumerate(texts)
    ]


def _texts(label: Label, form: LabelFormat, room: int) -> list[str]:
    """From top to bottom; what has no room at a legible size: first the second name."""
    first = "  ".join(one for one in (label.ticket_number, label.grade) if one)
    last = "  ".join(one for one in (label.reprint_word, label.printed_at, label.station) if one)
    for names in (label.names, label.names[:1]):
        texts = [one for one in (first, *names, last) if one]
        if len(texts) * form.dots(SMALLEST_TEXT_MM) <= room * LINE_SHARE:
            return texts
    return [one for one in (first, *label.names[:1], last) if one]


def _fitted(text: str, width: int, width_of: Callable[[str], int]) -> str:
    """The text, or as much of it as the width holds with an ellipsis."""
    if width_of(text) <= width:
        return text
    while text and width_of(text.rstrip() + ELLIPSIS) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS

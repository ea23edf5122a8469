"""All checks over one picture; the matrix they run over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from app.design.theme import Theme
from tests.screenshots.checks import controls, pixels, text, words
from tests.screenshots.checks.words import Data
from tests.screenshots.fault import Fault
from tests.screenshots.recorder import Picture, record
from tests.screenshots.stage import Look, Stage
from tests.screenshots.world import DATA

FULL = "SCREENS"
"""Set to `all`, this variable asks for the whole matrix."""
FOLDER = "SCREENS_FOLDER"
SIZES = (
    (1920, 1080, 100),
    (1920, 1080, 115),
    (1920, 1080, 125),
    (1920, 1080, 150),
    (1366, 768, 100),
)
ALL_LOOKS = tuple(
    Look(language=language, dark=dark, width=width, height=height, percent=percent)
    for width, height, percent in SIZES
    for dark in (False, True)
    for language in ("zh", "en")
)
FEW_LOOKS = (
    (
        Look(language="en", dark=False, width=1920, height=1080, percent=100),
        Look(language="zh", dark=True, width=1920, height=1080, percent=150),
    ),
    (
        Look(language="en", dark=True, width=1366, height=768, percent=100),
        Look(language="zh", dark=False, width=1920, height=1080, percent=115),
    ),
)
"""Scenes take them in turns: both languages, both shades, a wide and a compact window each."""


def looks(number: int) -> tuple[Look, ...]:
    """The matrix asked for, of the scene of this number."""
    return ALL_LOOKS if os.environ.get(FULL) == "all" else FEW_LOOKS[number % len(FEW_LOOKS)]


def folder(repository: Path) -> Path | None:
    """Where pictures go, if anybody wants to see them."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    return repository / "build" / "screens" if os.environ.get(FULL) == "all" else None


def inspect(
    stage: Stage, look: Look, *, dock: bool, keep: Path | None, says: tuple[str, ...] = ()
) -> list[Fault]:
    """Every fault of the step on the stage, in this look."""
    stage.take(look)
    picture = record(stage.window)
    if keep is not None:
        keep.parent.mkdir(parents=True, exist_ok=True)
        picture.image.save(str(keep))
    found = list(faults_in(picture, stage.theme, language=look.language, data=DATA, dock=dock))
    found += text.unsaid(picture, says)
    found += stage.strays.seen
    stage.strays.seen = []
    if (stage.size.width(), stage.size.height()) != (look.width, look.height):
        size = f"{stage.size.width()} × {stage.size.height()}"
        found.append(Fault("squeezed", "window", f"grew to {size}"))
    return found


def faults_in(
    picture: Picture, theme: Theme, *, language: str, data: Data, dock: bool
) -> Iterator[Fault]:
    """What every check says; the last two touch the window and put it back."""
    yield from text.clipped(picture)
    yield from text.elided(picture)
    yield from text.overlapping(picture)
    yield from text.glyphless(picture)
    yield from text.blank(picture)
    yield from words.untranslated(picture, language, data)
    yield from words.private(picture, data)
    yield from words.bare_status(picture)
    yield from controls.too_small(picture, theme, dock=dock)
    yield from controls.nameless(picture)
    yield from controls.filled_twice(picture, theme)
    yield from controls.bannerless(picture)
    yield from controls.stacked(picture)
    yield from controls.squeezed(picture)
    yield from pixels.outdated(picture)
    yield from pixels.faint_text(picture, theme)
    yield from pixels.faint_controls(picture)
    yield from pixels.empty_pictures(picture)
    yield from text.jumping(picture)
    yield from controls.ringless(picture, theme)

"""Decide: photos that are read already are there at once, the others have their place kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage

from app.design.theme import Theme
from app.pictures import capture
from app.pictures.photos import SEEN_MOST, Photos
from app.screens.decide_page import DecidePage
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoDecide, GoInspect
from inspection.marks import Markup
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_pages_of_the_bench import press

IN_ORDER = ("1", "Space", "2", "Space", "1", "1", "Space", "1", "1")


@pytest.fixture
def unit_id(theme: Theme, desk: InstantDesk) -> str:
    page = InspectPage(theme, desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    press(page, *IN_ORDER)
    return page.in_hand().unit_id


@pytest.fixture
def late(desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Small pictures come when a test lets them."""
    waiting: list[Callable[[], None]] = []

    def thumbnail(_sha256: str, _markup: Markup, on_done: Any, _on_error: Any = None) -> None:
        waiting.append(lambda: on_done(QImage(4, 4, QImage.Format.Format_RGB32)))

    monkeypatch.setattr(desk.photos, "thumbnail", thumbnail)
    return waiting


def places(page: DecidePage) -> list[object]:
    """What lies where, without the pictures themselves."""
    card = page._findings
    rows = [one for one in card._rows if not one.isHidden()]
    return [card._hero_title.text(), *((one.accessibleName(), one.sizeHint()) for one in rows)]


def test_nothing_moves_when_a_photo_comes(
    theme: Theme, desk: InstantDesk, unit_id: str, late: list[Callable[[], None]]
) -> None:
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=unit_id))
    assert not page._findings._photo.has_picture
    assert page._findings._photo._is_coming, "a plate, not the frame of a photo nobody took"
    before = places(page)
    for one in late:
        one()
    assert page._findings._photo.has_picture
    assert places(page) == before


def test_a_photo_that_was_read_for_the_page_before_is_there_at_once(
    theme: Theme, desk: InstantDesk, unit_id: str, late: list[Callable[[], None]]
) -> None:
    unit = desk.ask(lambda facts: facts.unit(unit_id))
    evidence = desk.ask(lambda facts: facts.evidence_of(unit.parcel_id))
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    desk.photos.remembered = {one.sha256: picture for one in evidence}
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=unit_id))
    assert page._findings._photo.has_picture
    assert late == []


def test_what_was_read_is_remembered_with_what_is_painted_over_it(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture, "thumbnail", lambda *_: QImage(4, 4, QImage.Format.Format_RGB32))
    photos = Photos(desk, lambda: None)
    for number in range(SEEN_MOST + 1):
        photos.thumbnail(f"{number}", Markup(), lambda _picture: None)
    assert photos.seen("1", Markup()) is not None
    assert photos.seen("1", Markup(is_veiled=True)) is None, "uncovered is never shown for covered"
    assert photos.seen("0", Markup()) is None, "the oldest is let go"

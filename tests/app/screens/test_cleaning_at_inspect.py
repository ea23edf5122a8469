"""Inspect: while something is cleaned the seconds that are left are the largest thing there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoInspect
from app.widgets.text import Text
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_pages_of_the_bench import press


@pytest.fixture
def page(qapp: QApplication, desk: InstantDesk) -> InspectPage:
    made = InspectPage(Theme(), desk)
    made.resize(1920, 832)
    made.enter(GoInspect(parcel_id=desk.disinfected()))
    press(made, "1", "Space", "2", "Space", "1")
    return made


def test_the_seconds_are_the_largest_thing_there(page: InspectPage, desk: InstantDesk) -> None:
    card = page._question
    assert card._countdown.isHidden()
    press(page, "2", "Space")
    assert (card._countdown.text(), card._countdown.isHidden()) == ("15 s", False)
    heights = {one.sizeHint().height(): one for one in page.findChildren(Text) if one.text()}
    assert heights[max(heights)] is card._countdown
    desk.clock.advance(6)
    page._vm._cleaning._tick()
    assert card._countdown.text() == "9 s"
    desk.clock.advance(9)
    page._vm._cleaning._tick()
    assert card._countdown.isHidden(), "the question is asked again"

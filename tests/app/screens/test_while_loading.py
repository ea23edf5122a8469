"""A page is brought to a parcel that is not read yet: nothing of the one before can be pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.navigation import Destination, GoDecide, GoDisinfect, GoInspect
from app.screens.decide_page import DecidePage
from app.screens.disinfect_page import DisinfectPage
from app.screens.inspect_page import InspectPage
from app.screens.page import StepPage
from app.theme import Theme
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_decide_vm import IN_ORDER, inspected
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

Wanted = Callable[[InstantDesk], Destination]
PAGES: list[tuple[type[StepPage], Wanted]] = [
    (DisinfectPage, lambda desk: GoDisinfect(parcel_id=desk.received())),
    (InspectPage, lambda desk: GoInspect(parcel_id=desk.disinfected())),
    (DecidePage, lambda desk: GoDecide(unit_id=inspected(desk, IN_ORDER))),
]


def late(desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Answers of the desk, each given when it is called."""
    waiting: list[Callable[[], None]] = []

    def facts(query, on_done, on_error=None) -> None:
        del on_error
        with desk.store.facts() as found:
            answer = query(found)
        waiting.append(lambda: on_done(answer))

    monkeypatch.setattr(desk, "facts", facts)
    return waiting


@pytest.mark.parametrize(("made", "wanted"), PAGES)
def test_nothing_is_pressed_before_it_is_read(
    made: type[StepPage],
    wanted: Wanted,
    theme: Theme,
    desk: InstantDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    destination = wanted(desk)
    page = made(theme, desk)
    # what the parcel before left in the bar
    page.enter(type(destination)())
    assert page.offered.is_enabled or made is InspectPage
    waiting = late(desk, monkeypatch)
    gone: list[object] = []
    page.go.connect(gone.append)
    page.enter(destination)
    assert not page.offered.is_enabled
    before = len(waiting)
    press(page, "Enter")
    assert (gone, len(waiting)) == ([], before)
    for answer in waiting:
        answer()
    assert page.offered.is_enabled


def test_what_is_read_is_not_taken_for_nothing(
    theme: Theme, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = DisinfectPage(theme, desk)
    page.enter(GoDisinfect(parcel_id=desk.received()))
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    other = desk.received("SF7")
    waiting = late(desk, monkeypatch)
    page.enter(GoDisinfect(parcel_id=other))
    page.retranslate()
    assert not page._empty.isVisibleTo(page)
    assert "Nothing to disinfect" not in page.notice.headline
    for answer in waiting:
        answer()
    assert page.notice.headline == "Disinfect before opening"

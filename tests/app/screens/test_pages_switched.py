"""Language, theme and scale changed in the middle of a step: all follows, hidden tabs too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.design.theme import Theme
from app.language.translation import Language
from app.screens.decide_page import DecidePage
from app.screens.disinfect_page import DisinfectPage
from app.screens.inspect_page import InspectPage
from app.screens.page import StepPage
from app.states.navigation import GoDecide, GoDisinfect, GoInspect
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_pages_of_the_bench import press

LATIN = re.compile(r"[A-Za-z]{4,}")
PLAIN: set[str] = set()
"""Words that are the same in both languages."""
Build = Callable[[Theme, InstantDesk], StepPage]


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Language]:
    language = Language()
    yield language
    language.use("en")


def waiting(theme: Theme, desk: InstantDesk) -> StepPage:
    """A contact timer runs."""
    page = DisinfectPage(theme, desk)
    page.enter(GoDisinfect(parcel_id=_once(desk, desk.received)))
    if page.offered.primary is not None and page.offered.primary.icon == "clock":
        press(page, "Enter")
    return page


def asking(theme: Theme, desk: InstantDesk) -> StepPage:
    """A photo is due."""
    page = InspectPage(theme, desk)
    page.enter(GoInspect(parcel_id=_once(desk, desk.disinfected)))
    if page._vm.state.place.selected == "":
        press(page, "1")
    return page


def overriding(theme: Theme, desk: InstantDesk) -> StepPage:
    """A partial refund, its reason not given yet."""
    asker = asking(theme, desk)
    press(asker, "Space", "2", "Space", "1", "1", "Space", "1")
    unit = asker._vm.state.case.unit
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=unit.unit_id))
    press(page, "F7", "3")
    return page


def _once(desk: InstantDesk, make: Callable[[], object]) -> object:
    """The parcel of this desk; it is received only once."""
    known = getattr(desk, "_parcel_of_test", None)
    if known is None:
        known = desk._parcel_of_test = make()
    return known


def texts_of(page: QWidget) -> dict[QWidget, str]:
    """Words with Latin letters of all widgets that show."""
    found: dict[QWidget, str] = {}
    for one in page.findChildren(QWidget):
        if not one.isVisible():
            continue
        words = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
        told = f"{words} {one.accessibleName()}".strip()
        if LATIN.search(told):
            found[one] = told
    return found


@pytest.mark.parametrize("build", [waiting, asking, overriding])
def test_no_word_stays_in_the_other_language(
    qtbot, theme: Theme, desk: InstantDesk, chinese: Language, build: Build
) -> None:
    page = build(theme, desk)
    qtbot.addWidget(page)
    page.resize(1366, 580)
    page.show()
    before = texts_of(page)
    chinese.use("zh")
    QApplication.processEvents()
    after = texts_of(page)
    assert len(before) > 10
    assert {words for words in after.values() if words in before.values()} <= PLAIN
    tabs = getattr(page, "_tabs", [])
    for tab in tabs:
        tab.click()
        english = set(texts_of(page).values()) & set(before.values())
        assert english <= PLAIN
    assert page.notice.headline
    assert not LATIN.search(page.notice.headline)


LOOKS = [
    {"scale": 1.5, "compact": True},
    {"scale": 1.15},
    {"dark": True, "compact": True},
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("build", [waiting, asking, overriding])
def test_a_switched_page_lies_as_one_made_so(
    qtbot, desk: InstantDesk, build: Build, look: dict[str, object]
) -> None:
    size = (1366, 580) if look.get("dark") else (1920, 760)
    switched, theme = build(Theme(), desk), None
    theme = switched.theme
    _show(qtbot, switched, size)
    asked = switched.notice.headline
    theme.use(**look)
    _settle()
    made_so = Theme()
    made_so.use(**look)
    fresh = type(switched)(made_so, desk)
    _enter_again(fresh, desk, switched)
    _show(qtbot, fresh, size)
    assert switched.notice.headline == asked
    here, there = _places(switched), _places(fresh)
    assert [one for one in here if one not in there] == [one for one in there if one not in here]


def _enter_again(fresh: StepPage, desk: InstantDesk, other: StepPage) -> None:
    if isinstance(fresh, DisinfectPage):
        fresh.enter(GoDisinfect(parcel_id=desk._parcel_of_test))
    elif isinstance(fresh, InspectPage):
        fresh.enter(GoInspect(parcel_id=desk._parcel_of_test))
    else:
        fresh.enter(GoDecide(unit_id=other._vm.state.case.unit.unit_id))
        press(fresh, "F7", "3")


def _show(qtbot, page: StepPage, size: tuple[int, int]) -> None:
    qtbot.addWidget(page)
    page.setMinimumSize(1, 1)  # as in the window, whose own minimum counts
    page.resize(*size)
    page.show()
    _settle()


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _places(page: StepPage) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Where everything visible lies, from the page's corner."""
    found = []
    for one in page.findChildren(QWidget):
        if one.isVisible():
            place = QRect(one.mapTo(page, one.rect().topLeft()), one.size())
            words = one.accessibleName() or (one.text() if isinstance(one, QLabel) else "")
            found.append((f"{type(one).__name__} {words[:24]}", place.getRect()))
    return sorted(found)


def test_a_standing_stop_is_said_in_the_new_language(
    qtbot, theme: Theme, desk: InstantDesk, chinese: Language
) -> None:
    page = InspectPage(theme, desk)
    qtbot.addWidget(page)
    stops: list[object] = []
    page.stop.connect(stops.append)
    page.show()
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    page.on_scan(typed_scan("A7H226090481"))
    assert stops[-1].headline == "Stop! Serial differs"
    chinese.use("zh")
    QApplication.processEvents()
    assert stops[-1].headline == "停！序列号不符"
    assert stops[-1].steps[1] == "把商品放进隔离筐：红筐 Q-07"
    page.on_key("R")
    count = len(stops)
    page.retranslate()
    assert len(stops) == count

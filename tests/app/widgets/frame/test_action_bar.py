from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.widgets.frame.action_bar import Action, ActionBar, Actions

CALL = Action(text="Call supervisor", key="F9", icon="hand", run=lambda: None)
WIDE = 1400


def offered(number: int, note: str = "") -> Actions:
    one = Action(text="Do it", key="F2", icon="undo", run=lambda: None)
    return Actions(left=(one,) * number, note=note, primary=one)


@pytest.fixture
def bar(qtbot: QtBot) -> ActionBar:
    made = ActionBar(Theme())
    qtbot.addWidget(made)
    made.resize(WIDE, made.height())
    made.show()
    made.show_actions(offered(2))
    made.stand_by(CALL)
    return made


def least(bar: ActionBar) -> int:
    """Pixels at which the page's own touch."""
    bar.stand_by(None)
    width = bar.layout().minimumSize().width()
    bar.stand_by(CALL)
    return width


def test_it_stands_behind_the_side_actions(bar: ActionBar, qtbot: QtBot) -> None:
    left, extra = bar._left[1], bar._extra
    qtbot.waitUntil(lambda: extra.x() > left.geometry().right())
    assert extra.isVisible()
    assert extra.accessibleName() == "Call supervisor F9"
    assert extra.geometry().right() < bar._primary.x()
    assert extra.width() == extra.natural_width(is_short=False)


def test_words_go_first_then_the_button(bar: ActionBar) -> None:
    needed, extra = least(bar), bar._extra
    seen = []
    for width in range(WIDE, needed - 1, -4):
        bar.resize(width, bar.height())
        shown = extra.width() if extra.isVisible() else 0
        assert bar.layout().minimumSize().width() <= width, "it keeps no window wide"
        if not seen or seen[-1] != shown:
            seen.append(shown)
    short, full = (extra.natural_width(is_short=one) for one in (True, False))
    assert seen == [full, short, 0]
    bar.resize(WIDE, bar.height())
    assert extra.isVisible()
    assert extra.accessibleName() == "Call supervisor F9", "whatever is painted"


def test_a_note_takes_its_room_back(bar: ActionBar) -> None:
    bar.resize(least(bar) + bar._extra.natural_width(is_short=False) + 60, bar.height())
    assert bar._extra.isVisible()
    bar.show_actions(offered(2, "Photograph the other side of the box first"))
    assert not bar._extra.isVisible()
    bar.show_actions(offered(2))
    assert bar._extra.isVisible()


def test_nothing_is_laid_out_anew_where_nothing_changed(
    bar: ActionBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(bar._extra, "restyle", lambda: asked.append("measured"))
    monkeypatch.setattr(bar._extra, "setVisible", lambda _on: asked.append("shown"))
    bar.stand_by(Action(text=CALL.text, key="F9", icon="hand", run=lambda: None))
    bar.show_actions(offered(2))
    bar.resize(WIDE - 8, bar.height())
    assert asked == []


def test_alone_it_makes_no_bar(bar: ActionBar) -> None:
    bar.show_actions(Actions())
    assert not bar._extra.isVisible()


def test_a_click_runs_it(bar: ActionBar) -> None:
    ran: list[str] = []
    bar.stand_by(Action(text="Here", key="F9", icon="check", run=lambda: ran.append("ran")))
    bar._extra.click()
    assert ran == ["ran"]


def test_where_there_is_no_room_the_last_side_actions_lose_their_words(qtbot: QtBot) -> None:
    panel = QWidget()  # it is as wide as it is, whatever the bar would like
    qtbot.addWidget(panel)
    panel.resize(1700, 200)
    bar = ActionBar(Theme())
    bar.setParent(panel)
    panel.show()
    side = [
        Action(text="Something else, and long", key=key, icon="flag", run=lambda: None)
        for key in ("F6", "F7", "F8")
    ]
    bar.show_actions(Actions(left=tuple(side), primary=CALL))
    bar.resize(1700, bar.height())
    left = bar._left[:3]
    whole = [one.natural_width(is_short=False) for one in left]
    assert [one.sizeHint().width() for one in left] == whole
    bar.attend(Action(text="2 flags", key="F", icon="flag", run=lambda: None))
    bar.resize(1350, bar.height())
    assert not bar._flag.isHidden()
    assert left[0].sizeHint().width() == whole[0]
    assert left[2].sizeHint().width() < whole[2]
    assert left[2].accessibleName() == "Something else, and long F8"
    bar.resize(1700, bar.height())
    assert [one.sizeHint().width() for one in left] == whole

"""The ways of an item: what a low page has no room for is counted, not passed over in silence."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.widgets.cards.ways_card import WAYS_LOW, WAYS_MOST, WaysCard, WayWords


def ways(count: int) -> list[WayWords]:
    """Three that are open, the others locked."""
    return [
        WayWords(key="", label=f"{at}", place="", lock="why" if at > 3 else "", is_selected=False)
        for at in range(1, count + 1)
    ]


def test_locked_ways_that_are_left_out_are_counted(qtbot: QtBot, theme: Theme) -> None:
    card = WaysCard(theme)
    qtbot.addWidget(card)
    card.show_ways(ways(WAYS_MOST))
    assert card._note.isHidden(), "there is room for all"
    card.set_halved(True)
    assert not card._note.isHidden()
    assert card._note.text() == f"Locked, not shown: {WAYS_MOST - WAYS_LOW}"
    card.show_ways(ways(WAYS_LOW))
    assert card._note.isHidden()
    card.set_halved(False)
    card.show_ways(ways(WAYS_MOST + 1))
    assert card._note.text() == "Locked, not shown: 1"

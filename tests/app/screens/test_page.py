"""What every page does unless it knows better."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.design.theme import Theme
from app.screens.page import StepPage
from app.states.navigation import GoReceive
from app.widgets.card import Card
from app.widgets.chip import Chip
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text
from scanners.scan import typed_scan


def test_a_scan_the_page_has_no_use_for_goes_to_reception(qtbot) -> None:
    page = StepPage(Theme(dark=False, scale=1.0))
    qtbot.addWidget(page)
    scan = typed_scan("SF1624088315207")
    with qtbot.waitSignal(page.go) as asked:
        page.on_scan(scan)
    assert asked.args == [GoReceive(scan=scan)]


def test_words_changed_while_hidden_are_laid_out_when_shown_in_one_go(qtbot) -> None:
    theme = Theme(dark=False, scale=1.0)
    page = StepPage(theme)
    qtbot.addWidget(page)
    faces = QStackedWidget()
    card = Card(theme)
    card.set_title("面单")
    card.set_chip("已拍", "ok")
    case = QWidget()
    case.setLayout(hbox(card, 1))
    card.setFixedWidth(480)
    faces.addWidget(QWidget())
    faces.addWidget(case)
    page.setLayout(vbox(faces))
    page.resize(600, 400)
    page.show()
    with page.arranged("case"):
        faces.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.is_settled)
    with page.arranged("idle"):
        faces.setCurrentIndex(0)
    card.set_title("Label of the parcel")
    qtbot.waitUntil(lambda: page.is_settled)
    with page.arranged("case"):
        faces.setCurrentIndex(1)
        card.set_chip("photo needed", "warn")
    qtbot.waitUntil(lambda: page.is_settled)
    cut = [one for one in card.findChildren(Text) if one.isVisible() and is_cut(one)]
    cut += [one for one in card.findChildren(Chip) if one.isVisible() and is_cut(one)]
    assert not cut


def page_of_cards(qtbot, count: int) -> tuple[StepPage, list[Card]]:
    theme = Theme(dark=False, scale=1.0)
    page = StepPage(theme)
    qtbot.addWidget(page)
    cards = [Card(theme) for _ in range(count)]
    page.setLayout(hbox(*cards))
    page.resize(900, 400)
    page.show()
    qtbot.waitUntil(lambda: page.is_settled)
    return page, cards


def test_another_scene_is_placed_and_painted_in_turns(qtbot) -> None:
    page, cards = page_of_cards(qtbot, 3)
    with page.arranged("other"):
        cards[0].hide()
    assert not page.is_settled
    assert not page.updatesEnabled()
    qtbot.waitUntil(lambda: page.is_settled)
    assert page.updatesEnabled()
    assert all(card.updatesEnabled() for card in cards)
    assert cards[1].x() == 0
    assert cards[2].geometry().right() == 899


def test_a_window_made_larger_meanwhile_is_filled(qtbot) -> None:
    page, cards = page_of_cards(qtbot, 3)
    with page.arranged("other"):
        cards[0].hide()
    page.resize(1200, 500)
    qtbot.waitUntil(lambda: page.is_settled)
    assert cards[2].geometry().right() == 1199
    assert cards[2].height() == 500


def test_a_page_hidden_meanwhile_is_whole_when_it_comes_back(qtbot) -> None:
    page, cards = page_of_cards(qtbot, 3)
    with page.arranged("other"):
        cards[0].hide()
    page.hide()
    qtbot.waitUntil(lambda: page.is_settled)
    page.resize(1000, 450)
    page.come()
    page.show()
    qtbot.waitUntil(lambda: page.is_settled)
    assert cards[2].geometry().right() == 999
    assert page.updatesEnabled()
    assert all(card.updatesEnabled() for card in cards)


def test_the_same_scene_is_answered_at_once(qtbot) -> None:
    page, cards = page_of_cards(qtbot, 2)
    with page.arranged("other"):
        pass
    qtbot.waitUntil(lambda: page.is_settled)
    with page.arranged("other"):
        cards[0].hide()
    assert page.is_settled
    assert cards[1].x() == 0


def is_cut(widget: QWidget) -> bool:
    return widget.width() < widget.sizeHint().width()

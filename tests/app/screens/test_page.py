"""What every page does unless it knows better."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.navigation import GoReceive
from app.screens.page import StepPage
from app.theme import Theme
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
    qtbot.wait(0)
    with page.arranged("idle"):
        faces.setCurrentIndex(0)
    card.set_title("Label of the parcel")
    qtbot.wait(0)
    with page.arranged("case"):
        faces.setCurrentIndex(1)
        card.set_chip("photo needed", "warn")
    qtbot.wait(0)
    cut = [one for one in card.findChildren(Text) if one.isVisible() and is_cut(one)]
    cut += [one for one in card.findChildren(Chip) if one.isVisible() and is_cut(one)]
    assert not cut


def is_cut(widget: QWidget) -> bool:
    return widget.width() < widget.sizeHint().width()

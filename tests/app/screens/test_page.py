"""What every page does unless it knows better."""

from __future__ import annotations

from app.navigation import GoReceive
from app.screens.page import StepPage
from app.theme import Theme
from scanners.scan import typed_scan


def test_a_scan_the_page_has_no_use_for_goes_to_reception(qtbot) -> None:
    page = StepPage(Theme(dark=False, scale=1.0))
    qtbot.addWidget(page)
    scan = typed_scan("SF1624088315207")
    with qtbot.waitSignal(page.go) as asked:
        page.on_scan(scan)
    assert asked.args == [GoReceive(scan=scan)]

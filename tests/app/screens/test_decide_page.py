"""The decision page: what it says of money and keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.navigation import GoDecide
from app.screens.decide_page import DecidePage
from app.theme import Theme
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_decide_vm import IN_ORDER, SCRATCHED, inspected
from tests.app.screens.test_pages_of_the_bench import press


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


def opened(theme: Theme, desk: InstantDesk, answers: tuple[int, ...]) -> DecidePage:
    unit_id = inspected(desk, answers)
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=unit_id))
    return page


def test_a_choice_shows_its_key_while_the_number_keys_choose_it(
    theme: Theme, desk: InstantDesk
) -> None:
    page = opened(theme, desk, SCRATCHED)
    card = page._override
    verdict, reason = card._verdicts[1], card._reasons[0]
    assert verdict.accessibleName() == "Full refund"
    press(page, "F7")
    assert verdict.accessibleName() == "2, Full refund"
    press(page, "2")
    assert verdict.accessibleName() == "Full refund, selected"
    assert reason.accessibleName().startswith("1, ")
    press(page, "1")
    assert not reason.accessibleName().startswith("1, ")


def test_what_the_supervisor_decides_has_no_amount_yet(theme: Theme, desk: InstantDesk) -> None:
    assert opened(theme, desk, SCRATCHED)._refund._amount.text() == "To be decided"


def test_an_advised_amount_is_shown(theme: Theme, desk: InstantDesk) -> None:
    assert opened(theme, desk, IN_ORDER)._refund._amount.text() == "¥899.00"

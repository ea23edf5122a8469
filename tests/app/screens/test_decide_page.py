"""The decision page: what it says of money and keys."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.screens.decide_page import DecidePage
from app.states.navigation import GoDecide
from app.wording.decide import telling
from app.wording.refund_terms import TermWords
from inspection.events import Ground
from inspection.values import Disposition, GoodsClass, ReasonClass, Verdict
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_decide_vm import ACTIVATED, IN_ORDER, SCRATCHED, inspected
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples
from tests.inspection.test_refund_policy import CN, FAULTY, advise

if TYPE_CHECKING:
    from inspection.handlers.decide import Proposal


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


def test_freight_and_time_limit_stand_beside_the_amount(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, SCRATCHED)
    freight, due = page._refund._terms.text().split("\n")
    assert freight == "Return freight is the buyer's, unless agreed otherwise"
    assert due.startswith("Refund within 7 days of reception: by ")
    page._vm.choose(Verdict.FULL)
    assert not page._refund._terms.text(), "the reasons need the room"


def test_a_refusal_shows_the_plain_ground_with_its_article_and_photo(
    theme: Theme, desk: InstantDesk
) -> None:
    page = opened(theme, desk, ACTIVATED)
    assert page._refund._headline.text() == "Not intact, no refund advised"
    assert page._refund._amount.text() == "¥0.00"
    ground = page._refund._ground.accessibleName()
    assert "activation, licence or personal data left" in ground
    assert "Interim Measures" in ground
    assert "Evidence: Powered on" in ground
    assert page._vm.state.way is Disposition.QUARANTINE


def test_what_a_person_should_know_is_said_where_one_decides() -> None:
    words = TermWords()
    law = advise(FAULTY, reason_class=ReasonClass.WARRANTY, received_at=samples.late(10))
    proposal = cast("Proposal", SimpleNamespace(advice=law, pack=CN))
    lines = words.know(proposal).split("\n")
    assert len(lines) == 3
    assert lines[-1] == "Whether covered, and for how long (unconfirmed)"
    assert words.know(proposal, most=1) == lines[0]
    paid = cast("Proposal", SimpleNamespace(advice=advise(), pack=CN))
    assert words.know(paid) == CN.never_grounds[0].text.en


def test_freight_says_what_the_way_out_was_unless_the_buyer_bears_it() -> None:
    words = TermWords()
    fault = advise(FAULTY, reason_class=ReasonClass.QUALITY, freight_paid_minor=1200)
    proposal = cast("Proposal", SimpleNamespace(advice=fault, pack=CN))
    assert words.terms(proposal, samples.late(6)).split("\n")[0].endswith("the way out was ¥12.00")


def test_the_next_time_limit_follows_the_one_that_ran_out() -> None:
    words = TermWords()
    proposal = cast("Proposal", SimpleNamespace(advice=advise(), pack=CN))
    later = "Refund within 15 days, or a fine may follow"
    for days, limit in ((6, "Refund within 7 days"), (14, later), (99, later)):
        assert limit in words.terms(proposal, samples.late(days))
    refused = advise(reason_class=ReasonClass.REFUSED)
    proposal = cast("Proposal", SimpleNamespace(advice=refused, pack=CN))
    assert "\n" not in words.terms(proposal, samples.late(6))


def test_the_ground_shown_is_the_claims_own_unless_a_mind_was_changed() -> None:
    """A broken lamp is no refused change of mind, whatever the scratch on it could prove."""
    grounds = tuple(
        Ground(code=code, article="none", evidence=())
        for code in ("transport_seen", "appearance_traces")
    )
    shown = {}
    for reason in (ReasonClass.TRANSPORT, ReasonClass.NO_REASON):
        line = SimpleNamespace(goods_class=GoodsClass.ELECTRONICS)
        ticket = SimpleNamespace(reason_class=reason)
        proposal = cast("Proposal", SimpleNamespace(ticket=ticket, line=line, pack=CN))
        shown[reason] = telling(grounds, proposal).code
    assert shown == {
        ReasonClass.TRANSPORT: "transport_seen",
        ReasonClass.NO_REASON: "appearance_traces",
    }

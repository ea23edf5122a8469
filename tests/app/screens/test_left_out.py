"""A photo that cannot be taken is left out with a reason, and may be taken after all."""

from __future__ import annotations

import pytest

from app.cases.place import Phase
from app.design.theme import Theme
from app.screens.decide_page import DecidePage
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoDecide, GoInspect
from tests.app.screens.instant_desk import InstantDesk


@pytest.fixture
def page(qapp: object, desk: InstantDesk) -> InspectPage:
    made = InspectPage(Theme(), desk)
    made.enter(GoInspect(parcel_id=desk.disinfected()))
    made.on_key("1")
    assert made._vm.state.place.phase is Phase.SHOOT
    return made


def keys_offered(page: InspectPage) -> list[str]:
    return [one.key for one in page.offered.left]


def leave_out(page: InspectPage, key: str = "2") -> None:
    page.on_key("K")
    page.on_key(key)


def test_why_is_asked_and_the_next_question_comes(desk: InstantDesk, page: InspectPage) -> None:
    assert "K" in keys_offered(page)
    page.on_key("K")
    assert page.notice.headline == "Without this photo: Plate"
    assert keys_offered(page) == ["Esc"]
    assert page.offered.primary is None
    page.on_key("9")
    assert page._front.is_open, "there is no ninth reason"
    page.on_key("2")
    case = page._vm.state.case
    assert [(one.subject, one.reason_code) for one in case.waivers] == [
        ("item.plate", "lens_broken")
    ]
    assert page._vm.state.place.phase is Phase.ASK
    assert page._shots._buttons[0].shot.state == "left_out"
    assert "K" not in keys_offered(page)


def test_esc_photographs_after_all(desk: InstantDesk, page: InspectPage) -> None:
    page.on_key("K")
    page.offered.left[0].run()
    assert not page._front.is_open
    assert page._vm.state.place.phase is Phase.SHOOT


def test_the_photo_may_be_taken_later(desk: InstantDesk, page: InspectPage) -> None:
    leave_out(page)
    page._front.photo.press("item.plate")
    assert page._vm.state.retake == "item.plate"
    page._vm.take_photo()
    case = page._vm.state.case
    assert (case.waivers, "item.plate" in case.taken) == ((), True)


def test_its_decision_waits_for_a_review(
    qapp: object, desk: InstantDesk, page: InspectPage
) -> None:
    leave_out(page)
    for key in "2p11p1":
        if key == "p":
            page._vm.take_photo()
        else:
            page.on_key(key)
    assert page._vm.state.place.phase is Phase.DONE
    decide = DecidePage(Theme(), desk)
    decide.enter(GoDecide(unit_id=page._vm.state.case.unit.unit_id))
    assert decide._vm.state.needs_review
    assert decide._vm.state.case.proposal.waivers


def test_a_photo_opens_by_key_and_goes_with_a_scan(desk: InstantDesk, page: InspectPage) -> None:
    assert page.on_key("V") is False
    page._vm.take_photo()
    page.on_key("V")
    assert page._front.is_open
    assert keys_offered(page) == ["Esc", "Space"]
    page.on_key("B")
    page.on_key("1")
    page.offered.primary.run()
    case = page._vm.state.case
    (markup,) = [one for one in case.markups.values() if one.annotations]
    assert markup.annotations[0].finding_id == case.progress.steps[0].finding.finding_id
    page._front.close()
    assert page.on_key("2")
    page.on_key("V")
    page.leave()
    assert not page._front.is_open


def test_no_photo_takes_itself_while_its_reason_is_asked(
    desk: InstantDesk, page: InspectPage
) -> None:
    live = page._vm.photos.live
    page.on_key("K")
    assert not live._is_on
    page.offered.left[0].run()
    assert live._is_on
    page.on_key("K")
    page._vm.take_photo()  # one that was under way already
    assert not page._front.is_open
    assert live._is_on


def test_a_command_and_another_way_in_act_on_what_is_seen(
    desk: InstantDesk, page: InspectPage
) -> None:
    page._vm.take_photo()
    page.on_key("V")
    page.on_command("CMD-HOLD")
    assert not page._front.is_open
    page.on_key("V")
    page.enter(GoInspect())
    assert not page._front.is_open

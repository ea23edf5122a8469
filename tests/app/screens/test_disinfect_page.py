"""The disinfection page claims no more than its procedure does, and nothing without a parcel."""

from __future__ import annotations

import pytest

from app.design.theme import Theme
from app.screens.disinfect_page import DisinfectPage
from app.states.navigation import GoDisinfect
from app.widgets.chip import Chip
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples


@pytest.fixture
def page(desk: InstantDesk, theme: Theme, qtbot) -> DisinfectPage:
    made = DisinfectPage(theme, desk)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1366, 600)
    made.show()
    return made


def test_without_a_parcel_there_is_one_sentence_and_one_action(page: DisinfectPage) -> None:
    page.enter(GoDisinfect())
    assert page.notice.headline == "Nothing to disinfect"
    shown = [one for one in (page._contact, page._solution, page._locks) if one.isVisible()]
    assert shown == []
    assert page._empty.isVisible()
    assert [one.text for one in page.offered.all()] == ["Next parcel", "Record sheet"]


def test_the_solution_is_the_procedures_not_measured(
    page: DisinfectPage, desk: InstantDesk
) -> None:
    page.enter(GoDisinfect(parcel_id=desk.received()))
    assert page._contact.isVisible()
    assert not page._empty.isVisible()
    chips = {one.accessibleName(): one._spec.status for one in page._solution.findChildren(Chip)}
    assert "By the procedure" in " ".join(chips)
    assert "ok" not in chips.values(), chips


def test_a_procedure_and_its_edition_are_parted(page: DisinfectPage, desk: InstantDesk) -> None:
    page.enter(GoDisinfect(parcel_id=desk.received()))
    facts = {one.label: one.value for one in page._solution._facts._facts}
    assert facts["Procedure"] == "Demonstration of carton spraying, edition 1"


def test_the_compact_page_keeps_what_the_agent_must_not_touch(
    page: DisinfectPage, desk: InstantDesk
) -> None:
    page.theme.use(compact=True)
    page.enter(GoDisinfect(parcel_id=desk.received()))
    assert page._solution._excluded.isVisible()
    assert page._solution._excluded.text() == "Not for: Electronics"
    assert not page._solution._derivation.isVisible()


def test_f10_saves_the_record_of_today(page: DisinfectPage, desk: InstantDesk, tmp_path) -> None:
    page.enter(GoDisinfect())
    assert "F10" in {one.key for one in page.offered.all()}
    page._sheet.save(tmp_path)
    (file,) = tmp_path.glob("*.pdf")
    assert file.read_bytes().startswith(b"%PDF-")
    assert desk.notices[-1].headline == "Disinfection record of today saved"
    assert file.name in desk.notices[-1].instruction


def test_numbers_open_other_timers_and_zero_turns_their_page(
    page: DisinfectPage, desk: InstantDesk
) -> None:
    codes = [f"SF9{number}" for number in range(5)]
    for code in codes:
        ticket = samples.other_ticket(code[2:])
        desk.store.transact(samples.HUB, lambda work, one=ticket: work.record(one))
        page.enter(GoDisinfect(parcel_id=desk.received(code)))
        page._vm.start()
        desk.clock.advance(0.1)
    assert page.in_hand().code == codes[-1]
    room = page._others.room
    assert page.on_key("0")
    turned = page._vm.state.others[page._others.first].run.code
    assert turned == codes[room]
    assert page.on_key("1")
    assert page.in_hand().code == turned
    assert not page.on_key("9")

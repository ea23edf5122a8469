"""Special cases at the bench: the list, an empty box, an extra item, another parcel later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.place import Phase
from app.cases.scanned import Scanned
from app.design.theme import Theme
from app.screens.decide_page import DecidePage
from app.screens.inspect_page import InspectPage
from app.screens.sorting_vm import SortingVm
from app.screens.special import special_list
from app.states.navigation import GoDecide, GoInspect, GoSort
from app.station.badges import SignedIn
from inspection.events import CodeClaim
from inspection.handlers.decide import SubmitDecision, submit
from inspection.policies import Policies
from inspection.sorting import standing_bin
from inspection.store.queries.bench import queue
from inspection.values import CodeKind, Disposition, ParcelId, PersonId, Role, Verdict
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

ZHOU = SignedIn(
    person_id=PersonId("p-zhou"),
    name_zh="周建国",
    name_en="Zhou Jianguo",
    staff_no="3001",
    role=Role.SUPERVISOR,
)
TWO_PARCELS = samples.ticket(
    codes=tuple(CodeClaim(code=code, what=CodeKind.TRACKING) for code in ("SF1", "SF2")),
    lines=(
        samples.line(serials=()),
        samples.line(line_id="line-2", order_line="order-1/2", name_en="Charger", serials=()),
    ),
)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, policies: Policies) -> Iterator[InstantDesk]:
    with desk_in(tmp_path, policies, TWO_PARCELS) as opened:
        yield opened


@pytest.fixture
def page(desk: InstantDesk) -> InspectPage:
    return opened(desk, desk.disinfected("SF1"))


def opened(desk: InstantDesk, parcel_id: ParcelId) -> InspectPage:
    made = InspectPage(Theme(), desk)
    made.enter(GoInspect(parcel_id=parcel_id))
    return made


def labels(page: InspectPage) -> list[str]:
    ask = page._vm.state.ask
    return [one.label for one in ask.entries] if ask else []


def offered(page: InspectPage, label: str) -> int:
    page._vm.open_special()
    return labels(page).index(label)


def waiting(desk: InstantDesk) -> list[str]:
    with desk.store.reading() as conn:
        return [one.parcel_id for one in queue(conn)]


def parcel(page: InspectPage) -> ParcelId:
    return page._vm.state.case.parcel.parcel_id


def test_one_key_opens_the_list_and_esc_closes_it(page: InspectPage) -> None:
    before = page.notice
    press(page, "F8")
    assert labels(page) == ["Nothing more in this box", "Extra item", "Set this parcel aside"]
    assert [one.key for one in page.offered.all()] == ["Esc"]
    press(page, "Esc")
    assert (page._vm.state.ask, page.notice) == (None, before)


def test_a_code_that_asks_nothing_leaves_the_list_that_is_shown(
    page: InspectPage, desk: InstantDesk
) -> None:
    press(page, "F8")
    shown = labels(page)
    desk.labels = SimpleNamespace(patterns=())
    with desk.store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF2")
    found = Scanned(code="SF2", parcel_id=None, ticket=ticket)
    assert not page._vm.special.asks(typed_scan("SF2"), found, page._vm.state)
    assert labels(page) == shown, "what numbers answer is what is on the screen"


def test_where_nine_keys_are_too_few_the_last_leads_to_the_rest(
    page: InspectPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(page, "F8")
    everything = labels(page)
    press(page, "Esc")
    monkeypatch.setattr(special_list, "MOST_ENTRIES", 2)
    press(page, "F8")
    assert labels(page) == [everything[0], "Something else"]
    press(page, "2")
    assert labels(page) == everything[1:]
    press(page, "Esc")
    assert labels(page) == [everything[0], "Something else"]


def test_an_extra_item_is_not_inspected_from_the_shelf(
    page: InspectPage, desk: InstantDesk
) -> None:
    page.on_command("CMD-EXTRA")
    press(page, "3", "2", "Space", "1")
    (unit,) = desk.ask(lambda facts: facts.units_of_parcel(parcel(page)))
    shelf = SortingVm(desk)
    went: list[Any] = []
    shelf.going.connect(went.append)
    shelf.take(unit.unit_id)
    shelf.proceed()
    assert (shelf.state.is_undecided, went) == (False, [])


def test_setting_aside_shows_the_queue_and_loses_nothing(page: InspectPage) -> None:
    press(page, "1", "F8", "5")
    assert page._vm.state.place.phase is Phase.QUEUE
    press(page, "Enter")
    assert page._vm.state.case.unit is not None


def test_the_list_is_gone_with_its_parcel(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "F8")
    page.enter(GoInspect(parcel_id=desk.disinfected("SF2")))
    assert page._vm.state.ask is None


def test_an_empty_box_is_told_with_a_photo_and_leaves_the_queue(
    page: InspectPage, desk: InstantDesk
) -> None:
    assert page.on_command("CMD-EMPTY")
    assert "Charger" in page._vm.state.ask.help
    press(page, "1")
    assert waiting(desk) == [parcel(page)], "without a photo it is not recorded"
    assert page.offered.primary.key == "Space"
    press(page, "Space")
    assert page.offered.primary is None
    press(page, "2")
    assert (page._vm.state.place.phase, page._vm.state.ask) == (Phase.EMPTIED, None)
    assert page.notice.instruction == "0 of 2 items here, 2 missing"
    assert waiting(desk) == []


def test_each_item_missing_from_an_empty_box_leads_to_its_decision(
    page: InspectPage, desk: InstantDesk
) -> None:
    page.on_command("CMD-EMPTY")
    press(page, "Space", "1")
    went: list[Any] = []
    page._vm.going.connect(went.append)
    lpns = []
    for _ in range(2):
        state = page._vm.state
        assert (state.place.phase, state.due, state.is_label_awaited) == (Phase.DONE, "", False)
        assert [one.subject for one in state.shots] == ["box.open"]
        assert page.notice.headline == "The box is empty; nothing to label"
        assert page._words.question(state).review[0].answer == "empty"
        press(page, "Enter")
        lpns.append(page._vm.state.case.unit.lpn)
        decide(desk, went[-1].unit_id)
        page.enter(GoInspect(parcel_id=parcel(page)))
    assert not [job for job in desk.press.jobs if any(one in str(job) for one in lpns)]
    assert page._vm.state.place.phase is Phase.EMPTIED
    assert page.notice.instruction == "0 of 2 items here, 2 missing"
    assert waiting(desk) == []
    shelf = SortingVm(desk)
    shelf.enter(None, None)
    assert shelf.state.board.waiting == ()


def test_what_was_awaited_elsewhere_is_decided_later(page: InspectPage) -> None:
    page.on_command("CMD-EMPTY")
    press(page, "Space", "2", "F8")
    press(page, str(labels(page).index("Decide on what is missing") + 1))
    assert (page._vm.state.place.phase, page._vm.state.case.open_units) == (Phase.DONE, 2)


def test_a_piece_that_is_not_in_the_box_goes_nowhere(
    page: InspectPage, desk: InstantDesk, theme: Theme
) -> None:
    press(page, "1")
    page.on_command("CMD-SHORT")
    press(page, "Space", "1")
    *_here, missing = desk.ask(lambda facts: facts.units_of_parcel(parcel(page)))
    page.enter(GoInspect(parcel_id=parcel(page), unit_id=missing.unit_id))
    case = page._vm.state.case
    assert case.is_box_shared
    assert page.notice.headline == "This item is not in the box; nothing to label"
    decision = DecidePage(theme, desk)
    decision.enter(GoDecide(unit_id=case.unit.unit_id))
    assert decision._refund._headline.text() == "Missing from its box, to the supervisor"
    assert decision._findings._hero_title.text() == "Box: this item is not in it"
    assert {one.place for one in decision._words.ways(decision._vm.state)} == {
        "Nothing to put away"
    }
    press(decision, "Enter")
    assert decision.offered.note == "Nothing to put away"
    assert all(one.key != "G" for one in decision.offered.all())


def decide(desk: InstantDesk, unit_id: Any) -> None:
    def act(work: Any) -> None:
        intent = SubmitDecision(
            unit_id=unit_id,
            disposition=Disposition.QUARANTINE,
            choice=Verdict.HUMAN,
            choice_minor=0,
        )
        submit(work, intent, policies=desk.policies)

    desk.act(act)


def test_it_can_be_taken_back(page: InspectPage, desk: InstantDesk) -> None:
    page.on_command("CMD-SHORT")
    press(page, "Space", "2", "F8", "1")
    assert page._vm.state.place.phase is Phase.CHOOSE_LINE
    assert waiting(desk) == [parcel(page)]


def test_a_later_parcel_offers_only_what_is_lacking(page: InspectPage, desk: InstantDesk) -> None:
    press(page, "2")
    assert page._item.text() == "Charger"
    second = opened(desk, desk.disinfected("SF2"))
    assert second._vm.state.case.line.line_id == "line-1"


def test_one_more_of_a_line_says_so(page: InspectPage) -> None:
    press(page, "2")
    assert page.on_command("CMD-EXTRA")
    press(page, "2")
    assert page._item.text() == "Extra: Charger"
    assert page._vm.state.case.is_extra


def test_what_nobody_announced_is_photographed_and_set_apart(
    page: InspectPage, desk: InstantDesk
) -> None:
    page.on_command("CMD-EXTRA")
    press(page, "3")
    assert page._item.text() == "Extra item"
    lpn = page._vm.state.case.unit.lpn
    assert [job for job in desk.press.jobs if lpn in str(job)] or not desk.press.jobs
    assert page._vm.state.ask.is_standing
    press(page, "Esc")
    assert page._vm.state.ask.is_standing
    press(page, "2")
    assert page._vm.state.ask.entries[0].locked
    press(page, "1")
    press(page, "Esc")
    assert page._vm.state.ask.is_standing
    press(page, "Space", "2", "1")
    assert page._vm.state.ask is None
    (unit,) = desk.ask(lambda facts: facts.units_of_parcel(parcel(page)))
    (apart,) = desk.ask(lambda facts: facts.apart_of(unit.unit_id))
    assert (apart.goods_class, apart.disposition) == ("apparel", Disposition.QUARANTINE)
    assert page._vm.state.place.phase is Phase.CHOOSE_LINE
    press(page, "F8")
    press(page, str(1 + labels(page).index("Extra item, set apart")))
    assert [bool(one.locked) for one in page._vm.state.ask.entries] == [False, False, True]
    press(page, "1")
    assert page._vm.state.ask.unit_id == unit.unit_id
    assert desk.ask(lambda facts: facts.apart_of(unit.unit_id)) == ()


def test_a_supervisor_says_what_becomes_of_it(page: InspectPage, desk: InstantDesk) -> None:
    page.on_command("CMD-EXTRA")
    press(page, "3", "2", "Space", "1")
    (unit,) = desk.ask(lambda facts: facts.units_of_parcel(parcel(page)))
    press(page, "F8", str(1 + offered(page, "Extra item, set apart")), "3")
    assert page._vm.state.ask.question == "Extra item: what now?", "an inspector may not"
    desk.person = ZHOU
    press(page, "3", "2", "1")
    (settled,) = desk.ask(lambda facts: facts.settlements_of(unit.unit_id))
    assert settled.disposition is Disposition.RESELL
    assert (page._vm.state.ask, page._vm.state.place.phase) == (None, Phase.CHOOSE_LINE)
    press(page, "F8", str(1 + offered(page, "Extra item, set apart")), "1")
    assert desk.ask(lambda facts: facts.apart_of(unit.unit_id)), "settled, it stays where it is"
    press(page, "4")
    assert desk.ask(lambda facts: facts.settlements_of(unit.unit_id)) == ()


def test_an_item_in_hand_goes_into_quarantine_by_scan_or_from_the_list(
    page: InspectPage, desk: InstantDesk
) -> None:
    went: list[Any] = []
    page.go.connect(went.append)
    press(page, "1")
    unit = page._vm.state.case.unit
    page.on_scan(typed_scan(standing_bin().code))
    assert (went[-1].unit_id, went[-1].scan.text) == (unit.unit_id, standing_bin().code)
    assert page.on_command("CMD-HOLD")
    assert went[-1] == GoSort(unit_id=unit.unit_id)
    press(page, "F8")
    assert "Into quarantine" in labels(page)
    assert len(labels(page)) <= 9
    press(page, "Esc")
    page.on_scan(typed_scan("U-7F3K-ZZZZZ"))
    assert len(went) == 2, "nobody here has this label"


def test_named_by_mistake_it_counts_no_more(page: InspectPage, desk: InstantDesk) -> None:
    page.on_command("CMD-EXTRA")
    press(page, "3", "5")
    assert page._vm.state.ask is None
    assert desk.ask(lambda facts: facts.units_of_parcel(parcel(page))) == ()


def test_before_the_box_may_be_opened_it_is_only_set_aside(desk: InstantDesk) -> None:
    page = opened(desk, desk.received("SF1"))
    press(page, "F8")
    assert labels(page) == ["Set this parcel aside"]
    assert not page.on_command("CMD-EXTRA")

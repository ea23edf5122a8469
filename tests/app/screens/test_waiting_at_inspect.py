"""Parking and asking at the bench: by keys alone, nothing lost, taken up here or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.place import Phase
from app.design.theme import Theme
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoInspect
from inspection import events as ev
from inspection.policies import Policies
from inspection.values import UnitId
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

TWO_LINES = samples.ticket(
    lines=(
        samples.line(serials=()),
        samples.line(line_id="line-2", order_line="order-1/2", name_en="Charger", serials=()),
    ),
)
DAY_S = 24 * 3600


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, policies: Policies) -> Iterator[InstantDesk]:
    with desk_in(tmp_path, policies) as opened:
        yield opened


def opened(desk: InstantDesk) -> InspectPage:
    page = InspectPage(Theme(), desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    return page


def in_hand(page: InspectPage) -> UnitId:
    case = page._vm.state.case
    assert case is not None
    assert case.unit is not None
    return case.unit.unit_id


def asked(page: InspectPage) -> tuple[str, list[str]]:
    ask = page._vm.state.ask
    return (ask.question, [one.label for one in ask.entries]) if ask else ("", [])


def choose(page: InspectPage, label: str) -> None:
    """The entry of this label, by its number."""
    press(page, str(asked(page)[1].index(label) + 1))


def special(page: InspectPage, label: str) -> None:
    press(page, "F8")
    choose(page, label)


def parked(page: InspectPage) -> UnitId:
    """An item with its first answer, parked by keys."""
    press(page, "1")
    unit_id = in_hand(page)
    special(page, "Park this item")
    choose(page, "A colleague must look")
    return unit_id


def kinds(desk: InstantDesk) -> list[str]:
    with desk.store.reading() as conn:
        rows = conn.exec_driver_sql("SELECT kind FROM journal ORDER BY seq")
        return [kind for (kind,) in rows]


def test_parked_by_keys_it_says_why_and_is_taken_up_where_it_was_left(desk: InstantDesk) -> None:
    page = opened(desk)
    unit_id = parked(page)
    before = desk.ask(lambda facts: facts.findings_of(unit_id))
    assert kinds(desk)[-1] == "unit.parked"
    question, labels = asked(page)
    assert (question, labels) == (
        "This item is parked",
        ["Take it up again", "On with another parcel"],
    )
    help_text = page._vm.state.ask.help
    assert help_text.startswith("A colleague must look, ")
    assert ", here, today " in help_text
    press(page, "5", "Enter", "Space", "Esc")
    assert kinds(desk)[-1] == "unit.parked", "nothing is recorded of it meanwhile"
    choose(page, "Take it up again")
    assert page._vm.state.ask is None
    assert desk.ask(lambda facts: facts.findings_of(unit_id)) == before
    assert page._vm.state.place.question is not None


def test_the_queue_shows_it_apart_and_opens_it_parked(desk: InstantDesk) -> None:
    page = opened(desk)
    parked(page)
    choose(page, "On with another parcel")
    (row,) = [page._bench_words.row(one, desk.now(), desk.policies) for one in page._vm.state.queue]
    assert (row.state, row.state_status) == ("Parked", "waiting")
    assert "A colleague must look" in row.code
    press(page, "1")
    assert asked(page)[0] == "This item is parked"


def test_nothing_is_parked_before_the_item_has_its_lpn(desk: InstantDesk) -> None:
    page = opened(desk)
    press(page, "F8")
    assert not {"Park this item", "Ask the customer"} & set(asked(page)[1])
    assert not {"park", "ask_customer"} & page.deeds()
    press(page, "Esc", "1")
    assert {"park", "ask_customer"} <= page.deeds()
    assert page.on_command("CMD-PARK")
    assert asked(page)[0] == "Why is it parked?"


def test_the_customer_is_asked_with_a_photo_and_the_item_waits(desk: InstantDesk) -> None:
    page = opened(desk)
    press(page, "1")
    page.on_command("CMD-ASK")
    press(page, "1")
    assert "customer.asked" not in kinds(desk), "no photo, no question"
    press(page, "Esc", "Space")
    page.on_command("CMD-ASK")
    press(page, "1")
    assert kinds(desk)[-1] == "customer.asked"
    assert asked(page)[0] == "The customer was asked"
    assert page._vm.state.ask.help == "Damage found, 24 h 0 min left"
    choose(page, "Take the question back")
    assert page._vm.state.ask is None
    assert page._waits.answer_chip(page._vm.state.case, desk.now(), desk.policies) is None


@pytest.mark.parametrize(("code", "said"), [("disputes", "Disputes it"), (None, "No answer")])
def test_the_answer_wakes_it_up_and_stands_beside_it(
    desk: InstantDesk, code: str | None, said: str
) -> None:
    page = opened(desk)
    press(page, "1", "Space")
    unit_id = in_hand(page)
    page.on_command("CMD-ASK")
    press(page, "1")
    (question,) = desk.ask(lambda facts: facts.questions_of(unit_id))
    if code is None:
        desk.clock.advance(DAY_S)
        page.resume()
    else:
        answer = ev.CustomerAnswered(
            answer_id="a",
            question_id=question.question_id,
            unit_id=unit_id,
            answer_code=code,
            answered_at=desk.now(),
        )
        desk.store.transact(samples.HUB, lambda work: work.record(answer))
    assert page._vm.state.ask is None
    chip = page._waits.answer_chip(page._vm.state.case, desk.now(), desk.policies)
    assert chip is not None
    assert chip.text.startswith(said)


def test_a_parked_item_leaves_the_bench_to_the_next_one_of_its_parcel(
    qapp: QApplication, tmp_path: Path, policies: Policies
) -> None:
    with desk_in(tmp_path, policies, TWO_LINES) as desk:
        page = opened(desk)
        press(page, "1")
        parked(page)
        first = in_hand(page)
        choose(page, "On with another parcel")
        press(page, "1")
        assert page._vm.state.case.unit is None, "the second line is next"
        assert page._vm.state.place.phase is Phase.ASK
        special(page, "Take up a parked item: 1")
        press(page, "1")
        assert in_hand(page) == first
        assert page._vm.state.ask is None


def test_a_photo_of_another_station_is_said_to_be_there(desk: InstantDesk) -> None:
    page = opened(desk)
    press(page, "1", "Space")
    (photo,) = [one for one in page._vm.state.case.photos if one.unit_id]
    other = InspectPage(Theme(), desk)
    desk.photos.missing.add(photo.sha256)
    desk.store._origin = "another"  # what is here was recorded elsewhere
    other.enter(GoInspect(parcel_id=photo.parcel_id))
    (view,) = [one for one in other._vm.state.shots if one.is_taken]
    assert view.is_elsewhere
    assert other._shot(view, other._vm.state).reason == "At another station"
    assert desk.complaints == []

"""The next parcel is scanned by habit while one is in hand: one key goes on, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.place import Phase
from app.design.theme import Theme
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoInspect, GoReceive
from inspection.events import CodeClaim
from inspection.handlers.unmatched import description_of
from inspection.policies import Policies
from inspection.values import CodeKind
from scanners.label_rules import load_rules
from scanners.scan import Scan, typed_scan
from tests.app.screens import unmatched
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

NEXT = typed_scan("SF2")
SECOND = typed_scan("SF1624088410501")
"""Of the same ticket: a second parcel."""
UNANNOUNCED = typed_scan("YT7702651184093")


@pytest.fixture
def desk(
    qapp: QApplication, tmp_path: Path, policies: Policies, repository: Path
) -> Iterator[InstantDesk]:
    codes = (
        CodeClaim(code=samples.TRACKING, what=CodeKind.TRACKING),
        CodeClaim(code=SECOND.text, what=CodeKind.TRACKING),
        CodeClaim(code="ORDER77", what=CodeKind.ORDER),
    )
    tickets = (samples.ticket(codes=codes), samples.other_ticket("2"))
    with desk_in(tmp_path, policies, *tickets) as opened:
        opened.labels = load_rules(repository / "resources" / "labels")
        yield opened


@pytest.fixture
def page(desk: InstantDesk) -> InspectPage:
    made = InspectPage(Theme(), desk)
    made.enter(GoInspect(parcel_id=desk.disinfected()))
    return made


@pytest.fixture
def went(page: InspectPage) -> list[object]:
    found: list[object] = []
    page.go.connect(found.append)
    return found


def labels(page: InspectPage) -> list[str]:
    ask = page._vm.state.ask
    return [one.label for one in ask.entries] if ask else []


def answered(page: InspectPage) -> list[str]:
    return [one.question.question_id for one in page._vm.state.case.progress.steps]


def test_another_tickets_label_leads_to_receiving_with_one_key_and_loses_nothing(
    page: InspectPage, went: list[object]
) -> None:
    press(page, "1", "Space")
    parcel_id, unit_id = page._vm.parcel_id, page._vm.unit_id
    page.on_scan(NEXT)
    assert page.notice.headline == "Is RS-2 in this box too?"
    assert went == []
    press(page, "2")
    assert went == [GoReceive(scan=NEXT)], "the very scan: it is what gets recorded"
    page.leave()
    page.enter(GoInspect(parcel_id=parcel_id))
    assert (answered(page), page._vm.unit_id, labels(page)) == (["plate"], unit_id, [])


@pytest.mark.parametrize("scan", [UNANNOUNCED, SECOND], ids=["nobody's", "its own"])
def test_a_parcel_that_is_no_other_tickets_is_asked_about_too(
    page: InspectPage, went: list[object], scan: Scan
) -> None:
    press(page, "1", "Space")  # beyond the serial, which any code could be
    page.on_scan(scan)
    assert page.notice.headline == f"Is {scan.text} the next parcel?"
    press(page, "2")
    assert (labels(page), went, answered(page)) == ([], [], ["plate"])
    page.on_scan(scan)
    press(page, "1")
    assert went == [GoReceive(scan=scan)]


@pytest.mark.parametrize("text", ["ORDER77", "6901234567892", "A7H226090418", "SHELF 12"])
def test_what_is_no_parcels_number_is_answered_in_the_banner(
    page: InspectPage, went: list[object], text: str
) -> None:
    said: list[str] = []
    page._vm.scanned.connect(lambda code, _meaning: said.append(code))
    press(page, "1", "Space", "F8")
    shown = labels(page)
    page.on_scan(typed_scan(text))
    assert (len(said), labels(page), went) == (1, shown, []), "numbers answer what is shown"


def test_while_the_label_is_awaited_the_next_parcel_is_asked_about(
    page: InspectPage, desk: InstantDesk, went: list[object]
) -> None:
    press(page, "1", "Space", "2", "Space", "1", "1", "Space", "1", "1")
    assert page._vm.state.place.phase is Phase.DONE
    page.on_scan(UNANNOUNCED)
    press(page, "1")
    assert went == [GoReceive(scan=UNANNOUNCED)]


def test_with_nothing_in_hand_a_scan_is_the_next_parcel(
    page: InspectPage, went: list[object]
) -> None:
    page.enter(GoInspect())
    page._vm.show_queue()
    assert page.notice.headline == "Scan the next parcel"
    page.on_scan(UNANNOUNCED)
    page.on_scan(NEXT)
    assert went == [GoReceive(scan=UNANNOUNCED), GoReceive(scan=NEXT)]


def test_what_merely_lies_before_the_camera_is_not_received_from_here(
    page: InspectPage, went: list[object]
) -> None:
    page._vm.show_queue()
    page._vm.scan(typed_scan(UNANNOUNCED.text, "camera"))
    assert went == []


def test_when_all_in_the_box_is_dealt_with_a_scan_is_the_next_parcel(
    page: InspectPage, went: list[object]
) -> None:
    press(page, "F8", "1", "Space", "2")
    assert page._vm.state.place.phase is Phase.EMPTIED
    page.on_scan(NEXT)
    assert page.notice.headline == "Is RS-2 in this box too?", "nothing of it was taken out yet"
    press(page, "3")
    page._vm._case = replace(page._vm._case, has_units=True)
    page.on_scan(NEXT)
    assert went == [GoReceive(scan=NEXT)]


@pytest.mark.parametrize("scan", [NEXT, UNANNOUNCED], ids=["announced", "a carrier's"])
def test_with_an_item_without_a_ticket_in_hand_a_label_is_not_noted_as_the_items_own(
    desk: InstantDesk, page: InspectPage, went: list[object], scan: Scan
) -> None:
    page.enter(GoInspect(parcel_id=unmatched.opened(desk)))
    press(page, "1")
    unit_id = page._vm.unit_id

    def known():
        return desk.ask(lambda facts: description_of(facts, unit_id))

    page.on_scan(typed_scan("A7H226090418"))
    assert known().serial == "A7H226090418", "what looks like no label still is its own"
    page.on_scan(scan)
    assert page.notice.headline == f"Is {scan.text} the next parcel?"
    assert known().serial == "A7H226090418"
    press(page, "3")
    assert (page._vm.state.ask, went) == (None, [])
    page.on_scan(scan)
    desk.notices.clear()
    press(page, "2")
    assert (page._vm.state.ask, known().serial) == (None, scan.text), "said to be its own"
    assert [(one.kind, one.headline) for one in desk.notices] == [
        ("ok", "Noted: it helps to find the ticket")
    ]
    page.on_scan(NEXT if scan is UNANNOUNCED else UNANNOUNCED)
    press(page, "1")
    assert [type(one) for one in went] == [GoReceive]

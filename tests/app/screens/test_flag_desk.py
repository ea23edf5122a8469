"""Flags of what is in hand: a button while there are some, a list behind it, nothing more."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.cases.flags import flags_in_hand
from app.design.theme import Theme
from app.language.notices import Notice
from app.screens.inspect_vm import InspectVm
from app.screens.page import StepPage
from app.states.in_hand import InHand
from app.states.navigation import GoReceive
from app.widgets.frame.action_bar import Action, Actions
from app.window.key_desk import KeyDesk
from app.window.main_window import MainWindow
from inspection.events import CodeClaim
from inspection.handlers.check_in import WeighParcel, weigh_parcel
from inspection.people import Actor
from inspection.store.reports import Changed
from inspection.values import CodeKind, ParcelId
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples


class Page(StepPage):
    held = InHand()

    def in_hand(self) -> InHand:
        return self.held


@pytest.fixture
def window(qtbot: QtBot, desk: InstantDesk) -> MainWindow:
    theme = Theme()
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.add_page(GoReceive, Page(theme))
    KeyDesk(made, desk, theme)
    made.resize(1366, 768)
    made.go(GoReceive())
    made.page.set_actions(
        Actions(primary=Action(text="Go", key="Enter", icon="", run=lambda: None))
    )
    made.show()
    return made


def take(window: MainWindow, parcel_id: ParcelId | None) -> None:
    window.page.held = InHand(parcel_id=parcel_id)
    window.page.set_notice(Notice(kind="idle", headline=f"{parcel_id}"))


def claim_the_same_number(desk: InstantDesk) -> None:
    claims = (CodeClaim(code=samples.TRACKING, what=CodeKind.TRACKING),)
    other = samples.other_ticket("9", codes=claims)
    desk.store.transact(samples.HUB, lambda work: work.record(other))


def test_the_button_is_there_for_what_is_in_hand(desk: InstantDesk, window: MainWindow) -> None:
    parcel_id = desk.received()
    take(window, parcel_id)
    assert window.action_bar._flag.isHidden()
    claim_the_same_number(desk)  # while it is in hand
    assert not window.action_bar._flag.isHidden()
    assert window.action_bar._flag.accessibleName() == "1 flag F"
    take(window, None)
    assert window.action_bar._flag.isHidden()
    take(window, parcel_id)
    assert not window.action_bar._flag.isHidden()
    desk.person = None
    take(window, ParcelId("other"))
    assert window.action_bar._flag.isHidden()


def test_the_key_opens_the_list_and_takes_it_away(desk: InstantDesk, window: MainWindow) -> None:
    parcel_id = desk.received()
    claim_the_same_number(desk)
    assert window.take_key("F")
    assert window.cover is None, "nothing in hand, nothing to show"
    take(window, parcel_id)
    window.take_key("F")
    assert window.cover is not None
    assert window.cover.isVisible()
    said = window.cover.accessibleName()
    assert said.startswith("For your attention: it decides nothing")
    assert f"Number {samples.TRACKING} belongs to RS-9 as well" in said
    window.take_key("F")
    assert not window.cover.isVisible()
    window.take_key("F1")
    assert window.cover.isVisible(), "the help is taken away by keys, too"
    window.take_key("Esc")
    assert not window.cover.isVisible()


def test_a_weight_that_is_off_is_one_of_them(desk: InstantDesk) -> None:
    parcel_id = desk.received()
    actor = Actor(person_id=desk.person.person_id, role=desk.person.role)

    def found() -> list[tuple[str, tuple[object, ...]]]:
        with desk.store.reading() as conn:
            flags = flags_in_hand(conn, parcel_id, None, desk.policies)
        return [(one.code, one.reasons[0].values) for one in flags]

    for weight_g, expected in ((630, []), (320, [("weight_anomaly", ("0.32", "0.63"))])):
        intent = WeighParcel(parcel_id=parcel_id, weight_g=weight_g, source="hand")
        desk.store.transact(actor, lambda work, one=intent: weigh_parcel(work, one))
        assert found() == expected


class Asked:
    """How often the desk was asked to read something."""

    def __init__(self, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count, self.late, self._desk = 0, False, desk
        read = desk.read

        def counted(*call: Any) -> None:
            self.count += 1
            if not self.late:
                read(*call)

        monkeypatch.setattr(desk, "read", counted)

    def about(self, *kinds: str) -> None:
        """Something of these kinds was recorded."""
        self._desk.changed.emit(Changed(kinds=frozenset(kinds), ids=frozenset()))

    def since(self) -> int:
        count, self.count = self.count, 0
        return count


def hold_item(desk: InstantDesk, window: MainWindow) -> InspectVm:
    """The item of a parcel in hand, its first question answered."""
    vm = InspectVm(desk)
    vm.enter(desk.disinfected())
    vm.choose(1)
    window.page.held = InHand(parcel_id=vm.parcel_id, unit_id=vm.unit_id)
    window.page.set_notice(Notice(kind="idle", headline="item"))
    vm.take_photo()
    return vm


def test_what_no_flag_speaks_of_reads_none(
    desk: InstantDesk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    vm = hold_item(desk, window)
    asked = Asked(desk, monkeypatch)
    vm.choose(1)
    assert asked.since() == 0, "an answer, and none about the serial"
    vm.take_photo()
    assert asked.since() == 1, "the same photo may be another item's"
    vm.leave()
    claim_the_same_number(desk)
    assert asked.since() == 1, "a ticket may claim the parcel's number"
    asked.about("disinfection.started", "unit.decided", "refund.moved")
    assert asked.since() == 0
    asked.about("refund.moved", "fact.withdrawn")
    asked.about("no.such_kind")
    assert asked.since() == 2, "what is not known to say nothing may say something"


def test_another_serial_raises_one_and_another_answer_lowers_it(
    desk: InstantDesk, window: MainWindow
) -> None:
    vm = hold_item(desk, window)
    plate = vm.state.case.progress.steps[0].question
    assert window.action_bar._flag.isHidden()
    vm.answer(plate, "serial_differs")
    assert not window.action_bar._flag.isHidden()
    vm.answer(plate, "matches")
    assert window.action_bar._flag.isHidden()


def test_while_a_look_is_unanswered_every_answer_is_looked_at(
    desk: InstantDesk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    vm = hold_item(desk, window)
    asked = Asked(desk, monkeypatch)
    asked.late = True
    vm.take_photo()
    assert asked.since() == 1
    asked.about("finding.recorded")
    assert asked.since() == 1, "what that look saw may be gone by now"

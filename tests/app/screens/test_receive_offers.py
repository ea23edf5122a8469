"""Receive: what is offered and said for a parcel in hand; nothing is answered for anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from app.cases.receiving import ReceiveState, Step
from app.cases.reception import reception_case
from app.pictures.capture import ShotRequest
from app.screens.receive_vm import ReceiveVm
from app.wording.receiving.case import CaseWords
from app.wording.receiving.offers import ReceiveOffers
from app.wording.receiving.page import ReceiveWords
from inspection.evidence import LABEL_SUBJECT
from inspection.handlers import receive
from inspection.handlers.receive import Received, ReceiveParcel, RecordCondition
from inspection.values import OuterCondition, ParcelId
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples


@pytest.fixture
def parcel_id(desk: InstantDesk) -> ParcelId:
    """Taken in with its label photo; nobody has said yet how the box looks."""
    taken: list[Received] = []
    intent = ReceiveParcel(codes=(samples.code(samples.TRACKING),), force_unmatched=False)
    desk.act(lambda work: receive.receive_parcel(work, intent), taken.append)
    found = taken[0].parcel_id
    desk.photos.take(
        ShotRequest(subject=LABEL_SUBJECT, parcel_id=found), lambda _picture: None, lambda _id: None
    )
    return found


NO_PAGE = SimpleNamespace(
    read_label=lambda: None, weight_typed=lambda: None, count_typed=lambda: None
)


def state_of(desk: InstantDesk, parcel_id: ParcelId) -> ReceiveState:
    case = desk.ask(lambda facts: reception_case(facts, parcel_id, desk.policies))
    return ReceiveState(step=Step.CASE, case=case)


def test_how_the_box_looks_is_asked_for_and_never_answered_by_enter(
    desk: InstantDesk, parcel_id: ParcelId
) -> None:
    vm = ReceiveVm(desk)
    offers = ReceiveOffers(vm, desk, NO_PAGE, vm)
    bar = offers.actions(state_of(desk, parcel_id))
    assert (bar.primary.text, bar.primary.enabled) == ("Send to disinfection", False)
    assert bar.note == "Say how the box looks: 1 to 6"
    assert not any(one.enabled for one in bar.all() if one not in bar.left)


def test_once_said_it_may_go_on(desk: InstantDesk, parcel_id: ParcelId) -> None:
    vm = ReceiveVm(desk)
    said = RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.INTACT,))
    desk.act(lambda work: receive.record_condition(work, said))
    bar = ReceiveOffers(vm, desk, NO_PAGE, vm).actions(state_of(desk, parcel_id))
    assert (bar.primary.key, bar.primary.enabled, bar.note) == ("Enter", True, "")


@pytest.mark.parametrize(
    ("left_s", "headline"),
    [
        (95, "1 minute left. Do this one now"),
        (59, "0 minutes left. Do this one now"),
        (2880, "48 minutes left. Do this one now"),
        (0, f"Overdue: {samples.NUMBER}"),
    ],
)
def test_the_last_hour_is_told_in_minutes(
    desk: InstantDesk, parcel_id: ParcelId, left_s: int, headline: str
) -> None:
    state = state_of(desk, parcel_id)
    now = state.case.ticket.deadline_at - timedelta(seconds=left_s)
    words = ReceiveWords(desk)
    assert words.notice(state, now).headline == headline


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-15T19:20:00", "11-15 19:20 (day 6)"),
        ("2026-11-20T23:59:00", "11-20 23:59 (day 1)"),
        ("2026-11-21T08:05:00", "today 08:05"),
    ],
)
def test_the_first_of_the_seven_days_is_the_day_after_delivery(
    desk: InstantDesk, parcel_id: ParcelId, at: str, words: str
) -> None:
    """Dates of the picture c-receive-matched (DOMAIN 4.1: counted from the day after)."""
    state = state_of(desk, parcel_id)
    case = state.case
    ticket = replace(case.ticket, delivered_at=datetime.fromisoformat(at).astimezone())
    state = replace(state, case=replace(case, ticket=ticket))
    now = datetime.fromisoformat("2026-11-21T14:37:00").astimezone()
    said = {one.label: one.value for one in CaseWords(lambda _c, _l: "", desk).facts(state, now)}
    assert said["Delivered"] == words

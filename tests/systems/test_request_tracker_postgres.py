"""Request Tracker on PostgreSQL, where transactions truly run side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sync.connectors.port import AnswerState
from tests.sync.connectors.behaviour import a_key
from tests.systems.postgres import PrivatePostgres
from tests.systems.request_tracker import (
    RequestTracker,
    RequestTrackerSystem,
    five_at_once,
    is_installed,
)
from tests.systems.running import ASKED_BY, systems_folder

pytestmark = [
    pytest.mark.skipif(systems_folder() is None, reason=f"make test-systems sets {ASKED_BY}"),
    pytest.mark.skipif(not is_installed(), reason="Request Tracker 5 is not installed"),
    pytest.mark.serial,
    pytest.mark.long,
]
ROUNDS = 4


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RequestTrackerSystem]:
    postgres = PrivatePostgres()
    postgres.start()
    try:
        tracker = RequestTracker(tmp_path_factory.mktemp("request-tracker"), postgres=postgres)
        try:
            made = RequestTrackerSystem(tracker)
            yield made
            made.connector.close()
        finally:
            tracker.stop()
    finally:
        postgres.stop()


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_five_at_once_with_one_key_are_one_refund(system: RequestTrackerSystem, turn: int) -> None:
    del turn
    five_at_once(system)


def test_one_key_with_another_payload_is_refused(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990)
    request = sold.request(a_key())
    assert system.connector.refund(request).state is AnswerState.ACCEPTED
    again = system.connector.refund(replace(request, amount_minor=1))
    assert (again.state, again.reason) == (AnswerState.REFUSED, "key.reused")
    assert system.connector.refund(request).state is AnswerState.ALREADY
    assert system.booked(sold.lines[0]) == 1


def test_a_refund_by_hand_is_read_there_too(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990)
    system.refund_by_hand(sold.lines[0], 1234)
    (booked,) = system.connector.refunds_of(sold.lines[0])
    assert (booked.key, booked.amount_minor) == (None, 1234)

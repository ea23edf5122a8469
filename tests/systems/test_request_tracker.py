"""The connector on a real Request Tracker 5 of this run's own; `make test-systems` runs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sync.connectors.port import (
    AnswerState,
    ConnectorRefusedError,
    EvidencePhoto,
    RefundRequest,
)
from tests.sync.connectors.behaviour import AT, ConnectorBehaviour, a_key, a_photo, an_outcome
from tests.systems.request_tracker import (
    RequestTracker,
    RequestTrackerSystem,
    five_at_once,
    is_installed,
)
from tests.systems.running import ASKED_BY, systems_folder

pytestmark = [
    pytest.mark.skipif(systems_folder() is None, reason=f"{ASKED_BY} is not set"),
    pytest.mark.skipif(not is_installed(), reason="Request Tracker 5 is not installed"),
    pytest.mark.serial,
    pytest.mark.long,
]


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RequestTracker]:
    made = RequestTracker(tmp_path_factory.mktemp("request-tracker"))
    yield made
    made.stop()


@pytest.fixture
def system(tracker: RequestTracker) -> Iterator[RequestTrackerSystem]:
    made = RequestTrackerSystem(tracker)
    yield made
    made.connector.close()


class TestRequestTracker(ConnectorBehaviour):
    """The suite on the real system."""


def test_five_at_once_with_one_key_are_one_refund(system: RequestTrackerSystem) -> None:
    five_at_once(system)


@pytest.mark.parametrize(
    "other",
    [{"amount_minor": 1}, {"currency": "EUR"}, {"slot": 2}, {"order_line": "another"}],
)
def test_one_key_with_another_payload_is_refused(
    system: RequestTrackerSystem, other: dict[str, object]
) -> None:
    sold = system.sold(5990)
    request = sold.request(a_key())
    assert system.connector.refund(request).state is AnswerState.ACCEPTED
    again = system.connector.refund(replace(request, **other))  # type: ignore[arg-type]
    assert (again.state, again.reason) == (AnswerState.REFUSED, "key.reused")
    assert system.connector.refund(request).state is AnswerState.ALREADY
    assert system.booked(sold.lines[0]) == 1


def test_a_hub_cannot_book_without_a_key(
    system: RequestTrackerSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold = system.sold(5990)
    request: RefundRequest = sold.request("")
    monkeypatch.setattr("sync.connectors.request_tracker_refunds.is_searchable", lambda _: True)
    answer = system.connector.refund(request)
    assert (answer.state, answer.reason) == (AnswerState.REFUSED, "key.missing")
    assert system.booked(sold.lines[0]) == 0


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("RefundAmount", "59,90", "amount.bad"),
        ("RefundAmount", "0.00", "amount.bad"),
        ("RefundAmount", "-5", "amount.bad"),
        ("RefundCurrency", "yuan", "currency.bad"),
        ("RefundOrder", " SO-1", "text.unsearchable"),
    ],
)
def test_what_could_not_be_read_again_is_not_booked(
    system: RequestTrackerSystem, field: str, value: str, reason: str
) -> None:
    fields = {
        "RefundOrder": "SO-by-hand",
        "RefundLine": "SO-by-hand/0",
        "RefundAmount": "59.90",
        "RefundCurrency": "CNY",
    }
    number = system.tracker.make("Refunds", **(fields | {field: value}))
    shown = system.tracker.ask("GET", f"/ticket/{number}").json()
    said = {one["name"]: one["values"] for one in shown["CustomFields"]}
    assert (shown["Status"], said["RefundReason"]) == ("refused", [reason])


def test_by_hand_and_without_a_line_it_is_of_the_order(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990, 3000)
    system.tracker.make(
        "Refunds", RefundOrder=sold.order_ref, RefundAmount="12.34", RefundCurrency="CNY"
    )
    for line in sold.lines:
        (booked,) = system.connector.refunds_of(line)
        assert (booked.key, booked.amount_minor, booked.is_of_order) == (None, 1234, True)


def test_what_was_booked_cannot_be_undone_by_a_hub(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990)
    ref = system.connector.refund(sold.request(a_key())).external_ref
    headers = {"Authorization": f"token {system.tracker.token}"}
    for content in ({"Status": "refused"}, {"CustomFields": {"RefundAmount": "1.00"}}):
        system.tracker.ask_as(headers, "PUT", f"/ticket/{ref}", content)
    (booked,) = system.connector.refunds_of(sold.lines[0])
    assert (booked.external_ref, booked.amount_minor) == (ref, 5990)
    assert system.booked(sold.lines[0]) == 1


def test_a_refund_hangs_on_its_return(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990)
    ref = system.connector.refund(sold.request(a_key())).external_ref
    links = system.tracker.rows(f"SELECT LocalTarget FROM Links WHERE LocalBase = {int(ref or 0)}")
    assert links == [[sold.announced.ref]]


def test_with_the_last_piece_the_return_is_inspected(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990, 3000)
    system.connector.report(sold.announced, an_outcome(sold))
    first = system.connector.standing(sold.announced)
    system.connector.report(sold.announced, an_outcome(sold, line=1))
    last = system.connector.standing(sold.announced)
    assert first is not None
    assert last is not None
    assert (first.status, last.status) == ("expected", "inspected")


def test_a_photo_they_would_not_keep_whole_is_refused(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990)
    photo = a_photo(more=b"3")
    altered = EvidencePhoto(
        sha256=photo.sha256, data=b"other", media_type="image/jpeg", taken_at=AT
    )
    with pytest.raises(ConnectorRefusedError):
        system.connector.attach(sold.announced, altered)


def test_a_customer_cannot_say_it_for_us(system: RequestTrackerSystem) -> None:
    sold = system.sold(5990)
    content = {"Content": "x", "ContentType": "text/plain", "Subject": "RS [receipt forged]"}
    system.tracker.ask("POST", f"/ticket/{sold.announced.ref}/correspond", content)
    standing = system.connector.standing(sold.announced)
    assert standing is not None
    assert standing.receipts == frozenset()

"""The connector against a real Medusa 2, with its plugin and without; refunds counted by SQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sync.connectors.http import Answered, Asked, HttpSettings
from sync.connectors.medusa import MedusaConnector, MedusaSettings, basic
from sync.connectors.port import (
    AnswerState,
    ConnectorLostError,
    ConnectorRefusedError,
    OrderLine,
    Receipt,
    ReturnRef,
)
from tests.sync.connectors.behaviour import AT, ConnectorBehaviour, Sold, a_key, an_outcome
from tests.sync.hub.bench import BenchStation, LineRef
from tests.sync.hub.inside import InsideHub
from tests.systems.medusa import Medusa
from tests.systems.running import ASKED_BY, systems_folder

pytestmark = [
    pytest.mark.skipif(systems_folder() is None, reason=f"make test-systems sets {ASKED_BY}"),
    pytest.mark.serial,
    pytest.mark.long,
    # the first one waits for the installation
    pytest.mark.timeout(1200),
]


class MedusaSystem:
    """One way of connecting to the running Medusa."""

    def __init__(self, medusa: Medusa, *, with_plugin: bool, url: str = "") -> None:
        self.medusa = medusa
        self.connector = connector(medusa, with_plugin=with_plugin, url=url)

    def sold(self, *paid_minor: int) -> Sold:
        return self.medusa.sold(*paid_minor)

    def refund_by_hand(self, line: OrderLine, amount_minor: int) -> None:
        self.medusa.refund_by_hand(line, amount_minor)

    def booked(self, line: OrderLine) -> int:
        return len(self.medusa.rows(line.order_ref))

    def photos(self, of: ReturnRef) -> list[bytes]:
        return self.medusa.photos(of)


def connector(medusa: Medusa, *, with_plugin: bool, url: str = "") -> MedusaConnector:
    http = HttpSettings(url=url or medusa.urls[0], headers=basic(medusa.secret_key))
    return MedusaConnector(MedusaSettings(http=http, with_plugin=with_plugin))


@pytest.fixture(scope="module")
def medusa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Medusa]:
    """Two processes over one database."""
    folder = systems_folder()
    assert folder is not None
    made = Medusa(folder, tmp_path_factory.mktemp("medusa"))
    try:
        made.up()
        made.start()
        yield made
    finally:
        made.stop()


class TestWithPlugin(ConnectorBehaviour):
    @pytest.fixture
    def system(self, medusa: Medusa) -> Iterator[MedusaSystem]:
        made = MedusaSystem(medusa, with_plugin=True)
        yield made
        made.connector.close()


class TestWithoutPlugin(ConnectorBehaviour):
    @pytest.fixture
    def system(self, medusa: Medusa) -> Iterator[MedusaSystem]:
        made = MedusaSystem(medusa, with_plugin=False)
        yield made
        made.connector.close()


# --- one key, one refund


@pytest.mark.parametrize("round_", range(3))
def test_five_at_once_over_two_processes_give_one_refund(medusa: Medusa, round_: int) -> None:
    sold, key = medusa.sold(59900), a_key()
    each = [connector(medusa, with_plugin=True, url=medusa.urls[n % 2]) for n in range(5)]
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda one: one.refund(sold.request(key, amount_minor=1000)), each))
    assert [note for note, _ in medusa.rows(sold.order_ref)] == [key], round_
    states = sorted(answer.state for answer in answers)
    assert states == [AnswerState.ACCEPTED, *[AnswerState.ALREADY] * 4]
    assert len({answer.external_ref for answer in answers}) == 1


def test_the_lock_holds_where_nobody_reads_first(medusa: Medusa) -> None:
    """The route alone, bare of the connector's own reading."""
    sold, key = medusa.sold(59900), a_key()
    (payment,) = medusa.payments(sold.order_ref)
    said = {"payment_id": payment, "amount": "10.00", "currency_code": "eur"}

    def ask(number: int) -> int:
        return medusa.session.post(
            medusa.urls[number % 2] + "/admin/returns-station/refunds",
            json=said,
            headers={"Idempotency-Key": key},
        ).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(ask, range(6))) == [200] * 5 + [201]
    assert medusa.rows(sold.order_ref) == [(key, Decimal(10))]


@pytest.mark.parametrize("with_plugin", [True, False])
def test_another_payload_under_the_same_key_is_refused(medusa: Medusa, with_plugin: bool) -> None:
    sold, key = medusa.sold(59900), a_key()
    one = connector(medusa, with_plugin=with_plugin)
    assert one.refund(sold.request(key, amount_minor=1000)).state is AnswerState.ACCEPTED
    for other in (
        sold.request(key, amount_minor=1001),
        replace(sold.request(key, amount_minor=1000), currency="USD"),
    ):
        answer = one.refund(other)
        assert (answer.state, answer.reason) == (AnswerState.REFUSED, "key.other_payload")
    assert medusa.rows(sold.order_ref) == [(key, Decimal(10))]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"amount": "10.01"}, 422),
        ({"currency_code": "usd"}, 422),
        ({"payment_id": "pay_other"}, 422),
        ({"amount": "10.000"}, 200),
        ({"amount": 10}, 400),
        ({"amount": "-10"}, 400),
        ({"amount": "0.00"}, 400),
        ({"amount": "1e1"}, 400),
    ],
)
def test_the_route_compares_the_whole_payload(
    medusa: Medusa, change: dict[str, object], status: int
) -> None:
    sold, key = medusa.sold(59900), a_key()
    (payment,) = medusa.payments(sold.order_ref)
    said: dict[str, object] = {"payment_id": payment, "amount": "10.00", "currency_code": "eur"}
    path = medusa.urls[0] + "/admin/returns-station/refunds"
    first = medusa.session.post(path, json=said, headers={"Idempotency-Key": key})
    again = medusa.session.post(path, json=said | change, headers={"Idempotency-Key": key})
    assert (first.status_code, again.status_code) == (201, status), again.text
    assert len(medusa.rows(sold.order_ref)) == 1


@pytest.mark.parametrize("with_plugin", [True, False])
def test_more_than_was_taken_is_refused(medusa: Medusa, with_plugin: bool) -> None:
    sold = medusa.sold(5990)
    one = connector(medusa, with_plugin=with_plugin)
    answer = one.refund(sold.request(a_key(), amount_minor=5991))
    assert (answer.state, answer.reason) == (AnswerState.REFUSED, "payment.exhausted")
    assert medusa.rows(sold.order_ref) == []


def test_a_stranger_gets_nothing_from_the_routes(medusa: Medusa) -> None:
    sold = medusa.sold(5990)
    bare = HttpSettings(url=medusa.urls[0], headers=basic("sk_wrong"))
    stranger = MedusaConnector(MedusaSettings(http=bare, with_plugin=True))
    with pytest.raises(ConnectorLostError, match=r"connector\.not_allowed"):
        stranger.refund(sold.request(a_key()))
    with pytest.raises(ConnectorLostError, match=r"connector\.not_allowed"):
        stranger.find(sold.announced.number)


# --- goods


def test_pieces_of_one_line_come_one_by_one(medusa: Medusa) -> None:
    sold = medusa.sold(9000, pieces=2)
    one = connector(medusa, with_plugin=True)
    before = one.find(sold.tracking)[0].rows
    assert [(row["paid"], row["ordered_quantity"]) for row in before] == [("90.00", "2")]
    for is_sellable in (True, False):
        one.report(sold.announced, an_outcome(sold, is_sellable=is_sellable))
    standing = one.standing(sold.announced)
    assert standing is not None
    assert len(standing.outcomes) == 2
    item = medusa.get(f"/admin/orders/{sold.order_ref}?fields=*items")["order"]["items"][0]
    counts = ("return_received_quantity", "return_dismissed_quantity", "return_requested_quantity")
    assert [item["detail"][name] for name in counts] == [1, 1, 0]
    # what was paid is what was paid, however much of it came back
    assert one.find(sold.tracking)[0].rows == before
    with pytest.raises(ConnectorRefusedError):
        one.report(sold.announced, an_outcome(sold))
    one.acknowledge(sold.announced, Receipt(key=a_key(), code="late", received_at=AT))


def test_an_order_somebody_has_open_is_left_alone(medusa: Medusa) -> None:
    sold = medusa.sold(5990)
    medusa.post(f"/admin/returns/{sold.announced.ref}/receive")
    one = connector(medusa, with_plugin=True)
    with pytest.raises(ConnectorLostError, match=r"connector\.busy") as lost:
        one.report(sold.announced, an_outcome(sold))
    assert not lost.value.was_sent
    medusa.session.delete(medusa.urls[0] + f"/admin/returns/{sold.announced.ref}/receive")
    one.report(sold.announced, an_outcome(sold))


@pytest.mark.parametrize("lost_at", range(1, 5))
@pytest.mark.parametrize("is_done", [False, True])
def test_a_report_cut_off_anywhere_is_finished_by_the_next(
    medusa: Medusa, lost_at: int, is_done: bool
) -> None:
    sold = medusa.sold(5990)
    outcome = an_outcome(sold)
    cut = connector(medusa, with_plugin=True)
    _lose(cut, write=lost_at, is_done=is_done)
    with pytest.raises(ConnectorLostError):
        cut.report(sold.announced, outcome)
    whole = connector(medusa, with_plugin=True)
    whole.report(sold.announced, outcome)
    standing = whole.standing(sold.announced)
    assert standing is not None
    assert (standing.status, standing.outcomes) == ("received", {outcome.key})


def _lose(one: MedusaConnector, *, write: int, is_done: bool) -> None:
    """The n-th write of this connector is lost: on the way there, or its answer."""
    send, left = one._link.send, write

    def losing(asked: Asked) -> Answered:
        nonlocal left
        left -= asked.method != "GET"
        if left == 0 and asked.method != "GET":
            left = -1
            if is_done:
                send(asked)
            raise ConnectorLostError("connector.unreachable", was_sent=True, why="test")
        return send(asked)

    one._link.send = losing  # type: ignore[method-assign]


# --- through the hub's desk


class MedusaHub(InsideHub):
    """A hub inside the test whose system of record is the running Medusa."""

    def __init__(self, folder: Path, made: MedusaConnector) -> None:
        self.made = made
        super().__init__(folder)

    def _build(self):
        self.connector = self.made
        return super()._build()


@pytest.fixture(params=[True, False], ids=["plugin", "plain"])
def desk(medusa: Medusa, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MedusaHub]:
    made = MedusaHub(tmp_path / "hub", connector(medusa, with_plugin=request.param))
    yield made
    made.close()


@pytest.fixture
def bench(desk: MedusaHub, tmp_path: Path) -> Iterator[BenchStation]:
    made = BenchStation(tmp_path / "B01", "B01")
    desk.enrol(made)
    yield made
    made.close()


def _decide(desk: MedusaHub, bench: BenchStation, sold: Sold) -> None:
    """What Medusa announces is imported, and every piece of it decided in full."""
    (announced,) = desk.made.find(sold.announced.number)
    columns = [name for name in announced.rows[0] if name != "gtin"]
    lines = [",".join(row[name] for name in columns) for row in announced.rows]
    content = "\n".join([",".join(columns), *lines]).encode()
    result = desk.hub.tickets.import_csv(content, now=desk.clock.now())
    assert not result.bad, result.bad
    for line, paid_minor in zip(sold.lines, sold.paid_minor, strict=True):
        ref = desk.line(line.order_line, paid_minor)
        piece = bench.decide(LineRef(**{**vars(ref), "currency": sold.currency}))
        desk.take(bench, piece)


def test_the_desk_pays_each_line_once(medusa: Medusa, desk: MedusaHub, bench: BenchStation) -> None:
    sold = medusa.sold(5990, 3000)
    _decide(desk, bench, sold)
    for _ in range(3):
        desk.desk_pass()
    assert desk.states == ["confirmed", "confirmed"]
    assert sorted(amount for _, amount in medusa.rows(sold.order_ref)) == [
        Decimal(30),
        Decimal("59.9"),
    ]


def test_lines_of_one_amount_are_both_paid(
    medusa: Medusa, desk: MedusaHub, bench: BenchStation
) -> None:
    sold = medusa.sold(3000, 3000)
    _decide(desk, bench, sold)
    desk.desk_pass()
    assert desk.states == ["confirmed", "confirmed"]
    assert len(medusa.rows(sold.order_ref)) == 2


@pytest.mark.parametrize("is_done", [False, True])
def test_a_lost_answer_gives_one_refund(
    medusa: Medusa, desk: MedusaHub, bench: BenchStation, is_done: bool
) -> None:
    sold = medusa.sold(5990)
    _decide(desk, bench, sold)
    _lose(desk.made, write=1, is_done=is_done)
    desk.desk_pass()
    assert desk.states == ["unknown"]
    desk.clock.advance(desk.made.capabilities().settle_s or 0)
    desk.desk_pass()
    assert desk.states == ["confirmed"]
    assert [amount for _, amount in medusa.rows(sold.order_ref)] == [Decimal("59.9")]


def test_a_refund_made_by_hand_is_not_paid_again(
    medusa: Medusa, desk: MedusaHub, bench: BenchStation
) -> None:
    sold = medusa.sold(5990, 3000)
    medusa.refund_by_hand(sold.lines[0], 5990)
    _decide(desk, bench, sold)
    for _ in range(2):
        desk.desk_pass()
    assert sorted(desk.states) == ["confirmed", "settled_elsewhere"]
    assert sorted(amount for _, amount in medusa.rows(sold.order_ref)) == [
        Decimal(30),
        Decimal("59.9"),
    ]


def test_a_refund_by_hand_of_another_amount_is_for_a_person(
    medusa: Medusa, desk: MedusaHub, bench: BenchStation
) -> None:
    sold = medusa.sold(5990, 3000)
    medusa.refund_by_hand(sold.lines[0], 1234)
    _decide(desk, bench, sold)
    desk.desk_pass()
    assert [refund.reason for refund in desk.refunds()] == ["booked.elsewhere_differs"] * 2
    assert len(medusa.rows(sold.order_ref)) == 1

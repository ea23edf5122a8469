"""Reconciling over HTTP with a hub as a process: each kind of difference, planted in its ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from inspection.store.clock import SystemClock
from inspection.values import RefundId
from sync.client import HubClient
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import RefundRequest
from sync.hub.config import DATABASE_FILE
from sync.reconcile_wire import Difference, ReconciliationAnswer
from tests.postgres import rows_of
from tests.sync.hub.bench import BenchStation, LineRef
from tests.sync.hub.outside import OutsideHub, eventually
from tests.sync.hub.site import problem

pytestmark = pytest.mark.slow

HEADING = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency"
)
PAID_MINOR = 10_000
FINE, MISSING, AMOUNT, CURRENCY, TWICE, REFUSED, STOPPED, ELSEWHERE, UNREADABLE = (
    f"RS-{n}" for n in range(1, 10)
)
DECIDED = (FINE, MISSING, AMOUNT, CURRENCY, TWICE, REFUSED, STOPPED, UNREADABLE)


class Planted:
    """A hub that paid for a piece of each ticket, and what was planted in its ledger."""

    def __init__(self, folder: Path) -> None:
        self.hub = OutsideHub(folder / "hub")
        self.station = BenchStation(folder / "station", "B01")
        self.hub.start()
        self.hub.register_people()
        token = self.hub.enrol(self.station)
        numbers = [*DECIDED, ELSEWHERE]
        rows = [f"{n},O-{n},OL-{n},SKU,耳机,Headphones,1,1,100.00,CNY" for n in numbers]
        body = "\n".join([HEADING, *rows]).encode()
        assert self.hub.admin("POST", "/tickets/import", data=body).json()["bad"] == []
        self.hub.pull(self.station, token)
        self.ledger = BuiltinConnector(self.hub.data / "ledger.sqlite", clock=SystemClock())
        self.ledger.book_elsewhere(self.request(STOPPED, 77))
        pieces = [self.station.decide(self.line(number)) for number in DECIDED]
        assert self.hub.push(self.station, token).status_code == 200
        for piece in pieces:
            self.hub.put_photo(piece, token)
        eventually(lambda: len(self.ledger.entries()) == len(DECIDED))
        eventually(lambda: {one.state for one in self.hub.refunds()} == {"confirmed", "due"})
        self.client = HubClient(self.hub.running.url, self.hub.running.admin_token)

    def close(self) -> None:
        self.client.close()
        self.hub.stop()
        self.station.close()

    def line(self, number: str) -> LineRef:
        with self.station.store.reading() as connection:
            row = connection.exec_driver_sql(
                f"SELECT ticket_id, line_id FROM ticket_lines WHERE order_line = 'OL-{number}'"
            ).one()
        return LineRef(ticket_id=row[0], line_id=row[1], amount_minor=PAID_MINOR)

    def request(self, number: str, amount_minor: int = PAID_MINOR, key: str = "") -> RefundRequest:
        return RefundRequest(
            key=RefundId(key),
            ticket_number=number,
            order_ref=f"O-{number}",
            order_line=f"OL-{number}",
            slot=1,
            lpn="",
            amount_minor=amount_minor,
            currency="CNY",
        )

    def alter(self, *statements: str) -> None:
        """Change the ledger, which nobody can who does not mean to."""
        with closing(sqlite3.connect(self.hub.data / "ledger.sqlite")) as ledger, ledger:
            for name in ("rows", "values"):
                ledger.execute(f"DROP TRIGGER IF EXISTS ledger_keeps_{name}")
            for statement in statements:
                ledger.execute(statement)

    def stored(self) -> tuple[list[object], ...]:
        """The ledger's rows and the heads of all streams at the hub."""
        with closing(sqlite3.connect(self.hub.data / "ledger.sqlite")) as ledger:
            rows = ledger.execute("SELECT * FROM ledger").fetchall()
        return rows, rows_of(self.hub.data, "SELECT origin, taken_seq FROM streams ORDER BY 1")

    def alter_hub(self, statement: str) -> None:
        kept = self.hub.data / DATABASE_FILE
        url = kept.read_text("ascii") if kept.exists() else f"sqlite:///{self.hub.data}/hub.sqlite"
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def reconciled(self, **query: str) -> ReconciliationAnswer:
        return self.client.reconciliation(query)

    def found(self, number: str) -> list[Difference]:
        return self.reconciled(ticket=number).differences


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    made = Planted(tmp_path_factory.mktemp("planted"))
    refunds = {one.ticket_number: one for one in made.hub.refunds()}
    made.ledger.refund(made.request(TWICE, key=refunds[TWICE].refund_id))
    made.ledger.book_elsewhere(made.request(ELSEWHERE, 4_200))
    made.alter(
        f"DELETE FROM ledger WHERE ticket_number = '{MISSING}'",
        f"UPDATE ledger SET amount_minor = 9999 WHERE ticket_number = '{AMOUNT}'",
        f"UPDATE ledger SET currency = 'USD' WHERE ticket_number = '{CURRENCY}'",
        f"UPDATE ledger SET booked_at = '?' WHERE ticket_number = '{UNREADABLE}'",
    )
    made.alter_hub(
        f"UPDATE hub_refund_slots SET state = 'refused' WHERE ticket_number = '{REFUSED}'"
    )
    # what was paid within the settle time is not missing yet
    eventually(lambda: bool(made.found(MISSING)))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (FINE, []),
        (MISSING, ["refund.missing_there"]),
        (AMOUNT, ["refund.other_amount"]),
        (CURRENCY, ["refund.other_currency"]),
        (TWICE, ["refund.booked_twice"]),
        (REFUSED, ["refund.not_settled_here"]),
        (STOPPED, ["refund.in_flight", "refund.made_elsewhere"]),
        (ELSEWHERE, ["refund.made_elsewhere"]),
    ],
)
def test_each_difference_is_named_with_its_ticket(
    planted: Planted, number: str, expected: list[str]
) -> None:
    found = planted.found(number)
    assert [one.code for one in found] == expected
    assert {(one.ticket, one.order_line) for one in found} <= {(number, f"OL-{number}")}


def test_both_sides_are_told(planted: Planted) -> None:
    (other,) = planted.found(AMOUNT)
    (there,) = other.there
    assert other.here is not None
    assert there.external_ref == other.here.external_ref
    assert (other.here.amount_minor, other.here.currency, other.here.state) == (
        PAID_MINOR,
        "CNY",
        "confirmed",
    )
    assert (there.amount_minor, there.currency) == (9999, "CNY")


def test_what_cannot_be_read_is_named_and_hides_nothing(planted: Planted) -> None:
    whole = planted.reconciled()
    (missed,) = whole.not_compared
    assert (missed.ticket, missed.reason) == (UNREADABLE, "connector.garbled")
    assert (whole.connector, whole.orders, whole.lines) == ("builtin", 9, 8)
    assert (len(whole.differences), whole.next) == (8, None)


def test_pages_come_to_the_same(planted: Planted) -> None:
    codes, query = [], {"limit": "2"}
    while True:
        page = planted.reconciled(**query)
        codes += [one.code for one in page.differences]
        if page.next is None:
            break
        query["after"] = page.next
    assert codes == [one.code for one in planted.reconciled().differences]


def test_nothing_is_changed_on_either_side(planted: Planted) -> None:
    before = (planted.hub.refunds(), planted.stored())
    planted.reconciled()
    assert (planted.hub.refunds(), planted.stored()) == before


@pytest.mark.parametrize("query", ["since=yesterday", "until=2026-13-01T00:00:00Z"])
def test_what_is_no_time_is_refused(planted: Planted, query: str) -> None:
    problem(planted.hub.admin("GET", f"/reconciliation?{query}"), 422, "moment.bad")


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "ticket=", "after=%00"])
def test_what_the_contract_does_not_allow_is_refused(planted: Planted, query: str) -> None:
    problem(planted.hub.admin("GET", f"/reconciliation?{query}"), 422, "body.bad")


def test_orders_are_chosen_by_when_they_were_announced(planted: Planted) -> None:
    assert planted.reconciled(since="2026-01-01T00:00:00.000Z").orders == 9
    assert planted.reconciled(until="2026-01-01T00:00:00.000Z").orders == 0

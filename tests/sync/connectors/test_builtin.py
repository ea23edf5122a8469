"""The built-in ledger: the common behaviour, and that it really is no safety net."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import ConnectorLostError, OrderLine, Receipt, ReturnRef
from tests.sync.connectors.behaviour import AT, ConnectorBehaviour, Sold, a_key, a_photo
from tests.sync.hub.bench import StillClock


class BuiltinSystem:
    """The ledger as a system of record: its file can be read by anyone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connector = BuiltinConnector(path, clock=StillClock())
        self._orders = 0

    def sold(self, *paid_minor: int) -> Sold:
        self._orders += 1
        order = f"O-{self._orders}"
        return Sold(
            lines=tuple(
                OrderLine(order_ref=order, order_line=f"{order}/{number}")
                for number, _ in enumerate(paid_minor)
            ),
            paid_minor=paid_minor,
            currency="CNY",
            announced=ReturnRef(ref=f"RS-{self._orders}", number=f"RS-{self._orders}"),
            tracking=f"SF{self._orders:013}",
        )

    def refund_by_hand(self, line: OrderLine, amount_minor: int) -> None:
        request = self.sold(amount_minor).request("unused")
        self.connector.book_elsewhere(replace(request, order_line=line.order_line))

    def booked(self, line: OrderLine) -> int:
        return len(self._rows("SELECT 1 FROM ledger WHERE order_line = ?", line.order_line))

    def photos(self, of: ReturnRef) -> list[bytes]:
        """The ledger holds hashes alone; the bytes are in the hub's folder."""
        query = "SELECT key FROM reports WHERE what = 'photo' AND ticket_number = ?"
        hashes = {str(key) for (key,) in self._rows(query, of.number)}
        known = (a_photo(more=bytes([one])) for one in range(256))
        return [photo.data for photo in known if photo.sha256 in hashes]

    def _rows(self, query: str, value: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(query, (value,)).fetchall()


@pytest.fixture
def system(tmp_path: Path) -> Iterator[BuiltinSystem]:
    made = BuiltinSystem(tmp_path / "ledger.sqlite")
    yield made
    made.connector.close()


class TestBuiltin(ConnectorBehaviour):
    """The suite on the ledger."""


def test_the_same_key_twice_is_two_refunds(system: BuiltinSystem) -> None:
    request = system.sold(89900).request(a_key())
    system.connector.refund(request)
    system.connector.refund(request)
    assert len(system.connector.entries()) == 2


def test_what_is_made_elsewhere_has_no_key(system: BuiltinSystem) -> None:
    sold = system.sold(89900)
    system.connector.order_elsewhere(sold.order(a_key()))
    (made,) = system.connector.orders_of(sold.lines[0].order_line)
    assert made.key is None


def test_rows_are_never_changed_or_deleted(system: BuiltinSystem) -> None:
    sold = system.sold(89900)
    system.connector.refund(sold.request(a_key()))
    system.connector.order(sold.order(a_key()))
    system.connector.acknowledge(sold.announced, Receipt(key="k", code="SF1", received_at=AT))
    connection = sqlite3.connect(system.path)
    for statement in (
        "DELETE FROM ledger",
        "UPDATE ledger SET amount_minor = 1",
        "DELETE FROM orders",
        "UPDATE orders SET key = 'x'",
        "DELETE FROM reports",
        "UPDATE reports SET content = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            connection.execute(statement)
    connection.close()
    line = sold.lines[0].order_line
    assert len(system.connector.entries()) == len(system.connector.orders_of(line)) == 1


def test_bookings_survive_the_process(system: BuiltinSystem) -> None:
    system.connector.refund(system.sold(89900).request(a_key()))
    system.connector.close()
    assert len(BuiltinConnector(system.path, clock=StillClock()).entries()) == 1


def test_a_ledger_that_cannot_be_read_is_lost_not_empty(system: BuiltinSystem) -> None:
    system.path.with_name("ledger.sqlite-wal").unlink(missing_ok=True)
    system.path.write_bytes(b"this is no database, and longer than a header" * 40)
    with pytest.raises(ConnectorLostError) as lost:
        system.connector.refunds_of(OrderLine(order_ref="O-1", order_line="O-1/0"))
    assert not lost.value.was_sent


def test_a_booking_that_cannot_be_read_is_not_none(system: BuiltinSystem) -> None:
    sold = system.sold(100)
    system.refund_by_hand(sold.lines[0], 100)
    with closing(sqlite3.connect(system.path)) as connection, connection:
        connection.execute("DROP TRIGGER ledger_keeps_values")
        connection.execute("UPDATE ledger SET booked_at = 'yesterday'")
    with pytest.raises(ConnectorLostError) as lost:
        system.connector.refunds_of(sold.lines[0])
    assert lost.value.code == "connector.garbled"

"""The built-in ledger: the common behaviour, and that it really is no safety net."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import ConnectorLostError
from tests.sync.connectors.behaviour import ORDER, REQUEST, ConnectorBehaviour
from tests.sync.hub.bench import StillClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def connector(path: Path) -> Iterator[BuiltinConnector]:
    made = BuiltinConnector(path, clock=StillClock())
    yield made
    made.close()


class TestBuiltin(ConnectorBehaviour):
    """The suite on the ledger."""


def test_the_same_key_twice_is_two_refunds(connector: BuiltinConnector) -> None:
    connector.refund(REQUEST)
    connector.refund(REQUEST)
    assert len(connector.entries()) == 2


def test_what_is_made_elsewhere_has_no_key(connector: BuiltinConnector) -> None:
    connector.book_elsewhere(REQUEST)
    (booked,) = connector.refunds_of(REQUEST.order_line)
    assert booked.key is None
    connector.order_elsewhere(ORDER)
    (made,) = connector.orders_of(ORDER.order_line)
    assert made.key is None


def test_rows_are_never_changed_or_deleted(connector: BuiltinConnector, path: Path) -> None:
    connector.refund(REQUEST)
    connector.order(ORDER)
    connection = sqlite3.connect(path)
    for statement in (
        "DELETE FROM ledger",
        "UPDATE ledger SET amount_minor = 1",
        "DELETE FROM orders",
        "UPDATE orders SET key = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            connection.execute(statement)
    connection.close()
    assert len(connector.entries()) == len(connector.orders_of(ORDER.order_line)) == 1


def test_bookings_survive_the_process(connector: BuiltinConnector, path: Path) -> None:
    connector.refund(REQUEST)
    connector.close()
    assert len(BuiltinConnector(path, clock=StillClock()).entries()) == 1


def test_a_ledger_that_cannot_be_read_is_lost_not_empty(
    connector: BuiltinConnector, path: Path
) -> None:
    path.with_name("ledger.sqlite-wal").unlink(missing_ok=True)
    path.write_bytes(b"this is no database, and longer than a header" * 40)
    with pytest.raises(ConnectorLostError) as lost:
        connector.refunds_of(REQUEST.order_line)
    assert not lost.value.was_sent

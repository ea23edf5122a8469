"""What the dock did, told to a Request Tracker that answers anything."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sync.connectors.port import (
    ConnectorLostError,
    ConnectorRefusedError,
    Receipt,
    ReturnRef,
)
from sync.connectors.request_tracker import RequestTrackerConnector
from tests.sync.connectors.behaviour import AT, a_key
from tests.sync.connectors.puppet_tracker import (
    NOTHING_SAID,
    Puppet,
    Said,
    a_page,
    a_ticket,
)

RETURN = {
    "TicketNumber": "RS-1",
    "OrderRef": "SO-1",
    "Currency": "CNY",
    "Tracking": "SF1",
    "ReturnLine": '{"sku": "A", "quantity": "1"}',
}
OF = ReturnRef(ref="7", number="RS-1")


def a_return(**changes: Any) -> dict[str, Any]:
    fields = RETURN | changes.pop("fields", {})
    shown = [{"name": name, "values": [said]} for name, said in fields.items()]
    return a_ticket(**({"Status": "expected"} | changes)) | {"CustomFields": shown}


def hanging(*subjects: str, creator: str = "hub") -> Said:
    items = [
        {"id": str(n), "Subject": one, "Filename": "", "Creator": {"id": creator}}
        for n, one in enumerate(subjects)
    ]
    return 200, json.dumps({"total": None, "items": items}).encode()


@pytest.mark.parametrize("said", NOTHING_SAID)
def test_a_return_that_cannot_be_read_is_no_unknown_return(
    puppet: Puppet, connector: RequestTrackerConnector, said: Said
) -> None:
    for says in ([said], [a_page(a_return()), said]):
        puppet.says = list(says)
        with pytest.raises(ConnectorLostError):
            connector.standing(OF)


def test_another_ticket_with_that_number_is_no_return_of_ours(
    puppet: Puppet, connector: RequestTrackerConnector
) -> None:
    puppet.says = [a_page(a_return(fields={"TicketNumber": "RS-2"}))]
    assert connector.standing(OF) is None
    assert connector.standing(ReturnRef(ref="7 OR id > 0", number="RS-1")) is None
    assert len(puppet.asked) == 1


def test_success_where_nothing_was_written_is_none(
    puppet: Puppet, connector: RequestTrackerConnector
) -> None:
    receipt = Receipt(key=a_key(), code="SF1", received_at=AT)
    before = [a_page(a_return()), hanging()]
    puppet.says = [*before, (201, b'["Comments added"]'), a_page(a_return()), hanging()]
    with pytest.raises(ConnectorLostError, match="garbled"):
        connector.acknowledge(OF, receipt)
    puppet.says = [*before, (400, b'{"message": "no"}'), a_page(a_return()), hanging()]
    with pytest.raises(ConnectorRefusedError):
        connector.acknowledge(OF, receipt)


def test_a_status_they_do_not_change_is_a_refusal(
    puppet: Puppet, connector: RequestTrackerConnector
) -> None:
    receipt = Receipt(key="r-1", code="SF1", received_at=AT)
    now = [a_page(a_return()), hanging("RS-1 [receipt r-1]")]
    puppet.says = [*now, (200, b'["You can\'t change status"]'), *now]
    with pytest.raises(ConnectorRefusedError):
        connector.acknowledge(OF, receipt)


def test_only_what_our_account_wrote_stands(
    puppet: Puppet, connector: RequestTrackerConnector
) -> None:
    subjects = (
        "RS-1 [receipt r-1]",
        "RS-1\n [outcome o-1\n U-1]",
        "[note n-1]",
        "[refund x]",
        "[receipt ]",
    )
    puppet.says = [a_page(a_return()), hanging(*subjects)]
    standing = connector.standing(OF)
    assert standing is not None
    assert (standing.receipts, standing.outcomes, standing.notes) == ({"r-1"}, {"o-1"}, {"n-1"})
    puppet.says = [a_page(a_return()), hanging(*subjects, creator="customer@shop.test")]
    standing = connector.standing(OF)
    assert standing is not None
    assert standing.receipts | standing.outcomes | standing.notes == frozenset()


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ('{"sku": "A", "quantity": "1"}', {"sku": "A", "quantity": "1"}),
        (
            '{"sku": "A", "quantity": 1, "paid": 9.90}',
            {"sku": "A", "quantity": "1", "paid": "9.90"},
        ),
        ('{"sku": ["A"], "ticket_number": "RS-2", "x": "y"}', {}),
        ("one jacket", {}),
        ("[1]", {}),
        ("[" * 100_000, {}),
    ],
)
def test_a_line_is_said_as_it_stands_or_not_at_all(
    puppet: Puppet, connector: RequestTrackerConnector, line: str, row: dict[str, str]
) -> None:
    puppet.says = [a_page(a_return(fields={"ReturnLine": line}))]
    (found,) = connector.find("RS-1")
    of_ticket = {
        "ticket_number": "RS-1",
        "order_ref": "SO-1",
        "currency": "CNY",
        "tracking": "SF1",
    }
    assert found.rows == (of_ticket | row,)


def changes(*numbers: int, created: str = "2026-11-21T08:00:00Z") -> Said:
    items = [{"id": str(n), "ObjectId": "7", "Created": created} for n in numbers]
    return 200, json.dumps({"total": None, "items": items}).encode()


def test_what_is_young_is_read_again(puppet: Puppet, connector: RequestTrackerConnector) -> None:
    """A number given out earlier may be committed later."""
    old, young = "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
    puppet.says = [changes(3, 5, created=old), a_page(a_return())]
    assert connector.expected(None).cursor == "5"
    puppet.says = [changes(6, 8, created=young), a_page(a_return())]
    page = connector.expected("5")
    assert (page.cursor, page.has_more, len(page.returns)) == ("5", False, 1)
    puppet.says = [changes(*range(6, 106), created=young), a_page(a_return())]
    page = connector.expected("5")
    assert (page.cursor, page.has_more) == ("5-105", True)
    puppet.says = [changes(106, created=old), a_page(a_return())]
    page = connector.expected("5-105")
    assert (page.cursor, page.has_more) == ("5", False)


@pytest.mark.parametrize("cursor", ["x", "5-", "-1", "1 OR 1=1", "9" * 40])
def test_a_cursor_that_is_none_of_ours_reads_nothing(
    connector: RequestTrackerConnector, cursor: str
) -> None:
    with pytest.raises(ConnectorLostError):
        connector.expected(cursor)


@pytest.mark.parametrize("said", [*NOTHING_SAID, changes(5, 4), changes(2), changes(3)])
def test_changes_that_cannot_be_read_move_no_cursor(
    puppet: Puppet, connector: RequestTrackerConnector, said: Said
) -> None:
    puppet.says = [said]
    with pytest.raises(ConnectorLostError):
        connector.expected("3")

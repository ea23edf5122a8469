"""A Request Tracker that answers anything: the connector never takes it for money or for none.

The real one is driven by tests/systems; here is a server of one test, saying what it is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inspection.values import RefundId
from sync.connectors.port import (
    AnswerState,
    ConnectorLostError,
    OrderLine,
    RefundRequest,
)
from sync.connectors.request_tracker import RequestTrackerConnector
from sync.connectors.request_tracker_rest import is_searchable, quoted
from tests.sync.connectors.puppet_tracker import (
    MADE,
    NOTHING_SAID,
    Puppet,
    Said,
    a_page,
    a_ticket,
)

LINE = OrderLine(order_ref="SO-1", order_line="SO-1/0")
REQUEST = RefundRequest(
    key=RefundId("k-1"),
    ticket_number="RS-1",
    order_ref="SO-1",
    order_line="SO-1/0",
    slot=1,
    lpn="U-7F3K-0001X",
    amount_minor=5990,
    currency="CNY",
)
NO_PAGES: list[Said] = [
    a_page(total=1),
    a_page(a_ticket(), total=0),
    (200, b'{"total": null, "items": []}'),
    (200, b'{"total": "0", "items": []}'),
    (200, b'{"total": false, "items": []}'),
    (200, b'{"total": 0, "items": {}}'),
    (200, b'{"total": 1, "items": [null]}'),
    a_page(a_ticket(8), a_ticket(7)),
    a_page(a_ticket(7), a_ticket(7)),
    a_page(a_ticket(0)),
    a_page(a_ticket() | {"id": "7.5"}),
    a_page(a_ticket() | {"id": True}),
    a_page(a_ticket(Created="yesterday")),
    a_page(a_ticket(Created="2026-11-21 08:00:00")),
    a_page(a_ticket(Status=["booked"])),
    a_page(a_ticket(CustomFields="none")),
    a_page(a_ticket(CustomFields=[{"name": "RefundKey"}])),
]

NO_AMOUNTS: list[Said] = [
    a_page(a_ticket(fields={"RefundAmount": text}))
    for text in ("", "59,90", "-59.90", "1e3", "59.999", "5990 CNY", "9" * 30, "٥٩")
] + [a_page(a_ticket(fields={"RefundCurrency": text})) for text in ("", "yuan", "XXX")]


@pytest.mark.parametrize("said", NOTHING_SAID + NO_PAGES + NO_AMOUNTS)
def test_what_cannot_be_read_is_never_no_refund(
    puppet: Puppet, connector: RequestTrackerConnector, said: Said
) -> None:
    puppet.says = [said]
    with pytest.raises(ConnectorLostError):
        connector.refunds_of(LINE)
    assert len(puppet.asked) == 1, "nothing is asked again"


@pytest.mark.parametrize("said", NOTHING_SAID)
def test_a_refund_without_a_plain_answer_is_lost(
    puppet: Puppet, connector: RequestTrackerConnector, said: Said
) -> None:
    puppet.says = [said]
    with pytest.raises(ConnectorLostError) as lost:
        connector.refund(REQUEST)
    assert lost.value.was_sent
    assert len(puppet.asked) == 1, "nothing is sent again"


@pytest.mark.parametrize(
    "said",
    [
        *NOTHING_SAID,
        *NO_PAGES[:12],
        (401, b"{}"),
        (403, b"{}"),
        a_page(),
        a_page(a_ticket(Status="requested")),
        a_page(a_ticket(Status="")),
        a_page(a_ticket(fields={"RefundKey": ""})),
        a_page(a_ticket(fields={"RefundKey": "k-2"})),
        a_page(a_ticket(fields={"RefundAmount": "5.99"})),
        a_page(a_ticket(CustomFields=[])),
        a_page(a_ticket(7), a_ticket(8)),
    ],
)
def test_a_refund_that_does_not_read_back_is_lost(
    puppet: Puppet, connector: RequestTrackerConnector, said: Said
) -> None:
    puppet.says = [MADE, said]
    with pytest.raises(ConnectorLostError) as lost:
        connector.refund(REQUEST)
    assert lost.value.was_sent, "the refund left, whatever became of the question"
    assert [method for method, _, _ in puppet.asked] == ["POST", "GET"]


def test_a_server_that_goes_away_after_the_refund_leaves_it_unknown(
    puppet: Puppet, connector: RequestTrackerConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectorLostError("connector.unreachable", was_sent=False, why="x")

    puppet.says = [MADE]
    monkeypatch.setattr("sync.connectors.request_tracker_refunds.tickets", refuse)
    with pytest.raises(ConnectorLostError) as lost:
        connector.refund(REQUEST)
    assert lost.value.was_sent
    assert lost.value.params == {"why": "x"}


@pytest.mark.parametrize("status", [401, 403])
def test_a_refund_that_is_not_allowed_was_not_sent(
    puppet: Puppet, connector: RequestTrackerConnector, status: int
) -> None:
    puppet.says = [(status, b"{}")]
    with pytest.raises(ConnectorLostError) as lost:
        connector.refund(REQUEST)
    assert (lost.value.code, lost.value.was_sent) == ("connector.not_allowed", False)
    assert "secret" not in repr(lost.value)


@pytest.mark.parametrize(
    ("ticket", "state", "ref", "reason"),
    [
        (a_ticket(), AnswerState.ACCEPTED, "7", None),
        (a_ticket(Status="paid"), AnswerState.ACCEPTED, "7", None),
        (
            a_ticket(Status="duplicate", fields={"RefundDuplicateOf": "3"}),
            AnswerState.ALREADY,
            "3",
            None,
        ),
        (
            a_ticket(Status="refused", fields={"RefundReason": "key.reused"}),
            AnswerState.REFUSED,
            None,
            "key.reused",
        ),
        (a_ticket(Status="refused"), AnswerState.REFUSED, None, "refused"),
    ],
)
def test_the_status_read_back_decides(
    puppet: Puppet,
    connector: RequestTrackerConnector,
    ticket: dict[str, Any],
    state: AnswerState,
    ref: str | None,
    reason: str | None,
) -> None:
    puppet.says = [MADE, a_page(ticket)]
    answer = connector.refund(REQUEST)
    assert (answer.state, answer.external_ref, answer.reason) == (state, ref, reason)


@pytest.mark.parametrize(
    "changes",
    [
        {"amount_minor": 0},
        {"amount_minor": -1},
        {"currency": "XXX"},
        {"key": ""},
        {"order_ref": ""},
        {"order_ref": "x" * 256},
        {"order_ref": "CF.{RefundKey}"},
        {"order_line": " SO-1/0"},
        {"order_line": "SO\n1"},
    ],
)
def test_what_could_not_be_found_again_is_never_sent(
    puppet: Puppet, connector: RequestTrackerConnector, changes: dict[str, Any]
) -> None:
    answer = connector.refund(replace(REQUEST, **changes))
    assert answer.state is AnswerState.REFUSED
    assert answer.reason
    assert puppet.asked == []


def test_all_pages_are_read(puppet: Puppet, connector: RequestTrackerConnector) -> None:
    puppet.says = [
        a_page(*(a_ticket(n, fields={"RefundKey": f"k-{n}"}) for n in range(1, 101)), total=102),
        a_page(*(a_ticket(n, fields={"RefundKey": f"k-{n}"}) for n in (101, 102))),
    ]
    assert len(connector.refunds_of(LINE)) == 102
    assert "id+%3E+100" in puppet.asked[1][1]


def test_what_people_type_is_told_from_what_hubs_write(
    puppet: Puppet, connector: RequestTrackerConnector
) -> None:
    puppet.says = [
        a_page(
            a_ticket(1, fields={"RefundLine": "SO-1/1"}),
            a_ticket(2, fields={"RefundOrder": "so-1"}),
            a_ticket(3, fields={"RefundKey": "", "RefundOrder": "so-1", "RefundLine": "so-1/0"}),
            a_ticket(4, fields={"RefundKey": "", "RefundLine": ""}),
            a_ticket(5, fields={"RefundKey": "", "RefundLine": "SO-1/1"}),
            a_ticket(6, fields={"RefundKey": "", "RefundOrder": "SO-2"}),
            a_ticket(7),
        )
    ]
    read = connector.refunds_of(LINE)
    assert [(one.external_ref, one.key, one.is_of_order) for one in read] == [
        ("3", None, False),
        ("4", None, True),
        ("7", "k-1", False),
    ]


def test_searches_are_exact_whatever_the_text() -> None:
    assert quoted("O'Neil\\") == "'O\\'Neil\\\\'"
    assert is_searchable("订单 1")
    for text in ("", " a", "a ", "a\tb", "a\x00b", "\u202e1", "cf.{x}", "x" * 256):
        assert not is_searchable(text)

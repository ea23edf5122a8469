"""Chunks, progress, cancelling and breaking off, with a hub that only counts."""

from __future__ import annotations

from typing import cast

import pytest

from sync.announcing import ROWS_PER_REQUEST, Outcome, Progress, announce_file
from sync.client import HubClient
from sync.errors import HubRefusedError, HubUnreachableError
from sync.wire import BadRow, ImportReport, TicketRow, TicketRows
from tests.sync.tickets.sheets import GOOD, as_csv, as_xlsx


class CountingHub:
    """Takes rows; from request number `fails_at` on it is not there."""

    def __init__(self, *, fails_at: int = 0, refuses: bool = False) -> None:
        self.requests: list[list[TicketRow]] = []
        self._fails_at = fails_at
        self._refuses = refuses

    def import_rows(self, request: TicketRows) -> ImportReport:
        if self._refuses:
            raise HubRefusedError("auth.forbidden", {}, status=403)
        if len(self.requests) + 1 == self._fails_at:
            raise HubUnreachableError(why="test")
        self.requests.append(request.rows)
        numbers = {row.cells["ticket_number"] for row in request.rows}
        bad = [
            BadRow(row=row.row, reason_code="money.bad", params={"column": "paid"})
            for row in request.rows
            if row.cells["paid"] == "x"
        ]
        return ImportReport(announced=len(numbers) - len(bad), already=0, bad=bad)


def announce(data: bytes, hub: CountingHub, **more: object) -> Outcome:
    return announce_file(data, cast("HubClient", hub), demo=False, **more)  # type: ignore[arg-type]


def tickets(count: int, lines: int = 1) -> list[dict[str, object]]:
    return [
        GOOD | {"ticket_number": f"RS-{n}", "order_ref": f"O-{n}", "sku": f"AU-{line}"}
        for n in range(count)
        for line in range(lines)
    ]


def test_a_ticket_is_never_split_and_a_request_is_bounded() -> None:
    hub = CountingHub()
    outcome = announce(as_csv(tickets(20, lines=130)), hub)
    assert (outcome.announced, outcome.rows, outcome.rows_unsent) == (20, 2600, 0)
    seen: set[str] = set()
    for rows in hub.requests:
        assert len(rows) <= ROWS_PER_REQUEST
        numbers = {row.cells["ticket_number"] for row in rows}
        assert numbers.isdisjoint(seen)
        seen |= numbers


def test_lines_of_one_ticket_that_lie_apart_go_together() -> None:
    rows = tickets(700)
    rows.append(rows[0] | {"sku": "AU-2"})
    hub = CountingHub()
    announce(as_csv(rows), hub)
    assert [row.row for row in hub.requests[0][:2]] == [2, 702]


def test_progress_is_told_and_ends_complete() -> None:
    told: list[Progress] = []
    announce(as_xlsx(tickets(1200)), CountingHub(), on_progress=told.append)
    reading = [one.done for one in told if one.stage == "reading"]
    sending = [(one.done, one.total) for one in told if one.stage == "announcing"]
    assert reading == [500, 1000]
    assert sending == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]


def test_cancelling_keeps_what_was_announced_and_says_what_was_not_sent() -> None:
    hub = CountingHub()
    outcome = announce(as_csv(tickets(1200)), hub, is_wanted=lambda: len(hub.requests) < 2)
    assert (outcome.is_cancelled, outcome.announced, outcome.rows_unsent) == (True, 1000, 200)


def test_cancelling_while_reading_announces_nothing() -> None:
    hub = CountingHub()
    outcome = announce(as_csv(tickets(1200)), hub, is_wanted=lambda: False)
    assert (outcome.is_cancelled, outcome.announced, hub.requests) == (True, 0, [])


def test_a_hub_lost_in_the_middle_leaves_a_report() -> None:
    outcome = announce(as_csv(tickets(1200)), CountingHub(fails_at=3))
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.announced, outcome.rows_unsent) == (
        "hub.unreachable",
        1000,
        200,
    )


@pytest.mark.parametrize("hub", [CountingHub(fails_at=1), CountingHub(refuses=True)])
def test_a_hub_that_takes_nothing_is_an_error(hub: CountingHub) -> None:
    with pytest.raises((HubRefusedError, HubUnreachableError)):
        announce(as_csv(tickets(3)), hub)


def test_faults_found_here_and_at_the_hub_are_one_list_by_row() -> None:
    rows = tickets(4)
    rows[1]["paid"] = "x"
    rows[2]["sku"] = ""
    outcome = announce(as_csv(rows), CountingHub())
    assert [(one.row, one.ticket_number, one.reason_code) for one in outcome.left_out] == [
        (3, "RS-1", "money.bad"),
        (4, "RS-2", "cell.empty"),
    ]

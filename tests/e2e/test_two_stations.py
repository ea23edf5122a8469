"""Several stations on one hub: each piece of a line is paid once, and no piece too many."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from inspection.values import RefundState
from sync.client import HubClient
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.hub_process import HubProcess, ledger_calls
from tests.e2e.link_thread import linked, until

pytestmark = [pytest.mark.slow]

THREE_PIECES = "SF1624088410501"
"""Demo ticket RS-261121-0501: one line, three pieces, 1000.00 paid."""


def joined(folder: Path, hub: HubProcess, name: str) -> Bench:
    """A station that was online once and knows the tickets."""
    bench = Bench(folder, policies=demo_policies(), name=name)
    with linked(bench, hub.url, hub.enrolment_code(name)):
        until(lambda: bench.knows(THREE_PIECES), what="tickets")
    return bench


def test_pieces_received_apart_are_paid_once_each_and_a_fourth_is_not(
    tmp_path: Path, hub: HubProcess
) -> None:
    first = joined(tmp_path / "b01", hub, "B01")
    second = joined(tmp_path / "b02", hub, "B02")
    # apart: neither station knows what the other does
    ticket, _ = first.in_order(THREE_PIECES)
    second.in_order("SF1999000000023", ticket_code=THREE_PIECES)
    with linked(first, hub.url), linked(second, hub.url):
        confirmed = [RefundState.CONFIRMED] * 2
        until(lambda: first.refund_states(ticket) == confirmed, what="two refunds")
        until(lambda: second.refund_states(ticket) == confirmed, what="two refunds")
    first.close()
    second.close()

    third = joined(tmp_path / "b03", hub, "B03")
    fourth = joined(tmp_path / "b04", hub, "B04")
    third.in_order("SF1999000000031", ticket_code=THREE_PIECES)
    with linked(third, hub.url):
        until(lambda: len(third.refund_states(ticket)) == 3, what="third refund")
    _, unit = fourth.in_order("SF1999000000049", ticket_code=THREE_PIECES)
    with linked(fourth, hub.url):
        until(lambda: fourth.held_reason(unit) is not None, what="the hold")
    assert fourth.held_reason(unit) == "line.exhausted"

    with closing(HubClient(hub.url, hub.token)) as client:
        refunds = client.refunds(ticket="RS-261121-0501")
    assert sorted(one.slot for one in refunds) == [1, 2, 3]
    assert sum(one.amount_minor for one in refunds) == 100_000
    calls = ledger_calls(hub.data)
    assert sorted(calls.values()) == [1, 1, 1]
    with linked(third, hub.url):
        until(lambda: third.store.vector() == fourth.store.vector(), what="the same journals")
    assert third.digest() == fourth.digest()
    third.close()
    fourth.close()

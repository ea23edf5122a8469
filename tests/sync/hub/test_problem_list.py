"""One list of what waits for a person: each kind is on it while its cause lasts, and no longer."""

from __future__ import annotations

from dataclasses import replace

from sync.connectors.port import AnswerState, ExpectedPage, ExpectedReturn, RefundAnswer
from sync.hub.problem_list import list_problems
from sync.problem_wire import OpenProblem
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub, decided
from tests.sync.hub.news.receiving import name_endpoint, receiving


def problems(inside: InsideHub) -> list[OpenProblem]:
    return list_problems(inside.hub.database, now=inside.clock.now()).problems


def codes(inside: InsideHub) -> list[str]:
    return [one.code for one in problems(inside)]


def test_where_all_goes_well_the_list_is_empty(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.desk_pass()
    inside.returns_pass()
    assert problems(inside) == []


def test_a_refund_that_stopped_or_was_refused(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.connector.answer = RefundAnswer(
        state=AnswerState.REFUSED, external_ref=None, reason="scripted.no"
    )
    inside.desk_pass()
    (refused,) = problems(inside)
    assert (refused.code, refused.ticket) == ("refund.refused", "RS-1")
    assert (refused.params["reason"], refused.params["amount_minor"]) == ("scripted.no", 89900)
    assert refused.since.startswith("2026-11-21T06:00:00")


def test_a_stopped_refund_is_there_once_and_not_as_a_conflict_too(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.book_elsewhere("OL-1", 100)
    inside.desk_pass()
    (stopped,) = problems(inside)
    assert (stopped.code, stopped.params["reason"]) == (
        "refund.stopped",
        "booked.elsewhere_differs",
    )


def test_what_a_system_refused_or_never_answers_is_there_until_it_does(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.returns.faults["RS-1", "receipt"] = "refused"
    inside.returns.gone.add("RS-1")
    inside.returns_pass()
    (gone,) = problems(inside)
    assert (gone.code, gone.ticket, gone.params["reason"]) == (
        "report.failing",
        "RS-1",
        "return.gone",
    )
    inside.returns.gone.clear()
    inside.clock.advance(60)
    inside.returns_pass()
    (stopped,) = problems(inside)
    assert (stopped.code, stopped.params["what"]) == ("report.stopped", "receipt")


def test_returns_that_cannot_be_announced_or_were_closed_there(inside: InsideHub) -> None:
    inside.returns.can = replace(inside.returns.can, lists_returns=True)
    inside.reopen()
    inside.announce("RS-8,O-8,OL-8,SKU,耳机,Headphones,1,1,899.00,CNY,SF8,return,王")
    bad = ExpectedReturn(ref="r9", number="RS-9", version="1", is_open=True, rows=())
    closed = ExpectedReturn(ref="r8", number="RS-8", version="1", is_open=False, rows=())
    unknown = ExpectedReturn(ref="r7", number="RS-7", version="1", is_open=False, rows=())
    page = ExpectedPage(returns=(bad, closed, unknown), cursor="c", has_more=False)
    inside.returns.pages = {None: page}
    inside.returns_pass()
    found = {one.ticket: (one.code, one.action) for one in problems(inside)}
    assert found == {
        "RS-9": ("expected.bad", "mend_there"),
        "RS-8": ("expected.closed_there", "keep_or_send_back"),
    }


def test_a_webhook_that_fails_for_long_is_one_problem_however_many_messages(
    inside: InsideHub, bench: BenchStation
) -> None:
    with receiving() as shop:
        name_endpoint(inside.folder, shop.url, "return.received", "return.decided")
        inside.reopen()
        shop.faults = [500, 500, 500, 410]
        decided(inside, bench)
        inside.news_pass()
        assert codes(inside) == [], "not at once"
        inside.clock.advance(2 * 3600)
        (failing,) = problems(inside)
        assert (failing.code, failing.params) == (
            "webhook.failing",
            {"endpoint": "shop", "messages": 2},
        )
        for _ in range(2):
            inside.news_pass()
            inside.clock.advance(2 * 3600)
        assert "webhook.gone" in codes(inside)
        name_endpoint(inside.folder, shop.url + "/new", "return.received", "return.decided")
        inside.reopen()
        inside.news_pass()
        assert codes(inside) == []

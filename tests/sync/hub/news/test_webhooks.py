"""Webhooks against a real receiver that loses answers, refuses and goes away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from inspection.events import CustomerAsked, UnitIdentified
from inspection.units import lpn
from sync.hub.loop import IDLE_S
from sync.hub.store.goods_tables import deliveries
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import ONE, InsideHub, decided
from tests.sync.hub.news.receiving import Receiver, name_endpoint, receiving

ALL = ("return.received", "return.waiting", "return.decided", "return.refunded")


@pytest.fixture
def shop(inside: InsideHub) -> Iterator[Receiver]:
    """The one endpoint of the hub, told everything."""
    with receiving() as receiver:
        name_endpoint(inside.folder, receiver.url + "/hook", *ALL)
        inside.reopen()
        yield receiver


def states(inside: InsideHub) -> set[tuple[str, str | None]]:
    with inside.hub.database.reading() as connection:
        rows = connection.execute(deliveries.select()).all()
    return {(row.state, row.reason) for row in rows}


def test_a_return_is_told_from_its_arrival_to_its_refund_without_a_name(
    inside: InsideHub, bench: BenchStation, shop: Receiver
) -> None:
    decided(inside, bench)
    inside.news_pass()
    inside.desk_pass()
    inside.news_pass()
    assert shop.types == ["return.received", "return.decided", "return.refunded"]
    assert (shop.forged, set(shop.paths)) == ([], {"/hook"})
    refund = shop.bodies[2]["data"]
    assert (refund["amount_minor"], refund["currency"]) == (89900, "CNY")
    assert refund["sentence"] == {
        "zh": "退货 RS-1 已退款 CNY 899.00",
        "en": "Return RS-1: CNY 899.00 has been refunded",
    }
    assert "王" not in json.dumps(shop.bodies, ensure_ascii=False)
    inside.reopen()
    inside.returns_pass()
    inside.news_pass()
    assert len(shop.ids) == 3, "told once, over a restart too"


def test_a_question_is_told_in_its_policys_words(
    inside: InsideHub, bench: BenchStation, shop: Receiver
) -> None:
    inside.announce(ONE)
    line = inside.line("OL-1", 89900)
    parcel_id, _ = bench.open_parcel(line)
    unit = UnitIdentified(
        unit_id=bench.ids.new(),
        parcel_id=parcel_id,
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        unit_no=1,
        lpn=lpn(bench.lpn_code, 1),
    )
    asked = CustomerAsked(
        question_id="q-1",
        unit_id=unit.unit_id,
        ticket_id=line.ticket_id,
        kind_code="damage_found",
        policy_id="waiting",
        policy_version=1,
        evidence=(),
        due_at=bench.clock.now() + timedelta(hours=24),
        supersedes=(),
    )
    bench.record(unit, asked)
    inside.take(bench)
    inside.news_pass()
    assert shop.types == ["return.received", "return.waiting"]
    said = shop.bodies[1]["data"]
    assert said["question"] == "damage_found"
    assert said["sentence"]["zh"].startswith("退货 RS-1 等您回复：验货时发现")


@pytest.mark.parametrize("fault", ["lost", 500, 429, 302, 404])
def test_what_did_not_get_through_is_sent_again_under_its_id(
    inside: InsideHub, bench: BenchStation, shop: Receiver, fault: int | str
) -> None:
    shop.faults = [fault]
    decided(inside, bench)
    inside.news_pass()
    first = shop.ids[0]
    assert states(inside) >= {("done", None)}, "one that fails holds up no other"
    inside.news_pass()
    assert shop.ids.count(first) == 1, "not before its time"
    inside.clock.advance(10)
    inside.news_pass()
    assert shop.ids.count(first) == 2
    assert len(set(shop.timestamps)) == 2, "each try has its own time"
    assert (shop.forged, states(inside)) == ([], {("done", None)})
    assert "/elsewhere" not in shop.paths


def test_an_endless_answer_is_not_read(
    inside: InsideHub, bench: BenchStation, shop: Receiver
) -> None:
    shop.faults = ["drip", "drip"]
    decided(inside, bench)
    inside.news_pass()
    assert states(inside) == {("done", None)}


def test_an_endpoint_that_is_gone_is_left_alone_until_it_has_another_address(
    inside: InsideHub, bench: BenchStation, shop: Receiver
) -> None:
    shop.faults = [410]
    decided(inside, bench)
    inside.news_pass()
    inside.reopen()
    inside.clock.advance(7200)
    assert inside.news_pass() == IDLE_S
    assert len(shop.ids) == 1
    name_endpoint(inside.folder, shop.url + "/new", *ALL)
    inside.reopen()
    inside.news_pass()
    assert shop.paths[1:] == ["/new", "/new"], "nothing was lost meanwhile"


def test_after_days_of_trying_it_is_left_to_a_person(
    inside: InsideHub, bench: BenchStation, shop: Receiver
) -> None:
    name_endpoint(inside.folder, shop.url, "return.received")
    inside.reopen()
    shop.faults = [503] * 300
    decided(inside, bench)
    for _ in range(6):
        inside.news_pass()
        assert states(inside) == {("waiting", "webhook.status_503")}
        inside.clock.advance(23 * 3600)
    inside.news_pass()
    assert states(inside) == {("stopped", "webhook.status_503")}


def test_the_connectors_note_says_the_same_once(inside: InsideHub, bench: BenchStation) -> None:
    inside.returns.can = type(inside.returns.can)(name="t", settle_s=1.0, tells_customers=True)
    inside.reopen()
    decided(inside, bench)
    inside.returns_pass()
    inside.news_pass()
    inside.reopen()
    inside.returns_pass()
    assert [what for _, what, _ in inside.returns.calls].count("note") == 2

"""What a hub counts, as Prometheus reads it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from sync.connectors.port import (
    AnswerState,
    ConnectorLostError,
    ConnectorRefusedError,
    RefundAnswer,
)
from sync.hub.api.app import build_app
from sync.hub.counted import CountedConnector
from sync.hub.metrics import MEDIA_TYPE, program_version
from tests.postgres import VARIABLE
from tests.sync.hub.asked import ADMIN, ask
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import ONE, THREE, InsideHub, decided

PREFIX = "returns_hub_"
Numbers = dict[tuple[str, ...], float]


def numbers(inside: InsideHub) -> Numbers:
    """Every sample of ours by its short name and its labels' values, ordered by their names."""
    answer = ask(inside.hub, "/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPE
    families = text_string_to_metric_families(answer.text)
    samples = [sample for family in families for sample in family.samples]
    return {
        (one.name.removeprefix(PREFIX), *one.labels.values()): one.value
        for one in samples
        if one.name.startswith(PREFIX)
    }


def test_a_refund_is_counted_from_its_records_to_its_payment(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    receipt = inside.take(bench)
    inside.take(bench)
    inside.desk_pass()
    before = numbers(inside)
    assert before["events_ingested_total",] == receipt.seq, "the same again is no new record"
    assert before["photos_waiting",] == 1
    assert before["oldest_unpaid_refund_seconds",] == 0
    assert before["refunds", "confirmed"] == before["refunds", "due"] == 0
    inside.photos(piece)
    inside.connector.faults = ["unsent"]
    inside.desk_pass()
    inside.clock.advance(90.0)
    owed = numbers(inside)
    assert owed["photos_waiting",] == 0
    assert owed["refunds", "due"] == 1
    assert owed["oldest_unpaid_refund_seconds",] == 90.0
    assert owed["connector_calls_total", "refund", "refund-desk", "lost"] == 1
    assert ("connector_calls_total", "refund", "refund-desk", "ok") not in owed
    inside.desk_pass()
    paid = numbers(inside)
    assert (paid["refunds", "due"], paid["refunds", "confirmed"]) == (0, 1)
    assert paid["oldest_unpaid_refund_seconds",] == 0
    assert paid["connector_calls_total", "refund", "refund-desk", "ok"] == 1


def test_the_oldest_debt_counts_and_a_refused_one_is_no_debt(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(ONE, THREE)
    decided_first = bench.decide(inside.line("OL-1", 89900))
    inside.connector.is_blind = True
    inside.take(bench, decided_first)
    inside.desk_pass()
    inside.clock.advance(100.0)
    inside.take(bench, bench.decide(inside.line("OL-3", 33333)))
    inside.desk_pass()
    inside.clock.advance(20.0)
    assert numbers(inside)["oldest_unpaid_refund_seconds",] == 120.0
    inside.connector.is_blind = False
    inside.connector.answer = RefundAnswer(
        state=AnswerState.REFUSED, external_ref=None, reason="no"
    )
    inside.clock.advance(60.0)
    inside.desk_pass()
    found = numbers(inside)
    assert found["refunds", "refused"] == 2
    assert found["oldest_unpaid_refund_seconds",] == 0
    assert found["problems", "refund.refused"] == 2
    assert found["problems", "refund.stopped"] == 0


@pytest.mark.expect_log("sync.hub.loop: ERROR: refund-desk: pass failed")
def test_a_desk_that_fails_or_stands_is_counted(
    inside: InsideHub, bench: BenchStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(inside, bench)

    def breaks(_line: object) -> None:
        message = "a bug in the adapter"
        raise RuntimeError(message)

    monkeypatch.setattr(inside.connector, "refunds_of", breaks)
    inside.desk_pass()
    inside.clock.advance(7.0)
    found = numbers(inside)
    assert found["loop_failures_total", "refund-desk"] == 1
    assert found["loop_failures_total", "news-desk"] == 0
    assert found["loop_stood_seconds", "refund-desk"] == 7.0
    assert found["connector_calls_total", "refunds_of", "refund-desk", "fault"] == 1


def test_requests_are_counted_by_template_and_never_by_what_stands_in_them(
    inside: InsideHub,
) -> None:
    for method, path, token in (
        ("GET", "/v1/evidence/e-13800138000?ticket=RS-%E5%BC%A0", ADMIN),
        ("GET", "/v1/orders/13800138000", ADMIN),
        ("G13800138000", "/v1/health", None),
        ("GET", "/v1/refunds", None),
    ):
        ask(inside.hub, path, method=method, token=token)
    found = numbers(inside)
    assert found["requests_total", "GET", "/v1/evidence/{evidence_id}", "404"] == 1
    assert found["requests_total", "GET", "none", "404"] == 1
    assert found["requests_total", "OTHER", "none", "411"] == 1
    assert found["requests_total", "GET", "none", "401"] == 1
    name = "request_duration_seconds_count"
    assert found[name, "GET", "/v1/evidence/{evidence_id}"] == 1
    assert "13800138000" not in ask(inside.hub, "/metrics").text


@pytest.mark.expect_log("sync.hub.api.problems: ERROR: bug in /v1/refunds")
def test_a_bug_is_counted_and_its_answer_named_like_any_other(
    inside: InsideHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        message = "name 张三"
        raise ValueError(message)

    monkeypatch.setattr("sync.hub.api.office_routes.list_refunds", breaks)
    answer = ask(inside.hub, "/v1/refunds", token=ADMIN)
    assert (answer.status_code, answer.json()["code"]) == (500, "hub.bug")
    assert len(answer.headers["X-Request-Id"]) == 36
    assert numbers(inside)["requests_total", "GET", "/v1/refunds", "500"] == 1


def test_what_is_no_request_is_handed_on_and_not_counted(inside: InsideHub) -> None:
    heard = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    said: list[str] = []

    async def receive() -> Any:
        return heard.pop(0)

    async def send(message: Any) -> None:
        said.append(message["type"])

    asyncio.run(build_app(inside.hub)({"type": "lifespan"}, receive, send))
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert not any(one[0] == "requests_total" for one in numbers(inside))


def test_nobody_is_named_in_the_numbers(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.desk_pass()
    inside.returns_pass()
    text = ask(inside.hub, "/metrics").text
    for one in ("王", "RS-1", "O-1", "OL-1", "SF1", bench.origin, bench.name, "demo-"):
        assert one not in text


def test_each_hub_counts_for_itself(inside: InsideHub) -> None:
    other = InsideHub(inside.folder / "other")
    ask(inside.hub, "/v1/health")
    key = ("requests_total", "GET", "/v1/health", "200")
    assert numbers(inside)[key] == 1
    assert key not in numbers(other)
    other.close()


def test_the_program_says_its_version_and_its_machine_its_room(inside: InsideHub) -> None:
    found = numbers(inside)
    assert found["build_info", program_version()] == 1
    assert found["disk_free_bytes",] > 0
    assert found["database_up",] == 1
    assert program_version("no-such-package") == "0"
    assert "process_resident_memory_bytes" in ask(inside.hub, "/metrics").text


def test_without_its_database_a_hub_still_tells_that_it_has_none(
    inside: InsideHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    other = InsideHub(inside.folder / "other")
    other.hub.database.store.reader.dispose()
    file = other.hub.config.database
    file.rename(file.with_suffix(".gone"))
    found = numbers(other)
    other.close()
    assert found["database_up",] == 0
    assert ("refunds", "due") not in found
    assert ("loop_failures_total", "refund-desk") in found


@pytest.mark.parametrize(
    ("by", "token", "status"),
    [
        ("127.0.0.1", None, 200),
        ("::1", None, 200),
        ("::ffff:127.0.0.1", None, 200),
        ("::ffff:203.0.113.9", None, 401),
        ("203.0.113.9", None, 401),
        ("testclient", None, 401),
        ("203.0.113.9", ADMIN, 200),
        ("127.0.0.1", "no-such-token", 401),
    ],
)
def test_who_may_read_them(inside: InsideHub, by: str, token: str | None, status: int) -> None:
    assert ask(inside.hub, "/metrics", by=by, token=token).status_code == status


class Scripted:
    """Any connector: every call has the end it is told."""

    def __init__(self, end: Exception | None) -> None:
        self.end = end

    def __getattr__(self, name: str) -> Any:
        def call(*given: object) -> object:
            if self.end is not None:
                raise self.end
            return (name, *given)

        return call


CALLS = {
    "refund": 1,
    "refunds_of": 1,
    "order": 1,
    "orders_of": 1,
    "expected": 1,
    "find": 1,
    "standing": 1,
    "acknowledge": 2,
    "attach": 2,
    "report": 2,
    "tell": 2,
}
SILENT = {"acknowledge", "attach", "report", "tell"}


@pytest.mark.parametrize("call", CALLS)
def test_every_call_is_handed_on_and_counted_once_by_its_end(call: str) -> None:
    given = ("this", "that")[: CALLS[call]]
    ends: list[tuple[Exception | None, str]] = [
        (None, "ok"),
        (ConnectorLostError("connector.timeout", was_sent=True), "lost"),
        (ConnectorRefusedError("connector.no"), "refused"),
        (ValueError("a bug"), "fault"),
    ]
    for end, outcome in ends:
        counted: list[tuple[str, str]] = []
        connector = CountedConnector(
            Scripted(end),  # type: ignore[arg-type]
            lambda name, ended, into=counted: into.append((name, ended)),  # type: ignore[misc]
        )
        if end is None:
            answer = getattr(connector, call)(*given)
            assert answer == (None if call in SILENT else (call, *given))
        else:
            with pytest.raises(type(end)):
                getattr(connector, call)(*given)
        assert counted == [(call, outcome)]


def test_what_asks_nobody_is_not_counted() -> None:
    counted: list[tuple[str, str]] = []
    connector = CountedConnector(
        Scripted(None),  # type: ignore[arg-type]
        lambda name, ended: counted.append((name, ended)),
    )
    assert connector.capabilities() == ("capabilities",)
    connector.close()
    assert counted == []

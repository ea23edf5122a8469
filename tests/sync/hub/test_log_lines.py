"""The log of a hub as a service: what stands in a line, and what never does."""

from __future__ import annotations

import json
import logging
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sync.embedded import LOG_FILE
from sync.hub.log_lines import FIELDS, REQUEST_ID, JsonLines
from tests.sync.hub.outside import LIMIT_S, OutsideHub, eventually
from tests.sync.hub.service import Service, service

NAME, PHONE, ADDRESS = "张三丰", "13800138000", "Hauptstrasse 17, 10115 Berlin"
PERSONAL = (NAME, PHONE, ADDRESS, quote(NAME), "Hauptstrasse", "10115", json.dumps(NAME).strip('"'))
FORGED = '{"level": "critical", "message": "all money is gone"}'
FIELDS_OF_A_REQUEST = {
    *("time", "level", "logger", "message", "request_id", "method", "route", "status", "ms"),
}


def line(logger: str, message: str, *values: object, **extra: Any) -> dict[str, Any]:
    record = logging.LogRecord(
        logger, logging.WARNING, __file__, 1, message, values, extra.get("exc_info")
    )
    if FIELDS in extra:
        setattr(record, FIELDS, extra[FIELDS])
    text = JsonLines().format(record)
    assert text.isascii()
    assert text.isprintable(), "no end of line, whoever reads it"
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_line_says_when_how_grave_where_and_what() -> None:
    found = line("sync.hub.loop", "%s waits: %s", "news-desk", "WorldError\nsync.hub.loop:1 run")
    assert set(found) == {"time", "level", "logger", "message"}
    assert found["time"].endswith("Z")
    assert (found["level"], found["logger"]) == ("warning", "sync.hub.loop")
    assert found["message"] == "news-desk waits: WorldError\nsync.hub.loop:1 run"


def test_of_others_messages_no_value_is_kept() -> None:
    assert line("urllib3.connectionpool", "Retrying after %r: %s", NAME, PHONE)["message"] == (
        "Retrying after %r: %s"
    )
    said = f"Task exception was never retrieved\nfuture: <Task ValueError('{NAME}')>"
    assert line("asyncio", said)["message"] == "Task exception was never retrieved"


def test_an_exception_is_told_by_type_and_place() -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        found = line("uvicorn.error", "Exception in ASGI application\n", exc_info=sys.exc_info())
    assert found["message"] == "Exception in ASGI application"
    assert found["error"].startswith("ValueError\n")
    assert "test_log_lines" in found["error"]
    assert "error" not in line("uvicorn.error", "none", exc_info=(None, None, None))


def test_what_is_logged_while_a_request_is_answered_bears_its_id() -> None:
    token = REQUEST_ID.set("r-1")
    found = line("sync.hub.api.timed", "request", **{FIELDS: {"status": 200}})
    REQUEST_ID.reset(token)
    assert (found["request_id"], found["status"]) == ("r-1", 200)
    assert "request_id" not in line("sync.hub.api.timed", "request")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\0"])
def test_no_character_ends_a_line_before_its_end(end: str) -> None:
    assert line("sync.hub", f"before{end}{FORGED}")["message"] == f"before{end}{FORGED}"
    assert line(f"sync{end}", "message")["logger"] == f"sync{end}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("logged") / "hub") as made:
        yield made


def test_every_request_is_a_line_with_the_id_that_was_answered(running: Service) -> None:
    answer = running.call("GET", "/v1/evidence/e-1", params={"ticket": "RS-1"})
    request_id = answer.headers["X-Request-Id"]
    (found,) = running.lines_of(request_id)
    assert set(found) == FIELDS_OF_A_REQUEST
    assert (found["level"], found["message"]) == ("info", "request")
    assert (found["method"], found["route"]) == ("GET", "/v1/evidence/{evidence_id}")
    assert found["status"] == answer.status_code == 404
    assert found["ms"] > 0


def test_every_request_has_an_id_of_its_own_and_none_of_the_callers(running: Service) -> None:
    given = {"X-Request-Id": PHONE}
    ids = {running.call("GET", "/v1/health", headers=given).headers["X-Request-Id"] for _ in "123"}
    assert len(ids) == 3
    assert PHONE not in ids


def test_who_only_watches_is_logged_when_something_is_wrong(running: Service) -> None:
    answers = [
        running.call("GET", "/healthz"),
        running.call("GET", "/metrics"),
        running.call("GET", "/metrics", headers={"Authorization": "Bearer wrong"}),
    ]
    assert [one.status_code for one in answers] == [200, 200, 401]
    healthy, read, refused = (one.headers["X-Request-Id"] for one in answers)
    assert len(running.lines_of(refused)) == 1
    logged = {one.get("request_id") for one in running.lines}
    assert not logged & {healthy, read}


def raw(running: Service, request: bytes) -> bytes:
    """Bytes no client would send."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=LIMIT_S) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_what_callers_send_does_not_stand_in_the_log_and_forges_no_line(running: Service) -> None:
    tickets = (
        "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,"
        "currency,contact_name,contact_phone,contact_address\n"
        f'RS-9,O-9,OL-9,SKU,a,a,1,1,x,CNY,{NAME},{PHONE},"{ADDRESS}"\n'
    )
    bodies: list[dict[str, Any]] = [
        {"data": tickets.encode()},
        {"json": {"contact": [NAME, PHONE, ADDRESS]}},
        {"data": f"{NAME}\n{FORGED}\n{PHONE}".encode()},
    ]
    paths = [
        *(f"/v1/{kind}/{quote(one)}" for kind in ("evidence", "orders") for one in PERSONAL[:3]),
        f"/v1/orders/{PHONE}/made",
        f"/v1/questions/{PHONE}/answer",
        f"/{quote(NAME + chr(10) + FORGED + chr(10))}",
        "/v1/tickets/import",
        "/v1/tickets/rows",
        "/v1/people",
        "/v1/enrol",
    ]
    own = {"Authorization": f"Bearer {running.token}"}
    told = {
        "X-Request-Id": PHONE,
        "User-Agent": ADDRESS,
        "X-Forwarded-For": PHONE,
        "Referer": f"https://shop/{PHONE}",
        "Cookie": f"name={quote(NAME)}",
    }
    query = {"ticket": NAME, "format": f"{PHONE}\n{FORGED}"}
    asked = 0
    for path in paths:
        for body in bodies:
            for method in ("GET", "POST", "PUT", "DELETE"):
                headers = told | (own if asked % 3 else {"Authorization": f"Bearer {PHONE}"})
                running.call(method, path, headers=headers, params=query, **body)
                asked += 1
    for request in (
        f"G{PHONE} /v1/health HTTP/1.1\r\nHost: hub\r\n\r\n".encode(),
        f"GET /{NAME} HTTP/1.1\r\nHost: hub\r\n\r\n".encode(),
        f"{NAME}\n{FORGED}\n\n".encode(),
        f"GET /v1/health HTTP/1.1\r\nHost: {PHONE}\r\nX: {NAME}\n{FORGED}\r\n\r\n".encode(),
    ):
        raw(running, request)
    running.lines_of(running.call("GET", "/v1/health").headers["X-Request-Id"])
    lines = running.lines
    assert sum(one["message"] == "request" for one in lines) >= asked
    assert {one["level"] for one in lines} <= {"info", "warning", "error"}
    assert not any("gone" in one["message"] for one in lines)
    for one in PERSONAL:
        assert one not in running.log


def test_a_bug_is_a_line_with_the_requests_id_and_no_value(tmp_path: Path) -> None:
    with service(tmp_path / "hub", module=("-m", "tests.sync.hub.breaking_hub")) as running:
        code = running.call("POST", "/v1/enrolments", json={"station_name": "A"}).json()["code"]
        enrolled = {
            "code": code,
            "origin": "0190a3b0-0000-7000-8000-000000000001",
            "station_name": "A",
            "public_key": "ab" * 32,
        }
        token = running.call("POST", "/v1/enrol", json=enrolled).json()["token"]
        answer = running.call(
            "POST",
            "/v1/pull",
            headers={"Authorization": f"Bearer {token}"},
            json={"vector": {}, "limit": 500},
        )
        assert (answer.status_code, answer.json()["code"]) == (500, "hub.bug")
        request_id = answer.headers["X-Request-Id"]
        bug, counted = running.lines_of(request_id, 2)

        def of_server() -> list[dict[str, Any]]:
            return [one for one in running.lines if one["logger"] == "uvicorn.error"]

        eventually(lambda: len(of_server()) == 1)
        lines = running.lines
    assert (bug["level"], bug["logger"]) == ("error", "sync.hub.api.problems")
    assert bug["message"].startswith("bug in /v1/pull: ValueError\n")
    assert (counted["route"], counted["status"]) == ("/v1/pull", 500)
    assert of_server()[0]["error"].startswith("ValueError\n")
    said = json.dumps(lines, ensure_ascii=False)
    assert "13800138000" not in said
    assert NAME[:2] not in said


def test_a_stations_own_hub_logs_its_troubles_alone(tmp_path: Path) -> None:
    hub = OutsideHub(tmp_path / "hub")
    hub.start()
    assert hub.call("GET", "/health").headers["X-Request-Id"]
    assert (hub.data / LOG_FILE).read_text("utf-8") == ""
    hub.stop()

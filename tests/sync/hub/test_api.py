"""The hub over HTTP as a process: who may call what, who is admitted, what is never stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import requests

from tests.sync.hub.bench import BenchStation, LineRef
from tests.sync.hub.site import SHA, Site, problem

ROUTES = {
    ("POST", "/enrolments"): {"admin"},
    ("POST", "/people"): {"admin"},
    ("GET", "/people"): {"admin"},
    ("POST", "/people/pin"): {"admin"},
    ("POST", "/people/removal"): {"admin"},
    ("POST", "/tickets/import"): {"admin", "station"},
    ("POST", "/tickets/rows"): {"admin", "station"},
    ("POST", "/push"): {"station"},
    ("POST", "/pull"): {"station"},
    ("GET", "/contacts"): {"station"},
    ("GET", "/customer-words"): {"station"},
    ("GET", "/questions"): {"admin", "station", "supervisor"},
    ("POST", "/questions/q-1/answer"): {"admin", "station"},
    ("PUT", "/pictures"): {"admin", "station"},
    ("DELETE", "/pictures"): {"admin", "station"},
    ("GET", "/pictures"): {"station"},
    ("GET", f"/pictures/{SHA}"): {"station"},
    ("GET", "/evidence"): {"admin", "supervisor"},
    ("GET", "/evidence/e-1"): {"admin", "supervisor"},
    ("PUT", f"/photos/{SHA}"): {"station"},
    ("HEAD", f"/photos/{SHA}"): {"station"},
    ("GET", f"/photos/{SHA}"): {"station"},
    ("POST", "/sessions"): {"station"},
    ("GET", "/refunds"): {"admin", "station", "supervisor"},
    ("GET", "/orders"): {"admin", "station", "supervisor"},
    ("GET", "/problems"): {"admin", "supervisor"},
    ("GET", "/reconciliation"): {"admin", "supervisor"},
    ("POST", "/orders/o-1/made"): {"admin", "station"},
}
OPEN = {("GET", "/health"), ("POST", "/enrol"), ("GET", "/healthz")}
LOCAL = {("GET", "/metrics"): {"admin"}}
"""Open to this machine without a token; who shows one must be of these."""
CALLERS = ("admin", "station", "inspector", "supervisor")


def token_of(site: Site, caller: str) -> str:
    known = {"admin": site.hub.running.admin_token, "station": site.token}
    return known.get(caller) or site.sessions[caller]


def test_every_route_is_listed_here(site: Site) -> None:
    schema = site.call("GET", "/openapi.json").json()
    served = {
        (
            method.upper(),
            path.removeprefix("/v1").format(
                sha256=SHA, question_id="q-1", evidence_id="e-1", order_id="o-1"
            ),
        )
        for path, methods in schema["paths"].items()
        for method in methods
    }
    assert served == set(ROUTES) | OPEN | set(LOCAL)


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=lambda one: one[:20])
def test_without_a_token_nothing_is_answered(site: Site, method: str, path: str) -> None:
    answer = site.call(method, path, data=b"{}")
    assert answer.status_code == 401
    if method != "HEAD":
        problem(answer, 401, "auth.missing")
        problem(site.call(method, path, token="wrong", data=b"{}"), 401, "auth.wrong")
        problem(site.call(method, path, token="x" * 600, data=b"{}"), 401, "auth.wrong")


def test_metrics_are_open_to_this_machine_alone_and_to_whoever_has_the_right_token(
    site: Site,
) -> None:
    assert site.call("GET", "/metrics").status_code == 200
    # a proxy on this machine says for whom it asks
    answer = site.call("GET", "/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
    problem(answer, 401, "auth.missing")
    problem(site.call("GET", "/metrics", token="wrong"), 401, "auth.wrong")


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize(("method", "path"), [*ROUTES, *LOCAL], ids=lambda one: one[:20])
def test_each_route_is_closed_to_others(site: Site, method: str, path: str, caller: str) -> None:
    answer = site.call(method, path, token=token_of(site, caller), data=b"{}")
    if caller in (ROUTES | LOCAL)[method, path]:
        assert answer.status_code not in {401, 403}, answer.text
    else:
        assert answer.status_code == 403
        assert method == "HEAD" or answer.json()["code"] == "auth.forbidden"


def test_a_station_cannot_push_for_another(site: Site) -> None:
    batch = site.other.batch().model_dump()
    answer = site.call("POST", "/push", token=site.token, json=batch)
    problem(answer, 403, "stream.not_yours")


def test_of_its_own_stream_a_station_gets_no_more_than_the_word_that_it_lacks_some(
    site: Site,
) -> None:
    site.station.open_parcel(LineRef(ticket_id="t", line_id="l", amount_minor=1))
    receipt = site.hub.push(site.station, site.token).json()
    assert receipt["seq"] > 2
    for token, vector, count in (
        (site.token, {}, 1),
        (site.token, {site.station.origin: receipt["seq"] - 1}, 1),
        (site.token, {site.station.origin: receipt["seq"]}, 0),
        (site.other_token, {}, receipt["seq"]),
    ):
        body = {"vector": vector, "limit": 500}
        answer = site.call("POST", "/pull", token=token, json=body).json()
        parts = [one for one in answer["streams"] if one["origin"] == site.station.origin]
        assert sum(len(part["lines"]) for part in parts) == count
        assert answer["more"] is False


def enrolment(site: Site, station: BenchStation, code: str, **change: str) -> requests.Response:
    body = {
        "code": code,
        "origin": station.origin,
        "station_name": station.name,
        "public_key": station.signer.public_hex,
    }
    return site.call("POST", "/enrol", json=body | change)


def fresh_code(site: Site) -> str:
    answer = site.hub.admin("POST", "/enrolments", json={"station_name": "C"})
    code: str = answer.json()["code"]
    return code


def test_a_code_admits_once_and_answers_the_same_again(site: Site, tmp_path: Path) -> None:
    station, thief = BenchStation(tmp_path / "c", "C"), BenchStation(tmp_path / "d", "D")
    code = fresh_code(site)
    first, again = enrolment(site, station, code), enrolment(site, station, code)
    assert (first.json()["token"], first.json()["lpn_code"]) == (
        again.json()["token"],
        again.json()["lpn_code"],
    )
    problem(enrolment(site, thief, code), 403, "enrolment.bad_code")
    problem(enrolment(site, thief, "WRONG"), 403, "enrolment.bad_code")
    taken = enrolment(site, station, fresh_code(site), public_key=thief.signer.public_hex)
    problem(taken, 403, "enrolment.bad_code")
    station.close()
    thief.close()


def test_no_secret_is_stored_in_clear(site: Site) -> None:
    files = [path for path in site.hub.data.rglob("*") if path.is_file()]
    stored = b"".join(path.read_bytes() for path in files)
    for secret in (site.token, site.hub.running.admin_token, "204700", site.sessions["inspector"]):
        assert secret.encode() not in stored
    for name in ("hub.key", "hub.secret"):
        assert (site.hub.data / name).stat().st_mode & 0o777 == 0o600


def test_openapi_documents_problems(site: Site) -> None:
    schema = site.call("GET", "/openapi.json").json()
    push = schema["paths"]["/v1/push"]["post"]
    assert "application/problem+json" in json.dumps(push["responses"])


def test_an_order_nobody_knows_is_said_so_and_bad_numbers_are_refused(site: Site) -> None:
    token = site.hub.running.admin_token
    for made, status, code in (
        ({"number": "DD-1"}, 404, "order.unknown"),
        ({"number": "张伟 13800001234"}, 422, "order.number_bad"),
        ({"number": ""}, 422, "body.bad"),
    ):
        problem(site.call("POST", "/orders/o-1/made", token=token, json=made), status, code)
    assert site.call("GET", "/orders?open=true", token=site.token).json() == {"orders": []}

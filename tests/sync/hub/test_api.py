"""The hub over HTTP as a process: who may call what, and what hostile requests get."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from sync.signing import verify
from sync.wire import MAX_PHOTO_BYTES, Receipt, push_message, receipt_message
from tests.sync.hub.bench import BenchStation, LineRef
from tests.sync.hub.outside import OutsideHub

SHA = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Site:
    """One hub, two enrolled stations, their tokens and sessions of two people."""

    hub: OutsideHub
    station: BenchStation
    token: str
    hub_key: str
    other: BenchStation
    other_token: str
    sessions: dict[str, str]

    def call(self, method: str, path: str, **arguments: object) -> requests.Response:
        return self.hub.call(method, path, **arguments)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Shared by the tests of this file; none of them depends on what another left."""
    folder = tmp_path_factory.mktemp("site")
    hub = OutsideHub(folder / "hub", demo=True)
    hub.start()
    station, other = BenchStation(folder / "a", "A"), BenchStation(folder / "b", "B")
    enrolled, other_token = hub.enrolled(station), hub.enrol(other)
    token = enrolled.token
    sessions = {
        role: hub.call(
            "POST", "/sessions", token=token, json={"badge": f"BADGE-{staff}", "pin": f"{staff}00"}
        ).json()["session"]
        for role, staff in (("inspector", "2047"), ("supervisor", "3001"))
    }
    yield Site(
        hub=hub,
        station=station,
        token=token,
        hub_key=enrolled.hub_public_key,
        other=other,
        other_token=other_token,
        sessions=sessions,
    )
    hub.stop()
    station.close()
    other.close()


def problem(answer: requests.Response, status: int, code: str) -> dict[str, object]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    found: dict[str, object] = body["params"]
    return found


# --- who may call what -------------------------------------------------------------------------

ROUTES = {
    ("POST", "/enrolments"): {"admin"},
    ("POST", "/people"): {"admin"},
    ("POST", "/tickets/import"): {"admin", "station"},
    ("POST", "/push"): {"station"},
    ("POST", "/pull"): {"station"},
    ("GET", "/contacts"): {"station"},
    ("PUT", f"/photos/{SHA}"): {"station"},
    ("HEAD", f"/photos/{SHA}"): {"station"},
    ("GET", f"/photos/{SHA}"): {"station"},
    ("POST", "/sessions"): {"station"},
    ("GET", "/refunds"): {"admin", "station", "supervisor"},
}
OPEN = {("GET", "/health"), ("POST", "/enrol")}
CALLERS = ("admin", "station", "inspector", "supervisor")


def token_of(site: Site, caller: str) -> str:
    known = {"admin": site.hub.running.admin_token, "station": site.token}
    return known.get(caller) or site.sessions[caller]


def test_every_route_is_listed_here(site: Site) -> None:
    schema = site.call("GET", "/openapi.json").json()
    served = {
        (method.upper(), path.removeprefix("/v1").replace("{sha256}", SHA))
        for path, methods in schema["paths"].items()
        for method in methods
    }
    assert served == set(ROUTES) | OPEN


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=lambda one: one[:20])
def test_without_a_token_nothing_is_answered(site: Site, method: str, path: str) -> None:
    answer = site.call(method, path, data=b"{}")
    assert answer.status_code == 401
    if method != "HEAD":
        problem(answer, 401, "auth.missing")
        problem(site.call(method, path, token="wrong", data=b"{}"), 401, "auth.wrong")
        problem(site.call(method, path, token="x" * 600, data=b"{}"), 401, "auth.wrong")


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize(("method", "path"), ROUTES, ids=lambda one: one[:20])
def test_each_route_is_closed_to_others(site: Site, method: str, path: str, caller: str) -> None:
    answer = site.call(method, path, token=token_of(site, caller), data=b"{}")
    if caller in ROUTES[method, path]:
        assert answer.status_code not in {401, 403}, answer.text
    else:
        assert answer.status_code == 403
        assert method == "HEAD" or answer.json()["code"] == "auth.forbidden"


def test_a_station_cannot_push_for_another(site: Site) -> None:
    batch = site.other.batch().model_dump()
    answer = site.call("POST", "/push", token=site.token, json=batch)
    problem(answer, 403, "stream.not_yours")


def test_a_station_never_pulls_its_own_stream(site: Site) -> None:
    site.hub.push(site.station, site.token)
    for token, has in ((site.token, False), (site.other_token, True)):
        answer = site.call("POST", "/pull", token=token, json={"vector": {}, "limit": 500}).json()
        assert (site.station.origin in {one["origin"] for one in answer["streams"]}) == has


# --- enrolment ---------------------------------------------------------------------------------


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


# --- push --------------------------------------------------------------------------------------


def pushed(site: Site, **change: object) -> requests.Response:
    batch = site.station.batch().model_dump()
    return site.call("POST", "/push", token=site.token, json=batch | change)


def test_a_receipt_is_signed_by_the_hub(site: Site) -> None:
    answer = Receipt.model_validate_json(pushed(site).content)
    message = receipt_message(
        origin=answer.origin, seq=answer.seq, head_hash=answer.hash, hub_time=answer.hub_time
    )
    assert verify(site.hub_key, answer.signature, message)


def test_a_batch_may_be_sent_again(site: Site) -> None:
    first, again = pushed(site).json(), pushed(site).json()
    assert (first["seq"], first["hash"]) == (again["seq"], again["hash"])


def test_what_does_not_hold_is_refused(site: Site) -> None:
    batch = site.station.batch()
    problem(pushed(site, signature="0" * 128), 422, "signature.bad")
    head = "1" * 64
    signature = site.station.signer.sign(
        push_message(origin=batch.origin, last_seq=batch.last_seq, head_hash=head)
    )
    broken = pushed(site, head_hash=head, signature=signature)
    assert problem(broken, 422, "chain.broken") == {"seq": batch.last_seq}
    spaced = [batch.lines[0].replace(":", ": ", 1), *batch.lines[1:]]
    assert problem(pushed(site, lines=spaced), 422, "line.bad") == {"seq": 1}
    foreign = [site.other.batch().lines[0]]
    other_head = site.other.batch().head_hash
    signature = site.station.signer.sign(
        push_message(origin=batch.origin, last_seq=1, head_hash=other_head)
    )
    answer = pushed(site, lines=foreign, head_hash=other_head, signature=signature)
    assert problem(answer, 422, "line.bad") == {"seq": 1}


def test_a_gap_names_the_hubs_head(site: Site, tmp_path: Path) -> None:
    station = BenchStation(tmp_path / "gap", "gap")
    token = site.hub.enrol(station)
    for _ in range(3):
        station.record()
    station.open_parcel(LINE)
    answer = site.call("POST", "/push", token=token, json=station.batch(after=2).model_dump())
    assert problem(answer, 409, "stream.gap") == {"seq": 0}
    station.close()


def test_a_fork_is_refused_and_names_the_hubs_head(site: Site, tmp_path: Path) -> None:
    station = BenchStation(tmp_path / "fork", "fork")
    token = site.hub.enrol(station)
    backup = station.store.own_records_after(0, 10)
    assert len(backup) == 1
    (tmp_path / "copy").mkdir()
    station.close()
    for name in ("station.sqlite", "station.key"):
        (tmp_path / "copy" / name).write_bytes((tmp_path / "fork" / name).read_bytes())
    station = BenchStation(tmp_path / "fork", "fork")
    station.open_parcel(LINE)
    held = site.call("POST", "/push", token=token, json=station.batch().model_dump()).json()
    restored = BenchStation(tmp_path / "copy", "fork")
    restored.open_parcel(LINE)
    answer = site.call("POST", "/push", token=token, json=restored.batch().model_dump())
    assert problem(answer, 409, "stream.forked") == {"seq": held["seq"], "hash": held["hash"]}
    station.close()
    restored.close()


LINE = LineRef(ticket_id="t", line_id="l", amount_minor=1)


# --- hostile bodies ----------------------------------------------------------------------------

HOSTILE = {
    "not JSON": b"{",
    "a list": b"[]",
    "nothing": b"",
    "deep": b"[" * 50_000,
    "NaN": b'{"vector": {"a": NaN}}',
    "float": b'{"vector": {"a": 1.5}}',
    "text for number": b'{"vector": {"a": "1"}}',
    "huge number": b'{"vector": {"a": ' + b"9" * 5000 + b"}}",
    "surrogate": b'{"vector": {"\\ud800": 1}}',
    "bad utf-8": b'{"vector": {"\xff": 1}}',
    "unknown field": b'{"vector": {}, "admin": true}',
    "limit": b'{"vector": {}, "limit": 100000}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_is_a_problem_not_a_crash(site: Site, body: bytes) -> None:
    answer = site.call(
        "POST",
        "/pull",
        token=site.token,
        data=body,
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code in {400, 422}
    problem(answer, answer.status_code, "body.bad")
    assert site.call("GET", "/health").json()["status"] == "ok"


def test_a_problem_never_repeats_the_input(site: Site) -> None:
    body = {"badge": "B", "pin": 204700}
    answer = site.call("POST", "/sessions", token=site.token, json=body)
    problem(answer, 422, "body.bad")
    assert "204700" not in answer.text


def test_unknown_paths_and_methods_are_problems(site: Site) -> None:
    problem(site.call("GET", "/nowhere", token=site.token), 404, "route.unknown")
    problem(site.call("GET", "/push", token=site.token), 405, "method.not_allowed")
    problem(site.call("GET", "/../../etc/passwd", token=site.token), 404, "route.unknown")


def test_a_body_without_length_or_too_long_is_not_read(site: Site) -> None:
    url = f"{site.hub.running.url}/v1/photos/{SHA}"
    headers = {"Authorization": f"Bearer {site.token}"}
    chunked = requests.put(url, data=iter([b"x"]), headers=headers, timeout=10)
    problem(chunked, 411, "body.length_required")
    length = {"Content-Length": str(MAX_PHOTO_BYTES + 1)}
    prepared = requests.Request("PUT", url, headers=headers | length).prepare()
    prepared.headers.update(length)
    with requests.Session() as session:
        answer = session.send(prepared, timeout=10)
    assert problem(answer, 413, "body.too_large") == {"limit": MAX_PHOTO_BYTES}


# --- photos ------------------------------------------------------------------------------------


def test_photos_are_kept_under_their_own_hash_only(site: Site) -> None:
    data = b"\xff\xd8 a photo"
    name = hashlib.sha256(data).hexdigest()
    path = f"/photos/{name}"
    assert site.call("HEAD", path, token=site.token).status_code == 404
    problem(site.call("GET", path, token=site.token), 404, "photo.missing")
    wrong = site.call("PUT", path, token=site.token, data=b"another")
    problem(wrong, 422, "photo.hash_mismatch")
    statuses = [
        site.call("PUT", path, token=token, data=data).status_code
        for token in (site.token, site.other_token)
    ]
    assert statuses == [201, 200]
    assert site.call("GET", path, token=site.other_token).content == data
    problem(
        site.call("PUT", "/photos/..%2f..%2fx", token=site.token, data=data), 404, "route.unknown"
    )
    problem(site.call("PUT", f"/photos/{'G' * 64}", token=site.token, data=data), 422, "body.bad")


# --- people ------------------------------------------------------------------------------------


def register(site: Site, staff_no: str, **change: str) -> requests.Response:
    person = {
        "name_zh": "吴",
        "name_en": "Wu",
        "staff_no": staff_no,
        "role": "dock",
        "badge": f"B-{staff_no}",
        "pin": "471100",
    }
    return site.hub.admin("POST", "/people", json=person | change)


def sign_in(site: Site, badge: str, pin: str) -> requests.Response:
    return site.call("POST", "/sessions", token=site.token, json={"badge": badge, "pin": pin})


def test_five_wrong_pins_lock_even_the_right_one(site: Site) -> None:
    assert register(site, "9001").status_code == 200
    left = [problem(sign_in(site, "B-9001", "000000"), 401, "person.wrong_pin") for _ in range(4)]
    assert left == [{"left": 4}, {"left": 3}, {"left": 2}, {"left": 1}]
    locked = problem(sign_in(site, "B-9001", "000000"), 423, "person.locked")
    assert problem(sign_in(site, "B-9001", "471100"), 423, "person.locked") == locked


def test_the_right_pin_starts_the_count_anew(site: Site) -> None:
    register(site, "9002")
    for _ in range(2):
        for _ in range(4):
            assert sign_in(site, "B-9002", "000000").status_code == 401
        session = sign_in(site, "B-9002", "471100").json()
        assert (session["role"], session["staff_no"]) == ("dock", "9002")


def test_an_unknown_badge_is_said_so(site: Site) -> None:
    problem(sign_in(site, "B-none", "471100"), 401, "person.unknown_badge")


def test_badges_and_numbers_belong_to_one_person(site: Site) -> None:
    register(site, "9003")
    problem(register(site, "9003", badge="B-new"), 409, "person.staff_no_taken")
    problem(register(site, "9004", badge="B-9003"), 409, "person.badge_taken")
    problem(register(site, "9005", person_id="hub"), 409, "person.id_taken")


# --- tickets -----------------------------------------------------------------------------------


def test_an_import_reports_rows(site: Site) -> None:
    data = (
        b"ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency\n"
        b"IM-1,O-IM-1,S,a,a,1,1,1.00,CNY\n"
        b"IM-2,O-IM-2,S,a,a,1,1,x,CNY\n"
    )
    report = site.call("POST", "/tickets/import?format=csv", token=site.token, data=data).json()
    assert (report["announced"], report["already"]) == (1, 0)
    assert report["bad"] == [{"row": 3, "reason_code": "money.bad", "params": {"column": "paid"}}]
    again = site.call("POST", "/tickets/import", token=site.token, data=data).json()
    assert (again["announced"], again["already"]) == (0, 1)
    answer = site.call("POST", "/tickets/import?format=exe", token=site.token, data=data)
    problem(answer, 415, "format.unknown")
    problem(
        site.call("POST", "/tickets/import", token=site.token, data=b"\xff\xfe\xff"),
        422,
        "csv.encoding",
    )


# --- secrets -----------------------------------------------------------------------------------


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

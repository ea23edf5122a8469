"""Pushes that do not hold, and hostile bodies: a problem for the caller, never for the hub."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from sync.signing import verify
from sync.wire import MAX_PHOTO_BYTES, Receipt, push_message, receipt_message
from tests.sync.hub.bench import BenchStation, LineRef
from tests.sync.hub.site import SHA, Site, problem


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

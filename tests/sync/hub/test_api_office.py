"""Photos, people, tickets and pictures over HTTP."""

from __future__ import annotations

import hashlib

import pytest
import requests

from sync.picture_wire import MAX_PICTURE_BYTES
from tests.sync.hub.images import encoded, png_of
from tests.sync.hub.site import SHA, Site, problem

PICTURED = (
    b"ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency\n"
    b"PIC-1,O-PIC-1,S-1,a,a,1,1,1.00,CNY\n"
)
CUSTOMER = "/pictures?kind=customer&ticket=PIC-1"


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
    here = site.call("HEAD", path, token=site.token)
    assert (here.status_code, here.headers["ETag"]) == (200, f'"{name}"')
    assert site.call("GET", path, token=site.other_token).content == data
    problem(
        site.call("PUT", "/photos/..%2f..%2fx", token=site.token, data=data), 404, "route.unknown"
    )
    problem(site.call("PUT", f"/photos/{'G' * 64}", token=site.token, data=data), 422, "body.bad")


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


def test_people_are_listed_without_what_opens_the_door(site: Site) -> None:
    register(site, "9100", name_en="Wu Min", role="inspector")
    answer = site.hub.admin("GET", "/people")
    (found,) = [one for one in answer.json()["people"] if one["staff_no"] == "9100"]
    assert (found["name_en"], found["role"]) == ("Wu Min", "inspector")
    assert set(found) == {"person_id", "name_zh", "name_en", "staff_no", "role"}
    assert "471100" not in answer.text
    assert "B-9100" not in answer.text


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


def test_a_new_pin_opens_the_door_at_once_and_the_old_one_never_again(site: Site) -> None:
    register(site, "9005")
    assert sign_in(site, "B-9005", "471100").status_code == 200
    for _ in range(5):
        sign_in(site, "B-9005", "000000")
    problem(sign_in(site, "B-9005", "471100"), 423, "person.locked")
    answer = site.hub.admin("POST", "/people/pin", json={"badge": "B-9005", "pin": "112233"})
    assert (answer.status_code, answer.json()["staff_no"]) == (200, "9005")
    assert sign_in(site, "B-9005", "112233").status_code == 200
    problem(sign_in(site, "B-9005", "471100"), 401, "person.wrong_pin")


def test_who_was_removed_signs_in_no_more_and_leaves_badge_and_number(site: Site) -> None:
    gone = register(site, "9006").json()["person_id"]
    session = sign_in(site, "B-9006", "471100").json()["session"]
    answer = site.hub.admin("POST", "/people/removal", json={"badge": "B-9006"})
    assert (answer.status_code, answer.json()["person_id"]) == (200, gone)
    problem(sign_in(site, "B-9006", "471100"), 401, "person.unknown_badge")
    problem(site.call("GET", "/refunds", token=session), 401, "auth.wrong")
    listed = site.hub.admin("GET", "/people").json()["people"]
    assert gone not in {one["person_id"] for one in listed}
    problem(register(site, "9006", person_id=gone), 409, "person.id_taken")
    assert register(site, "9006").json()["person_id"] != gone
    assert sign_in(site, "B-9006", "471100").status_code == 200


@pytest.mark.parametrize("path", ["/people/pin", "/people/removal"])
def test_a_badge_of_nobody_is_said_so(site: Site, path: str) -> None:
    body = {"badge": "B-none"} | ({"pin": "471100"} if path.endswith("pin") else {})
    problem(site.hub.admin("POST", path, json=body), 404, "person.not_found")


def test_an_unknown_badge_is_said_so(site: Site) -> None:
    problem(sign_in(site, "B-none", "471100"), 401, "person.unknown_badge")


def test_badges_and_numbers_belong_to_one_person(site: Site) -> None:
    register(site, "9003")
    problem(register(site, "9003", badge="B-new"), 409, "person.staff_no_taken")
    problem(register(site, "9004", badge="B-9003"), 409, "person.badge_taken")
    problem(register(site, "9005", person_id="hub"), 409, "person.id_taken")


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
        "file.encoding",
    )


@pytest.fixture
def pictured(site: Site) -> Site:
    site.hub.admin("POST", "/tickets/import", data=PICTURED)
    return site


def give(site: Site, path: str = CUSTOMER, data: bytes | None = None) -> requests.Response:
    return site.hub.admin("PUT", path, data=encoded() if data is None else data)


def test_the_office_gives_stations_fetch_and_nobody_else_does(pictured: Site) -> None:
    site = pictured
    taken = [give(site), give(site)]
    assert [one.status_code for one in taken] == [201, 200]
    sha256 = taken[0].json()["sha256"]
    listed = site.call("GET", "/pictures", token=site.token).json()
    assert sha256 in {one["sha256"] for one in listed["pictures"]}
    again = site.call("GET", f"/pictures?since={listed['revision']}", token=site.token).json()
    assert (again["pictures"], again["revision"]) == ([], listed["revision"])
    path = f"/pictures/{sha256}"
    got = site.call("GET", path, token=site.other_token)
    assert (got.status_code, got.content[:3]) == (200, b"\xff\xd8\xff")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    problem(site.call("GET", path), 401, "auth.missing")
    for token in (site.hub.running.admin_token, *site.sessions.values()):
        problem(site.call("GET", path, token=token), 403, "auth.forbidden")
    problem(site.call("GET", f"/pictures/{SHA}", token=site.token), 404, "photo.missing")
    photo = site.call("GET", f"/photos/{sha256}", token=site.token)
    problem(photo, 404, "photo.missing")
    assert site.hub.admin("DELETE", CUSTOMER).status_code == 204
    problem(site.hub.admin("DELETE", CUSTOMER), 404, "picture.unknown")
    problem(site.call("GET", path, token=site.token), 404, "photo.missing")


def test_what_is_too_much_or_no_picture_is_refused_by_name(pictured: Site) -> None:
    site = pictured
    too_long = give(site, data=b"\xff\xd8\xff" + bytes(MAX_PICTURE_BYTES))
    assert problem(too_long, 413, "body.too_large") == {"limit": MAX_PICTURE_BYTES}
    problem(give(site, data=b"GIF89a"), 422, "picture.unreadable")
    problem(give(site, data=png_of(20_000, 10_000)), 422, "picture.too_large")
    problem(give(site, data=b""), 422, "picture.empty")
    problem(give(site, CUSTOMER + "&n=7"), 422, "body.bad")
    problem(give(site, "/pictures?kind=selfie&ticket=PIC-1"), 422, "body.bad")
    problem(give(site, "/pictures?kind=customer&ticket=PIC-9"), 404, "ticket.unknown")
    problem(give(site, CUSTOMER + "&sku=Z"), 404, "line.unknown")


def test_evidence_is_for_the_office_and_of_its_ticket(pictured: Site) -> None:
    site = pictured
    path = "/evidence?ticket=PIC-1"
    for caller in (site.hub.running.admin_token, site.sessions["supervisor"]):
        answer = site.call("GET", path, token=caller)
        assert answer.json() == {"ticket_number": "PIC-1", "photos": []}
    problem(site.call("GET", path), 401, "auth.missing")
    for caller in (site.token, site.sessions["inspector"]):
        problem(site.call("GET", path, token=caller), 403, "auth.forbidden")
        one = site.call("GET", "/evidence/e-1?ticket=PIC-1", token=caller)
        problem(one, 403, "auth.forbidden")
    problem(site.hub.admin("GET", "/evidence?ticket=PIC-9"), 404, "ticket.unknown")
    problem(site.hub.admin("GET", "/evidence/e-1?ticket=PIC-1"), 404, "evidence.unknown")
    problem(site.hub.admin("GET", "/evidence"), 422, "body.bad")

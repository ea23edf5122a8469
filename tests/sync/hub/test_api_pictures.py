"""Pictures over HTTP: who may give and take them, what is too much, what others never get."""

from __future__ import annotations

import pytest
import requests

from sync.picture_wire import MAX_PICTURE_BYTES
from tests.sync.hub.images import encoded, png_of
from tests.sync.hub.site import SHA, Site, problem

SHEET = (
    b"ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency\n"
    b"PIC-1,O-PIC-1,S-1,a,a,1,1,1.00,CNY\n"
)
CUSTOMER = "/pictures?kind=customer&ticket=PIC-1"


@pytest.fixture
def announced(site: Site) -> Site:
    site.hub.admin("POST", "/tickets/import", data=SHEET)
    return site


def give(site: Site, path: str = CUSTOMER, data: bytes | None = None) -> requests.Response:
    return site.hub.admin("PUT", path, data=encoded() if data is None else data)


def test_the_office_gives_stations_fetch_and_nobody_else_does(announced: Site) -> None:
    site = announced
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


def test_what_is_too_much_or_no_picture_is_refused_by_name(announced: Site) -> None:
    site = announced
    too_long = give(site, data=b"\xff\xd8\xff" + bytes(MAX_PICTURE_BYTES))
    assert problem(too_long, 413, "body.too_large") == {"limit": MAX_PICTURE_BYTES}
    problem(give(site, data=b"GIF89a"), 422, "picture.unreadable")
    problem(give(site, data=png_of(20_000, 10_000)), 422, "picture.too_large")
    problem(give(site, data=b""), 422, "picture.empty")
    problem(give(site, CUSTOMER + "&n=7"), 422, "body.bad")
    problem(give(site, "/pictures?kind=selfie&ticket=PIC-1"), 422, "body.bad")
    problem(give(site, "/pictures?kind=customer&ticket=PIC-9"), 404, "ticket.unknown")
    problem(give(site, CUSTOMER + "&sku=Z"), 404, "line.unknown")


def test_evidence_is_for_the_office_and_of_its_ticket(announced: Site) -> None:
    site = announced
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

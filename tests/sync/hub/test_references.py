"""Reference pictures at the hub: bounded, replaced, handed out while open, erased on closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspection.errors import OperatorError, WorldError
from inspection.references import MOST_OF_TICKET, PictureKind
from sync.hub import references
from sync.hub.references import PictureChange, Place, Taken, pictures_after
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.images import encoded
from tests.sync.hub.inside import ONE, THREE, InsideHub

WHITE, BLUE = encoded(), encoded(ink="blue")
CUSTOMER = Place(kind=PictureKind.CUSTOMER, ticket="RS-1", sku="", number=1)
CATALOGUE = Place(kind=PictureKind.CATALOGUE, ticket="", sku="SKU", number=1)


@pytest.fixture
def open_hub(inside: InsideHub) -> InsideHub:
    inside.announce(ONE, THREE)
    return inside


def take(inside: InsideHub, place: Place, data: bytes = WHITE) -> Taken:
    return inside.hub.references.take(place, data)


def changes(inside: InsideHub, after: int = 0) -> list[PictureChange]:
    with inside.hub.database.reading() as connection:
        return pictures_after(connection, after)[0]


def shown(inside: InsideHub) -> list[str]:
    return [one.picture_id for one in changes(inside) if not one.is_closed]


def files(inside: InsideHub) -> list[Path]:
    folder = inside.folder / "pictures"
    return [one for one in folder.rglob("*") if one.is_file()]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((OperatorError, WorldError)) as error:
        call()
    return error.value.code


def test_a_picture_is_taken_once_and_handed_out_while_its_place_is_its_own(
    open_hub: InsideHub,
) -> None:
    first, again = take(open_hub, CUSTOMER), take(open_hub, CUSTOMER)
    assert (first.is_new, again.is_new, again.picture_id) == (True, False, first.picture_id)
    kept = open_hub.hub.references.read(first.sha256)
    assert (kept[:3], len(kept)) == (b"\xff\xd8\xff", first.size_bytes)
    other = take(open_hub, CUSTOMER, BLUE)
    assert (shown(open_hub), len(files(open_hub))) == ([other.picture_id], 1)
    assert refused(lambda: open_hub.hub.references.read(first.sha256)) == "photo.missing"
    closed = {one.picture_id for one in changes(open_hub) if one.is_closed}
    assert closed == {first.picture_id}, "stations hear that the first one went"
    alike = take(open_hub, CATALOGUE, BLUE)
    assert (alike.sha256, len(files(open_hub))) == (other.sha256, 1)
    assert open_hub.hub.references.remove(CUSTOMER)
    assert not open_hub.hub.references.remove(CUSTOMER)
    assert open_hub.hub.references.read(other.sha256), "the same bytes have another place"
    open_hub.hub.references.remove(CATALOGUE)
    assert files(open_hub) == []


BAD = {
    "ticket.unknown": Place(kind=PictureKind.OUTBOUND, ticket="RS-9", sku="", number=1),
    "line.unknown": Place(kind=PictureKind.OUTBOUND, ticket="RS-1", sku="OTHER", number=1),
    "picture.place": Place(kind=PictureKind.CATALOGUE, ticket="RS-1", sku="SKU", number=1),
}


def test_whose_picture_it_is_must_be_known(open_hub: InsideHub) -> None:
    for code, place in BAD.items():
        assert refused(lambda place=place: take(open_hub, place)) == code
    for kind, sku in ((PictureKind.CATALOGUE, ""), (PictureKind.CUSTOMER, "SKU")):
        nobody = Place(kind=kind, ticket="", sku=sku, number=1)
        assert refused(lambda place=nobody: take(open_hub, place)) == "picture.place"
    assert refused(lambda: take(open_hub, CUSTOMER, b"no picture")) == "picture.unreadable"
    assert (changes(open_hub), files(open_hub)) == ([], [])


def test_a_ticket_has_so_many_and_none_more_and_they_come_in_pages(
    open_hub: InsideHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [
        Place(kind=kind, ticket="RS-1", sku=sku, number=number)
        for kind in (PictureKind.CUSTOMER, PictureKind.OUTBOUND)
        for sku in ("", "SKU")
        for number in range(1, 7)
    ]
    assert len(places) == MOST_OF_TICKET
    taken = [take(open_hub, place).picture_id for place in places]
    monkeypatch.setattr(references, "MAX_PICTURE_ROWS", 20)
    with open_hub.hub.database.reading() as connection:
        first, more = pictures_after(connection, 0)
        rest, no_more = pictures_after(connection, first[-1].revision)
    assert ([one.picture_id for one in (*first, *rest)], more, no_more) == (taken, True, False)
    # what no route lets through, as far as numbers go
    more = Place(kind=PictureKind.OUTBOUND, ticket="RS-1", sku="SKU", number=7)
    assert refused(lambda: take(open_hub, more)) == "picture.too_many"
    assert take(open_hub, places[0], BLUE).is_new, "one that takes another's place is none more"
    take(open_hub, Place(kind=PictureKind.CUSTOMER, ticket="RS-3", sku="", number=1))


def test_with_the_last_refund_everything_of_the_ticket_goes(
    open_hub: InsideHub, bench: BenchStation
) -> None:
    kept = take(open_hub, CATALOGUE, BLUE)
    gone = take(open_hub, CUSTOMER)
    other = take(open_hub, Place(kind=PictureKind.CUSTOMER, ticket="RS-3", sku="", number=1), BLUE)
    piece = bench.decide(open_hub.line("OL-1", 89900))
    open_hub.take(bench, piece)
    open_hub.desk_pass()
    assert open_hub.states == ["confirmed"]
    assert sorted(shown(open_hub)) == sorted([kept.picture_id, other.picture_id])
    open_hub.desk_pass()
    assert len(files(open_hub)) == 1
    assert refused(lambda: open_hub.hub.references.read(gone.sha256)) == "photo.missing"
    assert refused(lambda: take(open_hub, CUSTOMER)) == "ticket.closed"
    said = str([open_hub.own_events(kind) for kind in ("ticket.announced", "refund.moved")])
    assert gone.sha256 not in said


def test_whatever_stops_it_leaves_no_picture_behind(
    open_hub: InsideHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    for step in ("_promise", "_open"):
        with monkeypatch.context() as patched:
            patched.setattr(references, step, stopped)
            with pytest.raises(KeyboardInterrupt):
                take(open_hub, CUSTOMER)
        open_hub.desk_pass()
        assert (shown(open_hub), files(open_hub)) == ([], []), step
    open_hub.reopen()
    assert take(open_hub, CUSTOMER).is_new

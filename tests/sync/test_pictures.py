"""The lane of pictures: whole pages, only what is in use, nothing left of what is closed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from inspection.references import PicturePlan
from inspection.store.photo_files import PhotoFiles
from sync.client import HubClient
from sync.errors import HubGarbledError, HubRefusedError
from sync.picture_wire import PictureRow, PicturesAnswer
from sync.pictures import PICTURES_PER_PASS, PictureLane
from sync.ports import PictureChange


def named(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Side:
    """Wants every picture it knows of."""

    def __init__(self, revision: int = 0) -> None:
        self.revision = revision
        self.known: dict[str, str] = {}
        self.here: set[str] = set()
        self.drop: tuple[str, ...] = ()
        self.planned = 0

    def vector(self) -> dict[str, int]:
        return {"a": 1}

    def pictures_revision(self) -> int:
        return self.revision

    def take_pictures(
        self, changes: Sequence[PictureChange], *, closed: Sequence[str], revision: int
    ) -> None:
        if revision == 0:
            self.known.clear()
        self.known |= {one.picture_id: one.sha256 for one in changes}
        for picture_id in closed:
            self.known.pop(picture_id, None)
        self.revision = revision

    def named_pictures(self) -> frozenset[str]:
        return frozenset(self.known.values())

    def pictures_to_fetch(self, limit_bytes: int) -> PicturePlan:
        self.planned += 1
        wanted = tuple(one for one in self.known.values() if one not in self.here)
        return PicturePlan(fetch=wanted, drop=self.drop)

    def mark_picture(self, sha256: str, *, is_here: bool) -> None:
        (self.here.add if is_here else self.here.discard)(sha256)


class Answering(HubClient):
    """Answers one page after the other, and gives what it has."""

    def __init__(self, *pages: PicturesAnswer | HubRefusedError) -> None:
        self.pages = list(pages)
        self.has: dict[str, bytes] = {}
        self.given: list[str] = []

    def pictures(self, *, since: int) -> PicturesAnswer:
        if not self.pages:
            return PicturesAnswer(pictures=[], closed=[], revision=since)
        page = self.pages.pop(0)
        if isinstance(page, HubRefusedError):
            raise page
        return page

    def get_picture(self, sha256: str) -> bytes:
        self.given.append(sha256)
        if sha256 not in self.has:
            raise HubRefusedError("photo.missing", {}, status=404)
        return self.has[sha256]


def page(*pictures: bytes, revision: int, closed: Sequence[str] = (), more: bool = False):
    rows = [
        PictureRow(
            picture_id=one.decode(),
            kind="customer",
            ticket_id="t",
            sku="",
            number=1,
            sha256=named(one),
            size_bytes=len(one),
            revision=revision,
        )
        for one in pictures
    ]
    return PicturesAnswer(pictures=rows, closed=list(closed), revision=revision, more=more)


@pytest.fixture
def files(tmp_path: Path) -> PhotoFiles:
    return PhotoFiles(tmp_path / "references")


def run(lane: PictureLane, hub: Answering) -> int:
    return lane.run(hub, lambda: True)


def test_pictures_come_once_and_closed_ones_leave_no_file(files: PhotoFiles) -> None:
    side, hub = Side(), Answering(page(b"a", revision=1, more=True), page(b"b", revision=2))
    hub.has = {named(one): one for one in (b"a", b"b")}
    lane = PictureLane(side, files)
    assert run(lane, hub) == 2
    assert sorted(files.all()) == sorted(map(named, (b"a", b"b")))
    assert (run(lane, hub), len(hub.given), side.planned) == (0, 2, 1), "nothing is asked twice"
    hub.pages = [page(revision=3, closed=["a"])]
    run(lane, hub)
    assert files.all() == [named(b"b")]


def test_what_a_crash_left_goes_with_the_first_pass(files: PhotoFiles, tmp_path: Path) -> None:
    stray = files.write(b"of a ticket that was closed meanwhile")
    half = files.path(stray).with_suffix(".part")
    half.write_bytes(b"half")
    run(PictureLane(Side(), files), Answering())
    assert not [one for one in (tmp_path / "references").rglob("*") if one.is_file()]


def test_a_few_in_each_pass_and_what_is_gone_meanwhile_is_left(files: PhotoFiles) -> None:
    many = [f"p{number}".encode() for number in range(PICTURES_PER_PASS + 2)]
    side, hub = Side(), Answering(page(*many, revision=1))
    hub.has = {named(one): one for one in many[1:]}
    lane = PictureLane(side, files)
    assert run(lane, hub) == PICTURES_PER_PASS - 1
    assert run(lane, hub) == 2
    assert run(lane, hub) == 0


def test_what_needs_the_room_takes_it(files: PhotoFiles) -> None:
    old = files.write(b"old")
    side = Side(revision=1)
    side.known, side.here, side.drop = {"old": old}, {old}, (old,)
    run(PictureLane(side, files), Answering())
    assert (files.all(), side.here) == ([], set())


def test_a_hub_set_back_is_read_from_the_start_and_an_old_one_has_none(files: PhotoFiles) -> None:
    side = Side(revision=9)
    side.known = {"gone": "0" * 64}
    run(PictureLane(side, files), Answering(page(revision=3), page(revision=3, closed=["x"])))
    assert (side.revision, side.known) == (3, {})
    unknown = HubRefusedError("route.unknown", {}, status=404)
    assert run(PictureLane(Side(), files), Answering(unknown)) == 0


def test_more_without_anything_would_never_end(files: PhotoFiles) -> None:
    with pytest.raises(HubGarbledError):
        run(PictureLane(Side(), files), Answering(page(revision=1, more=True)))


def test_other_refusals_are_told(files: PhotoFiles) -> None:
    busy = HubRefusedError("hub.busy", {}, status=503, retry_after_s=1)
    with pytest.raises(HubRefusedError):
        run(PictureLane(Side(), files), Answering(busy))

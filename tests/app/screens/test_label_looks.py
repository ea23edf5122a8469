"""Labels get their look behind everything else, once each, after a restart too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.pictures.label_looks import TRIES, LabelLooks, Seen, look_at
from inspection.evidence_events import FoundRegion
from inspection.marks import is_looked_at
from inspection.store.photo_files import PhotoFiles
from inspection.values import RegionKind
from scanners.errors import ImageError
from scanners.picture import encode_jpeg
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.inspection import samples
from tests.scanners.ocr.drawn import line

NAMED = Seen(regions=(FoundRegion(x=1, y=2, w=3, h=4, what=RegionKind.NAME),), engine="rapidocr")


class Aside:
    """Work begins when a test says so; what it gives is what the test says."""

    def __init__(self, desk: InstantDesk) -> None:
        self.waiting: list = []
        desk.aside = lambda name, work, on_done: self.waiting.append((name, work, on_done))

    def done(self, seen: Seen | None) -> None:
        name, _work, on_done = self.waiting.pop(0)
        assert name == "looks"
        on_done(seen)


@pytest.fixture
def desk(qapp: object, tmp_path: Path, policies) -> Iterator[InstantDesk]:
    with desk_in(tmp_path, policies) as opened:
        yield opened


@pytest.fixture
def aside(desk: InstantDesk) -> Aside:
    return Aside(desk)


def label(desk: InstantDesk):
    parcel_id = desk.received()
    return desk.ask(lambda facts: facts.evidence_of(parcel_id))[0]


def looks(desk: InstantDesk, evidence_id: str):
    return desk.ask(lambda facts: facts.looks_of(evidence_id))


def test_a_label_of_before_the_start_gets_its_look(desk: InstantDesk, aside: Aside) -> None:
    photo = label(desk)
    made = LabelLooks(desk)
    made.begin()
    assert len(aside.waiting) == 1
    aside.done(NAMED)
    (look,) = looks(desk, photo.evidence_id)
    assert (look.regions, look.engine) == (NAMED.regions, "rapidocr")
    again = LabelLooks(desk)
    again.begin()
    assert aside.waiting == [], "what has its look is not looked at again"


def test_a_photo_that_was_looked_at_before_its_parcel_is_recorded_with_it(
    desk: InstantDesk, aside: Aside
) -> None:
    made = LabelLooks(desk)
    made.begin()
    sha256 = samples.sha(1)
    made.prepare(sha256)
    made.prepare(sha256)
    found: list[str] = []
    made.found.connect(found.append)
    aside.done(NAMED)
    assert (found, made.seen(sha256), aside.waiting) == ([sha256], NAMED, [])
    photo = label(desk)
    assert photo.sha256 == sha256
    assert is_looked_at(looks(desk, photo.evidence_id))
    assert aside.waiting == []


def test_what_cannot_be_read_is_tried_again_and_stays_veiled(
    desk: InstantDesk, aside: Aside
) -> None:
    photo = label(desk)
    made = LabelLooks(desk)
    made.begin()
    failed: list[str] = []
    made.failed.connect(failed.append)
    aside.done(None)
    assert (failed, made.has_failed(photo.sha256)) == ([], False)
    for _ in range(TRIES - 1):
        aside.done(None)
    assert aside.waiting == []
    assert (failed, made.has_failed(photo.sha256)) == ([photo.sha256], True)
    assert looks(desk, photo.evidence_id) == ()


def test_the_newest_label_is_looked_at_first(desk: InstantDesk, aside: Aside) -> None:
    made = LabelLooks(desk)
    made.begin()
    for number in (11, 12, 13):
        made.prepare(samples.sha(number))
    order: list[str] = []
    made.found.connect(order.append)
    for _ in range(3):
        aside.done(NAMED)
    assert order == [samples.sha(number) for number in (11, 13, 12)], "the first was begun already"


def test_after_the_end_nothing_begins(desk: InstantDesk, aside: Aside) -> None:
    made = LabelLooks(desk)
    made.prepare(samples.sha(1))
    made.prepare(samples.sha(2))
    made.stop()
    aside.done(None)
    assert aside.waiting == []


class FixedReader:
    name = "fixed"

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def read(self, _image, _region=None):
        return tuple(line(text, top=40 * row + 10) for row, text in enumerate(self.texts))

    def stop(self) -> None:
        pass


def test_numbers_stay_and_everything_else_is_covered() -> None:
    picture = np.full((400, 600, 3), 255, np.uint8)
    seen = look_at(picture, FixedReader("SF1624088315207", "王小明 13812345678", "NOTHING ELSE"))
    assert seen.engine == "fixed"
    assert [one.what for one in seen.regions] == [RegionKind.PHONE, RegionKind.OTHER]


def test_a_photo_that_is_gone_or_an_engine_that_fails_is_no_look(
    desk: InstantDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = PhotoFiles(tmp_path / "photos")
    desk.services.photos = files
    sha256 = files.write(encode_jpeg(np.full((40, 60, 3), 255, np.uint8)))
    reader = FixedReader("SF1624088315207")
    monkeypatch.setattr("scanners.ocr.engines.open_idle", lambda: reader)
    done: list[Seen | None] = []
    desk.aside = lambda _name, work, _on_done: done.append(work())
    LabelLooks(desk).prepare(sha256)
    LabelLooks(desk).prepare(samples.sha(1))

    def fails(_image, _region=None):
        raise ImageError("image.ocr_failed")

    monkeypatch.setattr(reader, "read", fails)
    LabelLooks(desk).prepare(sha256)
    assert [one is None for one in done] == [False, True, True]

"""Photos of labels show customers' names: a save leaves them out unless they were asked for."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from inspection.store.export import named_photo
from inspection.store.photo_files import PhotoFiles
from inspection.store.saved import check_saved
from inspection.store.store import Store
from tests.inspection.store.parts import Stores
from tests.inspection.store.saving import filled, labelled, lines, save

SHA = "ab" * 32


@pytest.fixture
def photos(stores: Stores) -> PhotoFiles:
    return PhotoFiles(stores.folder / "photos")


@pytest.fixture
def store(stores: Stores, photos: PhotoFiles) -> Store:
    """Three photos of the item, and one taken elsewhere."""
    return filled(stores, photos)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def states(folder: Path) -> dict[object, object]:
    return {one["sha256"]: one["state"] for one in lines(folder, "photos.ndjson")}


def manifest(folder: Path) -> dict:
    return orjson.loads((folder / "manifest.json").read_bytes())


def held_files(target: Path) -> set[str]:
    return {one.stem for one in (target / "photos").rglob("*.jpg")}


@pytest.mark.parametrize(
    "subjects", [["label"], ["label", "item.front"], ["item.front", "label"]], ids="+".join
)
def test_a_photo_that_any_record_calls_a_label_is_left_out(
    store: Store, photos: PhotoFiles, target: Path, subjects: list[str]
) -> None:
    sha256 = labelled(store, photos, *subjects)
    saved = save(store, photos, target)
    assert (saved.photos, saved.copied, saved.withheld, saved.labels_there) == (3, 3, 1, 0)
    assert states(saved.folder)[sha256] == "withheld"
    assert held_files(target) == {
        one for one, state in states(saved.folder).items() if state == "saved"
    }
    assert sha256 not in held_files(target)
    report = check_saved(saved.folder)
    assert (report.problems, report.photos, report.withheld) == ((), 3, 1)


def test_the_manifest_counts_them_and_says_so(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    labelled(store, photos, "label")
    said = manifest(save(store, photos, target).folder)
    assert (said["photos"]["withheld"], said["photos"]["with_labels"]) == (1, False)
    assert said["photos"]["labels_of_earlier_saves"] == 0
    assert said["personal_data"]["photos"].startswith("Photos of labels are left out.")


def test_asked_for_they_go_along_and_the_manifest_says_so(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    sha256 = labelled(store, photos, "label")
    saved = save(store, photos, target, with_labels=True)
    assert (saved.photos, saved.copied, saved.withheld) == (4, 4, 0)
    assert PhotoFiles(target / "photos").read(sha256) == photos.read(sha256)
    said = manifest(saved.folder)
    assert (said["photos"]["withheld"], said["photos"]["with_labels"]) == (0, True)
    assert said["personal_data"]["photos"].startswith("Photos of labels are included")
    assert check_saved(saved.folder).problems == ()


def test_those_of_an_earlier_save_stay_and_are_told(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    sha256 = labelled(store, photos, "label")
    first = save(store, photos, target, with_labels=True)
    saved = save(store, photos, target)
    assert (saved.withheld, saved.labels_there, first.labels_there) == (1, 1, 0)
    assert sha256 in held_files(target)
    said = manifest(saved.folder)
    assert said["photos"]["labels_of_earlier_saves"] == 1
    assert "still holds 1 of labels" in said["personal_data"]["photos"]
    assert check_saved(first.folder).problems == check_saved(saved.folder).problems == ()


def test_one_that_is_lost_or_altered_here_is_told_all_the_same(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    lost, other = labelled(store, photos, "label"), labelled(store, photos, "label")
    photos.path(lost).unlink()
    photos.path(other).write_bytes(b"other")
    saved = save(store, photos, target)
    assert (saved.withheld, saved.missing, saved.altered) == (0, 1, 1)
    assert check_saved(saved.folder).problems == ()


def test_no_room_is_asked_for_and_no_time_told_for_what_stays_here(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    labelled(store, photos, "label")
    told: list[int] = []
    save(store, photos, target, on_progress=lambda one: told.append(one.bytes_total))
    assert max(told) == 3 * 2000


def test_no_other_photo_may_be_called_withheld(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    folder = save(store, photos, target).folder
    path = folder / "photos.ndjson"
    path.write_bytes(path.read_bytes().replace(b'"saved"', b'"withheld"', 1))
    assert "saved.bad_line" in {one.code for one in check_saved(folder).problems}


@pytest.mark.parametrize(
    ("body", "is_label"),
    [
        ({"subject": "label"}, True),
        ({"subject": "item.front"}, False),
        ({}, True),
        ({"subject": None}, True),
        ({"subject": ["item.front"]}, True),
    ],
)
def test_what_does_not_say_what_it_shows_may_show_a_label(body: dict, is_label: bool) -> None:
    found = named_photo(orjson.dumps({"body": {"sha256": SHA, **body}}).decode())
    assert found is not None
    assert (found.sha256, found.is_label) == (SHA, is_label)


@pytest.mark.parametrize("line", ["", "[]", '{"body":[]}', '{"body":7}', '{"body":{"sha256":"x"}}'])
def test_a_damaged_line_names_no_photo(line: str) -> None:
    assert named_photo(line) is None

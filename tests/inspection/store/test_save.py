"""Saving to a folder: everything verbatim, at one state, proved by the folder alone."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from inspection.errors import OperatorError, WorldError
from inspection.store.canonical import FIRST_PREV_HASH, chain
from inspection.store.photo_files import PhotoFiles
from inspection.store.save import SaveProgress, Watch, save_journal
from inspection.store.save_manifest import Stamp
from inspection.store.saved import check_saved
from inspection.store.store import Store
from tests.inspection.store.parts import DOCK, START, Stores, own, received
from tests.inspection.store.saving import NAME, STAMP, Contact, filled, lines, own_lines, save
from tests.mounts import fill, make_read_only, mounted, pull_out


@pytest.fixture
def photos(stores: Stores) -> PhotoFiles:
    return PhotoFiles(stores.folder / "photos")


@pytest.fixture
def store(stores: Stores, photos: PhotoFiles) -> Store:
    return filled(stores, photos)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_all_streams_are_saved_verbatim_and_their_chains_hold(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    saved = save(store, photos, target)
    assert saved.folder == target / NAME
    assert own_lines(store, saved.folder) == store.own_records_after(0, 99)
    ends: dict[object, bytes] = {}
    for one in lines(saved.folder, "journal.ndjson"):
        assert set(one) == {"origin", "seq", "line", "hash"}
        linked = chain(ends.get(one["origin"], FIRST_PREV_HASH), str(one["line"]).encode())
        assert linked.hex() == one["hash"]
        ends[one["origin"]] = linked
    manifest = orjson.loads((saved.folder / "manifest.json").read_bytes())
    assert {one["origin"]: one["hash"] for one in manifest["streams"]} == {
        head.origin: head.hash.hex() for head in store.streams()
    }
    assert (manifest["records"], manifest["receipts"]) == (saved.records, 1)
    assert (manifest["station_name"], manifest["version"]) == ("B01", "0.1.0")
    assert manifest["saved_at"] == "2026-11-21T06:30:00.000Z"


def test_photos_lie_beside_the_folder_and_where_the_others_are_is_said(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    saved = save(store, photos, target)
    assert (saved.photos, saved.copied, saved.elsewhere, saved.missing) == (3, 3, 1, 0)
    there = PhotoFiles(target / "photos")
    kept = [
        one["sha256"] for one in lines(saved.folder, "photos.ndjson") if one["state"] == "saved"
    ]
    for sha256 in kept:
        assert there.read(str(sha256)) == photos.read(str(sha256))
    assert {"sha256": "cd" * 32, "state": "elsewhere"} in lines(saved.folder, "photos.ndjson")


def test_no_contact_is_saved_and_the_manifest_says_what_photos_are(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    folder = save(store, photos, target).folder
    written = b"".join(one.read_bytes() for one in folder.iterdir())
    for secret in (Contact.name, Contact.phone, Contact.address):
        assert secret.encode() not in written
        assert orjson.dumps(secret)[1:-1] not in written
    manifest = orjson.loads((folder / "manifest.json").read_bytes())
    assert "not included" in manifest["personal_data"]["contacts"]
    assert "evidence" in manifest["personal_data"]["photos"]


def test_a_saved_folder_proves_itself(store: Store, photos: PhotoFiles, target: Path) -> None:
    saved = save(store, photos, target)
    report = check_saved(saved.folder)
    assert report.problems == ()
    assert (report.records, report.photos) == (saved.records, 3)


def test_a_second_save_copies_no_photo_again_but_a_spoilt_one(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    first = save(store, photos, target)
    sha256 = str(lines(first.folder, "photos.ndjson")[0]["sha256"])
    sha256 = (
        sha256 if sha256 != "cd" * 32 else str(lines(first.folder, "photos.ndjson")[1]["sha256"])
    )
    there = PhotoFiles(target / "photos")
    before = there.path(sha256).stat().st_mtime_ns
    second = save(store, photos, target)
    assert (second.copied, second.photos) == (0, 3)
    assert second.folder.name == f"{NAME}-2"
    assert there.path(sha256).stat().st_mtime_ns == before
    there.path(sha256).write_bytes(b"x" * 2000)
    assert check_saved(second.folder).problems[0].code == "photo.altered"
    assert save(store, photos, target).copied == 1
    assert check_saved(second.folder).problems == ()


def test_photos_lost_or_altered_here_are_counted_and_the_rest_is_saved(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    first, second, _third = sorted(store.local.waiting_photos(9))
    photos.path(first).unlink()
    photos.path(second).write_bytes(b"other")
    saved = save(store, photos, target)
    assert (saved.photos, saved.missing, saved.altered) == (1, 1, 1)
    assert not PhotoFiles(target / "photos").path(second).exists()
    assert check_saved(saved.folder).problems == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("journal.ndjson", b"q1", b"q7", {"saved.file_altered", "journal.broken_chain"}),
        ("journal.ndjson", b'{"origin', b'["origin', {"saved.file_altered", "saved.bad_line"}),
        ("receipts.ndjson", b'"seq":3', b'"seq":9', {"saved.file_altered", "receipt.differs"}),
        ("photos.ndjson", b'"saved"', b'"gone!"', {"saved.file_altered"}),
        ("manifest.json", b'"seq": 2,', b'"seq": 1,', {"saved.heads_differ"}),
    ],
)
def test_tampering_with_a_save_shows(
    store: Store, photos: PhotoFiles, target: Path,
    file: str, old: bytes, new: bytes, expected: set[str],
) -> None:  # fmt: skip
    folder = save(store, photos, target).folder
    path = folder / file
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    assert expected <= {one.code for one in check_saved(folder).problems}


@pytest.mark.parametrize("file", ["journal.ndjson", "receipts.ndjson", "photos.ndjson"])
def test_a_missing_file_of_a_save_shows(
    store: Store, photos: PhotoFiles, target: Path, file: str
) -> None:
    folder = save(store, photos, target).folder
    (folder / file).unlink()
    codes = {one.code for one in check_saved(folder).problems}
    assert "saved.file_missing" in codes


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"kind":"returns-station-journal","format":2}', b"\xff\x00"]
)
def test_what_is_no_save_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(OperatorError, match=r"saved\.unknown"):
        check_saved(tmp_path)
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(OperatorError, match=r"saved\.unknown"):
        check_saved(tmp_path)


def test_hostile_values_in_a_save_are_problems_and_nothing_worse(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    folder = save(store, photos, target).folder
    hostile = b'{"sha256":"../../../etc/passwd","state":"saved"}\nnull\n[1]\n' + b"[" * 99_999
    (folder / "photos.ndjson").write_bytes(hostile)
    (folder / "journal.ndjson").write_bytes(
        b'{"origin":"a","seq":1,"line":"{}","hash":"zz"}\n' + b"9" * 5_000_000
    )
    codes = [one.code for one in check_saved(folder).problems]
    assert "saved.bad_line" in codes
    assert "journal.bad_line" in codes


def test_the_folder_has_a_name_every_file_system_takes(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    named = {"../..": "station", 'a/b\\c:"d"': "a-b-c-d", "收货 1 号台.": "收货-1-号台"}
    for name, wanted in named.items():
        stamp = Stamp(station_name=name, version="0.1.0", at=START)
        saved = save_journal(store, photos, target, stamp=stamp, watch=Watch())
        assert saved.folder == target / f"returns-station-{wanted}-20261121T063000Z"


def test_what_is_recorded_meanwhile_is_in_the_next_save(
    store: Store, photos: PhotoFiles, target: Path
) -> None:
    before = store.vector()

    def record(progress: SaveProgress) -> None:
        number = f"late-{progress.stage}-{progress.done}"
        store.transact(DOCK, lambda work: work.record(received(number)))

    saved = save(store, photos, target, on_progress=record)
    manifest = orjson.loads((saved.folder / "manifest.json").read_bytes())
    assert {one["origin"]: one["seq"] for one in manifest["streams"]} == before
    assert len(own_lines(store, saved.folder)) == before[own(store)] < store.vector()[own(store)]
    assert check_saved(saved.folder).problems == ()


@pytest.mark.parametrize("looks", [0, 1, 2, 5])
def test_cancelled_nothing_but_whole_photos_is_left(
    store: Store, photos: PhotoFiles, target: Path, looks: int
) -> None:
    left = iter(range(looks))
    with pytest.raises(OperatorError, match=r"save\.cancelled"):
        save(store, photos, target, is_wanted=lambda: next(left, None) is not None)
    assert names(target) <= {"photos"}


def test_there_must_be_a_place(store: Store, photos: PhotoFiles, target: Path) -> None:
    with pytest.raises(WorldError, match=r"save\.gone"):
        save(store, photos, target / "nowhere")


def test_too_little_room_is_said_before_anything_is_copied(
    stores: Stores, photos: PhotoFiles, tmp_path: Path
) -> None:
    store = filled(stores, photos, shots=4, shot_bytes=400_000)
    with mounted(tmp_path / "small", size_mib=2) as stick:
        with pytest.raises(WorldError, match=r"save\.no_room") as refused:
            save(store, photos, stick)
        assert refused.value.params == {"needed_mb": 3, "free_mb": 2}
        assert names(stick) == set()


def test_a_disk_that_fills_up_meanwhile_is_said_and_cleared(
    stores: Stores, photos: PhotoFiles, tmp_path: Path
) -> None:
    store = filled(stores, photos, shots=4, shot_bytes=400_000)
    with mounted(tmp_path / "small", size_mib=8) as stick:

        def fill_up(progress: SaveProgress) -> None:
            if progress.stage == "photos" and progress.done == 2:
                fill(stick)

        with pytest.raises(WorldError, match=r"save\.full"):
            save(store, photos, stick, on_progress=fill_up)
        assert names(stick) == {"photos", "ballast"}
        assert {one.suffix for one in (stick / "photos").rglob("*") if one.is_file()} == {".jpg"}
        (stick / "ballast").unlink()
        saved = save(store, photos, stick)
        assert saved.copied == 2
        assert check_saved(saved.folder).problems == ()


@pytest.mark.parametrize("stage", ["records", "photos"])
def test_a_stick_pulled_out_is_said_and_nothing_is_written_in_its_place(
    store: Store, photos: PhotoFiles, tmp_path: Path, stage: str
) -> None:
    with mounted(tmp_path / "stick", size_mib=8) as stick:

        def pull(progress: SaveProgress) -> None:
            if progress.stage == stage:
                pull_out(stick)

        with pytest.raises(WorldError, match=r"save\.gone"):
            save(store, photos, stick, on_progress=pull)
        assert names(stick) == set()
    assert store.transact(DOCK, lambda work: work.record(received("after"))) is None


def test_a_stick_that_cannot_be_written_is_said(
    store: Store, photos: PhotoFiles, tmp_path: Path
) -> None:
    with mounted(tmp_path / "stick", size_mib=8) as stick:
        make_read_only(stick)
        with pytest.raises(WorldError, match=r"save\.read_only"):
            save(store, photos, stick)


def test_an_empty_station_can_be_saved(stores: Stores, photos: PhotoFiles, target: Path) -> None:
    saved = save(stores.bare("new"), photos, target)
    assert (saved.records, saved.photos, saved.receipts) == (0, 0, 0)
    assert check_saved(saved.folder).problems == ()
    assert STAMP.station_name == check_saved(saved.folder).station_name

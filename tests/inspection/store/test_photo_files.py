"""Photo files: whole or not there, named by their bytes, never altered unnoticed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from inspection.errors import WorldError
from inspection.store.photo_files import PhotoFiles

JPEG = b"\xff\xd8 a photo \xff\xd9"


@pytest.fixture
def photos(tmp_path: Path) -> PhotoFiles:
    return PhotoFiles(tmp_path / "photos")


def test_a_photo_is_kept_under_its_hash(photos: PhotoFiles, tmp_path: Path) -> None:
    sha256 = photos.write(JPEG)
    assert sha256 == hashlib.sha256(JPEG).hexdigest()
    expected = tmp_path / "photos" / sha256[:2] / sha256[2:4] / f"{sha256}.jpg"
    assert photos.path(sha256) == expected
    assert photos.read(sha256) == JPEG
    assert photos.write(JPEG) == sha256
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [expected]


def test_a_spoilt_file_is_noticed_and_mended_by_writing_again(photos: PhotoFiles) -> None:
    sha256 = photos.write(JPEG)
    photos.path(sha256).write_bytes(JPEG[:-1])
    with pytest.raises(WorldError) as refused:
        photos.read(sha256)
    assert refused.value.code == "photo.altered"
    photos.write(JPEG)
    assert photos.read(sha256) == JPEG


def test_what_is_missing_is_told(photos: PhotoFiles) -> None:
    there, gone = photos.write(JPEG), hashlib.sha256(b"gone").hexdigest()
    assert photos.missing([there, gone]) == [gone]
    with pytest.raises(WorldError) as refused:
        photos.read(gone)
    assert (refused.value.code, refused.value.params) == ("photo.missing", {"sha256": gone})


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 63 + "/"])
def test_only_hashes_name_photos(photos: PhotoFiles, name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        photos.path(name)


def test_a_folder_that_cannot_be_written_is_told(photos: PhotoFiles, tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("a file where the folder should be")
    with pytest.raises(WorldError) as refused:
        photos.write(JPEG)
    assert refused.value.code == "photo.io"


def test_bytes_are_durable_before_the_name_is(
    photos: PhotoFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order that a power cut needs: data synced, renamed, folder synced."""
    steps: list[str] = []
    sync, rename = os.fsync, Path.replace

    def synced(handle: int) -> None:
        target = Path(f"/proc/self/fd/{handle}").readlink()
        steps.append("data" if target.suffix == ".part" else "folder")
        sync(handle)

    def renamed(self: Path, target: Path) -> Path:
        steps.append("rename")
        return rename(self, target)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc to tell files from folders")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    photos.write(JPEG)
    assert steps[-3:] == ["data", "rename", "folder"]

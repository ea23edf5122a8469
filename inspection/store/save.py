"""Saves a station's journals, receipts and photos to a folder that proves itself.

    TARGET/
      photos/ab/cd/<SHA-256>.jpg          one for all saves
      returns-station-B01-20261122T023000Z/
        journal.ndjson  receipts.ndjson  photos.ndjson
        manifest.json                     last of all

`inspection.store.saved` checks such a folder, with nothing but the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from inspection.errors import OperatorError, WorldError
from inspection.store.export import Outline, journal_parts, ndjson, outline, receipt_lines
from inspection.store.photo_files import PhotoFiles
from inspection.store.save_folder import SaveFolder
from inspection.store.save_manifest import (
    MANIFEST,
    PHOTO_FOLDER,
    Content,
    PhotoState,
    Stamp,
    manifest_of,
)
from inspection.store.store import Store

JOURNAL, RECEIPTS, PHOTOS = "journal.ndjson", "receipts.ndjson", "photos.ndjson"
CLUSTER_BYTES = 32 * 1024
"""What a file on a stick is rounded up to, at most."""
SPARE_BYTES = 1024 * 1024
_PER_RECORD_BYTES = 256
"""Origin, number, hash and the names of these."""


@dataclass(frozen=True, kw_only=True)
class SaveProgress:
    """How far a save is; bytes are those of photos."""

    stage: Literal["records", "photos"]
    done: int
    total: int
    bytes_done: int = 0
    bytes_total: int = 0


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What stands in `folder` now."""

    folder: Path
    records: int
    receipts: int
    photos: int
    copied: int
    """Of these, photos that were not there from an earlier save."""
    withheld: int
    """Photos of labels, which are here and were left out."""
    labels_there: int
    """Photos of labels that earlier saves left at this place: nothing is removed there."""
    elsewhere: int
    """Photos the journals name that were taken at other stations."""
    missing: int
    altered: int
    """Photos of this station whose file is not there, or is not what was recorded."""


@dataclass(frozen=True, kw_only=True)
class Watch:
    """Who looks on: told how far it is, asked whether to go on."""

    on_progress: Callable[[SaveProgress], None] = lambda _progress: None
    is_wanted: Callable[[], bool] = lambda: True

    def step(self, progress: SaveProgress) -> None:
        """Tell; raises OperatorError `save.cancelled`."""
        if not self.is_wanted():
            raise OperatorError("save.cancelled")
        self.on_progress(progress)


def save_journal(
    store: Store,
    photo_files: PhotoFiles,
    target: Path,
    *,
    stamp: Stamp,
    watch: Watch,
    with_labels: bool = False,
) -> Saved:
    """Saves into the existing folder `target`; changes nothing at the station.

    Photos of labels show customers' names and addresses: they go along only `with_labels`.

    Raises WorldError `save.*` or `store.*`, OperatorError `save.cancelled`; then no folder that
    looks finished was left behind.
    """
    folder = SaveFolder(target, station_name=stamp.station_name, at=stamp.at)
    try:
        save = _Save(store, photo_files, folder, watch, with_labels=with_labels)
        return save.run(stamp)
    except BaseException:
        folder.discard()
        raise


class _Save:
    def __init__(
        self,
        store: Store,
        photo_files: PhotoFiles,
        folder: SaveFolder,
        watch: Watch,
        *,
        with_labels: bool,
    ) -> None:
        self._store = store
        self._source = photo_files
        self._folder = folder
        self._watch = watch
        self._has_labels = with_labels
        self._withheld: frozenset[str] = frozenset()
        self._there = PhotoFiles(folder.target / PHOTO_FOLDER)
        self._receipts = 0
        self._copied = 0
        self._counts: dict[PhotoState, int] = dict.fromkeys(get_args(PhotoState), 0)

    def run(self, stamp: Stamp) -> Saved:
        # the state is held only while lines are read: copying photos may take an hour, and as
        # long as somebody reads an old state the database's log cannot be shortened
        with self._store.reading() as conn:
            found = outline(conn)
            self._withheld = frozenset() if self._has_labels else found.labels
            sizes = {one: self._size_to_copy(one) for one in found.photos}
            self._folder.ensure_room(self._needed(found, sizes))
            self._write_journal(found, journal_parts(conn, found.heads))
            with self._folder.file(RECEIPTS) as file:
                for line in receipt_lines(conn):
                    file.write(line)
                    self._receipts += 1
        self._write_photos(found, sizes)
        content = self._content()
        data = manifest_of(stamp, found, content, self._folder.files)
        with self._folder.file(MANIFEST) as file:
            file.write(data)
        return self._saved(self._folder.finish(), found, content)

    def _content(self) -> Content:
        left = sum(_size(self._there.path(one)) is not None for one in self._withheld)
        return Content(
            origin=self._store.origin,
            receipts=self._receipts,
            photos=self._counts,
            has_labels=self._has_labels,
            labels_there=left,
        )

    def _saved(self, folder: Path, found: Outline, content: Content) -> Saved:
        return Saved(
            folder=folder,
            records=found.records,
            receipts=content.receipts,
            photos=content.photos["saved"],
            copied=self._copied,
            withheld=content.photos["withheld"],
            labels_there=content.labels_there,
            elsewhere=content.photos["elsewhere"],
            missing=content.photos["missing"],
            altered=content.photos["altered"],
        )

    def _size_to_copy(self, sha256: str) -> int | None:
        return None if sha256 in self._withheld else _size(self._source.path(sha256))

    def _needed(self, found: Outline, sizes: dict[str, int | None]) -> int:
        needed = SPARE_BYTES + found.records * _PER_RECORD_BYTES + found.line_bytes * 3 // 2
        with self._folder.errors():
            for sha256, size in sizes.items():
                needed += _PER_RECORD_BYTES
                if size is not None and _size(self._there.path(sha256)) != size:
                    needed += -(-size // CLUSTER_BYTES) * CLUSTER_BYTES
        return needed

    def _write_journal(self, found: Outline, parts: Iterator[tuple[int, bytes]]) -> None:
        done = 0
        with self._folder.file(JOURNAL) as file:
            for count, data in parts:
                self._watch.step(SaveProgress(stage="records", done=done, total=found.records))
                file.write(data)
                done += count

    def _write_photos(self, found: Outline, sizes: dict[str, int | None]) -> None:
        bytes_total = sum(size or 0 for size in sizes.values())
        bytes_done = 0
        with self._folder.file(PHOTOS) as file:
            for done, sha256 in enumerate(found.photos):
                self._watch.step(
                    SaveProgress(
                        stage="photos",
                        done=done,
                        total=len(found.photos),
                        bytes_done=bytes_done,
                        bytes_total=bytes_total,
                    )
                )
                state = self._copy(sha256, is_ours=sha256 in found.taken_here)
                self._counts[state] += 1
                file.write(ndjson({"sha256": sha256, "state": state}))
                bytes_done += sizes[sha256] or 0

    def _copy(self, sha256: str, *, is_ours: bool) -> PhotoState:
        try:
            data = self._source.read(sha256)
        except WorldError as error:
            if error.code == "photo.missing":
                return "missing" if is_ours else "elsewhere"
            if error.code == "photo.altered":
                return "altered"
            raise
        if sha256 in self._withheld:
            return "withheld"  # after the look at it: one that is lost or altered here is told
        self._folder.ensure_there()
        with self._folder.errors():
            path = self._there.path(sha256)
            if _size(path) == len(data) and path.read_bytes() == data:
                return "saved"
        try:
            self._there.write(data)
        except WorldError as error:
            if isinstance(error.__cause__, OSError):
                raise self._folder.meaning(error.__cause__) from error
            raise
        self._copied += 1
        return "saved"


def _size(path: Path) -> int | None:
    """Bytes of a file; None where there is none to look at: reading or writing it tells why."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None

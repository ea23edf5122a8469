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
from datetime import datetime
from pathlib import Path
from typing import Literal

import orjson

from inspection.errors import OperatorError, WorldError
from inspection.store.export import Outline, journal_parts, ndjson, outline, receipt_lines
from inspection.store.photo_files import PhotoFiles
from inspection.store.save_folder import SaveFolder
from inspection.store.store import Store
from inspection.values import rfc3339

FORMAT = 1
KIND = "returns-station-journal"
JOURNAL, RECEIPTS, PHOTOS = "journal.ndjson", "receipts.ndjson", "photos.ndjson"
MANIFEST = "manifest.json"
PHOTO_FOLDER = "photos"
CLUSTER_BYTES = 32 * 1024
"""What a file on a stick is rounded up to, at most."""
SPARE_BYTES = 1024 * 1024
_PER_RECORD_BYTES = 256
"""Origin, number, hash and the names of these."""
_CONTACTS = "Customers' names, phones and addresses are not included."
_PHOTOS = (
    "Photos are evidence, unaltered: labels on them can show names, phones and addresses. "
    "Hand them on as such."
)

PhotoState = Literal["saved", "elsewhere", "missing", "altered"]


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Who saves, and when."""

    station_name: str
    version: str
    at: datetime


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
    store: Store, photo_files: PhotoFiles, target: Path, *, stamp: Stamp, watch: Watch
) -> Saved:
    """Saves into the existing folder `target`; changes nothing at the station.

    Raises WorldError `save.*` or `store.*`, OperatorError `save.cancelled`; then no folder that
    looks finished was left behind.
    """
    folder = SaveFolder(target, station_name=stamp.station_name, at=stamp.at)
    try:
        return _Save(store, photo_files, folder, stamp, watch).run()
    except BaseException:
        folder.discard()
        raise


class _Save:
    def __init__(
        self, store: Store, photo_files: PhotoFiles, folder: SaveFolder, stamp: Stamp, watch: Watch
    ) -> None:
        self._store = store
        self._source = photo_files
        self._folder = folder
        self._stamp = stamp
        self._watch = watch
        self._there = PhotoFiles(folder.target / PHOTO_FOLDER)
        self._receipts = 0
        self._copied = 0
        self._counts: dict[str, int] = dict.fromkeys(
            ("saved", "elsewhere", "missing", "altered"), 0
        )

    def run(self) -> Saved:
        # the state is held only while lines are read: copying photos may take an hour, and as
        # long as somebody reads an old state the database's log cannot be shortened
        with self._store.reading() as conn:
            found = outline(conn)
            sizes = {one: _size(self._source.path(one)) for one in found.photos}
            self._folder.ensure_room(self._needed(found, sizes))
            self._write_journal(found, journal_parts(conn, found.heads))
            with self._folder.file(RECEIPTS) as file:
                for line in receipt_lines(conn):
                    file.write(line)
                    self._receipts += 1
        self._write_photos(found, sizes)
        self._write_manifest(found)
        return Saved(
            folder=self._folder.finish(),
            records=found.records,
            receipts=self._receipts,
            photos=self._counts["saved"],
            copied=self._copied,
            elsewhere=self._counts["elsewhere"],
            missing=self._counts["missing"],
            altered=self._counts["altered"],
        )

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

    def _write_manifest(self, found: Outline) -> None:
        manifest = {
            "kind": KIND,
            "format": FORMAT,
            "program": "returns-station",
            "version": self._stamp.version,
            "saved_at": rfc3339(self._stamp.at),
            "station_name": self._stamp.station_name,
            "origin": self._store.origin,
            "records": found.records,
            "streams": [
                {"origin": head.origin, "seq": head.taken_seq, "hash": head.hash.hex()}
                for head in found.heads
            ],
            "receipts": self._receipts,
            "photos": {"folder": f"../{PHOTO_FOLDER}", **self._counts},
            "files": {
                name: {"sha256": one.sha256, "size_bytes": one.size_bytes}
                for name, one in self._folder.files.items()
            },
            "personal_data": {"contacts": _CONTACTS, "photos": _PHOTOS},
        }
        with self._folder.file(MANIFEST) as file:
            file.write(
                orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
            )


def _size(path: Path) -> int | None:
    """Bytes of a file; None where there is none to look at: reading or writing it tells why."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None

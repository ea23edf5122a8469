"""Checks a saved folder with nothing but the folder: files, chains, receipts and photos."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from inspection.errors import OperatorError, WorldError
from inspection.station_events import EvidenceCaptured
from inspection.store.canonical import FIRST_PREV_HASH, chain
from inspection.store.errors import BadLineError
from inspection.store.export import named_photo
from inspection.store.photo_files import PhotoFiles
from inspection.store.records import MAX_LINE_BYTES, parse_line
from inspection.store.save import JOURNAL, PHOTOS, RECEIPTS
from inspection.store.save_folder import PARTIAL
from inspection.store.save_manifest import FORMAT, KIND, MANIFEST, PHOTO_FOLDER
from inspection.store.verify import Problem

MAX_MANIFEST_BYTES = 16 * 1024 * 1024
MAX_SAVED_LINE_BYTES = 6 * MAX_LINE_BYTES + 1024
"""A line inside a string of JSON: at worst every character is written as an escape."""
MOST_PROBLEMS = 1000
_BLOCK_BYTES = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class SavedReport:
    """What was checked and what was found; after 1,000 problems nothing more is listed."""

    records: int
    photos: int
    withheld: int
    """Photos of labels that were left out: nothing of them can be checked here."""
    station_name: str
    saved_at: str
    problems: tuple[Problem, ...]


def check_saved(folder: Path) -> SavedReport:
    """Checks one save; changes nothing.

    Raises OperatorError `saved.incomplete` for a copy that broke off, `saved.unknown` for a folder
    that is no save, WorldError `saved.unreadable` where it cannot be read.
    """
    try:
        manifest = _manifest(folder)
        check = _Check(folder, manifest)
        problems = []
        for problem in check.problems():
            problems.append(problem)
            if len(problems) >= MOST_PROBLEMS:
                break
    except OSError as error:
        raise WorldError("saved.unreadable", why=error.strerror or "unknown") from error
    return SavedReport(
        records=check.records,
        photos=check.photos,
        withheld=check.withheld,
        station_name=str(manifest.get("station_name", "")),
        saved_at=str(manifest.get("saved_at", "")),
        problems=tuple(problems),
    )


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if folder.name.endswith(PARTIAL) or (not path.is_file() and (folder / JOURNAL).is_file()):
        raise OperatorError("saved.incomplete", folder=str(folder))
    if not path.is_file() or path.stat().st_size > MAX_MANIFEST_BYTES:
        raise OperatorError("saved.unknown", folder=str(folder))
    try:
        manifest = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise OperatorError("saved.unknown", folder=str(folder)) from error
    if not isinstance(manifest, dict) or (manifest.get("kind"), manifest.get("format")) != (
        KIND,
        FORMAT,
    ):
        raise OperatorError("saved.unknown", folder=str(folder))
    return manifest


class _Check:
    """Goes through the files once, in bounded memory but for the names of photos."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        self._folder = folder
        self._manifest = manifest
        self._heads: dict[str, tuple[int, bytes]] = {}
        self._acknowledged: dict[tuple[str, int], str] = {}
        self._named: set[str] = set()
        self._labels: set[str] = set()
        self.records = 0
        self.photos = 0
        self.withheld = 0

    def problems(self) -> Iterator[Problem]:
        yield from self._files()
        yield from self._receipts()
        yield from self._journal()
        yield from self._against_manifest()
        yield from self._photos()

    def _files(self) -> Iterator[Problem]:
        listed = self._manifest.get("files")
        for name in (JOURNAL, RECEIPTS, PHOTOS):
            wanted = listed.get(name) if isinstance(listed, dict) else None
            digest = wanted.get("sha256") if isinstance(wanted, dict) else None
            path = self._folder / name
            if not path.is_file():
                yield Problem(code="saved.file_missing", params={"file": name})
            elif _digest(path) != digest:
                yield Problem(code="saved.file_altered", params={"file": name})

    def _receipts(self) -> Iterator[Problem]:
        for number, value in self._lines(RECEIPTS):
            match value:
                case {"origin": str(origin), "seq": int(seq), "line": str(line)} if (
                    hashed := _hash_of_receipt(line)
                ):
                    self._acknowledged[origin, seq] = hashed
                case _:
                    yield _bad_line(RECEIPTS, number)

    def _journal(self) -> Iterator[Problem]:
        for number, value in self._lines(JOURNAL):
            self.records += 1
            match value:
                case {"origin": str(origin), "seq": int(seq), "line": str(line), "hash": str(hex_)}:
                    code = self._record(origin, seq, line, hex_)
                    if code is not None:
                        yield Problem(code=code, params={"origin": origin, "seq": seq})
                case _:
                    yield _bad_line(JOURNAL, number)

    def _record(self, origin: str, seq: int, line: str, hex_: str) -> str | None:
        before, prev_hash = self._heads.get(origin, (0, FIRST_PREV_HASH))
        try:
            line_hash = bytes.fromhex(hex_)
            record = parse_line(line, line_hash)
        except (BadLineError, ValueError):
            return "journal.bad_line"
        self._heads[origin] = (seq, line_hash)
        if record.kind == EvidenceCaptured.KIND and (photo := named_photo(line)) is not None:
            self._named.add(photo.sha256)
            if photo.is_label:
                self._labels.add(photo.sha256)
        if self._acknowledged.pop((origin, seq), hex_) != hex_:
            return "receipt.differs"
        if (record.origin, record.seq) != (origin, seq):
            return "journal.out_of_place"
        if seq != before + 1:
            return "journal.gap"
        return None if chain(prev_hash, line.encode()) == line_hash else "journal.broken_chain"

    def _against_manifest(self) -> Iterator[Problem]:
        for origin, seq in self._acknowledged:
            yield Problem(code="receipt.differs", params={"origin": origin, "seq": seq})
        found = sorted((origin, seq, end.hex()) for origin, (seq, end) in self._heads.items())
        if found != _streams(self._manifest):
            yield Problem(code="saved.heads_differ", params={})

    def _photos(self) -> Iterator[Problem]:
        files = PhotoFiles(self._folder.parent / PHOTO_FOLDER)
        for number, value in self._lines(PHOTOS):
            match value:
                case {"sha256": str(sha256), "state": str(state)} if sha256 in self._named:
                    self._named.discard(sha256)
                case _:
                    yield _bad_line(PHOTOS, number)
                    continue
            if state == "withheld":
                self.withheld += 1
                if sha256 not in self._labels:
                    yield _bad_line(PHOTOS, number)  # only a label may be left out
            if state != "saved":
                continue
            self.photos += 1
            try:
                files.read(sha256)
            except WorldError as error:
                yield Problem(code=error.code, params={"sha256": sha256})
        for sha256 in sorted(self._named):
            yield Problem(code="photo.missing", params={"sha256": sha256})

    def _lines(self, name: str) -> Iterator[tuple[int, object]]:
        path = self._folder / name
        if not path.is_file():
            return
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_SAVED_LINE_BYTES):
                number += 1
                try:
                    yield number, orjson.loads(line)
                except orjson.JSONDecodeError:
                    yield number, None


def _bad_line(name: str, number: int) -> Problem:
    return Problem(code="saved.bad_line", params={"file": name, "line": number})


def _hash_of_receipt(line: str) -> str | None:
    try:
        found = orjson.loads(line)["hash"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None


def _streams(manifest: dict[str, Any]) -> list[tuple[str, int, str]]:
    try:
        return sorted((one["origin"], one["seq"], one["hash"]) for one in manifest["streams"])
    except (KeyError, TypeError):
        return []


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()

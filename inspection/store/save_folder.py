"""A folder on somebody's stick: called `.partial` until all of it is written and durable."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from inspection.errors import WorldError

PREFIX = "returns-station"
PARTIAL = ".partial"
LONGEST_NAME = 40
"""Characters of a station's name in a folder's name."""
MOST_IN_A_SECOND = 100
_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file as it was written."""

    sha256: str
    size_bytes: int


class HashedFile:
    """Writes and counts; the hash is of what was handed over, not of what came back."""

    def __init__(self, file: IO[bytes]) -> None:
        """Takes an open file."""
        self._file = file
        self._digest = hashlib.sha256()
        self._size_bytes = 0

    def write(self, data: bytes) -> None:
        """Append."""
        self._file.write(data)
        self._digest.update(data)
        self._size_bytes += len(data)

    @property
    def written(self) -> Written:
        """What was written so far."""
        return Written(sha256=self._digest.hexdigest(), size_bytes=self._size_bytes)


class SaveFolder:
    """One save at its place. Everything raises WorldError `save.*`."""

    def __init__(self, target: Path, *, station_name: str, at: datetime) -> None:
        """Makes the folder, in an existing `target`, under its name for the time being."""
        self.target = target
        self.files: dict[str, Written] = {}
        self._device = 0
        with self.errors():
            self._device = target.stat().st_dev
            name = f"{PREFIX}-{_file_name(station_name)}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
            self._final, self._partial = self._make(name)

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What the system says about this place, as WorldError `save.*`."""
        try:
            yield
        except OSError as error:
            raise self.meaning(error) from error

    def meaning(self, error: OSError) -> WorldError:
        """What a failure means here: the place is gone, full, closed to us, or broken."""
        if error.errno in _FULL:
            return WorldError("save.full")
        if error.errno in _GONE or not self._is_there():
            return WorldError("save.gone")
        if error.errno in _REFUSED:
            return WorldError("save.read_only")
        return WorldError("save.failed", why=error.strerror or type(error).__name__)

    def ensure_there(self) -> None:
        """Nothing is written beside a stick that was pulled out, where its folder still stands."""
        if not self._is_there():
            raise WorldError("save.gone")

    def ensure_room(self, needed_bytes: int) -> None:
        """Raises WorldError `save.no_room`."""
        with self.errors():
            free_bytes = shutil.disk_usage(self.target).free
        if free_bytes < needed_bytes:
            raise WorldError(
                "save.no_room", needed_mb=_mb(needed_bytes), free_mb=free_bytes // 2**20
            )

    @contextmanager
    def file(self, name: str) -> Iterator[HashedFile]:
        """A file of the folder, durable at the end of the block and entered in `files`."""
        self.ensure_there()
        with self.errors():
            with (self._partial / name).open("wb") as raw:
                hashed = HashedFile(raw)
                yield hashed
                raw.flush()
                os.fsync(raw.fileno())
            self.files[name] = hashed.written

    def finish(self) -> Path:
        """The folder gets its name; after this it is whole."""
        self.ensure_there()
        with self.errors():
            _sync(self._partial)
            self._partial.rename(self._final)
            _sync(self.target)
        return self._final

    def discard(self) -> None:
        """Away with what is half; where that fails too, its name says what it is."""
        shutil.rmtree(self._partial, ignore_errors=True)

    def _make(self, name: str) -> tuple[Path, Path]:
        for number in range(1, MOST_IN_A_SECOND):
            final = self.target / (name if number == 1 else f"{name}-{number}")
            partial = final.with_name(final.name + PARTIAL)
            if final.exists():
                continue
            with suppress(FileExistsError):
                partial.mkdir()
                return final, partial
        raise WorldError("save.failed", why=name)

    def _is_there(self) -> bool:
        try:
            return self.target.stat().st_dev == self._device
        except OSError:
            return False


def _file_name(name: str) -> str:
    """A name every file system takes: no separators, no dots or dashes at its ends."""
    plain = re.sub(r"[^\w.-]+", "-", name)[:LONGEST_NAME].strip(".-_")
    return plain or "station"


def _mb(size_bytes: int) -> int:
    return -(-size_bytes // 2**20)


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise  # some drivers of foreign file systems cannot sync a folder
    finally:
        os.close(handle)

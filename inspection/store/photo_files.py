"""Photo files named by the SHA-256 of their bytes (DESIGN D5); written once, never altered."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from inspection.errors import WorldError
from inspection.values import Sha256

SUFFIX = ".jpg"
_HEX = frozenset("0123456789abcdef")


class PhotoFiles:
    """A folder of photos; any thread may call."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when the first photo is written."""
        self._folder = folder

    def write(self, data: bytes) -> Sha256:
        """Makes the bytes durable under their hash; writing them again changes nothing.

        Temporary file, fsync, rename, fsync of the folder: after a crash the photo is whole or not
        there. Raises WorldError `photo.disk_full` or `photo.io`.
        """
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        target = self.path(sha256)
        with _world_errors():
            if target.is_file() and target.read_bytes() == data:
                _sync_folder(target.parent)  # who renamed it may have died before this
                return sha256
            self._make_folder(target.parent)
            handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(target)
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise
            _sync_folder(target.parent)
        return sha256

    def path(self, sha256: str) -> Path:
        """Where the photo is or would be; raises ValueError for what is no hash."""
        if len(sha256) != 64 or not _HEX.issuperset(sha256):
            message = "not a SHA-256"
            raise ValueError(message)
        return self._folder / sha256[:2] / sha256[2:4] / f"{sha256}{SUFFIX}"

    def read(self, sha256: str) -> bytes:
        """The verified bytes; raises WorldError `photo.missing`, `photo.altered` or `photo.io`."""
        with _world_errors():
            try:
                data = self.path(sha256).read_bytes()
            except FileNotFoundError as error:
                raise WorldError("photo.missing", sha256=sha256) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WorldError("photo.altered", sha256=sha256)
        return data

    def remove(self, sha256: str) -> None:
        """Erases a file; one that is not here is gone already. Raises WorldError `photo.io`.

        Evidence is never erased so: this is for folders of what may go.
        """
        with _world_errors():
            self.path(sha256).unlink(missing_ok=True)

    def has(self, sha256: str) -> bool:
        """Whether there is a file; its bytes are verified when they are read."""
        return self.path(sha256).is_file()

    def all(self) -> list[str]:
        """The hash of every file here, what a crash left half written cleared away.

        Only for folders nobody else writes meanwhile.
        """
        with _world_errors():
            for part in self._folder.glob("??/??/*.part"):
                part.unlink(missing_ok=True)
            return [path.stem for path in self._folder.glob(f"??/??/*{SUFFIX}")]

    def missing(self, hashes: Iterable[str]) -> list[str]:
        """Those of the hashes that have no file here."""
        return [sha256 for sha256 in hashes if not self.path(sha256).is_file()]

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        # A new folder is durable only once the folders that name it are.
        for parent in (folder.parent, self._folder, self._folder.parent):
            _sync_folder(parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folders; its rename is durable with the file
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _world_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "photo.disk_full" if full else "photo.io"
        raise WorldError(code, detail=error.strerror or "") from error

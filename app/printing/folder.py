"""Labels as files: one of ZPL for each, for a spooler that watches the folder, and for demos."""

from __future__ import annotations

import errno
import os
import tempfile
from itertools import count
from pathlib import Path

from app.printing.jobs import PrintJob, Stopping
from app.printing.zpl import zpl_of
from inspection.errors import WorldError

SUFFIX = ".zpl"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class FolderPrinter:
    """Writes `LPN.zpl`, and `LPN-2.zpl` for the second label of it; never over another file."""

    def __init__(self, folder: Path) -> None:
        """The folder is made with the first label."""
        self._folder = folder

    def send(self, job: PrintJob, is_stopping: Stopping) -> None:
        """Write one label; whoever watches sees a whole file or none. Raises WorldError."""
        del is_stopping  # a small file waits for nobody
        try:
            self._write(job.label.lpn, zpl_of(job.label, job.form))
        except OSError as problem:
            if problem.errno in _FULL:
                raise WorldError("printer.folder_full") from problem
            folder = str(self._folder)
            raise WorldError("printer.folder_unwritable", folder=folder) from problem

    def _write(self, lpn: str, text: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".new")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(self._free(lpn))
        finally:
            temporary.unlink(missing_ok=True)

    def _free(self, lpn: str) -> Path:
        """A name nobody has; this is the only one to write here under an LPN."""
        names = (
            f"{lpn}{SUFFIX}" if number == 1 else f"{lpn}-{number}{SUFFIX}" for number in count(1)
        )
        return next(path for name in names if not (path := self._folder / name).exists())

"""The bytes of a ticket file from disk, whoever asks for them: bounded, errors said plainly."""

from __future__ import annotations

from pathlib import Path

from inspection.errors import OperatorError
from sync.tickets.columns import MAX_FILE_BYTES


def read_ticket_file(file: Path) -> bytes:
    """All of it; raises OperatorError `file.missing`, `file.unreadable` or `file.too_large`."""
    try:
        if not file.exists():
            raise OperatorError("file.missing", file=str(file))
        if not file.is_file():
            # a pipe or a device would never end
            raise OperatorError("file.unreadable", file=str(file), why="it is no file")
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise OperatorError(
            "file.unreadable", file=str(file), why=error.strerror or "unknown"
        ) from error
    if len(data) > MAX_FILE_BYTES:
        raise OperatorError("file.too_large", limit_mb=MAX_FILE_BYTES // 1024 // 1024)
    return data

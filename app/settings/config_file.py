"""Writes one setting into `config.toml`, and leaves everything else in it as somebody wrote it.

Brings a TOML library that keeps comments, order and blank lines; import it off the GUI thread.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from app.settings.config import MAX_FILE_BYTES
from inspection.errors import OperatorError, WorldError

Plain = str | int | float | bool
"""What a setting may be in the file."""

_HEADER = "Settings of this station. The program writes here too and keeps your comments."


def write_value(path: Path, name: str, value: Plain | None) -> None:
    """Set `name` in the file, durably; None takes it out, so that its default holds again.

    The file is replaced in one step: after a crash it is the old one or the new one, whole.

    Raises OperatorError `config.unreadable` when what is there is no settings file, WorldError
    `config.unwritable` when the disk cannot.
    """
    try:
        document = _document(path)
        if value is None:
            document.pop(name, None)
        else:
            document[name] = value
        _replace(path, tomlkit.dumps(document))
    except OSError as problem:
        raise WorldError("config.unwritable", file=path.name) from problem


def _document(path: Path) -> tomlkit.TOMLDocument:
    if not path.exists():
        document = tomlkit.document()
        document.add(tomlkit.comment(_HEADER))
        return document
    if path.stat().st_size > MAX_FILE_BYTES:
        raise OperatorError("config.unreadable", file=str(path), why="too long")
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except (TOMLKitError, ValueError) as problem:
        raise OperatorError("config.unreadable", file=str(path), why=str(problem)) from problem


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # others of the site could read the old one; a file made for secrets they could not
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

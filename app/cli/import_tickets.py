"""`… import FILE`: announces the tickets of a CSV file at the station's hub. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.cli.hub_access import hub_for
from app.cli.output import print_json, print_lines
from app.cli.row_reasons import reason_of
from app.config import read_config
from inspection.errors import OperatorError
from sync.wire import MAX_IMPORT_BYTES, ImportReport

EXIT_SOME_BAD = 3
"""The good rows were announced, but there were bad ones; scripts can tell it from a failure."""


def import_file(
    file: Path,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Import one file and say what came of each row; 3 when some rows were left out."""
    data = read_list(file)
    config = read_config(flags, environ)
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        report = client.import_tickets(data)
    if as_json:
        bad = [{**one.model_dump(), "reason": reason_of(one)} for one in report.bad]
        print_json({**report.model_dump(), "bad": bad})
    else:
        print_lines(_lines(report))
    return EXIT_SOME_BAD if report.bad else 0


def read_list(file: Path) -> bytes:
    """The bytes of a CSV file.

    Raises OperatorError `file.missing`, `file.unreadable`, `file.too_large`, `file.unknown_kind`.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_IMPORT_BYTES + 1)
    except FileNotFoundError as error:
        raise OperatorError("file.missing", file=str(file)) from error
    except OSError as error:
        raise OperatorError(
            "file.unreadable", file=str(file), why=error.strerror or "unknown"
        ) from error
    if len(data) > MAX_IMPORT_BYTES:
        raise OperatorError("file.too_large", file=str(file), max_bytes=MAX_IMPORT_BYTES)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise OperatorError("file.unknown_kind", file=str(file))
    return data


def _lines(report: ImportReport) -> Iterator[str]:
    yield f"{report.announced} tickets announced, {report.already} known already."
    if report.bad:
        yield f"{len(report.bad)} rows were left out:"
    for bad in report.bad:
        yield f"  row {bad.row}: {reason_of(bad)}"

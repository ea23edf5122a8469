"""`… read IMAGE…`: prints what label pictures hold. No Qt."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.cli.output import plain, print_json, print_lines
from app.cli.read import read_images
from app.cli.sentences import sentence_of
from scanners.errors import ScannerError

_BELIEVED = {
    "error_correction": "its error correction holds",
    "check_character": "its check character holds",
    "two_engines": "two engines read the same",
    "two_views": "read the same in several views",
}
_WHY = {
    "check_digit": "its check digit holds",
    "prefix": "its form is a carrier's",
    "only_one": "the only code that can be one",
    "expected": "a parcel with it is expected",
    "printed": "it stands in print, too",
}


def show_readings(images: Sequence[Path], *, as_json: bool) -> int:
    """Read and print all pictures; 1 when one of them could not be read as a picture."""
    rows = read_images(images)
    failed = [row for row in rows if row["error"]]
    if as_json:
        print_json(rows)
    else:
        print_lines(line for row in rows if not row["error"] for line in _lines(row))
    for row in failed:
        error = ScannerError(row["error"]["code"], **row["error"]["params"])
        sys.stderr.write(plain(f"{row['file']}: {sentence_of(error)}") + "\n")
    return 1 if failed else 0


def _lines(row: dict[str, Any]) -> Iterator[str]:
    yield f"{row['file']}: {len(row['codes'])} codes in {row['ms']} ms"
    for code in row["codes"]:
        carrier = code["carrier_name"]["en"]
        shown = f", {carrier}" if carrier else ""
        believed = _BELIEVED.get(code["believed"], code["believed"])
        yield f"  {code['symbology']} {code['text']} ({code['kind']}{shown}): {believed}"
    for code in row["unsure"]:
        yield f"  not sure: {code['symbology']} {code['text']}"
    if row["tracking"]:
        yield f"  tracking number {row['tracking']}: {_WHY.get(row['why'], row['why'])}"
    elif row["candidates"]:
        yield f"  tracking number unclear, a person chooses: {', '.join(row['candidates'])}"
    else:
        yield "  no tracking number"

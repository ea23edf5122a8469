"""`bench ocr`: what text recognition reads of a folder of label pictures. No Qt.

The folder holds an `ocr.csv` with the columns file, field, text and synthetic; a file's fields are
read out of the picture as it lies there, whichever way up. No text that was read is printed.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.cli.bench.report import machine, percentile
from app.cli.output import print_json, print_lines
from scanners.errors import ImageError
from scanners.imaging import load_image
from scanners.label_rules import LabelRules, load_rules
from scanners.ocr.engines import open_reader
from scanners.ocr.fields import LabelText
from scanners.ocr.labels import read_label_text
from scanners.ocr.reader import Reader

MOST_PICTURES = 1_000
_READ: Mapping[str, Callable[[LabelText], Sequence[str]]] = {
    "awb": lambda text: [one.text for one in text.tracking],
    "tracking": lambda text: [one.text for one in text.tracking],
    "order": lambda text: [one.text for one in text.orders],
    "rma": lambda text: [one.text for one in text.returns],
    "phone": lambda text: text.phone_tails,
    "name": lambda text: [one.text for one in text.names],
}
"""What a field of the list is compared with."""


def show_ocr(folder: Path, *, as_json: bool) -> int:
    """Print the figures; 1 where there is no list or no engine."""
    reader = open_reader()
    if reader is None:
        print_lines(["bench ocr: no text recognition is installed here"])
        return 1
    try:
        document = measure_ocr(folder, reader)
    except (OSError, KeyError, ImageError) as error:
        print_lines([f"bench ocr: {error}"])
        return 1
    if as_json:
        print_json(document)
    else:
        print_lines(_lines(document))
    return 0


def measure_ocr(folder: Path, reader: Reader) -> dict[str, Any]:
    """Per kind of picture and field: how many there are, read first, and read at all."""
    rules = load_rules(files("resources").joinpath("labels"))
    rows = _rows(folder)
    names = list(dict.fromkeys(row["file"] for row in rows))[:MOST_PICTURES]
    read: dict[str, LabelText] = {}
    ms = []
    for name in names:
        read[name], took_ms = _read(folder / name, reader, rules)
        ms.append(took_ms)
    kinds: dict[str, dict[str, dict[str, int]]] = {}
    misses = []
    for row in (row for row in rows if row["file"] in read):
        values = _READ[row["field"]](read[row["file"]])
        kind = kinds.setdefault("synthetic" if row["synthetic"] == "1" else "photographs", {})
        count = kind.setdefault(row["field"], {"expected": 0, "first": 0, "among": 0})
        count["expected"] += 1
        count["first"] += row["text"] in values[:1]
        count["among"] += row["text"] in values
        if row["text"] not in values[:1]:
            misses.append({"file": row["file"], "field": row["field"]})
    return {
        "images": len(names),
        "engine": reader.name,
        "ms_median": round(percentile(ms, 50), 1),
        "ms_p95": round(percentile(ms, 95), 1),
        **kinds,
        "misses": misses,
        "conditions": {**machine(), "ms": "CPU of the reading thread"},
    }


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "ocr.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["field"] in _READ]


def _read(path: Path, reader: Reader, rules: LabelRules) -> tuple[LabelText, float]:
    image = load_image(path)
    begun_s = time.thread_time()
    text = read_label_text(image, reader, rules)
    return text, (time.thread_time() - begun_s) * 1000


def _lines(document: Mapping[str, Any]) -> list[str]:
    lines = ["{engine}: {images} pictures, {ms_median} ms (p95 {ms_p95})".format(**document)]
    for kind in ("photographs", "synthetic"):
        for field, count in document.get(kind, {}).items():
            lines.append(
                f"{kind} {field}: {count['first']} of {count['expected']} read first, "
                f"{count['among']} at all"
            )
    return lines

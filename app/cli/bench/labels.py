"""`bench scan`: what is read of a folder of pictures, beside each engine alone. No Qt.

The folder holds a `manifest.csv` with the columns file, symbology, expected_text, also_present
(both JSON lists) and match (all, any); the symbology `none` says that there is nothing to read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from app.cli.bench.frames import FRAMES, frame_lines, measure_frames
from app.cli.bench.report import machine, percentile
from app.cli.output import plain, print_json, print_lines
from app.cli.sentences import sentence_of
from scanners.decode import read_image
from scanners.errors import ImageError
from scanners.imaging import load_image
from scanners.reading.content import article_number
from scanners.reading.peers import one_thread, single_engines
from scanners.reading.treatments import as_gray

Half = Literal["all", "kept", "other"]
Picture = NDArray[np.uint8]
Reader = Callable[[Picture], Sequence[str]]

_RETAIL = frozenset({"EAN13", "EAN8", "UPCA", "UPCE"})
MAX_MANIFEST_BYTES = 16 * 1024 * 1024
_SALT = "returns-station scan halves 1"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One picture and what it holds."""

    file: Path
    symbology: str
    expected: frozenset[str]
    also_present: frozenset[str]
    needs_all: bool

    def named(self, texts: Iterable[str]) -> frozenset[str]:
        """Texts as they are compared: one article number, in whatever of its spellings."""
        retail = self.symbology in _RETAIL
        return frozenset(article_number(text) if retail else text for text in texts)

    def is_met(self, texts: frozenset[str]) -> bool:
        """Whether these texts are what the row asks for."""
        return self.expected <= texts if self.needs_all else bool(self.expected & texts)

    def strangers(self, texts: frozenset[str]) -> frozenset[str]:
        """What of these texts the picture does not hold."""
        return texts - self.expected - self.also_present


@dataclass
class Tally:
    """What one reader made of the pictures so far."""

    images: int = 0
    expected: int = 0
    read: int = 0
    misread: int = 0
    false_positives: int = 0
    ms: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def add(self, row: Row, texts: frozenset[str], ms: float) -> None:
        """Count one picture."""
        strangers = sorted(row.strangers(texts))
        self.images += 1
        self.ms.append(ms)
        if strangers:
            self.wrong.append({"file": row.file.name, "texts": strangers})
        if not row.expected:
            self.false_positives += len(strangers)
            return
        self.expected += 1
        self.misread += len(strangers)
        if row.is_met(texts):
            self.read += 1
        else:
            self.misses.append(row.file.name)

    def figures(self) -> dict[str, Any]:
        """JSON-ready: counts, and CPU milliseconds a picture."""
        return {
            "images": self.images,
            "expected": self.expected,
            "read": self.read,
            "misread": self.misread,
            "missed": self.expected - self.read,
            "false_positives": self.false_positives,
            "ms_median": round(percentile(self.ms, 50), 2) if self.ms else 0.0,
            "ms_p95": round(percentile(self.ms, 95), 2) if self.ms else 0.0,
        }


class Bench:
    """One reader over all pictures, in sum and by symbology."""

    def __init__(self, reader: Reader) -> None:
        """`reader` takes a picture and gives the texts it is sure of."""
        self._reader = reader
        self._total = Tally()
        self._by_symbology: dict[str, Tally] = {}

    def read(self, row: Row, picture: Picture) -> None:
        """Read one picture and count it."""
        started = time.thread_time()
        texts = self._reader(picture)
        ms = (time.thread_time() - started) * 1000
        for tally in (self._total, self._by_symbology.setdefault(row.symbology, Tally())):
            tally.add(row, row.named(texts), ms)

    @property
    def wrong(self) -> list[dict[str, Any]]:
        """JSON-ready: each picture with what was read in it and is not there."""
        return self._total.wrong

    def figures(self) -> dict[str, Any]:
        """JSON-ready."""
        parts = sorted(self._by_symbology.items())
        return {
            **self._total.figures(),
            "per_symbology": {name: tally.figures() for name, tally in parts},
            "misses": self._total.misses,
        }


def measure_reading(manifest: Path, *, half: Half = "all", frames: int = FRAMES) -> dict[str, Any]:
    """Ours beside each engine alone, on the same pictures in the same run.

    `details`: without what was read wrong, and under which conditions, no figure can be judged; and
    what a look at a live frame costs is to be known of the same run.

    Raises:
        ImageError: where the manifest or one of its pictures is missing or cannot be read.
    """
    rows = [row for row in load_manifest(manifest) if half in {"all", half_of(row)}]
    one_thread()
    ours = Bench(our_texts)
    peers = {name: Bench(reader) for name, reader in single_engines().items()}
    for row in rows:
        picture = load_image(row.file)
        gray = as_gray(picture)
        ours.read(row, picture)
        for bench in peers.values():
            bench.read(row, gray)
    return {
        **ours.figures(),
        "peers": {name: bench.figures() for name, bench in peers.items()},
        "details": {
            "half": half,
            "wrong": {name: bench.wrong for name, bench in {"ours": ours, **peers}.items()},
            "live": measure_frames(frames=frames),
            "conditions": machine(),
        },
    }


def our_texts(picture: Picture) -> list[str]:
    """What our reading is sure of."""
    return [scan.text for scan in read_image(picture, deep=True).codes]


def load_manifest(folder: Path) -> list[Row]:
    """The rows of a folder's `manifest.csv`.

    Raises:
        ImageError: `image.missing` or `image.unreadable`, with the manifest as the file.
    """
    path = folder / "manifest.csv" if folder.is_dir() else folder
    try:
        with path.open("rb") as file:
            text = file.read(MAX_MANIFEST_BYTES).decode("utf-8-sig")
        # not splitlines: a quoted text may hold any of the characters it splits at
        lines = io.StringIO(text, newline="")
        return [_row(path.parent, one) for one in csv.DictReader(lines)]
    except FileNotFoundError as error:
        raise ImageError("image.missing", file=str(path)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImageError("image.unreadable", file=str(path)) from error


def half_of(row: Row) -> Half:
    """Which half a picture is in: by what it says, so that the same value is never in both."""
    told = sorted(row.expected) or [row.file.name]
    digest = hashlib.sha256((_SALT + json.dumps(told)).encode()).digest()
    return "kept" if digest[0] % 2 else "other"


def show_reading(manifest: Path, *, half: str, as_json: bool) -> int:
    """Measure and print; 1 when the manifest or a picture of it cannot be read."""
    if half not in get_args(Half):
        sys.stderr.write(f"--half is one of {', '.join(get_args(Half))}\n")
        return 2
    try:
        document = measure_reading(manifest, half=cast("Half", half))
    except ImageError as error:
        sys.stderr.write(plain(sentence_of(error)) + "\n")
        return 1
    if as_json:
        print_json(document)
    else:
        print_lines(lines_of(document))
    return 0


def lines_of(document: dict[str, Any]) -> Iterable[str]:
    """The table for a person."""
    yield f"{'':10} {'read':>9} {'misread':>8} {'false':>6} {'ms p50':>8} {'p95':>8}"
    for name, part in {"ours": document, **document["peers"]}.items():
        read = f"{part['read']}/{part['expected']}"
        yield (
            f"{name:10} {read:>9} {part['misread']:8} {part['false_positives']:6} "
            f"{part['ms_median']:8} {part['ms_p95']:8}"
        )
    yield from frame_lines(document["details"]["live"])


def _row(folder: Path, one: dict[str, str]) -> Row:
    name = one["file"]
    plain_row = Row(
        file=folder / name,
        symbology=one["symbology"],
        expected=frozenset(json.loads(one["expected_text"])),
        also_present=frozenset(json.loads(one["also_present"])),
        needs_all=one["match"] != "any",
    )
    return replace(
        plain_row,
        expected=plain_row.named(plain_row.expected),
        also_present=plain_row.named(plain_row.also_present),
    )

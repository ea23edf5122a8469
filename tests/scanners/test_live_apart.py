"""Codes read in a process of their own: the same as here, and nothing where it fails."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from scanners.decode import ReadResult, read_image
from scanners.imaging import load_image
from scanners.live_apart import FAILED, PAUSE_S, ApartCodes
from scanners.scan import Scan
from tests.scanners.apart_talk import AILING, HELLO, TAKES_ALL

LABELS = sorted((Path(__file__).resolve().parents[1] / "data" / "labels").glob("*.jpg"))
PICTURE = np.full((64, 64, 3), 255, np.uint8)


@pytest.fixture(scope="module")
def apart() -> Iterator[ApartCodes]:
    made = ApartCodes()
    yield made
    made.stop()


def talking(source: str, now_s: list[float] | None = None) -> ApartCodes:
    """A process that speaks as this source does."""
    clock = now_s or [100.0]
    return ApartCodes((sys.executable, "-c", source), monotonic_s=lambda: clock[0])


def plain(result: ReadResult) -> list[tuple[object, ...]]:
    def one(scan: Scan) -> tuple[object, ...]:
        return scan.text, scan.raw, scan.symbology, scan.aim, scan.box

    return sorted((*one(scan), why) for scan, why in zip(result.codes, result.why, strict=True))


@pytest.mark.parametrize("deep", [False, True])
def test_it_reads_what_is_read_here(apart: ApartCodes, deep: bool) -> None:
    read = 0
    for file in LABELS[:4]:
        image = load_image(file.read_bytes())
        # all the time there is: a slow machine must not make the difference
        there, here = (one(image, deep=deep, budget_ms=20_000) for one in (apart, read_image))
        assert plain(there) == plain(here)
        assert {scan.source for scan in there.codes} <= {"camera"}
        read += len(there.codes)
    assert read
    assert apart.worked_s > 0


def test_lengths_of_bars_go_along(apart: ApartCodes) -> None:
    told = [apart(PICTURE, deep=True, itf_lengths=frozenset(some)) for some in ((), (14, 16))]
    assert [one.error for one in told] == [None, None]


@pytest.mark.parametrize("shape", [(0, 5, 3), (5, 5, 4), (5,), (2, 2, 2, 2)])
def test_what_is_no_picture_is_told_as_here(apart: ApartCodes, shape: tuple[int, ...]) -> None:
    image = np.zeros(shape, np.uint8)
    assert apart(image, deep=False).error == read_image(image, deep=False).error


@pytest.mark.parametrize(
    "source",
    [
        *AILING,
        HELLO + 'print(\'{"codes": [[1]], "why": [], "cpu_s": 0}\', flush=True)',
        HELLO + 'print(\'{"codes": [["a", "xy", "", "", null]]}\', flush=True)',
        HELLO + 'print(\'{"codes": 7, "why": 7, "cpu_s": 7}\', flush=True)',
    ],
)
def test_whatever_ails_it_nothing_is_read(source: str) -> None:
    codes = talking(source)
    assert codes(PICTURE, deep=False) == ReadResult(codes=(), error=FAILED, ms=0.0)
    codes.stop()


def test_one_that_always_fails_is_not_started_with_each_picture() -> None:
    now_s = [100.0]
    codes = talking("", now_s)
    for passed_s, is_tried in ((0, True), (PAUSE_S - 1, False), (2, True), (1, False)):
        now_s[0] += passed_s
        before = codes._apart._process, codes._rests_until_s
        codes(PICTURE, deep=False)
        assert (codes._rests_until_s != before[1]) is is_tried


def test_stopped_while_it_reads_it_reads_again_when_wanted() -> None:
    codes = talking(HELLO + TAKES_ALL)
    found: list[ReadResult] = []
    thread = threading.Thread(target=lambda: found.append(codes(PICTURE, deep=False)))
    thread.start()
    while not codes._apart.hello:
        thread.join(0.01)
    thread.join(0.3)
    codes.stop()
    thread.join(5)
    assert [one.error for one in found] == [FAILED]
    assert codes._rests_until_s == 0.0

"""The engine in a process of its own: killed, crashed or talking nonsense, it is "not read"."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence

import numpy as np
import psutil
import pytest

from scanners import apart
from scanners.errors import ImageError
from scanners.ocr.apart import ApartReader
from tests.scanners.apart_talk import AILING, HELLO, TAKES_ALL
from tests.scanners.ocr.drawn import drawn

PICTURE = np.full((64, 64, 3), 255, np.uint8)


def talking(source: str) -> ApartReader:
    """A process that speaks as this source does."""
    return ApartReader((sys.executable, "-c", source))


@pytest.fixture
def stuck() -> Iterator[ApartReader]:
    """A process that takes a picture and never answers."""
    made = talking(HELLO + TAKES_ALL)
    yield made
    made.stop()


@pytest.mark.parametrize(
    "source",
    [
        *AILING,
        'print(\'{"engine": ""}\', flush=True)',
        HELLO + "print('{\"lines\": [[1, [2], 3]]}', flush=True)",
        HELLO + "print('{\"lines\": 7}', flush=True)",
    ],
)
def test_whatever_ails_it_the_picture_is_not_read(source: str) -> None:
    reader = talking(source)
    with pytest.raises(ImageError, match=r"image\.ocr_failed"):
        reader.read(PICTURE)
    reader.stop()


def test_a_command_that_is_not_there_is_not_read() -> None:
    with pytest.raises(ImageError, match=r"image\.ocr_failed"):
        ApartReader(("/nowhere/at/all",)).read(PICTURE)


def children() -> set[psutil.Process]:
    return set(psutil.Process().children())


@pytest.mark.skipif(os.name != "posix", reason="sessions and groups of processes are POSIX's")
def test_it_hears_no_ctrl_c_and_still_gives_way_to_the_window(stuck: ApartReader) -> None:
    """Linux weighs niceness within a session only, where it groups by session (sched(7))."""
    before = children()

    def ask() -> None:
        with pytest.raises(ImageError):
            stuck.read(PICTURE)

    asking = threading.Thread(target=ask)
    asking.start()
    while not (begun := children() - before):
        time.sleep(0.01)
    (child,) = (one.pid for one in begun)
    # a child just forked is still in its parent's group
    end_s = time.monotonic() + 10
    while os.getpgid(child) != child and time.monotonic() < end_s:
        time.sleep(0.01)
    assert os.getpgid(child) == child != os.getpgid(0)
    assert os.getsid(child) == os.getsid(0)
    stuck.stop()
    asking.join()


def came_since(before: set[psutil.Process]) -> list[psutil.Process]:
    """Those of earlier tests may end meanwhile, with the readers they belong to."""
    return [one for one in children() - before if one.status() != psutil.STATUS_ZOMBIE]


def reading(reader: ApartReader) -> tuple[threading.Thread, list[BaseException]]:
    failed: list[BaseException] = []

    def read() -> None:
        try:
            reader.read(PICTURE)
        except ImageError as error:
            failed.append(error)

    before = children()
    thread = threading.Thread(target=read)
    thread.start()
    end_s = time.monotonic() + 10
    while (not came_since(before) or reader.name != "other") and time.monotonic() < end_s:
        thread.join(0.01)
    return thread, failed


def test_stopped_while_it_reads_it_ends_at_once(stuck: ApartReader) -> None:
    before = children()
    thread, failed = reading(stuck)
    begun_s = time.monotonic()
    stuck.stop()
    assert time.monotonic() - begun_s < 0.1
    thread.join(5)
    assert time.monotonic() - begun_s < 1
    assert len(failed) == 1
    assert came_since(before) == []


def test_stopped_while_its_process_starts_it_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = talking(HELLO + TAKES_ALL)
    start = apart._start

    def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
        process = start(command)
        reader.stop()
        return process

    monkeypatch.setattr(apart, "_start", started)
    before = children()
    with pytest.raises(ImageError, match=r"image\.ocr_failed"):
        reader.read(PICTURE)
    assert came_since(before) == []


def test_stopped_between_two_readings_of_a_sitting_nothing_more_is_read() -> None:
    reader = talking(HELLO + "print('{\"lines\": []}', flush=True); " + TAKES_ALL)
    sitting = reader.sitting()
    assert sitting.read(PICTURE) == ()
    reader.stop()
    before = children()
    with pytest.raises(ImageError, match=r"image\.ocr_failed"):
        sitting.read(PICTURE)
    assert came_since(before) == []
    assert reader.sitting().read(PICTURE) == ()
    reader.stop()


def test_forgotten_it_takes_its_process_along() -> None:
    before = children()
    # it takes whatever comes and lives until the pipe is closed
    reader = talking(HELLO + "print('{\"lines\": []}', flush=True); " + TAKES_ALL)
    assert reader.read(PICTURE) == ()
    assert len(came_since(before)) == 1
    del reader
    gc.collect()
    assert came_since(before) == []


def test_after_a_crash_the_next_picture_has_a_new_process() -> None:
    before = children()
    reader = ApartReader()
    try:
        assert reader.read(drawn())
        assert reader.name == "rapidocr"
        (process,) = came_since(before)
        process.kill()
        process.wait(5)
        assert reader.read(drawn())
    finally:
        reader.stop()


def test_a_worker_whose_station_dies_ends_in_the_middle_of_a_picture() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-m", "scanners.ocr.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    assert worker.stdout.readline() == b'{"engine": "rapidocr"}\n'
    worker.stdin.write(b"[2000, 2000, 3, {}]\n" + bytes(12_000_000))
    worker.stdin.close()
    assert worker.wait(2) == 0
    worker.stdout.close()


@pytest.mark.parametrize(
    "question",
    [b"[1, 2]\n", b"nonsense\n", b"[0, 5, 3, {}]\n", b"[9999999, 9, 3, {}]\n", b"[1, 1, 1, 7]\n"],
)
def test_a_worker_that_is_asked_nonsense_ends(question: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scanners.ocr.worker"],
        input=question,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert done.stderr == b""

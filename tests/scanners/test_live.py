"""Codes of a live camera, with frames made by hand and a reader that is told what to say."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scanners.camera import FolderCamera, Frame, StillCamera, frame_of
from scanners.decode import ReadResult
from scanners.imaging import load_image
from scanners.live import AGAIN_S, MOST_BLANK, LiveLook, LiveReader
from scanners.live_loop import LOOK_S, LiveLoop
from scanners.reading.evidence import ITF_LENGTHS
from scanners.scan import Scan
from tests.scanners.seen_codes import code

LABELS = Path(__file__).resolve().parents[1] / "data" / "labels"
LIMIT_S = 20.0
Picture = NDArray[np.uint8]


def picture(level: int = 90, size: tuple[int, int] = (120, 160)) -> Picture:
    return np.full((*size, 3), level, np.uint8)


def marked(place: int) -> Picture:
    """Another scene: something white lies at another place."""
    image = picture(size=(240, 480))
    image[40:120, place : place + 80] = 255
    return image


class Told:
    """In place of the engines: says what it is told, and counts how often it was asked."""

    def __init__(self) -> None:
        self.quick: list[Scan] = []
        self.deep: list[Scan] = []
        self.quick_looks = 0
        self.searched: list[Picture] = []

    def __call__(
        self,
        image: Picture,
        *,
        deep: bool,
        budget_ms: float = 0,
        itf_lengths: frozenset[int] = ITF_LENGTHS,
    ) -> ReadResult:
        if deep:
            self.searched.append(image)
        else:
            self.quick_looks += 1
        return ReadResult(codes=tuple(self.deep if deep else self.quick), error=None, ms=0)


class Bench:
    """A reader and the time; every look shows the same picture until another is laid down."""

    def __init__(self, is_enough: Callable[[Sequence[Scan]], bool] = bool) -> None:
        self.told = Told()
        self.reader = LiveReader(read=self.told, is_enough=is_enough)
        self.at_s = 0.0
        self.image = picture()
        self.news: list[str] = []

    def look(self, seconds: float = LOOK_S) -> LiveLook:
        found = LiveLook()
        for _ in range(max(1, round(seconds / LOOK_S))):
            self.at_s += LOOK_S
            found = self.reader.look(frame_of(self.image, self.at_s))
            self.news += [one.text for one in found.news]
        return found


def texts(scans: Sequence[Scan]) -> list[str]:
    return [one.text for one in scans]


def test_a_code_is_told_once_with_its_place_and_as_the_cameras() -> None:
    bench = Bench()
    bench.told.quick = [code("SF1")]
    first = bench.look()
    assert (first.size, first.news) == ((160, 120), ())
    assert [one.is_accepted for one in first.seen] == [False]
    last = bench.look(5)
    assert bench.news == ["SF1"]
    assert [(one.scan.source, one.scan.box) for one in last.seen] == [("camera", code("").box)]
    assert last.seen[0].is_accepted


def test_codes_of_one_label_come_together_though_one_takes_longer() -> None:
    bench = Bench()
    bench.told.quick = [code("SF1"), code("Q", "QR", 1)]
    for _ in range(4):
        bench.told.quick.append(code("998877", "ITF", 2))
        bench.told.deep = [code("998877", "ITF", 2)]
        found = bench.look()
        if found.news:
            break
    while not found.gathered:
        found = bench.look()
    assert set(texts(found.gathered)) == {"SF1", "Q", "998877"}


def test_a_code_that_never_settles_holds_nobody_up_for_long() -> None:
    bench = Bench()
    for number in range(10):
        bench.told.quick = [code("SF1"), code(f"X{number}", place=1)]
        bench.look()
    assert bench.news == ["SF1"]


def test_a_later_code_comes_with_what_lies_there_already() -> None:
    bench = Bench()
    bench.told.quick = [code("Q", "QR", 1)]
    bench.look(2)
    bench.image = marked(80)
    bench.told.quick = [code("Q", "QR", 1), code("SF1")]
    for _ in range(10):
        found = bench.look()
        if found.news:
            break
    assert texts(found.news) == ["SF1"]
    assert set(texts(found.gathered)) == {"SF1", "Q"}


def test_what_went_before_it_was_told_is_told_all_the_same() -> None:
    bench = Bench()
    bench.told.quick = [code("SF1"), code("X", place=1)]
    bench.told.quick = [code("SF1")]
    bench.look(0.25)
    bench.told.quick = [code("SF1"), code("X", place=1)]
    bench.look()
    bench.told.quick = []
    bench.image = marked(80)
    assert texts(bench.look().gathered) == ["SF1"]


def test_nothing_moves_and_nothing_is_read_again_and_again() -> None:
    bench = Bench()
    bench.look(3)
    before = bench.told.quick_looks
    bench.look(60)
    assert bench.told.quick_looks - before <= 60 / AGAIN_S
    assert len(bench.told.searched) == 2


def test_a_code_in_a_still_picture_stays_without_being_read() -> None:
    bench = Bench()
    bench.told.quick = [code("SF1")]
    bench.look(2)
    before = bench.told.quick_looks
    for _ in range(80):
        assert bench.look().seen[0].is_accepted
    assert bench.told.quick_looks - before <= 10
    assert bench.news == ["SF1"]


def test_where_something_moves_every_frame_is_read() -> None:
    bench = Bench()
    for number in range(20):
        bench.image = marked(20 * (number % 20))
        bench.look()
    assert bench.told.quick_looks == 20
    assert bench.told.searched == []


def test_a_still_picture_in_which_nothing_is_found_is_searched_at_its_sharpest() -> None:
    bench = Bench()
    bench.told.deep = [code("SF1")]
    soft, sharp = picture(), picture()
    sharp[:, ::2] += 3
    bench.image = soft
    bench.look(0.375)
    bench.image = sharp
    bench.look()
    bench.image = soft
    found = bench.look(1)
    assert np.array_equal(bench.told.searched[0], sharp)
    assert bench.news == ["SF1"]
    assert texts([one.scan for one in found.seen]) == ["SF1"]
    bench.look(30)
    assert bench.news == ["SF1"]
    assert len(bench.told.searched) == 1


def test_what_was_found_by_searching_goes_with_its_scene() -> None:
    bench = Bench()
    bench.told.deep = [code("SF1")]
    bench.look(1)
    bench.told.deep = []
    bench.image = marked(80)
    assert bench.look().seen == ()
    bench.look(5)
    bench.image = picture()
    bench.told.deep = [code("SF1")]
    bench.look(1)
    assert bench.news == ["SF1", "SF1"]


def test_the_empty_bench_is_searched_once_however_often_it_comes_back() -> None:
    bench = Bench()
    for number in range(5):
        bench.image = marked(60 + 20 * number)
        bench.told.quick = [code("SF1")]
        bench.look(2)
        bench.image = picture(size=(240, 480))
        bench.told.quick = []
        bench.look(5)
    assert len(bench.told.searched) == 2
    for number in range(40):
        bench.image = marked(10 * number)
        bench.look(3)
    assert len(bench.reader._blank) == MOST_BLANK


def test_a_code_that_is_not_enough_leads_to_a_search_for_the_others() -> None:
    bench = Bench(is_enough=lambda scans: "SF1" in texts(scans))
    bench.told.quick = [code("Q", "QR", 1)]
    bench.told.deep = [code("Q", "QR", 1), code("SF1")]
    found = [bench.look() for _ in range(10)]
    told = [sorted(texts(one.gathered)) for one in found if one.news]
    assert told == [["Q"], ["Q", "SF1"]]


def test_weak_bars_count_only_where_a_thorough_look_says_the_same() -> None:
    bench = Bench()
    bench.told.quick = [code("123456", "ITF")]
    bench.told.deep = [code("12345678", "ITF")]
    bench.look(10)
    assert "123456" not in bench.news
    other = Bench()
    other.told.quick = other.told.deep = [code("123456", "ITF")]
    other.look(3)
    assert other.news == ["123456"]


def test_while_resting_nothing_is_told_twice() -> None:
    bench = Bench()
    bench.told.quick = [code("SF1")]
    bench.look(2)
    bench.reader.rest()
    bench.at_s += 600
    bench.look(2)
    assert bench.news == ["SF1"]


def test_a_picture_of_any_shape_is_looked_at() -> None:
    reader = LiveReader()
    for number, shape in enumerate([(1, 1, 3), (7, 9, 3), (2000, 3, 3), (3, 2000, 3)]):
        look = reader.look(frame_of(np.zeros(shape, np.uint8), number * LOOK_S))
        assert look.seen == ()


# --- the loop, with real pictures ----------------------------------------------------------------


class Runner:
    """One camera, its slot, its loop, on threads of their own."""

    def __init__(self, camera: FolderCamera | StillCamera) -> None:
        self.camera = camera
        self.stop = threading.Event()
        self.looks: list[LiveLook] = []
        self._newest: Frame | None = None
        self.loop = LiveLoop(lambda: self._newest, self.looks.append)
        self.loop.watch(on=True)
        self.threads = [
            threading.Thread(target=self._film),
            threading.Thread(target=self.loop.run, args=(self.stop,)),
        ]
        camera.open()
        for thread in self.threads:
            thread.start()

    def _film(self) -> None:
        while not self.stop.is_set():
            self._newest = self.camera.read(0.1) or self._newest

    def news(self) -> list[str]:
        return [one.text for look in list(self.looks) for one in look.news]

    def until(self, holds: Callable[[], bool]) -> bool:
        end_s = time.monotonic() + LIMIT_S
        while not holds() and time.monotonic() < end_s:
            self.stop.wait(0.02)
        return holds()

    def end(self) -> float:
        began_s = time.monotonic()
        self.stop.set()
        self.camera.close()
        for thread in self.threads:
            thread.join(2)
        return time.monotonic() - began_s


def test_a_look_that_costs_much_is_followed_by_a_long_rest() -> None:
    clock, cpu = [0.0], [0.0]

    def latest() -> Frame:
        clock[0] += 0.09
        cpu[0] += 0.08
        return frame_of(picture(), clock[0])

    loop = LiveLoop(
        latest,
        [].append,
        reader=LiveReader(read=Told()),
        monotonic_s=lambda: clock[0],
        cpu_s=lambda: cpu[0],
    )
    assert loop._step_and_rest_s() == pytest.approx(LOOK_S)
    loop.watch(on=True)
    assert loop._step_and_rest_s() == pytest.approx(0.16)


def test_two_cameras_at_once_read_each_their_own() -> None:
    still = StillCamera()
    runners = [Runner(FolderCamera([LABELS / "sf_plain.jpg"])), Runner(still)]
    try:
        still.show(load_image(LABELS / "ups_1z.jpg"))
        assert runners[0].until(lambda: any(one.startswith("SF") for one in runners[0].news()))
        assert runners[1].until(lambda: any(one.startswith("1Z") for one in runners[1].news()))
        still.show(load_image(LABELS / "no_label.jpg"))
        assert runners[1].until(lambda: runners[1].looks[-1].seen == ())
        assert runners[0].looks[-1].seen != ()
    finally:
        took_s = [one.end() for one in runners]
    assert max(took_s) < 1
    assert not any(text.startswith("1Z") for text in runners[0].news())
    assert not any(text.startswith("SF") for text in runners[1].news())


def test_switched_off_it_says_that_nothing_is_seen_and_looks_at_nothing() -> None:
    runner = Runner(FolderCamera([LABELS / "sf_plain.jpg"]))
    try:
        assert runner.until(lambda: bool(runner.news()))
        runner.loop.watch(on=False)
        assert runner.until(lambda: runner.looks[-1].seen == ())
        told = len(runner.looks)
        runner.stop.wait(0.4)
        assert len(runner.looks) == told
        before = runner.news()
        runner.loop.watch(on=True)
        assert runner.until(lambda: runner.looks[-1].seen != ())
        assert runner.news() == before
    finally:
        runner.end()

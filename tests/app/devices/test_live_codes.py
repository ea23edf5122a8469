"""Codes of the desk's cameras: read on threads of theirs, told on the GUI thread."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest

from app.devices.live_codes import LiveCodes
from app.states.codes import CameraCodes, SeenCodes
from scanners.demo.scene import scene
from scanners.live_apart import ApartCodes
from tests.app.conftest import Bench

SF = "SF1624088315207"
LABEL = f"label:{SF}/RS-261121-0418"
LIMIT_MS = 15_000


@pytest.fixture
def codes(bench: Bench) -> LiveCodes:
    bench.desk.preferences.set("camera_reads_codes", True)
    return LiveCodes(bench.desk, bench.background)


@pytest.fixture
def told(codes: LiveCodes) -> list[CameraCodes]:
    found: list[CameraCodes] = []
    codes.read.connect(found.append)
    return found


@pytest.fixture
def shown(bench: Bench) -> list[SeenCodes]:
    found: list[SeenCodes] = []
    bench.desk.camera.codes.connect(found.append)
    return found


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    names: set[str] = set()
    read = ApartCodes.__call__

    def noted(codes: ApartCodes, *given: object, **named: object) -> object:
        names.add(threading.current_thread().name)
        return read(codes, *given, **named)

    monkeypatch.setattr(ApartCodes, "__call__", noted)
    return names


def read_label(qtbot, bench: Bench, codes: LiveCodes, told: list[CameraCodes]) -> None:
    """A label lies before the camera, and its codes were told."""
    codes.want(True)
    bench.camera.show(scene(LABEL))
    qtbot.waitUntil(lambda: bool(told), timeout=LIMIT_MS)


def test_a_label_is_told_once_with_the_code_to_go_by(
    qtbot, bench: Bench, codes: LiveCodes, told: list[CameraCodes], shown: list[SeenCodes]
) -> None:
    read_label(qtbot, bench, codes, told)
    qtbot.wait(600)
    assert [one.label[0].text for one in told] == [SF]
    assert {scan.source for scan in told[0].scans} == {"camera"}
    assert len(told[0].scans) == 2
    last = shown[-1]
    assert last.size == (1920, 1080)
    assert all(box.is_accepted for box in last.boxes)
    assert SF[-6:] in {box.tail for box in last.boxes}
    assert not all(box.is_accepted for one in shown for box in one.boxes)


def test_boxes_go_with_the_label(
    qtbot, bench: Bench, codes: LiveCodes, shown: list[SeenCodes]
) -> None:
    codes.want(True)
    bench.camera.show(scene(LABEL))
    qtbot.waitUntil(lambda: bool(shown) and bool(shown[-1].boxes), timeout=LIMIT_MS)
    bench.camera.show(scene("idle"))
    qtbot.waitUntil(lambda: not shown[-1].boxes, timeout=LIMIT_MS)


def test_nothing_is_decoded_on_the_gui_thread(
    qtbot, bench: Bench, codes: LiveCodes, told: list[CameraCodes], threads: set[str]
) -> None:
    read_label(qtbot, bench, codes, told)
    assert threads == {"codes-1"}


def processes() -> list[psutil.Process]:
    """Of this station that read codes."""
    return [
        one
        for one in psutil.Process().children()
        if one.status() != psutil.STATUS_ZOMBIE and "scanners.live_worker" in one.cmdline()
    ]


def test_they_are_decoded_in_a_process_that_ends_with_the_setting(
    qtbot, bench: Bench, codes: LiveCodes, told: list[CameraCodes]
) -> None:
    read_label(qtbot, bench, codes, told)
    assert len(processes()) == 1
    bench.desk.preferences.set("camera_reads_codes", False)
    qtbot.waitUntil(lambda: processes() == [], timeout=LIMIT_MS)


def test_the_process_ends_with_the_window(
    qtbot, bench: Bench, codes: LiveCodes, told: list[CameraCodes]
) -> None:
    read_label(qtbot, bench, codes, told)
    assert bench.background.stop() == []
    qtbot.waitUntil(lambda: processes() == [], timeout=LIMIT_MS)


def test_a_process_that_dies_is_started_again(
    qtbot,
    bench: Bench,
    codes: LiveCodes,
    told: list[CameraCodes],
    shown: list[SeenCodes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scanners.live_apart.PAUSE_S", 0.2)
    read_label(qtbot, bench, codes, told)
    (before,) = processes()
    before.kill()
    bench.camera.show(scene("idle"))
    qtbot.waitUntil(lambda: not shown[-1].boxes, timeout=LIMIT_MS)
    bench.camera.show(scene("label:SF1624099999999"))
    qtbot.waitUntil(lambda: bool(shown[-1].boxes), timeout=LIMIT_MS)
    assert [one.pid for one in processes()] != [before.pid]


def test_lengths_of_bars_count_at_once(
    qtbot, bench: Bench, codes: LiveCodes, told: list[CameraCodes]
) -> None:
    read_label(qtbot, bench, codes, told)
    bench.desk.preferences.set("itf_lengths", "14 16")
    (eye,) = codes._eyes.values()
    assert eye.reader._itf_lengths == {14, 16}


def test_unwanted_or_switched_off_nothing_is_read(
    qtbot,
    bench: Bench,
    codes: LiveCodes,
    told: list[CameraCodes],
    shown: list[SeenCodes],
    threads: set[str],
) -> None:
    bench.desk.preferences.set("camera_reads_codes", False)
    codes.want(True)
    bench.camera.show(scene(LABEL))
    qtbot.wait(500)
    assert threads == set()
    bench.desk.preferences.set("camera_reads_codes", True)
    qtbot.waitUntil(lambda: bool(told), timeout=LIMIT_MS)
    codes.want(False)
    qtbot.waitUntil(lambda: not shown[-1].boxes, timeout=LIMIT_MS)
    threads.clear()
    bench.camera.show(scene("label:SF1624099999999"))
    qtbot.wait(500)
    assert threads == set()
    assert len(told) == 1


def test_a_second_camera_may_come_later(
    qtbot,
    bench: Bench,
    codes: LiveCodes,
    told: list[CameraCodes],
    threads: set[str],
    tmp_path: Path,
) -> None:
    codes.want(True)
    bench.camera.show(np.full((480, 640, 3), 90, np.uint8))
    qtbot.waitUntil(lambda: threads == {"codes-1"}, timeout=LIMIT_MS)
    folder = tmp_path / "overhead"
    folder.mkdir()
    cv2.imwrite(str(folder / "one.png"), scene(LABEL))
    bench.desk.preferences.set("second_camera", str(folder))
    qtbot.waitUntil(lambda: bool(told), timeout=LIMIT_MS)
    assert told[0].label[0].text == SF
    assert threads == {"codes-1", "codes-2"}
    bench.desk.preferences.set("second_camera", "")
    qtbot.waitUntil(lambda: codes._second.feed.is_lost, timeout=LIMIT_MS)


def test_one_device_is_not_opened_twice(
    qtbot, bench: Bench, codes: LiveCodes, tmp_path: Path
) -> None:
    bench.desk.preferences.set("camera", str(tmp_path))
    bench.desk.preferences.set("second_camera", str(tmp_path))
    qtbot.wait(400)
    assert codes._second.feed is None

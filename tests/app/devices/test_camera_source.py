"""The station's camera follows its settings while the program runs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.desk import Desk
from app.devices.camera_source import CameraSource, kind_of
from app.program.background import Background
from app.settings.config import STREAM_SCHEMES, Config
from app.settings.preferences import Preferences
from scanners import capture
from tests.inspection.fake_store import FakeClock
from tests.scanners.mjpeg_server import mjpeg_server

WAIT_MS = 15_000


def folder(parent: Path, name: str, level: int) -> str:
    path = parent / name
    path.mkdir()
    cv2.imwrite(str(path / "one.png"), np.full((24, 32, 3), level, np.uint8))
    return str(path)


DeskWith = Callable[..., Desk]


@pytest.fixture
def desk_with(background: Background, tmp_path: Path) -> Iterator[DeskWith]:
    kept: list[Desk] = []

    def make(**settings: object) -> Desk:
        config = Config(data_dir=tmp_path, **settings)  # type: ignore[arg-type]
        desk = Desk(background, FakeClock(), Preferences(config, background))
        CameraSource(desk, background, desk)
        assert desk.camera is not None
        kept.append(desk)
        return desk

    yield make
    # before the desk goes, as in the program; and it goes on its own thread, wherever the next
    # collection would have run
    background.stop()
    kept.clear()
    gc.collect()


def level(desk: Desk) -> int:
    found = desk.camera.latest()
    return -1 if found is None else int(found.image[0, 0, 0])


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("", "none"),
        ("0", "device"),
        ("/dev/video2", "device"),
        ("/dev/v4l/by-id/usb-cam", "device"),
        ("http://10.0.0.9/stream.mjpg", "stream"),
        ("rtsp://10.0.0.9/live", "stream"),
        ("C:\\pictures", "folder"),
        ("pictures/0", "folder"),
    ],
)
def test_what_a_setting_names(named: str, kind: str) -> None:
    assert kind_of(named) == kind


def test_settings_and_capture_mean_the_same_streams() -> None:
    assert STREAM_SCHEMES == capture.STREAM_SCHEMES


def test_another_camera_is_read_without_a_restart(
    qtbot, desk_with: DeskWith, tmp_path: Path
) -> None:
    desk = desk_with(camera=folder(tmp_path, "a", 10))
    qtbot.waitUntil(lambda: level(desk) == 10)
    desk.preferences.set("camera", folder(tmp_path, "b", 20))
    qtbot.waitUntil(lambda: level(desk) == 20)
    with qtbot.waitSignal(desk.camera.switched):
        desk.preferences.set("camera", "")
    assert desk.camera.is_lost
    assert level(desk) == -1


def test_a_camera_may_come_to_a_station_that_had_none(
    qtbot, desk_with: DeskWith, tmp_path: Path
) -> None:
    desk = desk_with()
    assert desk.camera.is_lost
    desk.preferences.set("camera", folder(tmp_path, "a", 10))
    qtbot.waitUntil(lambda: level(desk) == 10)
    assert not desk.camera.is_lost


def test_a_demonstration_without_a_camera_draws_its_own(
    qtbot, desk_with: DeskWith, tmp_path: Path
) -> None:
    desk = desk_with(demo=True)
    qtbot.waitUntil(lambda: level(desk) >= 0, timeout=WAIT_MS)


def test_a_network_camera_goes_and_comes_back_by_itself(
    qtbot, desk_with: DeskWith, tmp_path: Path
) -> None:
    with mjpeg_server() as server:
        desk = desk_with(camera=server.url, camera_frozen_s=1)
        complaints: list[str] = []
        relieved: list[str] = []
        desk.complained.connect(lambda error: complaints.append(error.code))
        desk.relieved.connect(relieved.append)
        qtbot.waitUntil(lambda: level(desk) >= 0, timeout=WAIT_MS)
        assert desk.camera.facts.width_px == 320
        for fault, code in (("repeat", "camera.frozen"), ("end", "camera.lost")):
            server.mode = fault  # type: ignore[assignment]
            qtbot.waitUntil(lambda: desk.camera.is_lost, timeout=WAIT_MS)
            qtbot.waitUntil(lambda code=code: complaints[-1:] == [code])
            assert level(desk) == -1
            server.mode = "live"
            qtbot.waitUntil(lambda: not desk.camera.is_lost, timeout=WAIT_MS)
            qtbot.waitUntil(lambda: relieved[-1:] == ["camera."])
        desk.preferences.set("camera", "")
        qtbot.waitUntil(lambda: level(desk) == -1, timeout=WAIT_MS)


def test_a_device_that_is_not_there_is_told_once_and_tried_again(
    qtbot, desk_with: DeskWith, tmp_path: Path
) -> None:
    desk = desk_with(camera="97")
    with qtbot.waitSignal(desk.complained) as told:
        pass
    assert told.args[0].code == "camera.none"
    told_again: list[object] = []
    desk.complained.connect(told_again.append)
    qtbot.wait(1200)
    assert told_again == []
    before_s = time.monotonic()
    desk.preferences.set("camera", "")
    assert time.monotonic() - before_s < 0.1

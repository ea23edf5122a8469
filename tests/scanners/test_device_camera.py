"""A real camera's way through OpenCV, on a loopback stream; its driver's faults by a fake one.

Not run, for want of a device: V4L2, DirectShow and AVFoundation themselves, and a pulled plug.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import numpy as np
import pytest

from scanners.camera import Camera
from scanners.capture import CaptureSettings
from scanners.device_camera import MAX_HUNG, DeviceCamera
from scanners.errors import CameraLostError
from scanners.frame_watch import FrameWatch
from tests.scanners.camera_behaviour import CameraBehaviour
from tests.scanners.mjpeg_server import MjpegServer, mjpeg_server

SETTINGS = CaptureSettings(source="0")


def spawn(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


class FakeCapture:
    """A driver: noise at a pace, until it is told otherwise."""

    def __init__(self, fps: float | None) -> None:
        self._random = np.random.default_rng(1)
        self._pace_s = 1 / fps if fps else 0.001
        self.hang = threading.Event()
        self.hangs = threading.Event()
        self.go_on = threading.Event()
        self.is_failing = False
        self.is_released = False
        self._count = 0

    def read(self) -> tuple[bool, np.ndarray | None]:
        if self.hang.is_set():
            self.hangs.set()
            self.go_on.wait()
        if self._count:
            # a driver blocks until the next frame; the shortest of waits for the longest of paces
            self.go_on.wait(min(self._pace_s, 5.0))
        self._count += 1
        if self.is_failing:
            return False, None
        return True, self._random.integers(0, 255, (24, 32, 3), dtype=np.uint8)

    def get(self, _which: int) -> float:
        return -1.0

    def release(self) -> None:
        self.is_released = True


class TestDeviceCamera(CameraBehaviour):
    @pytest.fixture
    def make_camera(self) -> Iterator[CameraBehaviour.MakeCamera]:
        captures: list[FakeCapture] = []

        def make(fps: float | None) -> Camera:
            def opened(_settings: CaptureSettings) -> FakeCapture:
                captures.append(FakeCapture(fps))
                return captures[-1]

            return DeviceCamera(SETTINGS, spawn=spawn, opened=opened)

        yield make
        for one in captures:
            one.go_on.set()


def until_lost(camera: Camera, limit_s: float = 10) -> str:
    end_s = time.monotonic() + limit_s
    while time.monotonic() < end_s:
        try:
            camera.read(0.25)
        except CameraLostError as error:
            return error.code
    return "never"


def is_opened(camera: Camera) -> bool:
    try:
        camera.open()
    except CameraLostError:
        return False
    return True


def frame(camera: Camera) -> np.ndarray:
    found = camera.read(5)
    assert found is not None
    return found.image


def test_a_thread_that_hangs_in_the_driver_is_left_behind_and_counted() -> None:
    captures: list[FakeCapture] = []
    opened_once = threading.Event()

    def opened(_settings: CaptureSettings) -> FakeCapture:
        captures.append(FakeCapture(100))
        captures[-1].hang.set()
        opened_once.set()
        return captures[-1]

    camera = DeviceCamera(SETTINGS, spawn=spawn, opened=opened)
    for _ in range(MAX_HUNG):
        opened_once.clear()
        camera.open()
        assert opened_once.wait(5)
        assert captures[-1].hangs.wait(5)
        before_s = time.monotonic()
        camera.close()
        assert time.monotonic() - before_s < 0.1
    with pytest.raises(CameraLostError, match=r"camera\.lost"):
        camera.open()
    assert not any(one.is_released for one in captures)
    opened_once.clear()
    for one in captures:
        one.go_on.set()
    end_s = time.monotonic() + 5
    while not is_opened(camera):  # once they came back
        assert time.monotonic() < end_s
        opened_once.wait(0.01)
    assert opened_once.wait(5)
    captures[-1].go_on.set()
    camera.close()


def test_a_driver_that_fails_once_goes_on() -> None:
    capture = FakeCapture(None)
    camera = DeviceCamera(SETTINGS, spawn=spawn, opened=lambda _settings: capture)
    camera.open()
    frame(camera)
    capture.is_failing = True
    threading.Event().wait(0.1)
    capture.is_failing = False
    assert frame(camera).size
    camera.close()


def test_a_driver_that_only_fails_is_lost() -> None:
    capture = FakeCapture(None)
    camera = DeviceCamera(
        SETTINGS, spawn=spawn, watch=FrameWatch(silent_s=0.2), opened=lambda _settings: capture
    )
    camera.open()
    frame(camera)
    capture.is_failing = True
    assert until_lost(camera) == "camera.lost"
    camera.close()


def test_no_device_is_no_camera(capfd: pytest.CaptureFixture[str]) -> None:
    camera = DeviceCamera(CaptureSettings(source="97"), spawn=spawn)
    camera.open()
    assert until_lost(camera) == "camera.none"
    assert capfd.readouterr() == ("", "")


def test_two_cameras_at_once_share_nothing() -> None:
    with mjpeg_server() as one, mjpeg_server() as other:
        cameras = [stream(one), stream(other)]
        for camera in cameras:
            camera.open()
        for _ in range(3):
            assert [frame(camera).shape for camera in cameras] == [(240, 320, 3)] * 2
        one.mode = "end"
        assert until_lost(cameras[0]) == "camera.lost"
        assert frame(cameras[1]).size
        for camera in cameras:
            camera.close()


# --- the OpenCV path on a stream


@pytest.fixture
def server() -> Iterator[MjpegServer]:
    with mjpeg_server() as made:
        yield made


def stream(server: MjpegServer) -> DeviceCamera:
    watch = FrameWatch(silent_s=1.2, frozen_s=1.2)  # longer than a busy machine stalls
    return DeviceCamera(CaptureSettings(source=server.url), spawn=spawn, watch=watch)


@pytest.fixture
def camera(server: MjpegServer) -> Iterator[DeviceCamera]:
    made = stream(server)
    yield made
    made.close()


def test_a_stream_plays_and_tells_its_size(camera: DeviceCamera) -> None:
    camera.open()
    assert camera.facts is None
    first, second = frame(camera), frame(camera)
    assert first.shape == (240, 320, 3)
    assert not np.array_equal(first, second)
    facts = camera.facts
    assert facts is not None
    assert (facts.width_px, facts.height_px) == (320, 240)
    assert (facts.exposure_ms, facts.is_exposure_automatic) == (None, None)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("stall", "camera.lost"),
        ("repeat", "camera.frozen"),
        ("garbage", "camera.lost"),
        ("noise", "camera.lost"),
        ("end", "camera.lost"),
    ],
)
def test_a_fault_is_told_and_the_stream_comes_back(
    server: MjpegServer,
    camera: DeviceCamera,
    fault: str,
    code: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    camera.open()
    assert frame(camera).size
    server.mode = fault
    assert until_lost(camera) == code
    camera.close()
    server.mode = "live"
    camera.open()
    assert frame(camera).size
    assert server.openings == 2
    assert capfd.readouterr() == ("", "")


def test_a_stream_that_goes_on_repeating_stays_lost(
    server: MjpegServer, camera: DeviceCamera
) -> None:
    server.mode = "repeat"
    camera.open()
    assert until_lost(camera) == "camera.frozen"
    camera.close()
    camera.open()
    assert camera.read(0.3) is None
    assert until_lost(camera) == "camera.frozen"


def test_a_stream_that_refuses_is_told_so(server: MjpegServer, camera: DeviceCamera) -> None:
    server.mode = "refuse"
    camera.open()
    assert until_lost(camera) == "camera.no_stream"


def test_pictures_too_large_are_refused_before_they_are_converted(
    server: MjpegServer, camera: DeviceCamera
) -> None:
    server.mode = "huge"
    camera.open()
    with pytest.raises(CameraLostError, match=r"camera\.too_large"):
        camera.read(5)


def test_pictures_that_grow_later_are_brought_to_the_size_of_the_first(
    server: MjpegServer, camera: DeviceCamera
) -> None:
    camera.open()
    frame(camera)
    server.mode = "huge"
    with suppress(CameraLostError):  # 64 million pixels may take longer than the patience with it
        for _ in range(3):
            found = camera.read(0.3)
            assert found is None or found.image.shape == (240, 320, 3)

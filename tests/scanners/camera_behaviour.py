"""What every camera promises; `test_camera.py` runs it on each."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from scanners.camera import Camera, Frame


class CameraBehaviour:
    """Subclasses give a `make_camera` fixture: fps → camera with something to show."""

    MakeCamera = Callable[[float | None], Camera]

    def first(self, camera: Camera) -> Frame:
        camera.open()
        frame = camera.read(2)
        assert frame is not None
        return frame

    def test_frames_are_bgr_contiguous_and_read_only(self, make_camera: MakeCamera) -> None:
        image = self.first(make_camera(None)).image
        assert (image.ndim, image.shape[2], image.dtype) == (3, 3, np.uint8)
        assert image.flags.c_contiguous
        with pytest.raises(ValueError, match="read-only"):
            image[0, 0] = 0

    def test_time_goes_on_with_the_frames(self, make_camera: MakeCamera) -> None:
        camera = make_camera(200)
        before = self.first(camera)
        after = camera.read(2)
        assert after is not None
        assert after.taken_at_s > before.taken_at_s

    def test_no_frame_in_time_is_none(self, make_camera: MakeCamera) -> None:
        camera = make_camera(0.1)
        self.first(camera)
        assert camera.read(0.02) is None

    def test_close_ends_a_running_read_at_once(self, make_camera: MakeCamera) -> None:
        camera = make_camera(0.01)
        self.first(camera)
        started = time.monotonic()
        closer = threading.Timer(0.05, camera.close)
        closer.start()
        assert camera.read(30) is None
        assert time.monotonic() - started < 5
        closer.join()
        camera.close()

    def test_it_opens_again(self, make_camera: MakeCamera) -> None:
        camera = make_camera(None)
        self.first(camera)
        camera.close()
        assert self.first(camera).image.size

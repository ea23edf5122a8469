"""A real camera, USB or network: read on a thread of its own that may hang without anybody waiting.

Some drivers block in `read` for ever, go on with the last frame, or fail once and then go on
(OpenCV issues 4468, 14044, 5221). So the thread that calls the driver hands its frames over through
a slot of one, and whoever reads the slot watches: silence or repetition ends the opening, and a
thread that hangs is left behind. The next opening has a new one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from scanners.camera import Frame, LatestFrame, frame_of
from scanners.capture import (
    Capture,
    CaptureFacts,
    CaptureSettings,
    facts_of,
    open_capture,
    read_frame,
)
from scanners.errors import CameraLostError
from scanners.frame_watch import FrameWatch

Spawn = Callable[[Callable[[], None]], None]
"""Runs a function on a thread that nobody waits for."""
LOOK_S = 0.2
"""The watch looks this often at a camera that gives no frames."""
LET_GO_S = 0.5
"""For a thread that was asked to end, before the same device is opened again."""
FAILED_PAUSE_S = 0.02
"""After a read that failed at once: a stream at its end fails a million times a second."""
MAX_HUNG = 3
"""Threads left in a driver before the device is not opened any more until one comes back."""


class DeviceCamera:
    """One device or stream. May be opened again and again; two cameras share nothing."""

    def __init__(
        self,
        settings: CaptureSettings,
        *,
        spawn: Spawn,
        watch: FrameWatch | None = None,
        opened: Callable[[CaptureSettings], Capture] = open_capture,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Touches nothing before `open`."""
        self._settings = settings
        self._spawn = spawn
        self._watch = watch or FrameWatch()
        self._opened = opened
        self._monotonic_s = monotonic_s
        self._opening: _Opening | None = None
        self._hung: list[_Opening] = []

    @property
    def facts(self) -> CaptureFacts | None:
        """What came of the settings; None before the first frame."""
        return self._opening.facts if self._opening else None

    def open(self) -> None:
        """Begins to open; that it fails is said by `read`, for it may take its time.

        Raises CameraLostError `camera.lost` while too many threads hang in the driver.
        """
        self._leave()
        if len(self._hung) >= MAX_HUNG:
            raise CameraLostError("camera.lost")
        self._watch.begin(self._monotonic_s())
        self._opening = _Opening(self._settings, self._opened, self._monotonic_s)
        self._spawn(self._opening.run)

    def read(self, timeout_s: float) -> Frame | None:
        """The next frame; raises CameraLostError when the device fails, hangs or repeats itself."""
        opening = self._opening
        if opening is None:
            return None
        end_s = self._monotonic_s() + timeout_s
        while not opening.is_closed:
            left_s = end_s - self._monotonic_s()
            frame = opening.slot.take(max(0.0, min(left_s, LOOK_S)))
            shown = frame is not None and self._watch.saw(frame.image, frame.taken_at_s)
            self._check(opening)
            if shown:
                return frame
            if left_s <= LOOK_S:
                return None
        return None

    def close(self) -> None:
        """Never waits: a thread that hangs in the driver lets the device go when it comes back."""
        if self._opening is not None:
            self._opening.close()

    def _check(self, opening: _Opening) -> None:
        if opening.is_closed:
            return
        if opening.error is not None:
            raise opening.error
        verdict = self._watch.verdict(self._monotonic_s())
        if verdict:
            raise CameraLostError(verdict)

    def _leave(self) -> None:
        """Close what is open; count it as hung where it does not end soon."""
        if self._opening is not None:
            self._opening.close()
            self._opening.done.wait(LET_GO_S)
            self._hung.append(self._opening)
            self._opening = None
        self._hung = [one for one in self._hung if not one.done.is_set()]


class _Opening:
    """One opening of the device: what its thread does, and what it hands over."""

    def __init__(
        self,
        settings: CaptureSettings,
        opened: Callable[[CaptureSettings], Capture],
        monotonic_s: Callable[[], float],
    ) -> None:
        self.slot = LatestFrame()
        self.done = threading.Event()
        self.error: CameraLostError | None = None
        self.facts: CaptureFacts | None = None
        self._settings = settings
        self._opened = opened
        self._monotonic_s = monotonic_s
        self._closed = threading.Event()

    @property
    def is_closed(self) -> bool:
        return self._closed.is_set()

    def close(self) -> None:
        self._closed.set()
        self.slot.end()

    def run(self) -> None:
        """On the thread of its own, from opening to release."""
        try:
            capture = self._opened(self._settings)
            try:
                self._read(capture)
            finally:
                capture.release()
        except CameraLostError as error:
            self.error = error
            self.slot.end()
        finally:
            self.done.set()

    def _read(self, capture: Capture) -> None:
        while not self.is_closed:
            image = read_frame(capture)
            if image is None:
                self._closed.wait(FAILED_PAUSE_S)
                continue
            if self.facts is None:
                self.facts = facts_of(capture, image, is_stream=self._settings.is_stream)
            self.slot.put(frame_of(image, self._monotonic_s()))

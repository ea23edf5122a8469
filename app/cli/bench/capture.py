"""`bench capture`: a photo shown as taken, and durable, beside the least that makes one durable.

Durable is measured the way of the desk: encoding and writing under the hash on the heavy lane, back
through the event loop. The reference encodes, hashes, writes and fsyncs the same frame in a row,
with nothing around it. Shown is measured in the real window, from the key to the paint.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.bench.report import Report, report
from app.cli.display import has_display
from inspection.errors import WorldError

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

    from app.program.background import Background
    from inspection.store.photo_files import PhotoFiles

SUBJECTS = ("label", "item.front", "item.plate", "outer.seal")
FIRST_ROUNDS = 2
"""Not counted: they load libraries and make folders."""
WAIT_LIMIT_MS = 10_000
ANSWER_LIMIT_MS = 100.0
"""Within this a person takes an answer for immediate; what `shown` is held against."""
_MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


class _Stage:
    """Takes the same pictures in both ways and keeps the times, in milliseconds."""

    def __init__(self, folder: Path, background: Background, files: PhotoFiles) -> None:
        self._folder = folder
        self._background = background
        self._files = files
        self.durable: list[float] = []
        self.bare: list[float] = []

    def ours(self, image: NDArray[uint8]) -> None:
        """Durable when the event loop has the answer."""
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - after the platform is set

        from app.pictures import capture  # noqa: PLC0415
        from scanners.camera import frame_of  # noqa: PLC0415

        loop = QEventLoop()
        answers: list[object] = []
        begun_s = time.perf_counter()
        frame = frame_of(image, begun_s)

        def done(answer: object) -> None:
            self.durable.append((time.perf_counter() - begun_s) * 1000)
            answers.append(answer)
            loop.quit()

        work = lambda: capture.keep(frame, self._files, _MOMENT)  # noqa: E731 - plain data in and out
        self._background.run(work, done, lambda _error: loop.quit(), lane="heavy")
        QTimer.singleShot(WAIT_LIMIT_MS, loop, loop.quit)
        loop.exec()
        if not answers:
            raise WorldError("bench.no_photo")

    def reference(self, image: NDArray[uint8]) -> None:
        """Encode, hash, write, fsync; the same encoder, its quality included."""
        from scanners.picture import encode_jpeg  # noqa: PLC0415

        begun_s = time.perf_counter()
        data = encode_jpeg(image)
        path = self._folder / hashlib.sha256(data).hexdigest()
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self.bare.append((time.perf_counter() - begun_s) * 1000)


def measure_capture(*, rounds: int) -> Report:
    """Both times of one photo of 1920 x 1080, the arms alternated."""
    if not has_display(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is set

    from app.program.background import Background  # noqa: PLC0415
    from inspection.store.photo_files import PhotoFiles  # noqa: PLC0415
    from scanners.demo.scene import scene  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    from app.cli.bench.shown import shown_ms  # noqa: PLC0415 - brings Qt and the whole station

    shown = shown_ms(rounds)
    background = Background(application)
    with tempfile.TemporaryDirectory(prefix="bench-capture-") as made:
        stage = _Stage(Path(made), background, PhotoFiles(Path(made) / "photos"))
        images = [scene(subject) for subject in SUBJECTS]
        try:
            for turn in range(rounds + FIRST_ROUNDS):
                image = _unlike(images[turn % len(images)], turn)
                arms = (stage.ours, stage.reference)
                for arm in arms if turn % 2 else arms[::-1]:
                    arm(image)
        finally:
            background.stop()
    return _report(stage, shown, rounds)


def _unlike(image: NDArray[uint8], turn: int) -> NDArray[uint8]:
    """A picture no earlier one equals: known photos are not written again."""
    changed = image.copy()
    changed[:16, : 16 * (turn + 1)] = 255 - changed[:16, : 16 * (turn + 1)]
    return changed


def _report(stage: _Stage, shown: list[float], rounds: int) -> Report:
    conditions = {"rounds": rounds, "frame": "1920x1080"}
    kept = report(
        "photo durable",
        unit="ms",
        ours=stage.durable[FIRST_ROUNDS:],
        reference=stage.bare[FIRST_ROUNDS:],
        conditions={**conditions, "reference": "JPEG encode, SHA-256, write, fsync"},
    )
    seen = report(
        "photo shown as taken",
        unit="ms",
        ours=shown,
        reference=[ANSWER_LIMIT_MS],
        conditions={
            **conditions,
            "what": "key to paint of the parcel with its photo, in the real window",
            "reference": "limit of an immediate answer",
        },
    )
    return {**kept, "parts": [kept, seen]}

"""RapidOCR: PP-OCRv6 with the models in its wheel, on one core, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from scanners.ocr.reader import (
    MAX_LINE_CHARS,
    MAX_LINES,
    Line,
    Picture,
    Region,
    cut,
    is_picture,
)
from scanners.scan import Box

DETECTION_PX = 960
"""Longer side of the picture in which lines are looked for: a third of the time of full size, and
the same lines (they are read at full size). 995 ms of CPU a label where full size took 3,121."""
MIN_SIDE_PX = 16
_DETECTION = "PP-OCRv6_det_small.onnx"
_RECOGNITION = "PP-OCRv6_rec_small.onnx"


class RapidReader:
    """Loads its models, half a second of work, with the first picture."""

    name = "rapidocr"

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self._engine: Any = None

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        """See Reader. A line that lies on its side is read as if its head were at the left."""
        part, left, top = cut(image, region)
        if not is_picture(part) or min(part.shape[:2]) < MIN_SIDE_PX:
            return ()
        if part.ndim == 2:
            part = np.asarray(cv2.cvtColor(part, cv2.COLOR_GRAY2BGR), np.uint8)
        self._engine = self._engine or _engine()
        found = self._engine(np.ascontiguousarray(part))
        if getattr(found, "boxes", None) is None or not found.txts:
            return ()
        return tuple(
            Line(text=text[:MAX_LINE_CHARS], box=_box(box, left, top), confidence=float(score))
            for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
            if text.strip()
        )[:MAX_LINES]


def _box(corners: Any, left: int, top: int) -> Box:  # noqa: ANN401 - an array of four points
    first, second, third, fourth = (
        (round(float(x)) + left, round(float(y)) + top) for x, y in corners
    )
    return first, second, third, fourth


def _engine() -> Any:  # noqa: ANN401 - of a library without types
    import rapidocr  # noqa: PLC0415 - half a second; only who reads text pays for it

    # for this whole process, and so only where an engine opens: OpenCV's threads would take the
    # core that the window needs, and figures of one core would be of several
    cv2.setNumThreads(1)
    models = Path(rapidocr.__file__).parent / "models"
    # paths of the models, so that it never looks for them elsewhere; upside-down lines are left as
    # they are: their low confidence tells which way the picture stands
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.use_cls": False,
            "Det.model_path": str(models / _DETECTION),
            "Det.limit_type": "max",
            "Det.limit_side_len": DETECTION_PX,
            "Rec.model_path": str(models / _RECOGNITION),
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

"""What one look at a live frame costs and reads: drawn frames of 1080p, part of `bench scan`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.cli.bench.report import percentile
from scanners.decode import read_image
from scanners.demo.scene import DEMO_TRACKING, scene

Frame = NDArray[np.uint8]

FRAMES = 20
"""Looks at each kind of frame, all of them different."""
SIZE = (1080, 1920)
_NOISE_LEVELS = 20.0
"""Standard deviation of the noise of a cheap camera in a dark hall, in gray levels."""


def measure_frames(*, frames: int = FRAMES) -> dict[str, Any]:
    """For each kind of frame: how many were looked at, read, and the CPU time of a look."""
    return {name: _measured(make, frames) for name, make in KINDS.items()}


def frame_lines(document: Mapping[str, Any]) -> list[str]:
    """The same for a person."""
    return [
        f"live {name:12} {part['read']:>4}/{part['frames']:<4} {'':15} "
        f"{part['ms_median']:8} {part['ms_p95']:8}"
        for name, part in document.items()
    ]


def _measured(make: Callable[[int], Frame], frames: int) -> dict[str, Any]:
    read, ms = 0, []
    for seed in range(frames):
        frame = make(seed)
        started = time.thread_time()
        codes = read_image(frame, deep=False).codes
        ms.append((time.thread_time() - started) * 1000)
        read += any(scan.text == DEMO_TRACKING for scan in codes)
    return {
        "frames": frames,
        "read": read,
        "ms_median": round(percentile(ms, 50), 2),
        "ms_p95": round(percentile(ms, 95), 2),
    }


def _noisy_label(seed: int) -> Frame:
    noise = np.random.default_rng(seed).normal(0, _NOISE_LEVELS, (*SIZE, 1))
    return np.clip(scene("label", seed) + noise, 0, 255).astype(np.uint8)


def _noise(seed: int) -> Frame:
    gray = np.random.default_rng(seed).integers(0, 256, (*SIZE, 1)).astype(np.uint8)
    return np.repeat(gray, 3, axis=2)


KINDS: Mapping[str, Callable[[int], Frame]] = {
    "empty": lambda seed: scene("none", seed),
    "cardboard": lambda seed: scene("outer.seal", seed),
    "label": lambda seed: scene("label", seed),
    "noisy label": _noisy_label,
    "noise": _noise,
}
"""The bench, a carton without a label, a label, the same in the dark, and nothing but noise."""

"""The frames of `bench scan`: labels are read, nothing is read of the others."""

from __future__ import annotations

import time

import pytest

from app.cli.bench.frames import KINDS, frame_lines, measure_frames
from scanners.decode import read_image


@pytest.mark.slow
def test_labels_are_read_and_nothing_else() -> None:
    document = measure_frames(frames=2)
    assert set(document) == set(KINDS)
    assert {name: part["read"] for name, part in document.items() if part["read"]} == {
        "label": 2,
        "noisy label": 2,
    }
    for part in document.values():
        assert part["ms_p95"] >= part["ms_median"] > 0
    assert len(frame_lines(document)) == len(KINDS)
    assert "noisy label" in "\n".join(frame_lines(document))


@pytest.mark.serial
@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_look_at_a_frame_of_1080p_stays_below_25_ms(name: str) -> None:
    """The best of some looks: others may use the cores meanwhile."""
    looks = []
    for seed in range(2):
        frame = KINDS[name](seed)
        for _ in range(3):
            started = time.thread_time()
            read_image(frame, deep=False)
            looks.append((time.thread_time() - started) * 1000)
    assert min(looks) < 25

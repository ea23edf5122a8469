"""The frames of `bench scan`: labels are read, nothing is read of the others."""

from __future__ import annotations

import pytest

from app.cli.bench_frames import KINDS, frame_lines, measure_frames


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

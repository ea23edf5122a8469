"""`bench gaps`: its shape; its figures are for a quiet machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys


def test_it_tells_both_ways_beside_a_window_without_a_reading() -> None:
    # a process of its own: it sets how the interpreter switches threads
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "app",
            "bench",
            "gaps",
            "--rounds",
            "1",
            "--seconds",
            "0.5",
            "--json",
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["quiet_p999"] > 0
    for arm in ("process", "thread"):
        assert document[arm]["reading_p999"] > 0
        assert document[arm]["ratio"] > 0
        assert document[arm]["loading_max"] >= document[arm]["loading_p999"] - 0.051

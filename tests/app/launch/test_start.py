"""The station as a process: how it ends when its terminal or its system asks it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.program.run_marker import FILE_NAME

START_S = 60.0
END_S = 30.0


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal are POSIX")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_it_closes_as_by_hand(asked: signal.Signals, tmp_path: Path) -> None:
    data = tmp_path / "data"
    begin = (
        # a shell's background has the interrupt switched off, and tests may run in one
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from app.__main__ import main; main()"
    )
    station = subprocess.Popen(
        [sys.executable, "-c", begin, "--data", str(data)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        until_s = time.monotonic() + START_S
        while not (data / FILE_NAME).exists() and time.monotonic() < until_s:
            time.sleep(0.05)
        station.send_signal(asked)
        said, _ = station.communicate(timeout=END_S)
    finally:
        station.kill()
        station.communicate()
    assert station.returncode == 0, said
    assert "Traceback" not in said
    assert not (data / FILE_NAME).exists(), "the next start would speak of a crash"

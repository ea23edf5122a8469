from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    *("sqlalchemy", "cv2", "numpy", "requests", "pydantic"),
    *("fastapi", "yaml", "cryptography", "argon2"),
)
PROBE = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.launch.bootstrap import Station
from app.settings.config import Config
app = QApplication([])
station = Station(Config(data_dir=Path(sys.argv[1])))
def painted():
    print(",".join(name for name in {HEAVY!r} if name in sys.modules))
    station.window.close()
    app.quit()
station.window.painted.disconnect()
station.window.painted.connect(painted)
station.start()
app.exec()
"""


@pytest.mark.slow
def test_the_window_is_painted_before_anything_heavy_is_imported(
    tmp_path: Path, repository: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=repository,
        timeout=60,
    )
    assert done.stdout.strip() == ""


@pytest.mark.slow
def test_a_start_marks_painted_and_ready_and_ends(tmp_path: Path, repository: Path) -> None:
    marks = tmp_path / "marks"
    environ = {
        **os.environ,
        "RETURNS_STATION_BENCH_MARKS": str(marks),
        "RETURNS_STATION_DATA": str(tmp_path / "data"),
    }
    subprocess.run(
        [sys.executable, "-m", "app"], check=True, cwd=repository, env=environ, timeout=60
    )
    names = [line.split()[0] for line in marks.read_text(encoding="ascii").splitlines()]
    assert names == ["painted", "badge", "ready"]

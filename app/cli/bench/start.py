"""`bench start`: process start to first paint and to ready to scan, beside bare windows.

Ours is the real program on a real data folder: it notes the moments itself when
RETURNS_STATION_BENCH_MARKS names a file, and ends once a scan could be looked up.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.cli.bench.report import Report, report
from app.cli.display import has_display
from app.launch.marks import MARKS_VARIABLE
from app.settings.config import read_config
from inspection.errors import WorldError

DATABASE = "station.sqlite"
START_LIMIT_S = 60
_REFERENCE = "app.cli.bench.window"

Marks = dict[str, float]
"""Milliseconds since the process was asked for, by name."""


def measure_start(*, rounds: int) -> Report:
    """Both start times, the arms alternated; the first start of each arm is not counted."""
    compile_ourselves()
    with tempfile.TemporaryDirectory(prefix="bench-start-") as made:
        folder = Path(made)
        environ = _environment(folder)
        _set_up(folder)
        arms = {
            "ours": [sys.executable, "-m", "app"],
            "bare": [sys.executable, "-m", _REFERENCE, "bare"],
            "database": [sys.executable, "-m", _REFERENCE, "database", str(folder / DATABASE)],
        }
        samples: dict[str, list[Marks]] = {name: [] for name in arms}
        for turn in range(rounds + 1):
            for name in _rotated(list(arms), turn):
                marks = _start(arms[name], environ, folder)
                if turn > 0:
                    samples[name].append(marks)
    conditions = {
        "rounds": rounds,
        "platform": environ.get("QT_QPA_PLATFORM", "the display's"),
        "bytecode": "compiled before",
    }
    painted, ready = (
        report(
            title,
            unit="ms",
            ours=[marks[mark] for marks in samples["ours"]],
            reference=[marks["painted"] for marks in samples[peer]],
            conditions={**conditions, "reference": what},
            is_paired=True,
        )
        for title, mark, peer, what in (
            ("start to first paint", "painted", "bare", "bare QMainWindow"),
            ("start to ready to scan", "ready", "database", "Qt, SQLAlchemy, database, window"),
        )
    )
    return {**painted, "parts": [painted, ready]}


def compile_ourselves() -> None:
    """Bytecode for our own packages, as an installed program has it."""
    root = Path(__file__).resolve().parents[3]
    for package in ("app", "inspection", "resources", "scanners", "sync"):
        compileall.compile_dir(root / package, quiet=2)


def _set_up(folder: Path) -> None:
    """A station at work, not one that asks what it is called."""
    from app.station.setup_steps import DONE, SETTING  # noqa: PLC0415 - brings Qt
    from inspection.store.clock import SystemClock  # noqa: PLC0415 - brings the database
    from inspection.store.ids import Uuid7Ids  # noqa: PLC0415
    from inspection.store.store import Store  # noqa: PLC0415
    from sync.origin import ensure_origin  # noqa: PLC0415

    config = read_config({"data_dir": folder}, {})
    clock = SystemClock()
    store = Store.open(config.database, clock=clock, ids=Uuid7Ids(clock))
    try:
        ensure_origin(store, secrets=config.secrets, station_name=config.station_name)
        store.put_setting(SETTING, DONE)
    finally:
        store.close()


def _environment(folder: Path) -> dict[str, str]:
    environ = dict(os.environ)
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ["RETURNS_STATION_DATA"] = str(folder)
    environ[MARKS_VARIABLE] = str(folder / "marks")
    if not has_display(environ):
        environ["QT_QPA_PLATFORM"] = "offscreen"
    return environ


def _rotated(names: list[str], by: int) -> list[str]:
    """Whoever runs first after a pause pays for cold caches, so everybody is first in turn."""
    start = by % len(names)
    return names[start:] + names[:start]


def _start(command: list[str], environ: dict[str, str], folder: Path) -> Marks:
    file = folder / "marks"
    file.unlink(missing_ok=True)
    begun_ns = time.monotonic_ns()
    try:
        done = subprocess.run(
            command, env=environ, capture_output=True, text=True, timeout=START_LIMIT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise WorldError("bench.no_start", command=" ".join(command[1:])) from error
    lines = (file.read_text(encoding="ascii") if file.exists() else "") + done.stdout
    words = [line.split() for line in lines.splitlines()]
    marks = {word[0]: (int(word[1]) - begun_ns) / 1e6 for word in words if len(word) == 2}
    if done.returncode != 0 or "painted" not in marks:
        raise WorldError("bench.no_start", command=" ".join(command[1:]), exit=done.returncode)
    return marks

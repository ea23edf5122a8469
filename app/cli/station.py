"""`returns-station` and `… demo`: opens the station's window."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli.display import has_display, prepare
from app.program import crash
from app.settings.config import Config, read_config
from inspection.errors import OperatorError

DEMO_FOLDER = "demo"
"""Inside the data folder: what is invented stays apart from real work."""


def open_station(flags: Mapping[str, Any], environ: Mapping[str, str]) -> int:
    """Open the station and stay until its window is closed."""
    config = read_config(flags, environ)
    if not has_display(environ):
        raise OperatorError("display.missing")
    return _run(config)


def open_demo(flags: Mapping[str, Any], environ: Mapping[str, str]) -> int:
    """Open the station with demonstration data; without a display run the walkthrough instead."""
    config = replace(read_config(flags, environ, inside=DEMO_FOLDER), demo=True)
    if has_display(environ):
        return _run(config)
    from app.cli.walkthrough import walk  # noqa: PLC0415 - brings Qt

    sys.stdout.write("There is no display here: running the walkthrough offscreen instead.\n")
    return walk(Path("walkthrough"), flags={}, environ=environ, as_json=False)


def _run(config: Config) -> int:
    crash.open_log(config.log_file, config.log_level)
    crash.install(crash.tell_terminal, log_file=config.log_file)
    prepare(os.environ)
    from app.launch.qt_loading import load_qt  # noqa: PLC0415 - brings Qt

    load_qt()
    from app.launch.start import run_station  # noqa: PLC0415 - brings Qt

    return run_station(config)

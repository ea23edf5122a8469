"""`… walkthrough`: drives the real windows offscreen and says where the pictures are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli.output import print_json, print_lines
from app.config import read_config


def walk(out: Path, *, flags: Mapping[str, Any], environ: Mapping[str, str], as_json: bool) -> int:
    """Walk once through a shift on an empty data folder; pictures and summary go to `out`."""
    # before Qt is loaded: the pictures are the same with and without a display
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.qt_loading import load_qt  # noqa: PLC0415 - brings Qt

    load_qt()
    from app.walkthrough.run import run_walkthrough  # noqa: PLC0415 - brings Qt

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="walkthrough-") as folder:
        config = read_config({**flags, "data_dir": folder}, environ)
        summary = run_walkthrough(out, config)
    if as_json:
        print_json(summary)
        return 0
    steps, actions = len(summary["steps"]), summary["operator_actions"]
    print_lines([f"{steps} steps, {actions} operator actions for the in-order parcel."])
    print_lines([f"Pictures and summary.json are in {out.resolve()}"])
    return 0

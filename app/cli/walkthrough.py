"""`… walkthrough`: drives the real windows offscreen and says where the pictures are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli.output import print_json, print_lines
from app.settings.config import read_config
from inspection.errors import WorldError


def walk(out: Path, *, flags: Mapping[str, Any], environ: Mapping[str, str], as_json: bool) -> int:
    """Walk once through a shift on an empty data folder; pictures and summary go to `out`.

    Raises WorldError `folder.unwritable` before anything is opened.
    """
    _ensure_writable(out)
    # before Qt is loaded: the pictures are the same with and without a display
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.launch.qt_loading import load_qt  # noqa: PLC0415 - brings Qt

    load_qt()
    from app.walkthrough.run import run_walkthrough  # noqa: PLC0415 - brings Qt

    with tempfile.TemporaryDirectory(prefix="walkthrough-") as folder:
        config = read_config({**flags, "data_dir": folder}, environ)
        try:
            summary = run_walkthrough(out, config)
        except OSError as error:  # the disk is full by now, or the stick was pulled
            raise _unwritable(out, error) from error
    if as_json:
        print_json(summary)
        return 0
    steps, actions = len(summary["steps"]), summary["operator_actions"]
    print_lines([f"{steps} steps, {actions} operator actions for the in-order parcel."])
    print_lines([f"Pictures and summary.json are in {out.resolve()}"])
    return 0


def _ensure_writable(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> WorldError:
    return WorldError("folder.unwritable", folder=str(out), why=error.strerror or "")

"""`… sheets`: the paper of the dock as PDF files."""

from __future__ import annotations

import os
from pathlib import Path

from app.cli.output import print_json, print_lines


def save_sheets(out: Path, *, as_json: bool) -> int:
    """Draw both sheets into `out`; raises WorldError `sheet.unwritable`."""
    # before Qt is loaded: paper needs no display
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.launch.qt_loading import load_qt  # noqa: PLC0415 - brings Qt

    load_qt()
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from app.printing.sheets.draw import draw_sheets  # noqa: PLC0415 - brings Qt

    application = QGuiApplication.instance() or QGuiApplication([])
    files = [str(one.resolve()) for one in draw_sheets(out)]
    del application
    if as_json:
        print_json({"files": files})
    else:
        print_lines(files)
    return 0

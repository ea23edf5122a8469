"""`… export disinfection`: the record sheets of a day, one PDF for each bench that disinfected."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.output import print_json, print_lines
from app.design.tokens import RESOURCES
from app.settings.config import read_config
from inspection.errors import OperatorError
from inspection.policies import load_policies
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.queries.disinfection_sheet import (
    DisinfectionSheet,
    benches,
    disinfection_sheet,
)
from inspection.store.store import Store


def save_records(
    out: Path,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    day: date | None,
    station: str | None,
    as_json: bool,
) -> int:
    """Draw the sheets of `day`, today without, into `out`; of one bench where `station` names it.

    Raises OperatorError `store.missing`, and WorldError `sheet.unwritable`.
    """
    # before Qt is loaded: paper needs no display
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.launch.qt_loading import load_qt  # noqa: PLC0415 - brings Qt

    load_qt()
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from app.printing.sheets.disinfection import draw_disinfection  # noqa: PLC0415 - brings Qt

    config = read_config(flags, environ)
    clock = SystemClock()
    day = day or clock.now().astimezone().date()
    sheets = _sheets(config.database, clock, day, station)
    application = QGuiApplication.instance() or QGuiApplication([])
    # words of demonstration procedures too: what was recorded is told whatever it was
    policies = load_policies(RESOURCES, demo=True)
    language = "zh" if config.language.startswith("zh") else "en"
    files = [str(draw_disinfection(out, one, policies, language=language)) for one in sheets]
    del application
    if as_json:
        rows = [len(one.rows) for one in sheets]
        print_json({"day": day.isoformat(), "files": files, "rows": rows})
    else:
        print_lines(files or [f"Nothing was disinfected on {day.isoformat()}."])
    return 0


def _sheets(
    database: Path, clock: SystemClock, day: date, station: str | None
) -> list[DisinfectionSheet]:
    from app.printing.sheets.disinfection import day_bounds  # noqa: PLC0415 - brings Qt

    if not database.is_file():
        raise OperatorError("store.missing", folder=str(database.parent))
    since, until = day_bounds(day)
    store = Store.open(database, clock=clock, ids=Uuid7Ids(clock), create=False)
    try:
        with store.reading() as conn:
            return [
                disinfection_sheet(conn, origin, since, until)
                for origin, name in benches(conn, since, until)
                if station in {None, name}
            ]
    finally:
        store.close()

"""`… import FILE`: announces the tickets of a CSV, XLSX or JSON file at the hub. No Qt."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.counts import counted
from app.cli.hub_access import hub_for
from app.cli.output import print_json, print_lines
from app.language.row_reasons import reason_of
from app.settings.config import read_config
from app.station.ticket_file import read_ticket_file
from sync.announcing import Outcome, Progress, announce, read_whole

EXIT_SOME_BAD = 3
"""The good rows were announced, but there were bad ones; scripts can tell it from a failure."""


def import_file(
    file: Path,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Import one file and say what came of each row; 3 when some rows were left out.

    Raises what broke it off in the middle, after saying what was announced until then.
    """
    config = read_config(flags, environ)
    # read to its end first: for a file that is refused no hub is started and no folder is made
    tickets = read_whole(read_ticket_file(file), demo=True, on_progress=_say)
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        outcome = announce(tickets, client, on_progress=_say)
    if as_json:
        print_json(_document(outcome))
    else:
        print_lines(_lines(outcome))
    if outcome.problem is not None:
        raise outcome.problem
    return EXIT_SOME_BAD if outcome.left_out else 0


def _say(progress: Progress) -> None:
    if sys.stderr.isatty():
        total = "" if progress.total is None else f" of {progress.total}"
        end = "\n" if progress.done == progress.total else "\r"
        sys.stderr.write(f"{progress.stage} {progress.done}{total} rows{end}")
        sys.stderr.flush()


def _document(outcome: Outcome) -> dict[str, object]:
    bad = [{**asdict(one), "reason": reason_of(one)} for one in outcome.left_out]
    return {
        "announced": outcome.announced,
        "already": outcome.already,
        "rows": outcome.rows,
        "rows_unsent": outcome.rows_unsent,
        "bad": bad,
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    yield f"{counted(outcome.announced, 'ticket')} announced, {outcome.already} known already."
    if outcome.rows_unsent:
        yield f"Not sent: {counted(outcome.rows_unsent, 'row')}; import the file again."
    if outcome.left_out:
        yield f"Left out: {counted(len(outcome.left_out), 'row')}:"
    for bad in outcome.left_out:
        yield f"  row {bad.row}: {reason_of(bad)}"

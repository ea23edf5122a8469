"""`… verify`: chains, receipts, photos; a station's tables against a rebuild, or a save. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.cli.counts import counted
from app.cli.output import print_json, print_lines
from app.settings.config import Config, read_config
from inspection.errors import OperatorError
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.saved import SavedReport, check_saved
from inspection.store.store import Store
from inspection.store.verify import Problem, VerifyReport, verify
from sync.enrolment import MEMBERSHIP_FILE
from sync.signing import verify as is_signed
from sync.wire import Receipt, receipt_message

EXIT_PROBLEMS = 4
"""Everything was checked, and something does not hold."""


def verify_station(flags: Mapping[str, Any], environ: Mapping[str, str], *, as_json: bool) -> int:
    """Check one data folder and say what does not hold; changes nothing."""
    config = read_config(flags, environ)
    if not config.database.is_file():
        raise OperatorError("store.missing", folder=str(config.data_dir))
    clock = SystemClock()
    store = Store.open(config.database, clock=clock, ids=Uuid7Ids(clock), create=False)
    try:
        report = verify(store, PhotoFiles(config.photos))
        unsigned = list(_receipt_problems(store, config))
    finally:
        store.close()
    problems = (*report.problems, *unsigned)
    if as_json:
        listed = _listed(problems)
        print_json({**asdict(report), "receipts_ok": not unsigned, "problems": listed})
    else:
        print_lines(_lines(report, problems))
    return EXIT_PROBLEMS if problems else 0


def verify_saved(folder: Path, *, as_json: bool) -> int:
    """Check one save with nothing but its folder, and say what does not hold."""
    report = check_saved(folder.resolve())
    if as_json:
        print_json({**asdict(report), "problems": _listed(report.problems)})
    else:
        print_lines(_saved_lines(report))
    return EXIT_PROBLEMS if report.problems else 0


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [{"code": one.code, "params": dict(one.params)} for one in problems]


def _receipt_problems(store: Store, config: Config) -> Iterator[Problem]:
    """The hub's signature under the newest receipt; hashes are checked with the chains."""
    found = store.local.receipt(store.origin or "")
    if found is None:
        return
    params: dict[str, str | int] = {"origin": str(store.origin), "seq": found[0]}
    try:
        receipt = Receipt.model_validate_json(found[1])
        membership = json.loads((config.secrets / MEMBERSHIP_FILE).read_text("ascii"))
        key = str(membership["hub_public_key"])
    except (ValidationError, OSError, ValueError, KeyError, TypeError):
        yield Problem(code="receipt.unverifiable", params=params)
        return
    message = receipt_message(
        origin=receipt.origin,
        seq=receipt.seq,
        head_hash=receipt.hash,
        hub_time=receipt.hub_time,
    )
    if not is_signed(key, receipt.signature, message):
        yield Problem(code="receipt.bad_signature", params=params)


def _lines(report: VerifyReport, problems: tuple[Problem, ...]) -> Iterator[str]:
    yield _checked(report.records, report.photos)
    if not problems:
        yield "Chains, receipts, photos and tables hold."
    yield from _problem_lines(problems)


def _saved_lines(report: SavedReport) -> Iterator[str]:
    yield f"Saved by {report.station_name} at {report.saved_at}."
    yield _checked(report.records, report.photos)
    if report.withheld:
        yield f"Left out of this save: {counted(report.withheld, 'label photo')}."
    if not report.problems:
        yield "Files, chains, receipts and photos hold."
    yield from _problem_lines(report.problems)


def _problem_lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    if problems:
        yield f"{len(problems)} problems:"
    for problem in problems:
        shown = ", ".join(f"{name} {value}" for name, value in problem.params.items())
        yield f"  {problem.code}: {shown}"


def _checked(records: int, photos: int) -> str:
    return f"{counted(records, 'record')} and {counted(photos, 'photo')} checked."

"""`… verify`: the journal's chains, receipts, photos, and the tables against a rebuild. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from pydantic import ValidationError

from app.cli.output import print_json, print_lines
from app.config import Config, read_config
from inspection.errors import OperatorError
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.photo_files import PhotoFiles
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
        print_json(
            {
                **asdict(report),
                "receipts_ok": not unsigned,
                "problems": [{"code": one.code, "params": dict(one.params)} for one in problems],
            }
        )
    else:
        print_lines(_lines(report, problems))
    return EXIT_PROBLEMS if problems else 0


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
    yield f"{report.records} records and {report.photos} photos checked."
    if not problems:
        yield "Chains, receipts, photos and tables hold."
        return
    yield f"{len(problems)} problems:"
    for problem in problems:
        shown = ", ".join(f"{name} {value}" for name, value in problem.params.items())
        yield f"  {problem.code}: {shown}"

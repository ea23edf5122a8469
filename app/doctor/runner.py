"""Runs checks so that none of them can hang or break the others."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from app.doctor.findings import Finding, Named, Patient

_log = logging.getLogger("returns_station.doctor")
_LOOK_S = 0.1


def examine(
    patient: Patient,
    checks: Sequence[Named],
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[Finding]:
    """One finding per check, in order, each within its limit; ends early once it should stop.

    A check that outlives its limit is left behind on a thread that ends with the program.
    """
    for check in checks:
        found: list[Finding] = []
        done = threading.Event()
        # not app.background: a terminal has no Qt, and what hangs must not hold one of its lanes
        thread = threading.Thread(  # noqa: TID251
            target=partial(_run, check, patient, found, done),
            name=f"check-{check.name}",
            daemon=True,
        )
        thread.start()
        left_s = check.limit_s
        while left_s > 0 and not done.wait(_LOOK_S) and not should_stop():
            left_s -= _LOOK_S
        if should_stop():
            return
        yield found[0] if found else _late(check)


def _run(check: Named, patient: Patient, found: list[Finding], done: threading.Event) -> None:
    try:
        found.append(check.run(patient))
    except Exception as error:  # noqa: BLE001 - a check that breaks is a finding, not a crash
        # types and places only: a text may hold what is nobody's business
        _log.info("check %s broke: %s", check.name, type(error).__name__)
        found.append(
            Finding(
                name=check.name,
                state="danger",
                code="check.broke",
                params={"kind": type(error).__name__},
            )
        )
    finally:
        done.set()


def _late(check: Named) -> Finding:
    return Finding(
        name=check.name, state="warn", code="check.late", params={"limit_s": round(check.limit_s)}
    )

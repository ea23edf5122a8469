"""Runs checks so that none of them can hang or break the others."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence

from app.doctor.findings import Finding, Named, Patient
from app.program import runtime

_log = logging.getLogger("returns_station.doctor")
_LOOK_S = 0.1


class Running:
    """One check under way, on a thread of its own.

    Not on those of app.program.background: a terminal has no Qt, and a check that hangs must not
    hold one of the station's lanes. A thread that is left behind ends with the program.
    """

    def __init__(self, check: Named, patient: Patient) -> None:
        """Starts at once."""
        self.check = check
        self._patient = patient
        self._found: Finding | None = None
        self._done = threading.Event()
        thread = threading.Thread(  # noqa: TID251 - see above
            target=self._run, name=f"check-{check.name}", daemon=True
        )
        thread.start()

    def wait(self, limit_s: float) -> bool:
        """Whether it is over, after waiting so long at most; 0 only looks."""
        return self._done.wait(limit_s)

    def finding(self) -> Finding:
        """What it found, or that it takes too long."""
        if self._found is not None and self._done.is_set():
            return self._found
        params = {"limit_s": round(self.check.limit_s)}
        return Finding(name=self.check.name, state="warn", code="check.late", params=params)

    def _run(self) -> None:
        runtime.give_way()
        name = self.check.name
        try:
            self._found = self.check.run(self._patient)
        except Exception as error:  # noqa: BLE001 - a check that breaks is a finding, not a crash
            # types only: a text may hold what is nobody's business
            kind = type(error).__name__
            _log.info("check %s broke: %s", name, kind)
            self._found = Finding(
                name=name, state="danger", code="check.broke", params={"kind": kind}
            )
        finally:
            self._done.set()


def examine(
    patient: Patient,
    checks: Sequence[Named],
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[Finding]:
    """One finding per check, in order, each within its limit; ends early once it should stop."""
    for check in checks:
        if should_stop():
            return
        running = Running(check, patient)
        left_s = check.limit_s
        while left_s > 0 and not running.wait(min(_LOOK_S, left_s)) and not should_stop():
            left_s -= _LOOK_S
        yield running.finding()

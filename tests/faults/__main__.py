"""`python -m tests.faults`: random schedules of faults and kills; prints one JSON document.

A schedule is told by its seed and number alone; `--replay SEED/NUMBER` runs one again, on a site
of its own. Every so many schedules the site is made anew, so that what one leaves behind does not
make the last ones slow.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.field import Field, Outcome
from tests.faults.plan import plan_of

OF_A_SITE = 50
SEED = 20261123


@dataclass(kw_only=True)
class Result:
    """Counts of all schedules that were run, and the failures in words."""

    seed: int
    schedules: int = 0
    without_faults: int = 0
    seconds: float = 0.0
    injected: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.schedules += 1
        self.injected += outcome.injected
        if outcome.killed:
            self.killed[outcome.killed] += 1
        if not outcome.injected and not outcome.killed:
            self.without_faults += 1
        if outcome.problems:
            said = [str(outcome.plan), *outcome.problems, *(str(one) for one in outcome.log)]
            self.failures.append("\n  ".join(said))


def run(
    indexes: range,
    *,
    seed: int,
    minutes: float = 60.0,
    planted: bool = False,
    say: Callable[[str], None] = lambda _line: None,
) -> Result:
    """These schedules, or as many as fit into the time; ends at the first site with a failure."""
    began_s = time.monotonic()
    result = Result(seed=seed)
    for first in range(indexes.start, indexes.stop, OF_A_SITE):
        of_site = range(first, min(first + OF_A_SITE, indexes.stop))
        with tempfile.TemporaryDirectory() as folder:
            _run_site(Path(folder), of_site, result, planted, began_s + minutes * 60)
        result.seconds = round(time.monotonic() - began_s, 1)
        say(f"{seed}/{of_site.stop - 1}: {result.seconds} s, {len(result.failures)} failures")
        if result.failures or result.seconds > minutes * 60:
            break
    return result


def _run_site(folder: Path, indexes: range, result: Result, planted: bool, end_s: float) -> None:
    plans = [plan_of(result.seed, index) for index in indexes]
    made = Field(folder, plans, planted=planted)
    try:
        for plan in plans:
            outcome = made.run(plan)
            result.add(outcome)
            if outcome.problems or time.monotonic() > end_s:
                break
        if not result.failures:
            last = f"{result.seed}/{indexes.start} to {indexes.stop - 1}"
            result.failures += [f"{last}: {one}" for one in made.verified()]
    finally:
        made.close()


def main() -> int:
    """Run, say what happened; 1 where anything did not hold, or not all was run."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--schedules", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--replay", metavar="SEED/NUMBER")
    parser.add_argument("--planted", action="store_true", help="a desk that sends twice")
    asked = parser.parse_args()
    seed, indexes = asked.seed, range(asked.first, asked.first + asked.schedules)
    if asked.replay:
        seed, _, index = asked.replay.partition("/")
        indexes = range(int(index), int(index) + 1)
    result = run(
        indexes,
        seed=int(seed),
        minutes=asked.minutes,
        planted=asked.planted,
        say=lambda line: sys.stderr.write(f"{line}\n"),
    )
    sys.stdout.write(json.dumps(vars(result), indent=1) + "\n")
    is_whole = result.schedules == len(indexes)
    return 0 if is_whole and not result.failures else 1


if __name__ == "__main__":
    sys.exit(main())

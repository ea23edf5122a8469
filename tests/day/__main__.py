"""`python -m tests.day`: thirty parcels through the real windows, with the demonstration's tickets.

Pictures of every screen in both languages, contact sheets of them and `day.json` go to `build/day`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.day.worker import Worked

OUT = Path("build") / "day"


def main() -> int:
    """Work the day; prints how each parcel went, and ends with 1 where one went wrong."""
    from tests.day.parcels import PARCELS  # noqa: PLC0415 - as below

    parser = argparse.ArgumentParser(prog="tests.day", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", metavar="WORDS", default="", help="Parcels whose name has them.")
    asked = parser.parse_args()
    chosen = [one for one in PARCELS if asked.only in one.name]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is chosen first

    from tests.day.shift import DayError, spend  # noqa: PLC0415 - brings Qt

    application = QApplication.instance() or QApplication(sys.argv[:1])
    shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="day-") as folder:
        try:
            told = spend(Path(folder) / "data", asked.out, chosen, _tell)
        except DayError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    del application
    text = json.dumps(told, indent=2, ensure_ascii=False)
    (asked.out / "day.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{len(chosen)} parcels, {told['operator_actions']} actions, {told['refunds']} refunds, "
        f"{told['screens']} screens; all in {asked.out.resolve()}\n"
    )
    return 0


def _tell(one: Worked) -> None:
    words = f"{one.seconds:6.1f} s {one.operator_actions:3}  {one.name} {one.stuck}"
    sys.stdout.write(words.rstrip() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

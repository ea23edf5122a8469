"""A station in a process of its own that prints a label to a file; then it waits to be killed.

Arguments: data folder, folder for labels, tracking number, whether to scan the label back (`1`).
Says on standard output, line by line, what the banner said and the LPN.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.states.navigation import GoDecide, GoInspect
from inspection.units import lpn
from tests.e2e.screens.rig import ANSWERS, Screens, english


def main(folder: Path, labels: Path, tracking: str, *, scans_back: bool) -> None:
    application = QApplication(sys.argv[:1])
    screens = Screens(replace(english(folder), printer=f"zpl-file:{labels}"))
    screens.open()
    screens.until_online()
    screens.sign_in()
    screens.until_known(tracking)
    screens.receive(tracking)
    screens.disinfect()
    for key in ANSWERS:
        screens.answer(key)
    screens.until_said("Stick the label on and scan it")
    code = screens.shown_code
    screens.until((labels / f"{code}.zpl").exists, "the label's file")
    tell(code)
    screens.driver.key("Enter")
    assert screens.window.is_at(GoInspect)
    if scans_back:
        screens.driver.scan(lpn(code[2:6], 40_000))
        screens.until_said("Wrong label")
        tell(screens.said)
        assert screens.window.is_at(GoInspect)
        screens.driver.scan(code)
        screens.driver.until_at(GoDecide)
        screens.driver.until_offered("Enter", "the advice")
    tell("done")
    application.exec()


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], scans_back=sys.argv[4] == "1")

"""A station in a process of its own, worked up to a point of an inspection; then it waits.

Arguments: data folder, tracking number, answers to give. Says on standard output where it stands.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.settings.config import Config
from tests.e2e.screens.rig import Screens, english


def main(folder: Path, tracking: str, answers: str) -> None:
    config: Config = english(folder)
    application = QApplication(sys.argv[:1])
    screens = Screens(config)
    screens.open()
    screens.until_online()
    screens.sign_in()
    screens.until_known(tracking)
    screens.receive(tracking)
    screens.disinfect()
    for key in answers:
        screens.answer(key)
    screens.driver.pause(300)
    sys.stdout.write(f"{screens.taken} {screens.driver.headline}\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])

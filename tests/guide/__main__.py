"""`python -m tests.guide`: takes the pictures of docs/guide anew, in both languages.

Most are steps of the walkthrough; what is no step of it comes from the scenes beside it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
RAW = REPOSITORY / "build" / "guide"
PICTURES = REPOSITORY / "docs" / "guide" / "pictures"
DATA = Path(tempfile.gettempdir()) / "returns-station"
"""Some pictures show it, so its name says nothing of this machine."""
README_PICTURE = REPOSITORY / "docs" / "pictures" / "receive.png"
LANGUAGES = ("zh", "en")
SCREEN = {
    "name": "bench", "x": 0, "y": 0, "width": 1920, "height": 1080,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip
STEPS = (
    "sign-in",
    "ready-to-scan",
    "matched",
    "outer-condition",
    "unknown-number",
    "already-received",
    "disinfection-running",
    "inspected",
    "advice",
    "refund-confirmed",
)
"""Steps of the walkthrough that the guide shows, by their names."""


def main() -> int:
    """Walk, play the scenes, shrink what the guide shows."""
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    shutil.rmtree(RAW, ignore_errors=True)  # steps of a walkthrough before had other numbers
    RAW.mkdir(parents=True)
    command = [sys.executable, "-m", "app", "walkthrough", "--out", str(RAW)]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    screen = RAW / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}), "ascii")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is chosen first

    application = QApplication.instance() or QApplication(sys.argv[:1])
    for language in LANGUAGES:
        _take(language)
    _take_readme()
    del application
    return 0


def _take(language: str) -> None:
    from tests.guide.pictures import shrink, step_pictures  # noqa: PLC0415 - brings Qt
    from tests.guide.scenes import play  # noqa: PLC0415 - brings Qt

    taken = step_pictures(RAW, language, STEPS)
    DATA.mkdir()
    try:
        taken |= play(DATA, language)
    finally:
        shutil.rmtree(DATA)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, picture in taken.items():
        shrink(picture, PICTURES / f"{language}-{name}.webp")


def _take_readme() -> None:
    from tests.guide.pictures import narrowed, step_pictures  # noqa: PLC0415 - brings Qt

    (picture,) = step_pictures(RAW, "zh", ("label-photo",)).values()
    assert narrowed(picture).save(str(README_PICTURE))


if __name__ == "__main__":
    sys.exit(main())

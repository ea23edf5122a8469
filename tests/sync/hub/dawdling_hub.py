"""The hub as a process in which one thing takes long: `python -m … WHAT [hub options]`.

`refund` waits before the call to the system of record until the file `go` lies in the folder named
by DAWDLING, where it lays `reached` first. `hurry` has a second for its requests instead of twenty.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Event

from sync.hub import runner
from sync.hub.__main__ import main
from sync.hub.checkpoints import BEFORE_CALL

FOLDER = "DAWDLING"
LIMIT_S = 30.0


def run() -> int:
    """A hub until it is asked to stop."""
    if sys.argv[1] == "hurry":
        runner.REQUESTS_LIMIT_S = 1
        return main(sys.argv[2:])

    def checkpoint(name: str) -> None:
        if name == BEFORE_CALL:
            folder, pause = Path(os.environ[FOLDER]), Event()
            (folder / "reached").touch()
            for _ in range(round(LIMIT_S / 0.02)):
                if (folder / "go").exists():
                    return
                pause.wait(0.02)

    return main(sys.argv[2:], checkpoint=checkpoint)


if __name__ == "__main__":
    sys.exit(run())

"""The hub as a process that kills itself, with SIGKILL, at a named recovery point.

`python -m tests.sync.hub.killing_hub POINT [hub options]`: nothing is flushed, closed or unwound.
"""

from __future__ import annotations

import os
import signal
import sys

from sync.hub.__main__ import main


def run() -> int:
    """A hub until it reaches the point."""
    point = sys.argv[1]

    def checkpoint(name: str) -> None:
        if name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    return main(sys.argv[2:], checkpoint=checkpoint)


if __name__ == "__main__":
    sys.exit(run())

"""A station that starts a hub, names its process, and then waits to be killed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from sync.embedded import start_hub

hub = start_hub(Path(sys.argv[1]), demo=False, module=("-m", "tests.sync.child_hub", "good"))
sys.stdout.write(f"{hub.pid}\n")
sys.stdout.flush()
threading.Event().wait()

"""Stands in for `sync.hub` as a child process, well behaved or not: `--mode` says how."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

MODE = sys.argv[1]
DATA = Path(sys.argv[sys.argv.index("--data") + 1])


def main() -> None:
    """Read the token, say what the mode asks for, stay until the input ends."""
    token = sys.stdin.buffer.readline().decode().strip()
    (DATA / "seen.json").write_text(json.dumps({"token": token, "argv": sys.argv[1:]}))
    if MODE == "dies":
        sys.exit("no such database")
    if MODE == "silent":
        threading.Event().wait()
    if MODE == "babble":
        sys.stdout.write("hello, I am a hub\n")
    else:
        ready = {"url": "http://127.0.0.1:9", "pid": os.getpid()}
        sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()
    if MODE == "stubborn":
        threading.Event().wait()
    (DATA / "goodbye").write_text("ended by itself")


main()

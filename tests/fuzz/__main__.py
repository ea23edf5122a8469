"""`python -m tests.fuzz`: hundreds of thousands of generated inputs; prints one JSON document.

A worker process does the inputs one after the other and leaves the number of each in a shared page
before it begins. Where it dies or stands still, that number is the finding, and another worker goes
on behind it. Every input is made of two numbers; one that is a finding is kept as a file, which the
short test reads again for ever. Where atheris is installed a share of
the texts is chosen by coverage.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.work import KINDS, NOTHING, work

STALL_S = 20.0
"""One input takes milliseconds; a machine others keep busy is given more."""
LOOK_S = 0.25
GUIDED_SHARE = 9
"""One in so many texts is left to atheris where it is installed."""
MOST_FINDINGS = 20
MOST_SAID = 600
"""Characters of a worker's last words."""
_QUIET = {"OPENCV_LOG_LEVEL": "SILENT"}
FOUND = Path(__file__).parent / "found"


def main() -> int:
    """Run all, say what was found; 1 where anything was."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--texts", type=int, default=900_000)
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=FOUND, help="folder of findings")
    parser.add_argument("--worker", nargs=4, metavar=("KIND", "START", "END", "PAGE"))
    asked = parser.parse_args()
    if asked.worker:
        kind, start, end, page = asked.worker
        return work(kind, asked.seed, range(int(start), int(end)), Path(page))
    said = {"seed": asked.seed, **_texts(asked), **_counted("images", asked.images, asked)}
    sys.stdout.write(json.dumps(said) + "\n")
    return 1 if any(isinstance(part, dict) and part["findings"] for part in said.values()) else 0


def _texts(asked: argparse.Namespace) -> dict[str, object]:
    has_atheris = importlib.util.find_spec("atheris") is not None
    share = asked.texts // GUIDED_SHARE if has_atheris else 0
    said: dict[str, object] = _counted("texts", asked.texts - share, asked)
    if share:
        began_s = time.monotonic()
        where = [str(share), str(asked.seed), str(asked.found)]
        command = [sys.executable, "-m", "tests.fuzz.guided", *where]
        with tempfile.TemporaryDirectory() as room:  # atheris ends without tidying up
            environment = {**os.environ, "TMPDIR": room}
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, env=environment
            )
        tail = done.stderr.splitlines()[-6:]
        findings = [] if done.returncode == 0 else tail
        took_s = round(time.monotonic() - began_s, 1)
        said["guided"] = {"run": share, "seconds": took_s, "findings": findings}
    else:
        said["guided"] = {"run": 0, "seconds": 0.0, "findings": []}
    return said


def _counted(kind: str, count: int, asked: argparse.Namespace) -> dict[str, object]:
    """All inputs of one kind, by as many workers as it takes."""
    began_s = time.monotonic()
    findings: list[str] = []
    start = 0
    while start < count and len(findings) < MOST_FINDINGS:
        start = _watch(kind, start, count, asked, findings)
    took_s = round(time.monotonic() - began_s, 1)
    return {kind: {"run": min(start, count), "seconds": took_s, "findings": findings}}


def _watch(kind: str, start: int, end: int, asked: argparse.Namespace, findings: list[str]) -> int:
    """One worker until it is done, dead or stuck; where the next one begins."""
    with tempfile.NamedTemporaryFile() as file, tempfile.TemporaryFile() as said:
        file.write(struct.pack("q", NOTHING))
        file.flush()
        page = mmap.mmap(file.fileno(), 8)
        command = [*_own(asked), "--worker", kind, str(start), str(end), file.name]
        worker = subprocess.Popen(command, stderr=said, env={**os.environ, **_QUIET})
        last, since_s = NOTHING, time.monotonic()
        while worker.poll() is None:
            try:
                worker.wait(LOOK_S)
            except subprocess.TimeoutExpired:
                now = struct.unpack("q", page[:])[0]
                if now != last:
                    last, since_s = now, time.monotonic()
                elif now != NOTHING and time.monotonic() - since_s > STALL_S:
                    worker.kill()
        number = struct.unpack("q", page[:])[0]
        page.close()
        said.seek(max(0, said.seek(0, os.SEEK_END) - MOST_SAID))
        why = said.read().decode(errors="replace").strip()
    if worker.returncode == 0:
        return end
    how = "error" if worker.returncode == 2 else ("hang" if worker.returncode == -9 else "crash")
    if number == NOTHING:
        sys.exit(f"no worker begins:\n{why}")
    findings.append(f"{how}: {KINDS[kind].save(number, asked.seed, asked.found)}: {why}")
    return int(number) + 1


def _own(asked: argparse.Namespace) -> list[str]:
    mine = [sys.executable, "-m", "tests.fuzz", "--seed", str(asked.seed)]
    return [*mine, "--found", str(asked.found)]


if __name__ == "__main__":
    sys.exit(main())

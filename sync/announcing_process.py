"""`announce_file` in a process of its own, for a station whose window must not wait.

Reading 50,000 rows is ten seconds of Python; on a thread of the station it held the interpreter
lock often enough to keep the window waiting, and left its memory behind. What is said goes through
files in a folder of its own, which can be looked at with a time limit on every system.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inspection.errors import BugError, OperatorError, StationError, WorldError
from sync.announcing import LeftOut, Outcome, Progress, announce_file
from sync.client import HubClient

LOOK_EVERY_S = 0.1
_CANCEL, _PROGRESS, _OUTCOME = "cancel", "progress", "outcome"
_BEHIND = 5
"""Niceness: people at the station come first."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """One file and the hub that shall know its tickets; `token` is a secret."""

    data: bytes
    url: str
    token: str
    demo: bool


def announce_elsewhere(
    job: Job,
    *,
    on_progress: Callable[[Progress], None],
    is_wanted: Callable[[], bool],
    wait: Callable[[float], bool],
) -> Outcome | None:
    """As `announce_file`, which raises the same; None when `wait` said that the station ends.

    `wait(seconds)` waits, and is true once nobody is interested any more.
    """
    with tempfile.TemporaryDirectory(prefix="returns-station-") as name:
        folder = Path(name)
        process = _start(folder, job)
        try:
            return _watch(process, folder, on_progress, is_wanted, wait)
        finally:
            process.kill()  # every transaction of the hub is safe against this
            process.wait()


def _start(folder: Path, job: Job) -> subprocess.Popen[bytes]:
    apart: dict[str, Any] = {"creationflags": 0x08000000} if os.name == "nt" else {}
    header = json.dumps({"url": job.url, "token": job.token, "demo": job.demo}).encode()
    process = subprocess.Popen(
        [sys.executable, "-m", "sync.announcing_process", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parent.parent,
        **apart,
    )
    if process.stdin is not None:
        # one that ends before reading says so by having no outcome
        with contextlib.suppress(OSError), process.stdin as pipe:
            pipe.write(header + b"\n" + job.data)
    return process


def _watch(
    process: subprocess.Popen[bytes],
    folder: Path,
    on_progress: Callable[[Progress], None],
    is_wanted: Callable[[], bool],
    wait: Callable[[float], bool],
) -> Outcome | None:
    told = ""
    while True:
        has_ended = process.poll() is not None
        said = _read(folder / _PROGRESS)
        if said and said != told:
            told = said
            on_progress(Progress(**json.loads(said)))
        if has_ended:
            return _outcome(_read(folder / _OUTCOME))
        if not is_wanted():
            (folder / _CANCEL).touch()
        if wait(LOOK_EVERY_S):
            return None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""


def _outcome(text: str) -> Outcome:
    if not text:
        raise BugError("import.fault")
    said = json.loads(text)
    error = said.pop("error", None)
    if error is not None:
        raise _error(error)
    problem = said.pop("problem")
    left_out = tuple(LeftOut(**one) for one in said.pop("left_out"))
    return Outcome(**said, left_out=left_out, problem=_error(problem) if problem else None)


def _error(said: dict[str, Any]) -> StationError:
    family = OperatorError if said["is_operators"] else WorldError
    return family(said["code"], **said["params"])


def main(folder: Path) -> None:
    """The process itself: the job comes through standard input."""
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    header = json.loads(sys.stdin.buffer.readline())
    client = HubClient(header["url"], header["token"])
    try:
        outcome = announce_file(
            sys.stdin.buffer.read(),
            client,
            demo=header["demo"],
            on_progress=lambda progress: _say(folder / _PROGRESS, asdict(progress)),
            is_wanted=lambda: not (folder / _CANCEL).exists(),
        )
    except StationError as error:
        _say(folder / _OUTCOME, {"error": _told(error)})
        return
    finally:
        client.close()
    said = {name: getattr(outcome, name) for name in Outcome.__dataclass_fields__}
    said["left_out"] = [asdict(one) for one in outcome.left_out]
    said["problem"] = None if outcome.problem is None else _told(outcome.problem)
    _say(folder / _OUTCOME, said)


def _told(error: StationError) -> dict[str, Any]:
    is_operators = isinstance(error, OperatorError)
    return {"code": error.code, "params": error.params, "is_operators": is_operators}


def _say(path: Path, said: dict[str, Any]) -> None:
    # whole or not at all: somebody is looking
    new = path.with_suffix(".new")
    new.write_text(json.dumps(said), "utf-8")
    new.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

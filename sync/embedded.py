"""The station's own hub: a child process on loopback, started, watched and stopped here.

The administrator's token goes through the child's standard input, never on a command line. That
pipe stays open as long as the station lives: when the station dies, even by `kill -9`, the system
closes it and the hub ends. The ready line comes through a file instead of a pipe: a file can be
waited for with a time limit on every system without another thread, and never fills up.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection.log_file import set_aside
from sync.errors import HubProcessError

START_LIMIT_S = 120.0
"""A hub that lives is waited for: on a busy machine one was ended after 20 s and started again,
as slowly, for ever. What hangs for so long is started anew."""
STOP_LIMIT_S = 0.7
"""With the end of a request under way, the sync thread still stops within its second."""
READY_FILE = "hub.ready"
LOG_FILE = "hub.log"
_LOOK_EVERY_S = 0.02
_KILL_LIMIT_S = 2.0
_MODULE = ("-m", "sync.hub")


@dataclass(frozen=True, kw_only=True)
class EmbeddedHub:
    """A running hub; `admin_token` is a secret of this process and the hub's."""

    url: str
    pid: int
    admin_token: str
    process: subprocess.Popen[bytes]

    def __repr__(self) -> str:
        """Without the token."""
        return f"EmbeddedHub(url={self.url!r}, pid={self.pid})"

    def is_running(self) -> bool:
        """Whether the process lives."""
        return self.process.poll() is None

    def stop(self, timeout_s: float = STOP_LIMIT_S) -> None:
        """Ask it to end by closing its input; end it by force after `timeout_s`."""
        _stop(self.process, timeout_s)


def _never() -> bool:
    return False


def start_hub(
    data: Path,
    *,
    demo: bool,
    token: str | None = None,
    limit_s: float = START_LIMIT_S,
    should_stop: Callable[[], bool] = _never,
    module: Sequence[str] = _MODULE,
) -> EmbeddedHub:
    """Start a hub on `data` and wait until it answers; `module` is for tests with another child.

    Raises HubProcessError: `start`, `time_limit`, `ended` (its last words are in `hub.log`),
    `ready_line`, or `stopped` when `should_stop` turned true meanwhile.
    """
    admin_token = token or secrets.token_urlsafe(32)
    ready = data / READY_FILE
    try:
        data.mkdir(parents=True, exist_ok=True)
        ready.unlink(missing_ok=True)
        process = _spawn(_command(data, demo=demo, module=module), ready, data / LOG_FILE)
    except OSError as problem:
        raise HubProcessError("start") from problem
    try:
        _hand_over(process, admin_token)
        line = _ready_line(process, ready, limit_s, should_stop)
        url, pid = _parsed(line)
    except BaseException:
        _stop(process, 0.0)
        raise
    return EmbeddedHub(url=url, pid=pid, admin_token=admin_token, process=process)


def _command(data: Path, *, demo: bool, module: Sequence[str]) -> list[str]:
    log = ["--log", str(data / LOG_FILE)]
    options = ["--data", str(data), "--listen", "127.0.0.1:0", *log]
    flags = ["--demo"] if demo else []
    return [
        sys.executable, *module, *options, *flags, "--admin-token-stdin", "--parent-pipe",
    ]  # fmt: skip


def _spawn(command: list[str], ready: Path, log: Path) -> subprocess.Popen[bytes]:
    # Ctrl-C in the station's terminal is for the station, which then stops its hub itself. A
    # session of its own would do too, but Linux shares the processor by session first (sched(7),
    # autogroup): niceness would say nothing between the hub and the window
    apart: dict[str, Any] = (
        {"creationflags": 0x08000200}  # CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP
        if os.name == "nt"
        else {"process_group": 0}
    )
    set_aside(log)  # one that dies at every start says so outside its own log
    with ready.open("wb") as out, log.open("ab") as err:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=err, **apart)


def _hand_over(process: subprocess.Popen[bytes], admin_token: str) -> None:
    if process.stdin is None:
        raise HubProcessError("start")
    try:
        process.stdin.write(admin_token.encode() + b"\n")
        process.stdin.flush()
    except OSError as problem:  # it ended before reading
        raise HubProcessError("ended") from problem


def _ready_line(
    process: subprocess.Popen[bytes], ready: Path, limit_s: float, should_stop: Callable[[], bool]
) -> bytes:
    pause = threading.Event()  # never set: a wait that stays short
    for _ in range(max(1, round(limit_s / _LOOK_EVERY_S))):
        has_ended = process.poll() is not None
        line, newline, _rest = ready.read_bytes().partition(b"\n")
        if newline:
            return line
        if has_ended:
            raise HubProcessError("ended")
        if should_stop():
            raise HubProcessError("stopped")
        pause.wait(_LOOK_EVERY_S)
    raise HubProcessError("time_limit")


def _parsed(line: bytes) -> tuple[str, int]:
    try:
        said = json.loads(line)
        url, pid = said["url"], said["pid"]
    except (ValueError, KeyError, TypeError) as problem:
        raise HubProcessError("ready_line") from problem
    if not (isinstance(url, str) and url.startswith("http://127.0.0.1:") and isinstance(pid, int)):
        raise HubProcessError("ready_line")
    return url, pid


def _stop(process: subprocess.Popen[bytes], timeout_s: float) -> None:
    if process.stdin is not None:
        try:
            process.stdin.close()
        except OSError:  # what was still buffered had no reader any more
            process.stdin = None
    try:
        process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        process.kill()  # every transaction of the hub is safe against this
        process.wait(_KILL_LIMIT_S)

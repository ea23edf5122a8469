"""Processes of real systems of record: started, waited for, stopped; none outlives its test run."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
ASKED_BY = "RETURNS_STATION_SYSTEMS"
"""Names the folder where the systems are installed; without it their tests are skipped.

tests/conftest.py takes every RETURNS_STATION_* out of the environment of the other tests.
"""
DEFAULT_FOLDER = REPOSITORY / "build" / "systems"
STOP_LIMIT_S = 15.0


class NotServingError(AssertionError):
    """A system did not come up, or fell over; with the end of what it said."""


def systems_folder() -> Path | None:
    """Where the systems are installed, if this run is for them."""
    named = os.environ.get(ASKED_BY)
    return Path(named).resolve() if named else None


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_listening(port: int) -> bool:
    """Whether a connection is taken there."""
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    limit_s: float = 600.0,
) -> str:
    """What a command that ends says; raises NotServingError where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=limit_s,
        check=False,
    )
    said = done.stdout.decode(errors="replace")
    if done.returncode != 0:
        raise NotServingError(f"{command[0]} ended with {done.returncode}:\n{said[-2000:]}")
    return said


@dataclass(kw_only=True)
class Running:
    """A server with a process group of its own, so that its workers end with it.

    `env` is added to this process's own. `user` is who it runs as, where this process may choose.
    """

    command: Sequence[str | Path]
    cwd: Path
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    user: str | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None

    def start(self, serves: Callable[[], bool], *, limit_s: float = 60.0) -> None:
        """Start it and wait until `serves` is true."""
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                [str(part) for part in self.command],
                cwd=self.cwd,
                env={**os.environ, **self.env},
                user=self.user,
                group=self.user,
                extra_groups=None if self.user is None else [],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + limit_s
        while not serves():
            if self.process.poll() is not None or time.monotonic() > end:
                state = self.process.poll()
                self.stop()
                raise NotServingError(f"{self.command[0]} ({state}):\n{self.said()[-2000:]}")
            time.sleep(0.1)

    def said(self) -> str:
        """Its whole log."""
        return self.log.read_text(errors="replace") if self.log.is_file() else ""

    def kill(self) -> None:
        """End it and its workers at once, as a power cut does."""
        self._signal(signal.SIGKILL)
        self._waited()

    def stop(self) -> None:
        """End it in its own way; at once where that takes too long."""
        self._signal(self.stop_signal)
        if not self._waited():
            self._signal(signal.SIGKILL)
            self._waited()

    def _signal(self, number: signal.Signals) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            self.process.poll()

    def _waited(self) -> bool:
        if self.process is None:
            return True
        try:
            self.process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            return False
        return True


def until(is_so: Callable[[], bool], *, what: str, limit_s: float = 30.0) -> None:
    """Wait on a condition; raises NotServingError after the limit."""
    end = time.monotonic() + limit_s
    while not is_so():
        if time.monotonic() > end:
            raise NotServingError(f"waited {limit_s} s for {what}")
        time.sleep(0.05)

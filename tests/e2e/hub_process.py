"""The hub as a process of its own on a folder, killed and started again at will."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

from sync.client import HubClient

REPOSITORY = Path(__file__).resolve().parents[2]


class HubProcess:
    """`python -m sync.hub --demo` on loopback; `module` may be a test's own runner."""

    def __init__(self, data: Path, *, port: int = 0, is_embedded: bool = True) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        self._mode = ("--demo", "--parent-pipe") if is_embedded else ("--demo",)
        self._log = (data / "test-hub.log").open("ab")
        self.start(port)

    def start(self, port: int = 0) -> None:
        self._process = subprocess.Popen(
            [
                sys.executable,
                *("-m", "sync.hub", *self._mode),
                *("--data", str(self.data), "--listen", f"127.0.0.1:{port}"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=REPOSITORY,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, (self.data / "test-hub.log").read_text()
        self.url: str = json.loads(line)["url"]
        self.token = (self.data / "admin.token").read_text().strip()

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def enrolment_code(self, station_name: str) -> str:
        client = HubClient(self.url, self.token)
        try:
            return client.prepare_enrolment(station_name).code
        finally:
            client.close()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)
        self._close_pipes()

    def wait_killed(self, limit_s: float) -> None:
        assert self._process.wait(limit_s) == -signal.SIGKILL
        self._close_pipes()

    def close(self) -> None:
        if "--parent-pipe" not in self._mode:
            self._process.terminate()
        self._close_pipes()
        self._process.wait(10)
        self._log.close()

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()


def ledger_calls(data: Path) -> Counter[str]:
    """How often each key was booked in the system of record's own table."""
    with closing(sqlite3.connect(data / "ledger.sqlite")) as ledger:
        return Counter(key for (key,) in ledger.execute("SELECT key FROM ledger"))

"""A hub as a service: a process without a station over it, its log on standard error."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from tests.postgres import lay_hub
from tests.sync.hub.outside import LIMIT_S, eventually

HUB = ("-m", "sync.hub")


class Service:
    """The process on a folder; `log` reads what it said so far."""

    def __init__(self, data: Path, module: tuple[str, ...], options: tuple[str, ...]) -> None:
        lay_hub(data)
        self.data = data
        self._log = data / "service.log"
        with self._log.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, *module, "--data", str(data), "--listen", "127.0.0.1:0", *options],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=err,
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self._log.read_text("utf-8")
        self.url: str = json.loads(line)["url"]
        self.token = (data / "admin.token").read_text("ascii").strip()

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every line of the log; one that is no JSON object fails."""
        whole, _, _being_written = self.log.rpartition("\n")
        found = [json.loads(line) for line in whole.split("\n") if line]
        assert all(isinstance(one, dict) for one in found)
        return found

    def lines_of(self, request_id: str, count: int = 1) -> list[dict[str, Any]]:
        """Those of one request; they are written when it has its answer already."""
        found: list[dict[str, Any]] = []

        def is_logged() -> bool:
            found[:] = [one for one in self.lines if one.get("request_id") == request_id]
            return len(found) >= count

        eventually(is_logged)
        return found

    def call(self, method: str, path: str, **arguments: Any) -> requests.Response:
        """One request by the administrator, unless `headers` say otherwise."""
        arguments.setdefault("headers", {"Authorization": f"Bearer {self.token}"})
        return requests.request(method, self.url + path, timeout=LIMIT_S, **arguments)

    def ended(self, limit_s: float = LIMIT_S) -> int:
        return self.process.wait(limit_s)


@contextmanager
def service(data: Path, *options: str, module: tuple[str, ...] = HUB) -> Iterator[Service]:
    """Serves for the block; ended by force where the test did not."""
    made = Service(data, module, options)
    try:
        yield made
    finally:
        assert made.process.stdout is not None
        made.process.stdout.close()
        made.process.kill()
        made.process.wait(LIMIT_S)

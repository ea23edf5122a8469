"""A served hub with two stations and two signed-in people, for the HTTP tests."""

from __future__ import annotations

from dataclasses import dataclass

import requests

from tests.sync.hub.bench import BenchStation
from tests.sync.hub.outside import OutsideHub

SHA = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Site:
    """One hub, two enrolled stations, their tokens and sessions of two people."""

    hub: OutsideHub
    station: BenchStation
    token: str
    hub_key: str
    other: BenchStation
    other_token: str
    sessions: dict[str, str]

    def call(self, method: str, path: str, **arguments: object) -> requests.Response:
        return self.hub.call(method, path, **arguments)  # type: ignore[arg-type]


def problem(answer: requests.Response, status: int, code: str) -> dict[str, object]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    found: dict[str, object] = body["params"]
    return found

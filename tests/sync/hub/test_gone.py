"""A caller that goes away in the middle of what it sends."""

from __future__ import annotations

import asyncio
from typing import Any

from sync.hub.api.app import build_app
from sync.hub.enrolment import NewStation
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub

SHA256 = "ab" * 32


def test_half_a_photo_is_nothing_and_no_bug(inside: InsideHub, bench: BenchStation) -> None:
    """The log would fail this test."""
    now = inside.clock.now()
    code, _ = inside.hub.enrolment.issue_code("B09", now=now)
    new = NewStation(origin=bench.origin, name="B09", public_key=bench.signer.public_hex)
    token = inside.hub.enrolment.enrol(code, new, now=now).token
    scope = {
        "type": "http",
        "method": "PUT",
        "path": f"/v1/photos/{SHA256}",
        "raw_path": b"",
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {token}".encode()), (b"content-length", b"99")],
    }
    heard = [
        {"type": "http.request", "body": b"half", "more_body": True},
        {"type": "http.disconnect"},
    ]
    said: list[Any] = []

    async def receive() -> Any:
        return heard.pop(0)

    async def send(message: Any) -> None:
        said.append(message)

    asyncio.run(build_app(inside.hub)(scope, receive, send))
    assert said[0]["status"] == 400
    assert not inside.hub.photos.has(SHA256)  # type: ignore[arg-type]

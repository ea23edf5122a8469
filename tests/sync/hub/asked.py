"""The application of a hub inside the test, asked without a server between."""

from __future__ import annotations

import asyncio

import httpx

from sync.hub.api.app import build_app
from sync.hub.hub import Hub

HERE = "127.0.0.1"
ADMIN = "a" * 40
"""The administrator's token of an InsideHub."""


def ask(
    hub: Hub,
    path: str,
    *,
    method: str = "GET",
    by: str = HERE,
    token: str | None = None,
    body: bytes = b"",
) -> httpx.Response:
    """One request from the address `by`; a bug of the application is its answer, not raised."""
    transport = httpx.ASGITransport(build_app(hub), raise_app_exceptions=False, client=(by, 4711))
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}

    async def go() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            return await client.request(method, path, headers=headers, content=body)

    return asyncio.run(go())

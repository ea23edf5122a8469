"""The gate before all routes: size first, then who is calling; nothing is read before both."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sync.hub.access import Access, Caller
from sync.hub.api.problems import problem
from sync.picture_wire import MAX_PICTURE_BYTES
from sync.wire import BASE_PATH, MAX_BODY_BYTES, MAX_IMPORT_BYTES, MAX_PHOTO_BYTES

OPENAPI_PATH = f"{BASE_PATH}/openapi.json"
HEALTH_PATH = "/healthz"
METRICS_PATH = "/metrics"
OPEN_PATHS = frozenset({f"{BASE_PATH}/health", f"{BASE_PATH}/enrol", OPENAPI_PATH, HEALTH_PATH})
"""The only paths without a token; a new route is closed until it is named here."""
LOCAL_PATHS = frozenset({METRICS_PATH})
"""Without a token from this machine alone: a scraper beside the hub needs no secret."""
MAX_OPEN_BODY_BYTES = 64 * 1024
MAX_TOKEN_CHARS = 512
CALLER = "returns_station.caller"
"""Where the gate leaves the caller in the request's scope."""

_BODILESS = frozenset({"GET", "HEAD"})


class Gate:
    """Refuses what is too large, of unknown length, or from nobody we know."""

    def __init__(self, app: ASGIApp, *, access: Access) -> None:
        """Wraps the whole application."""
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = _size_refusal(scope)
        if refusal is None and not _is_open(scope):
            caller = await self._caller(scope)
            if isinstance(caller, Response):
                refusal = caller
            else:
                scope[CALLER] = caller
        await (refusal or self._app)(scope, receive, send)

    async def _caller(self, scope: Scope) -> Caller | Response:
        scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            return problem("auth.missing")
        if len(token) > MAX_TOKEN_CHARS:
            return problem("auth.wrong")
        caller = await run_in_threadpool(self._access.caller, token.strip())
        return problem("auth.wrong") if caller is None else caller


def _is_open(scope: Scope) -> bool:
    path = scope["path"]
    # whoever shows a token, a station's say, is asked for the right one wherever it comes from
    is_local = path in LOCAL_PATHS and "authorization" not in Headers(scope=scope)
    return path in OPEN_PATHS or (is_local and _is_from_here(scope))


def _is_from_here(scope: Scope) -> bool:
    """Whether the caller is on this machine; for one that a proxy here names, the server says."""
    host = (scope.get("client") or ("", 0))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _size_refusal(scope: Scope) -> Response | None:
    if scope["method"] in _BODILESS:
        return None
    length = Headers(scope=scope).get("content-length")
    if length is None or not (length.isascii() and length.isdigit()):
        # without a length the body would have to be read to know that it is too long
        return problem("body.length_required")
    limit = _limit(scope["path"])
    if len(length) > 12 or int(length) > limit:
        return problem("body.too_large", {"limit": limit})
    return None


def _limit(path: str) -> int:
    if path in OPEN_PATHS:
        return MAX_OPEN_BODY_BYTES
    if path.startswith(f"{BASE_PATH}/photos/"):
        return MAX_PHOTO_BYTES
    if path == f"{BASE_PATH}/pictures":
        return MAX_PICTURE_BYTES
    if path == f"{BASE_PATH}/tickets/import":
        return MAX_IMPORT_BYTES
    return MAX_BODY_BYTES

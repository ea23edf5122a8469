"""Around everything else: each request gets an id, is measured, and is one line of the log.

A route is named by its template, never by its path, which may hold an order's number; what no route
answers has no name. Nothing that a caller sends is taken over, not even an id.
"""

from __future__ import annotations

import logging

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inspection.ports import Clock, Ids
from sync.hub.api.gate import HEALTH_PATH, METRICS_PATH
from sync.hub.api.route_name import route_of
from sync.hub.log_lines import FIELDS, REQUEST_ID
from sync.hub.metrics import HubMetrics

REQUEST_ID_HEADER = "X-Request-Id"
OTHER_METHOD = "OTHER"
UNANSWERED = 0
"""The status of a request that was cut off before an answer to it began."""
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_WATCHED = frozenset({HEALTH_PATH, METRICS_PATH})
"""Asked every few seconds; in the log only when something is wrong."""

_log = logging.getLogger(__name__)


class Timed:
    """Measures and names what it wraps: the whole application."""

    def __init__(self, app: ASGIApp, *, metrics: HubMetrics, clock: Clock, ids: Ids) -> None:
        """`ids` makes the requests' ids."""
        self._app = app
        self._metrics = metrics
        self._clock = clock
        self._ids = ids

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = self._ids.new()
        token = REQUEST_ID.set(request_id)
        began_s = self._clock.monotonic_s()
        status = UNANSWERED

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = request_id
            await send(message)

        try:
            await self._app(scope, receive, named)
        finally:
            self._note(scope, status, self._clock.monotonic_s() - began_s)
            REQUEST_ID.reset(token)

    def _note(self, scope: Scope, status: int, took_s: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else OTHER_METHOD
        route = route_of(scope)
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.request_seconds.labels(method, route).observe(took_s)
        if route in _WATCHED and status == 200:
            return
        fields = {"method": method, "route": route, "status": status, "ms": round(took_s * 1000, 1)}
        _log.info("request", extra={FIELDS: fields})

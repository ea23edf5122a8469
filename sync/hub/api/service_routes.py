"""Routes of whoever runs the hub: is it well, and what does it count. At the root, as is usual."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sync.hub.api.callers import Watcher
from sync.hub.api.gate import HEALTH_PATH, METRICS_PATH
from sync.hub.health import reasons_against
from sync.hub.hub import Hub
from sync.hub.metrics import MEDIA_TYPE
from sync.wire import Answer


class HealthReport(Answer):
    """GET /healthz: sentences in English for the operator, none where all is well."""

    is_well: bool
    reasons: list[str]


class _Metrics(Response):
    media_type = MEDIA_TYPE


def service_routes(hub: Hub) -> APIRouter:
    """For a monitor and for Prometheus."""
    router = APIRouter(tags=["service"])

    @router.get(
        HEALTH_PATH, responses={503: {"model": HealthReport, "description": "See `reasons`."}}
    )
    def healthz(response: Response) -> HealthReport:
        """200 while the database answers and every desk works, else 503."""
        reasons = reasons_against(hub.database, hub.loops)
        response.status_code = 503 if reasons else 200
        return HealthReport(is_well=not reasons, reasons=reasons)

    @router.get(METRICS_PATH, response_class=_Metrics)
    def metrics(_watcher: Watcher) -> Response:
        """The hub's numbers for Prometheus: asked here, or with the administrator's token."""
        return _Metrics(hub.metrics.text())

    return router

"""Routes without a token: is the hub there, and admission by a one-time code."""

from __future__ import annotations

from fastapi import APIRouter

from inspection.values import rfc3339
from sync.hub.enrolment import NewStation
from sync.hub.hub import Hub
from sync.wire import Enrolled, EnrolRequest, Health


def open_routes(hub: Hub) -> APIRouter:
    """Health and enrolment."""
    router = APIRouter(tags=["open"])

    @router.get("/health")
    def health() -> Health:
        """Answers as long as the hub serves."""
        return Health(
            hub_origin=hub.database.origin,
            hub_time=rfc3339(hub.clock.now()),
            demo=hub.config.demo,
        )

    @router.post("/enrol")
    def enrol(request: EnrolRequest) -> Enrolled:
        """Admit an origin with the code an administrator prepared."""
        now = hub.clock.now()
        station = NewStation(
            origin=request.origin, name=request.station_name, public_key=request.public_key
        )
        admission = hub.enrolment.enrol(request.code, station, now=now)
        return Enrolled(
            token=admission.token,
            lpn_code=admission.lpn_code,
            hub_origin=hub.database.origin,
            hub_public_key=hub.signer.public_hex,
            hub_time=rfc3339(now),
        )

    return router

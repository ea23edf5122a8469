"""The hub as an ASGI application."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp

from sync.hub.api.customer_routes import customer_routes
from sync.hub.api.gate import OPENAPI_PATH, Gate
from sync.hub.api.office_routes import office_routes
from sync.hub.api.open_routes import open_routes
from sync.hub.api.order_routes import order_routes
from sync.hub.api.people_routes import people_routes
from sync.hub.api.picture_routes import picture_routes
from sync.hub.api.problem_routes import problem_routes
from sync.hub.api.problems import add_problem_handlers
from sync.hub.api.reconcile_routes import reconcile_routes
from sync.hub.api.service_routes import service_routes
from sync.hub.api.station_routes import station_routes
from sync.hub.api.timed import Timed
from sync.hub.hub import Hub
from sync.wire import BASE_PATH, PROBLEM_MEDIA_TYPE, Problem

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": "See `code`.",
        "content": {PROBLEM_MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
    for status in ("4XX", "5XX")
}


def build_app(hub: Hub) -> ASGIApp:
    """Routes under `/v1` behind the gate, all of it measured.

    At the root is what monitors ask. The pages that draw OpenAPI from afar are left out.
    """
    app = FastAPI(
        title="Returns Station hub",
        version="1",
        openapi_url=OPENAPI_PATH,
        docs_url=None,
        redoc_url=None,
        responses=_PROBLEMS,
    )
    of_people = (office_routes, people_routes, customer_routes, order_routes, problem_routes)
    makers = (open_routes, station_routes, *of_people, picture_routes, reconcile_routes)
    for routes in (make(hub) for make in makers):
        app.include_router(routes, prefix=BASE_PATH)
    app.include_router(service_routes(hub))
    add_problem_handlers(app)
    app.add_middleware(Gate, access=hub.access)
    # around the framework's own outermost layer, which answers for bugs
    return Timed(app, metrics=hub.metrics, clock=hub.clock, ids=hub.ids)

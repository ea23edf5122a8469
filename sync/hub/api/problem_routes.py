"""The route about what waits for a person."""

from __future__ import annotations

from fastapi import APIRouter

from sync.hub.api.callers import Office
from sync.hub.hub import Hub
from sync.hub.problem_list import list_problems
from sync.problem_wire import ProblemsAnswer


def problem_routes(hub: Hub) -> APIRouter:
    """One list for administrators and supervisors."""
    router = APIRouter(tags=["problems"])

    @router.get("/problems")
    def problems(_caller: Office) -> ProblemsAnswer:
        """Everything that waits for a person, the oldest first."""
        return list_problems(hub.database, now=hub.clock.now())

    return router

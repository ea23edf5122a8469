"""The route that lays the hub's refunds beside the system of record's bookings."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from inspection.errors import OperatorError
from inspection.values import from_rfc3339
from sync.connectors.chosen import open_connector, read_choice
from sync.hub.api.callers import Office
from sync.hub.hub import Hub
from sync.hub.reconcile_book import Which
from sync.hub.reconcile_desk import Reconciler
from sync.reconcile_wire import DEFAULT_ORDERS, MAX_ORDERS, ReconciliationAnswer

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
_Name = Annotated[str | None, Query(min_length=1, max_length=200, pattern=_PRINTABLE)]
_Moment = Annotated[str | None, Query(max_length=32)]


def reconcile_routes(hub: Hub) -> APIRouter:
    """For administrators and supervisors. It reads alone, here and there."""
    router = APIRouter(tags=["refunds"])
    connect = partial(
        open_connector, read_choice(hub.config.data), hub.config.data, clock=hub.clock
    )
    reconciler = Reconciler(hub.database, connect, clock=hub.clock)

    @router.get("/reconciliation")
    def reconciliation(
        _caller: Office,
        ticket: _Name = None,
        since: _Moment = None,
        until: _Moment = None,
        after: Annotated[str, Query(max_length=200, pattern=_PRINTABLE)] = "",
        limit: Annotated[int, Query(ge=1, le=MAX_ORDERS)] = DEFAULT_ORDERS,
    ) -> ReconciliationAnswer:
        """Every difference between the hub's refunds and the bookings there, order by order."""
        which = Which(ticket=ticket, since=_moment(since), until=_moment(until))
        return reconciler.page(which, after=after, limit=limit)

    return router


def _moment(text: str | None) -> datetime | None:
    """Raises OperatorError `moment.bad` for what is none."""
    try:
        return None if text is None else from_rfc3339(text)
    except ValueError:
        raise OperatorError("moment.bad") from None

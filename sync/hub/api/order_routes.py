"""Routes about replacement and repair orders: which there are, and what a person made."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from sync.hub.api.callers import AdminOrStation, RefundReader, ensure_own_station
from sync.hub.hub import Hub
from sync.hub.order_desk import list_orders, record_made
from sync.order_wire import OrderMade, OrdersAnswer, OrderView

OrderId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


def order_routes(hub: Hub) -> APIRouter:
    """What stands on a person's list, and how it leaves it."""
    router = APIRouter(tags=["orders"])

    @router.get("/orders")
    def orders(
        _caller: RefundReader,
        ticket: Annotated[str | None, Query(max_length=500)] = None,
        is_open: Annotated[bool, Query(alias="open")] = False,  # noqa: FBT002 - a query's field
    ) -> OrdersAnswer:
        """All orders, or one ticket's; `open`: only what a person has to make or to look at."""
        found = list_orders(hub.database, ticket_number=ticket, is_open=is_open)
        return OrdersAnswer(orders=found)

    @router.post("/orders/{order_id}/made")
    def made(order_id: OrderId, request: OrderMade, caller: AdminOrStation) -> OrderView:
        """A person made the order; the same number again changes nothing.

        A station may say so at its own hub only: who decides on the goods must not be who says
        that the customer has them.
        """
        ensure_own_station(caller, is_embedded=hub.config.is_embedded)
        return record_made(hub.database, order_id, number=request.number)

    return router

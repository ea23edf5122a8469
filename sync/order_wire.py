"""The bodies of the hub's interface about replacement and repair orders; rules as in `wire`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sync.wire import Answer, Id, Request

MAX_NUMBER = 64


class OrderView(Answer):
    """One order with its latest state, for the person who makes it."""

    order_id: Id
    what: Literal["replacement", "repair"]
    ticket_number: str
    order_ref: str
    order_line: str
    slot: int
    lpn: str
    state: Literal["due", "listed", "sending", "confirmed", "refused", "unknown", "withdrawn"]
    external_ref: str | None = None
    reason: str | None = None


class OrdersAnswer(Answer):
    """GET /orders?ticket=NUMBER&open=true (all of them without either)."""

    orders: list[OrderView]


class OrderMade(Request):
    """POST /orders/ID/made: a person made it under this number of the system of record."""

    number: Annotated[str, Field(min_length=1, max_length=MAX_NUMBER)]

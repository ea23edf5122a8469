"""Events about the freight a buyer paid for the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event


@dataclass(frozen=True, kw_only=True)
class FreightDue(Event):
    """The buyer gets back what the way out cost; recorded by the hub, once per order (DESIGN D4).

    `refund_id` is the key sent to the system of record; what becomes of it are `refund.moved`.
    `decision_id` is the accepted decision that made it due.
    """

    KIND: ClassVar[str] = "freight.due"
    refund_id: str
    ticket_id: str
    shop: str
    order_ref: str
    number: int
    decision_id: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class FreightDeclined(Event):
    """The freight out of this ticket's order is not given back, for a reason of the refund pack.

    While it counts the hub makes none due; once it is withdrawn what was owed is due after all.
    """

    KIND: ClassVar[str] = "freight.declined"
    decline_id: str
    ticket_id: str
    reason_code: str
    supersedes: tuple[str, ...]

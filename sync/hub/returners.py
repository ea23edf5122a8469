"""Customers who return often: counted at the hub by keyed hashes, told as a number on the ticket.

Neither a name nor a phone number is kept here, nor anything that leads back to one without the
hub's own secret. A hash is forgotten when its days are over; what was counted stays on the ticket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select

from inspection.events import TicketAnnounced, TicketFlagged
from inspection.flags import FlagCode, ReturnerLimits
from inspection.store.upsert import insert
from inspection.values import rfc3339
from sync.hub.database import HubWork
from sync.hub.secrets import HubSecret
from sync.hub.store.tables import returns
from sync.hub.ticket_values import ContactText, ReadTicket

MOST_ORDERS = 999
"""A count is told up to here."""
_LEAST_DIGITS = 7
"""Fewer are an extension or a tail, and many customers share them."""
_TAIL = 11
"""Digits of a Chinese mobile number; a country code in front is left out."""


class Returners:
    """Lives as long as the hub; asked inside the transaction that announces tickets."""

    def __init__(self, secret: HubSecret, limits: ReturnerLimits) -> None:
        """`limits` come from the policy."""
        self._secret = secret
        self._limits = limits

    def note(self, work: HubWork, tickets: Sequence[ReadTicket], *, now: datetime) -> None:
        """Count these tickets, and flag those whose customer returned often within the days."""
        since = rfc3339(now - timedelta(days=self._limits.window_days))
        work.connection.execute(delete(returns).where(returns.c.noted_at < since))
        known = [(self._customer(one.contact), one.announced) for one in tickets]
        counted = [(who, ticket) for who, ticket in known if who is not None]
        if not counted:
            return
        rows = [
            {"customer": who, "bought_as": self._order(ticket), "noted_at": rfc3339(now)}
            for who, ticket in counted
        ]
        work.connection.execute(insert(returns).on_conflict_do_nothing(), rows)
        orders = _orders(work.connection, {who for who, _ticket in counted})
        flagged = [
            TicketFlagged(
                flag_id=work.ids.new(),
                ticket_id=ticket.ticket_id,
                code=FlagCode.FREQUENT_RETURNER.value,
                count=min(orders[who], MOST_ORDERS),
                window_days=self._limits.window_days,
            )
            for who, ticket in counted
            if orders[who] >= self._limits.orders
        ]
        if flagged:
            work.record_all(flagged)

    def _order(self, ticket: TicketAnnounced) -> str:
        return self._secret.keyed(f"order|{ticket.shop}|{ticket.order_ref}")

    def _customer(self, contact: ContactText) -> str | None:
        """Who it is as a keyed hash: by phone, else by name with address; else nobody."""
        digits = re.sub(r"[^0-9]", "", contact.phone)
        # a masked number is that of a thousand people
        if len(digits) >= _LEAST_DIGITS and "*" not in contact.phone:
            return self._secret.keyed(f"phone|{digits[-_TAIL:]}")
        name, address = ("".join(one.split()).casefold() for one in (contact.name, contact.address))
        if name and address and "*" not in name + address:
            return self._secret.keyed(f"name|{name}|{address}")
        return None


def _orders(connection: Connection, customers: AbstractSet[str]) -> dict[str, int]:
    """Orders, not tickets: goods of one order may come back on several."""
    counted = (
        select(returns.c.customer, func.count())
        .where(returns.c.customer.in_(customers))
        .group_by(returns.c.customer)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}

"""Reconciling: the hub's refunds, order by order, beside what the system of record has of them.

It reads on both sides and writes on neither. Each page opens a connector of its own, so that it
meets neither the refund desk's nor the returns desk's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from inspection.errors import WorldError
from inspection.ports import Clock
from sync.connectors.port import BookedRefund, Connector, OrderLine
from sync.hub.database import Database
from sync.hub.reconcile import HubOrder, compare
from sync.hub.reconcile_book import Ripe, Which, order_of, orders_after
from sync.hub.refunds import LAST_RETRY_S
from sync.reconcile_wire import Difference, NotCompared, ReconciliationAnswer

PAGE_LIMIT_S = 10.0
"""No further order is begun after this: a client waits for the whole page."""
LOST_IN_A_ROW = 3
"""After so many lines without an answer the rest of the page is not asked for: each may take a
whole time-out. The next page asks anew."""
TRIES = 3
"""How often an order is read that the refund desk moves at the same time."""
NOT_ASKED = "connector.not_asked"
MOVING = "refund.moving"

_Booked = Mapping[str, Sequence[BookedRefund]]


@dataclass(kw_only=True)
class _Page:
    """What was found so far. `lost` counts lines in a row that could not be read."""

    orders: int = 0
    lines: int = 0
    refunds: int = 0
    in_flight: int = 0
    lost: int = 0
    differences: list[Difference] = field(default_factory=list)
    not_compared: list[NotCompared] = field(default_factory=list)


class Reconciler:
    """Any thread may call."""

    def __init__(
        self, database: Database, connect: Callable[[], Connector], *, clock: Clock
    ) -> None:
        """`connect` opens a connector to the hub's system of record, which is closed here."""
        self._database = database
        self._connect = connect
        self._clock = clock

    def page(self, which: Which, *, after: str, limit: int) -> ReconciliationAnswer:
        """Compare orders behind the number `after`, at most `limit`, at least one.

        Raises what `connect` does. Where single lines cannot be read, the others are compared.
        """
        connector = self._connect()
        try:
            return self._page(connector, which, after=after, limit=limit)
        finally:
            connector.close()

    def _page(
        self, connector: Connector, which: Which, *, after: str, limit: int
    ) -> ReconciliationAnswer:
        declared = connector.capabilities()
        settle_s = declared.settle_s or 0.0
        ends_s = self._clock.monotonic_s() + PAGE_LIMIT_S
        with self._database.reading() as connection:
            names = orders_after(connection, which, after=after, limit=limit + 1)
        page, last = _Page(), None
        for name in names[:limit]:
            self._compare(connector, name, settle_s, page)
            last = name
            if self._clock.monotonic_s() >= ends_s:
                break
        return ReconciliationAnswer(
            connector=declared.name,
            orders=page.orders,
            lines=page.lines,
            refunds=page.refunds,
            in_flight=page.in_flight,
            differences=page.differences,
            not_compared=page.not_compared,
            next=last if names and names[-1] != last else None,
        )

    def _compare(self, connector: Connector, name: str, settle_s: float, page: _Page) -> None:
        """One order, read here before and after it was read there: between, nothing moved."""
        page.orders += 1
        order = self._order(name, settle_s)
        for _ in range(TRIES):
            read, missed = _read(connector, order, page)
            before, order = order, self._order(name, settle_s)
            if order.steps == before.steps:
                break
        else:
            read, missed = {}, dict.fromkeys(order.paid_minor, MOVING)
        differences, in_flight = compare(order, read)
        page.lines += len(read)
        page.refunds += sum(one.order_line in read for one in order.refunds)
        page.in_flight += in_flight
        page.differences += differences
        page.not_compared += [
            NotCompared(
                ticket=order.ticket, order_ref=order.order_ref, order_line=line, reason=reason
            )
            for line, reason in missed.items()
        ]

    def _order(self, name: str, settle_s: float) -> HubOrder:
        settled_before = self._clock.now() - timedelta(seconds=settle_s)
        # what the desk asks for again at its slowest is not late before that
        ripe = Ripe(
            settled_before=settled_before,
            open_before=settled_before - timedelta(seconds=LAST_RETRY_S),
        )
        with self._database.reading() as connection:
            return order_of(connection, name, origin=self._database.origin, ripe=ripe)


def _read(
    connector: Connector, order: HubOrder, page: _Page
) -> tuple[dict[str, tuple[BookedRefund, ...]], dict[str, str]]:
    """What is booked for each line, and why not for the others."""
    read: dict[str, tuple[BookedRefund, ...]] = {}
    missed: dict[str, str] = {}
    for line in order.paid_minor:
        if page.lost >= LOST_IN_A_ROW:
            missed[line] = NOT_ASKED
            continue
        try:
            read[line] = connector.refunds_of(OrderLine(order_ref=order.order_ref, order_line=line))
            page.lost = 0
        except WorldError as lost:
            page.lost += 1
            missed[line] = lost.code
    return read, missed

"""The returns desk: lists what is expected, and reports what the dock did, ticket by ticket.

It has a thread and a connector of its own, so that a large photo never delays a refund. It may say
a thing twice after a crash, never less than once; connectors keep each thing once.
"""

from __future__ import annotations

from collections.abc import Callable

from inspection.ports import Clock
from sync.connectors.port import ConnectorLostError
from sync.hub.faults import Faults
from sync.hub.returns_desk.book import OpenTicket, ReportBook
from sync.hub.returns_desk.expected import ExpectedList
from sync.hub.returns_desk.feed import Feed
from sync.hub.returns_desk.telling import Teller, TellerParts, Visit
from sync.hub.returns_desk.waits import Waits

FIRST_RETRY_S = 0.5
LAST_RETRY_S = 60.0
"""A system of record that is down is asked once a minute; nothing is ever given up."""


class ReturnsDesk:
    """The one that speaks with the system of record about goods."""

    def __init__(
        self,
        parts: TellerParts,
        feed: Feed,
        expected: ExpectedList,
        *,
        clock: Clock,
        random: Callable[[], float],
    ) -> None:
        """Only the desk's own thread may call its methods."""
        self._feed = feed
        self._expected = expected
        self._teller = Teller(parts)
        self._book = ReportBook(parts.database)
        self._lists = parts.connector.capabilities().lists_returns
        self._waits = Waits(clock, random, first_s=FIRST_RETRY_S, longest_s=LAST_RETRY_S)

    def run_once(self, should_stop: Callable[[], bool]) -> float | None:
        """Tell and list as much as goes now; seconds until something wants to be seen again.

        A ticket with a fault holds up no other; the first fault is raised at the end of the pass.
        """
        self._feed.hand_on()
        listed_s = self._expected.run_once(should_stop)
        faults = Faults()
        for ticket in self._book.open_tickets():
            if should_stop() or self._waits.is_down:
                break
            # without a ref its system does not know it, or not yet
            is_known = ticket.ref is not None or not self._lists
            if is_known and (ticket.has_news or self._waits.is_due(ticket.ticket_id)):
                # until it went well: whatever it trips over, the others go first next time
                with faults.put_off():
                    self._look_after(ticket, should_stop)
        faults.raise_first()
        delays = [one for one in (listed_s, self._waits.soonest_s()) if one is not None]
        return min(delays, default=None)

    def _look_after(self, ticket: OpenTicket, should_stop: Callable[[], bool]) -> None:
        try:
            visit = self._teller.visit(ticket, should_stop)
        except ConnectorLostError:
            self._waits.lost(ticket.ticket_id)
            return
        except Exception:
            self._waits.again(ticket.ticket_id)
            raise
        if visit is Visit.ALL_TOLD:
            self._waits.forget(ticket.ticket_id)
        else:
            self._waits.again(ticket.ticket_id)
        self._waits.answered()

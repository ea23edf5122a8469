"""Goods of a further ticket are in this parcel: said by a scan, taken back in the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.screens.special.next_parcel import NextParcel
from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from inspection.handlers.join import JoinTicket, LeaveTicket, join_ticket, leave_ticket

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.cases.scanned import Scanned
    from app.screens.special.special import Bench
    from app.states.inspect import InspectState
    from inspection.tickets import Ticket
    from scanners.scan import Scan


class SeveralTickets(Special):
    """Asks once a code of another ticket is scanned while the box is in hand."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """With the way on for a ticket whose goods are in the next box."""
        super().__init__(bench, parent)
        self._next = NextParcel(bench, self)

    def entry(self, state: InspectState) -> Entry | None:
        """Taking the last ticket back, until an item of it was taken out."""
        case = state.case
        if case is None or not case.parcel.joins:
            return None
        last = case.parcel.joins[-1].ticket_id
        number = next((one.number for one in case.tickets if one.ticket_id == last), "")
        intent = LeaveTicket(parcel_id=case.parcel.parcel_id, ticket_id=last)
        is_begun = last in case.begun
        return Entry(
            label=self.tr("Nothing of %1 is in this box").replace("%1", number),
            locked=self.tr("An item of it was taken out") if is_begun else "",
            run=lambda: self.bench.record(lambda work: leave_ticket(work, intent)),
        )

    def scanned(self, scan: Scan, scanned: Scanned, state: InspectState) -> bool:
        """Ask about the ticket a scan means; False where it means none, or one that is here."""
        case, ticket = state.case, scanned.ticket
        if case is None or case.ticket is None or ticket is None:
            return False
        if ticket.ticket_id in case.parcel.ticket_ids or case.receptions.is_dropped:
            return False
        self.bench.show(partial(self._belongs, ticket, scanned.code, scan))
        return True

    def _belongs(self, ticket: Ticket, code: str, scan: Scan, state: InspectState) -> Ask | None:
        case = state.case
        if case is None or ticket.ticket_id in case.parcel.ticket_ids:
            return None
        intent = JoinTicket(parcel_id=case.parcel.parcel_id, ticket_id=ticket.ticket_id, code=code)
        return Ask(
            question=self.tr("Is %1 in this box too?").replace("%1", ticket.number),
            help=self.tr("Then its items are taken out here, each under its own ticket"),
            entries=(
                Entry(
                    label=self.tr("Yes, both are in this box"),
                    run=lambda: self.bench.record(lambda work: join_ticket(work, intent)),
                ),
                self._next.receive(scan, self.tr("No, it is the next parcel: receive it now")),
                self._next.stay(),
            ),
        )

"""Goods of a further ticket are in this parcel: said by a scan, taken back in the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from inspection.handlers.join import JoinTicket, LeaveTicket, join_ticket, leave_ticket

if TYPE_CHECKING:
    from app.cases.scanned import Scanned
    from app.states.inspect import InspectState
    from inspection.tickets import Ticket


class SeveralTickets(Special):
    """Asks once a code of another ticket is scanned while the box is in hand."""

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

    def scanned(self, scanned: Scanned, state: InspectState) -> bool:
        """Ask about the ticket a scan means; False where it means none, or one that is here."""
        case, ticket = state.case, scanned.ticket
        if case is None or case.ticket is None or ticket is None:
            return False
        if ticket.ticket_id in case.parcel.ticket_ids or case.receptions.is_dropped:
            return False
        self.bench.show(partial(self._belongs, ticket, scanned.code))
        return True

    def _belongs(self, ticket: Ticket, code: str, state: InspectState) -> Ask | None:
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
                Entry(
                    label=self.tr("No, that is another parcel"),
                    help=self.tr("It is received first, on the receive page"),
                    run=self.bench.close,
                ),
            ),
        )

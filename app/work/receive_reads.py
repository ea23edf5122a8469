"""What receiving reads and records beside its parcel, each away from the GUI thread.

Imported where it runs: no start waits for handlers, and for statements as long as they are many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.cases.reception import ReceptionCase
    from app.station.pace_desk import PaceDesk
    from inspection.handlers.check_in import CountHandover
    from inspection.policies import Policies
    from inspection.ports import Facts, Work
    from inspection.store.queries.contacts import Contact
    from inspection.store.queries.lookup import LookupResult
    from inspection.store.queries.receive_board import ReceiveBoard
    from inspection.values import ParcelId, TicketId


def case_of(facts: Facts, parcel_id: ParcelId, policies: Policies) -> ReceptionCase | None:
    """The parcel at this step; None where no such parcel is known here."""
    from app.cases.reception import reception_case  # noqa: PLC0415

    return reception_case(facts, parcel_id, policies)


def customer_of(conn: Any, ticket_id: TicketId) -> Contact | None:  # noqa: ANN401 - SQL's own
    """Who sent it; None once the ticket is closed or the contact erased."""
    from inspection.store.queries.contacts import contact_of  # noqa: PLC0415

    return contact_of(conn, ticket_id)


def board(conn: Any, now: datetime, pace: PaceDesk) -> ReceiveBoard:  # noqa: ANN401 - SQL's own
    """What is urgent by what is known of the time it takes, and what came in."""
    from inspection.store.queries.receive_board import receive_board  # noqa: PLC0415

    return receive_board(conn, now, pace.known_sight())


def looked_up(conn: Any, code: str) -> LookupResult:  # noqa: ANN401 - SQL's own
    """Where a parcel scanned twice was taken in."""
    from inspection.store.queries.lookup import by_code  # noqa: PLC0415

    return by_code(conn, code)


def putting_down(parcel_id: ParcelId, code: str) -> Callable[[Work], str]:
    """The action that records where a parcel was put; gives the place as people read it."""

    def action(work: Work) -> str:
        from inspection.handlers.check_in import PutDown, put_down  # noqa: PLC0415

        return put_down(work, PutDown(parcel_id=parcel_id, code=code))

    return action


def counting(intent: CountHandover) -> Callable[[Work], int]:
    """The action that records a courier's count; gives how many are missing."""

    def action(work: Work) -> int:
        from inspection.handlers.check_in import count_handover  # noqa: PLC0415

        return count_handover(work, intent)

    return action

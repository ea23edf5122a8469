"""Which tickets a record is about: those are looked at for what their system has to be told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, union

from inspection.events import (
    EvidenceCaptured,
    ParcelJoined,
    ParcelMatched,
    ParcelSettled,
    RegionsFound,
    UnitClaimed,
    UnitDecided,
)
from inspection.store import tables as t
from inspection.store.upsert import insert
from sync.hub.database import HubWork
from sync.hub.returns_desk.feed import Happened
from sync.hub.store.goods_tables import told_tickets
from sync.hub.store.tables import ticket_numbers


class Touched:
    """A taker of the feed that marks tickets; one marked in vain costs a look and nothing else."""

    kinds = frozenset(
        one.KIND
        for one in (
            EvidenceCaptured,
            ParcelJoined,
            ParcelMatched,
            ParcelSettled,
            RegionsFound,
            UnitClaimed,
            UnitDecided,
        )
    )

    def take(self, work: HubWork, happened: Happened) -> None:
        """Mark the tickets the record may be about."""
        touch(work.connection, _about(work.connection, happened))


def touch(connection: Connection, ticket_ids: Iterable[str]) -> None:
    """These tickets, as far as they were announced here, are looked at again."""
    known = connection.execute(
        select(ticket_numbers.c.ticket_id, ticket_numbers.c.number).where(
            ticket_numbers.c.ticket_id.in_(sorted(set(ticket_ids)))
        )
    ).all()
    for row in known:
        put = insert(told_tickets).values(
            ticket_id=row.ticket_id, number=row.number, touched=1, seen=0
        )
        again = put.on_conflict_do_update(
            index_elements=["ticket_id"], set_={"touched": told_tickets.c.touched + 1}
        )
        connection.execute(again)


def _about(connection: Connection, happened: Happened) -> set[str]:
    match happened.event:
        case ParcelMatched() | ParcelJoined() | UnitClaimed() | UnitDecided() as event:
            return {event.ticket_id}
        case EvidenceCaptured() as event:
            return _of_parcels(connection, [event.parcel_id])
        case ParcelSettled() as event:
            return _of_parcels(connection, [event.kept_parcel_id, *event.dropped_parcel_ids])
        case RegionsFound() as event:
            found = select(t.evidence.c.parcel_id).where(
                t.evidence.c.evidence_id == event.evidence_id
            )
            return _of_parcels(connection, list(connection.execute(found).scalars()))
        case _:
            return set()


def _of_parcels(connection: Connection, parcel_ids: list[str]) -> set[str]:
    """Tickets anybody ever said to have goods in these parcels, taken back since or not."""
    linked = [
        select(table.c.ticket_id).where(
            table.c.parcel_id.in_(parcel_ids), table.c.ticket_id.is_not(None)
        )
        for table in (t.parcel_matches, t.parcel_joins, t.units, t.decisions)
    ]
    return {str(one) for one in connection.execute(union(*linked)).scalars()}

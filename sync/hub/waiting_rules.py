"""What a station may record of units that wait: known units, codes for words, sane times."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, select

from inspection.events import CustomerAsked, Event, UnitParked, UnitResumed
from inspection.ports import Facts
from inspection.store import tables
from inspection.store.records import Record
from inspection.values import UnitId, from_rfc3339
from sync.hub.known import unless_then

LONGEST_WAIT = timedelta(days=14)
"""As the policy's reader allows; nobody keeps a customer's goods waiting longer."""
MAX_EVIDENCE = 64

_CODE = re.compile(r"[a-z0-9][a-z0-9_.]{0,63}")


def waiting_breach(
    record: Record, event: Event, facts: Facts, connection: Connection
) -> str | None:
    """The first rule such a record breaks, or None; other kinds break none."""
    match event:
        case UnitParked():
            return unless_then(partial(_parking_breach, event), facts, record, connection)
        case UnitResumed():
            return _resume_breach(event, connection)
        case CustomerAsked():
            at = from_rfc3339(record.recorded_at)
            return unless_then(partial(_question_breach, event, at), facts, record, connection)
        case _:
            return None


def _parking_breach(event: UnitParked, facts: Facts) -> str | None:
    if _CODE.fullmatch(event.reason_code) is None:
        return "parking.reason"
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None:
        return "parking.unknown_unit"
    return None if unit.parcel_id == event.parcel_id else "parking.other_unit"


def _resume_breach(event: UnitResumed, connection: Connection) -> str | None:
    """A resume ends the parking it names: it may not be another unit's."""
    parked = select(tables.unit_parkings.c.unit_id).where(
        tables.unit_parkings.c.parking_id == event.parking_id
    )
    units = set(connection.execute(parked).scalars())
    if not units:
        return "resume.unknown_parking"
    return None if units == {event.unit_id} else "resume.other_unit"


def _question_breach(event: CustomerAsked, recorded_at: datetime, facts: Facts) -> str | None:
    if _CODE.fullmatch(event.kind_code) is None:
        return "question.kind"
    if len(event.evidence) > MAX_EVIDENCE:
        return "question.too_many_photos"
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None:
        return "question.unknown_unit"
    if unit.ticket_id != event.ticket_id:
        return "question.other_ticket"
    # a station's clock may be wrong, but both times are of that clock
    waits = event.due_at - recorded_at
    return None if timedelta(0) < waits <= LONGEST_WAIT else "question.due_at"

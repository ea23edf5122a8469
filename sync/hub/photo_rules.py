"""What a station may not record about photos: marks, covers, originals shown, photos left out.

Beside who may record what (`rules`): places outside the photo, words that are no code, covers that
speak for somebody else, and a decision that takes a photo left out for a photo.
"""

from __future__ import annotations

import re
from functools import partial

from sqlalchemy import ColumnElement, Connection, Table, or_

from inspection.event_base import Event
from inspection.events import (
    EvidenceAnnotated,
    EvidenceRevealed,
    EvidenceWaived,
    RegionsFound,
    UnitDecided,
)
from inspection.marks import BY_PERSON, MOST_REGIONS, WHOLE
from inspection.people import BENCH
from inspection.ports import Facts
from inspection.store import tables as t
from inspection.store.records import Record
from inspection.values import STATION_ACTOR, MarkShape, ParcelId, PersonId, UnitId
from sync.hub.known import rows_then, rows_until_later, unless_then

_CODE = re.compile(r"[a-z0-9][a-z0-9_.]{0,63}")
"""As the policies spell them; whatever else stands there may be somebody's name."""


def photo_breach(record: Record, event: Event, facts: Facts, connection: Connection) -> str | None:
    """The first rule about photos this record breaks, or None."""
    match event:
        case EvidenceAnnotated():
            return _known(event.evidence_id, facts) or _mark_breach(event)
        case RegionsFound():
            return _known(event.evidence_id, facts) or _look_breach(record, event)
        case EvidenceRevealed():
            known = _known(event.evidence_id, facts)
            return known or (None if _CODE.fullmatch(event.reason_code) else "reveal.reason")
        case EvidenceWaived():
            judge = partial(_waiver_breach, record, event)
            return unless_then(judge, facts, record, connection)
        case UnitDecided():
            is_open = not event.needs_review and _left_out(record, event, connection)
            return "decision.unreviewed" if is_open else None
        case _:
            return None


def may_rest_on_waiver(record: Record, event: UnitDecided, connection: Connection) -> bool:
    """Whether the decision's station knew of a photo left out, and not that it was taken since."""
    return bool(rows_then(record, connection, t.waivers, "waiver_id", _waived_of(event)))


def _left_out(record: Record, event: UnitDecided, connection: Connection) -> bool:
    """Whether a photo was surely left out: only the station itself, and later, said otherwise.

    Somebody else's photo may have been there; that nothing is paid without a photo the rules ask
    for is looked at again before money is due.
    """
    left_out = rows_until_later(record, connection, t.waivers, "waiver_id", _waived_of(event))
    if not left_out:
        return False
    photos = (t.evidence.c.parcel_id == event.parcel_id) & _about(t.evidence, event)
    taken = rows_until_later(record, connection, t.evidence, "evidence_id", photos)
    shown = {(one.unit_id, one.subject) for one in taken}
    return any((one.unit_id, one.subject) not in shown for one in left_out)


def _waived_of(event: UnitDecided) -> ColumnElement[bool]:
    return (t.waivers.c.parcel_id == event.parcel_id) & _about(t.waivers, event)


def _about(table: Table, event: UnitDecided) -> ColumnElement[bool]:
    """The parcel's outside, or the decided unit."""
    return or_(table.c.unit_id.is_(None), table.c.unit_id == event.unit_id)


def _known(evidence_id: str, facts: Facts) -> str | None:
    return None if facts.photo(evidence_id) is not None else "evidence.unknown"


def _mark_breach(event: EvidenceAnnotated) -> str | None:
    places = (event.x, event.y, event.x2, event.y2)
    if not all(0 <= one <= WHOLE for one in places):
        return "mark.place"
    if event.label_code is None:
        return "mark.no_word" if event.shape is MarkShape.TEXT else None
    return None if _CODE.fullmatch(event.label_code) else "mark.free_text"


def _look_breach(record: Record, event: RegionsFound) -> str | None:
    if not _CODE.fullmatch(event.engine):
        return "regions.engine"
    # a look by the station lifts the veil of a label, one by a person only adds to what is covered
    if (event.engine == BY_PERSON) is (record.actor == STATION_ACTOR):
        return "regions.engine"
    inside = all(
        min(one.x, one.y, one.w, one.h) >= 0 and max(one.x + one.w, one.y + one.h) <= WHOLE
        for one in event.regions
    )
    return None if inside and len(event.regions) <= MOST_REGIONS else "regions.place"


def _waiver_breach(record: Record, event: EvidenceWaived, facts: Facts) -> str | None:
    if not _CODE.fullmatch(event.reason_code):
        return "waiver.reason"
    if event.unit_id is None:
        return None if facts.parcel(ParcelId(event.parcel_id)) is not None else "waiver.unknown"
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None or unit.parcel_id != event.parcel_id:
        return "waiver.unknown"
    person = facts.person(PersonId(record.actor))
    return None if person is not None and person.role in BENCH else "actor.role"

"""What is recorded that may raise a flag about a parcel or one item of it."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import Connection, Row, Select, and_, bindparam, exists, func, select

from inspection.checklist import SERIAL_DIFFERS
from inspection.codes import normal_or_empty
from inspection.flags import (
    EarlierReception,
    FlagCode,
    FlagFacts,
    OtherTicket,
    Returns,
    SamePhoto,
    SerialElsewhere,
)
from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current, stands
from inspection.values import CodeKind, OriginId, ParcelId, Ref, UnitId, from_rfc3339

MOST = 20
"""Of a kind; a person needs a few, and a number used a thousand times must not fill a screen."""


def flag_facts(conn: Connection, parcel_id: ParcelId, unit_id: UnitId | None) -> FlagFacts | None:
    """The facts about a parcel, of its units that one alone; None where it is not known here."""
    of = {"of": parcel_id}
    received_at = conn.execute(_RECEIVED, of).scalar()
    if received_at is None:
        return None
    differs = conn.execute(_DIFFERS, {"of": unit_id}).all() if unit_id else ()
    return FlagFacts(
        received_at=from_rfc3339(received_at),
        differs=tuple(map(_place, differs)),
        serials=tuple(_serial(conn, row) for row in conn.execute(_SERIALS, of).all()),
        receptions=tuple(
            EarlierReception(
                code=row.code, received_at=from_rfc3339(row.recorded_at), at=_place(row)
            )
            for row in conn.execute(_RECEPTIONS, of)
        ),
        tickets=tuple(
            OtherTicket(code=row.code, ticket_number=row.number, at=_place(row))
            for row in conn.execute(_TICKETS, of)
        ),
        photos=tuple(
            SamePhoto(lpn=row.lpn, at=_place(row))
            for row in (conn.execute(_PHOTOS, {"of": unit_id}) if unit_id else ())
        ),
        returns=tuple(
            Returns(orders=row.orders, window_days=row.window_days, at=_place(row))
            for row in conn.execute(_RETURNS, of | {"code": FlagCode.FREQUENT_RETURNER.value})
        ),
    )


def _serial(conn: Connection, row: Row[Any]) -> SerialElsewhere:
    """Another ticket with the serial; it came back where an item of that very line did."""
    place = _place(row)
    lines = conn.execute(_LINES, {"at_origin": place.origin, "at_seq": place.seq})
    own = [line.line_id for line in lines if row.code in _normal(line.serials)]
    returned_at = conn.execute(_TAKEN_OUT, {"lines": own}).scalar()
    return SerialElsewhere(ticket_number=row.number, returned_at=moment(returned_at), at=place)


def _normal(serials: str) -> set[str]:
    return {normal_or_empty(one) for one in orjson.loads(serials)}


def _place(row: Row[Any]) -> Ref:
    return Ref(origin=OriginId(row.origin), seq=row.seq)


def _of_record(child: Any, parent: Any) -> Any:  # noqa: ANN401 - tables and aliases
    return and_(child.c.origin == parent.c.origin, child.c.seq == parent.c.seq)


_OWN, _OTHER = t.parcels.alias(), t.parcels.alias()
_OWN_CODE, _OTHER_CODE = t.parcel_codes.alias(), t.parcel_codes.alias()
_OWN_TICKET = t.tickets.alias()
_MATCH = t.parcel_matches.alias()
_OWN_SERIAL, _CLAIM = t.ticket_codes.alias(), t.ticket_codes.alias()

_RECEIVED = (
    select(t.parcels.c.recorded_at)
    .where(t.parcels.c.parcel_id == bindparam("of"), is_current(t.parcels, "parcel_id"))
    .limit(1)
)
_DIFFERS: Select[Any] = select(t.findings.c.origin, t.findings.c.seq).where(
    t.findings.c.unit_id == bindparam("of"),
    t.findings.c.answer_id == SERIAL_DIFFERS,
    is_current(t.findings, "finding_id"),
)
_IS_OWN_TICKET = exists(
    select(_MATCH.c.match_id).where(
        _MATCH.c.parcel_id == bindparam("of"),
        _MATCH.c.ticket_id == t.tickets.c.ticket_id,
        is_current(_MATCH, "match_id"),
    )
)
_SERIALS: Select[Any] = (
    select(t.tickets.c.number, t.tickets.c.origin, t.tickets.c.seq, _CLAIM.c.code)
    .distinct()
    .select_from(t.parcel_matches)
    .join(_OWN_TICKET, _OWN_TICKET.c.ticket_id == t.parcel_matches.c.ticket_id)
    .join(
        _OWN_SERIAL,
        and_(_of_record(_OWN_SERIAL, _OWN_TICKET), _OWN_SERIAL.c.what == CodeKind.SERIAL.value),
    )
    .join(_CLAIM, and_(_CLAIM.c.code == _OWN_SERIAL.c.code, _CLAIM.c.what == _OWN_SERIAL.c.what))
    .join(
        t.tickets,
        and_(t.tickets.c.ticket_id == _CLAIM.c.ticket_id, _of_record(_CLAIM, t.tickets)),
    )
    .where(
        t.parcel_matches.c.parcel_id == bindparam("of"),
        is_current(t.parcel_matches, "match_id"),
        is_current(_OWN_TICKET, "ticket_id"),
        is_current(t.tickets, "ticket_id"),
        ~_IS_OWN_TICKET,
    )
    .order_by(t.tickets.c.number, t.tickets.c.seq)
    .limit(MOST)
)
_LINES = select(t.ticket_lines.c.line_id, t.ticket_lines.c.serials).where(
    t.ticket_lines.c.origin == bindparam("at_origin"), t.ticket_lines.c.seq == bindparam("at_seq")
)
_TAKEN_OUT = select(func.min(t.units.c.recorded_at)).where(
    t.units.c.line_id.in_(bindparam("lines", expanding=True)), is_current(t.units, "unit_id")
)
_RECEPTIONS: Select[Any] = (
    # once for each reception, whichever of its numbers are the same
    select(
        func.max(_OTHER_CODE.c.code).label("code"),
        _OTHER.c.recorded_at,
        _OTHER.c.origin,
        _OTHER.c.seq,
    )
    .select_from(_OWN)
    .join(
        _OWN_CODE,
        and_(_of_record(_OWN_CODE, _OWN), _OWN_CODE.c.what == CodeKind.TRACKING.value),
    )
    .join(_OTHER_CODE, _OTHER_CODE.c.code == _OWN_CODE.c.code)
    .join(
        _OTHER,
        and_(_OTHER.c.parcel_id == _OTHER_CODE.c.parcel_id, _of_record(_OTHER_CODE, _OTHER)),
    )
    .where(
        _OWN.c.parcel_id == bindparam("of"),
        _OTHER.c.parcel_id != bindparam("of"),
        _OWN_CODE.c.code != "",
        is_current(_OTHER, "parcel_id"),
    )
    .group_by(_OTHER.c.recorded_at, _OTHER.c.origin, _OTHER.c.seq)
    .order_by(_OTHER.c.recorded_at, _OTHER.c.origin, _OTHER.c.seq)
    .limit(MOST)
)
_TICKETS: Select[Any] = (
    select(_OWN_CODE.c.code, t.tickets.c.number, t.tickets.c.origin, t.tickets.c.seq)
    .distinct()
    .select_from(_OWN)
    .join(
        _OWN_CODE,
        and_(_of_record(_OWN_CODE, _OWN), _OWN_CODE.c.what == CodeKind.TRACKING.value),
    )
    .join(
        _CLAIM,
        and_(_CLAIM.c.code == _OWN_CODE.c.code, _CLAIM.c.what == CodeKind.TRACKING.value),
    )
    .join(
        t.tickets,
        and_(t.tickets.c.ticket_id == _CLAIM.c.ticket_id, _of_record(_CLAIM, t.tickets)),
    )
    .where(
        _OWN.c.parcel_id == bindparam("of"),
        is_current(t.tickets, "ticket_id"),
        ~_IS_OWN_TICKET,
    )
    .order_by(t.tickets.c.number, t.tickets.c.seq)
    .limit(MOST)
)
_PHOTO, _SAME = t.evidence.alias(), t.evidence.alias()
_OWN_UNIT, _OTHER_UNIT = t.units.alias(), t.units.alias()
_PHOTOS: Select[Any] = (
    select(_OTHER_UNIT.c.lpn, _SAME.c.origin, _SAME.c.seq)
    .select_from(_OWN_UNIT)
    .join(
        _PHOTO,
        and_(_PHOTO.c.parcel_id == _OWN_UNIT.c.parcel_id, _PHOTO.c.unit_id == _OWN_UNIT.c.unit_id),
    )
    .join(_SAME, and_(_SAME.c.sha256 == _PHOTO.c.sha256, _SAME.c.unit_id != _PHOTO.c.unit_id))
    .join(_OTHER_UNIT, _OTHER_UNIT.c.unit_id == _SAME.c.unit_id)
    .where(
        _OWN_UNIT.c.unit_id == bindparam("of"),
        is_current(_OWN_UNIT, "unit_id"),
        is_current(_PHOTO, "evidence_id"),
        stands(_SAME),
        is_current(_OTHER_UNIT, "unit_id"),
    )
    .order_by(_SAME.c.recorded_at, _SAME.c.origin, _SAME.c.seq)
    .limit(MOST)
)
_RETURNS: Select[Any] = (
    select(
        t.ticket_flags.c.count.label("orders"),
        t.ticket_flags.c.window_days,
        t.ticket_flags.c.origin,
        t.ticket_flags.c.seq,
    )
    .select_from(t.parcel_matches)
    .join(t.ticket_flags, t.ticket_flags.c.ticket_id == t.parcel_matches.c.ticket_id)
    .where(
        t.parcel_matches.c.parcel_id == bindparam("of"),
        t.ticket_flags.c.code == bindparam("code"),
        is_current(t.parcel_matches, "match_id"),
        is_current(t.ticket_flags, "flag_id"),
    )
    .limit(MOST)
)

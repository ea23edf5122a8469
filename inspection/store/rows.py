"""Database rows to domain values: tickets, people, parcels and what belongs to them.

What is in the tables was validated before it got there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Row

from inspection.evidence import Evidence
from inspection.parcels import Condition, Join, Match, Parcel
from inspection.people import Person
from inspection.station_events import ParcelCode
from inspection.store.moments import moment
from inspection.tickets import Line, Ticket
from inspection.units import Claim, Description, Labelling, Unit
from inspection.values import (
    CodeKind,
    GoodsClass,
    LineId,
    OriginId,
    OuterCondition,
    ParcelId,
    PersonId,
    ReasonClass,
    Ref,
    Role,
    Service,
    Sha256,
    TicketId,
    UnitId,
    from_rfc3339,
)


def place(row: Row[Any]) -> Ref:
    """The record a row came from."""
    return Ref(origin=OriginId(row.origin), seq=row.seq)


def ticket(row: Row[Any], line_rows: Sequence[Row[Any]]) -> Ticket:
    """A ticket of its row and its lines' rows."""
    return Ticket(
        ticket_id=TicketId(row.ticket_id),
        number=row.number,
        shop=row.shop,
        order_ref=row.order_ref,
        market=row.market,
        service=Service(row.service),
        reason_code=row.reason_code,
        reason_class=ReasonClass(row.reason_class),
        delivered_at=moment(row.delivered_at),
        deadline_at=moment(row.deadline_at),
        deadline_source=row.deadline_source,
        deadline_updated_at=moment(row.deadline_updated_at),
        outbound_weight_g=row.outbound_weight_g,
        freight_paid_minor=row.freight_paid_minor,
        lines=tuple(map(_line, line_rows)),
        at=place(row),
    )


def parcel(
    row: Row[Any],
    *,
    codes: Sequence[Row[Any]],
    matches: Sequence[Row[Any]],
    conditions: Sequence[Row[Any]],
    joins: Sequence[Row[Any]],
) -> Parcel:
    """A parcel of its row and the rows of what is known about it."""
    return Parcel(
        parcel_id=ParcelId(row.parcel_id),
        codes=tuple(map(_parcel_code, codes)),
        carrier=row.carrier,
        received_at=from_rfc3339(row.recorded_at),
        received_by=PersonId(row.actor),
        matches=tuple(map(_match, matches)),
        conditions=tuple(map(_condition, conditions)),
        joins=tuple(map(_join, joins)),
        at=place(row),
    )


def unit(row: Row[Any]) -> Unit:
    """A unit of its row."""
    return Unit(
        unit_id=UnitId(row.unit_id),
        parcel_id=ParcelId(row.parcel_id),
        ticket_id=None if row.ticket_id is None else TicketId(row.ticket_id),
        line_id=None if row.line_id is None else LineId(row.line_id),
        unit_no=row.unit_no,
        lpn=row.lpn,
        at=place(row),
    )


def claim(row: Row[Any]) -> Claim:
    """A claim of its row."""
    return Claim(
        claim_id=row.claim_id,
        ticket_id=TicketId(row.ticket_id),
        line_id=LineId(row.line_id),
        unit_no=row.unit_no,
        at=place(row),
    )


def description(row: Row[Any]) -> Description:
    """A description of its row."""
    return Description(
        description_id=row.description_id,
        goods_class=GoodsClass(row.goods_class),
        gtin=row.gtin,
        serial=row.serial,
        at=place(row),
    )


def labelling(row: Row[Any]) -> Labelling:
    """A label of its row."""
    return Labelling(
        labelling_id=row.labelling_id,
        unit_id=UnitId(row.unit_id),
        lpn=row.lpn,
        is_reprint=row.reprint,
        at=place(row),
    )


def evidence(row: Row[Any]) -> Evidence:
    """A photo of its row, which carries `is_current`."""
    return Evidence(
        evidence_id=row.evidence_id,
        sha256=Sha256(row.sha256),
        subject=row.subject,
        parcel_id=ParcelId(row.parcel_id),
        unit_id=None if row.unit_id is None else UnitId(row.unit_id),
        size_bytes=row.size_bytes,
        width_px=row.width_px,
        height_px=row.height_px,
        taken_at=from_rfc3339(row.taken_at),
        is_current=bool(row.is_current),
        at=place(row),
    )


def person(row: Row[Any]) -> Person:
    """A person of their row."""
    return Person(
        person_id=PersonId(row.person_id),
        name_zh=row.name_zh,
        name_en=row.name_en,
        staff_no=row.staff_no,
        role=Role(row.role),
        at=place(row),
    )


def _line(row: Row[Any]) -> Line:
    return Line(
        line_id=LineId(row.line_id),
        order_line=row.order_line,
        sku=row.sku,
        gtin=row.gtin,
        name_zh=row.name_zh,
        name_en=row.name_en,
        goods_class=GoodsClass(row.goods_class),
        quantity=row.quantity,
        ordered_quantity=row.ordered_quantity,
        paid_minor=row.paid_minor,
        currency=row.currency,
        serials=tuple(orjson.loads(row.serials)),
        exclusion_confirmed=row.exclusion_confirmed,
        picture=row.picture,
    )


def _parcel_code(row: Row[Any]) -> ParcelCode:
    return ParcelCode(
        code=row.code,
        raw=row.raw,
        symbology=row.symbology,
        source=row.source,
        what=CodeKind(row.what),
    )


def _match(row: Row[Any]) -> Match:
    return Match(
        match_id=row.match_id,
        ticket_id=TicketId(row.ticket_id),
        how=row.how,
        code=row.code,
        at=place(row),
    )


def _join(row: Row[Any]) -> Join:
    return Join(
        join_id=row.join_id,
        ticket_id=TicketId(row.ticket_id),
        how=row.how,
        code=row.code,
        at=place(row),
    )


def _condition(row: Row[Any]) -> Condition:
    return Condition(
        condition_id=row.condition_id,
        conditions=tuple(map(OuterCondition, orjson.loads(row.conditions))),
        at=place(row),
    )

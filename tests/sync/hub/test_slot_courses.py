"""Whatever course refunds, orders and wishes take, a slot is used once and never overpaid."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, insert, select, update

from inspection.refund_policy import Decision
from inspection.tickets import Line, Ticket
from inspection.units import Unit
from inspection.values import (
    DecisionId,
    Disposition,
    GoodsClass,
    LineId,
    ParcelId,
    PersonId,
    ReasonClass,
    Ref,
    Service,
    TicketId,
    UnitId,
    Verdict,
)
from sync.hub.slots import ORDER_USES, WITHDRAWN, Claim, Taken, due_for, slot_row
from sync.hub.store.tables import metadata, order_lines, refund_slots

AT = Ref(origin="o", seq=1)
NOW = datetime(2026, 11, 21, tzinfo=UTC)
ENGINE = create_engine("sqlite://")
metadata.create_all(ENGINE)
_ACTS = st.tuples(
    st.sampled_from(["decide", "withdraw"]), st.integers(1, 4), st.sampled_from(list(Service))
)


def claim(unit_no: int, service: Service, *, quantity: int, paid: int) -> Claim:
    line = Line(
        line_id=LineId("l"),
        order_line="OL",
        sku="S",
        gtin=None,
        name_zh="x",
        name_en="x",
        goods_class=GoodsClass.GENERAL,
        quantity=quantity,
        ordered_quantity=quantity,
        paid_minor=paid,
        currency="CNY",
        serials=(),
        exclusion_confirmed=False,
        picture=None,
    )
    ticket = Ticket(
        ticket_id=TicketId("t"),
        number="RS-1",
        shop="",
        order_ref="O",
        market="CN",
        service=service,
        reason_code="",
        reason_class=ReasonClass.QUALITY,
        delivered_at=None,
        deadline_at=None,
        deadline_source=None,
        deadline_updated_at=None,
        outbound_weight_g=None,
        freight_paid_minor=0,
        lines=(line,),
        at=AT,
    )
    unit_id = UnitId(f"u{unit_no}")
    unit = Unit(
        unit_id=unit_id,
        parcel_id=ParcelId("p"),
        ticket_id=ticket.ticket_id,
        line_id=line.line_id,
        unit_no=unit_no,
        lpn=f"U-{unit_no}",
        at=AT,
    )
    decision = Decision(
        decision_id=DecisionId(f"d{unit_no}"),
        unit_id=unit_id,
        ticket_id=ticket.ticket_id,
        line_id=line.line_id,
        disposition=Disposition.QUARANTINE,
        choice=Verdict.FULL,
        choice_minor=0,
        currency="CNY",
        needs_review=False,
        decided_at=NOW,
        decided_by=PersonId("i"),
        held_reason=None,
        at=AT,
    )
    return Claim(decision=decision, unit=unit, ticket=ticket, line=line)


def decide(connection: Connection, wanted: Claim) -> None:
    taken = due_for(connection, wanted)
    if isinstance(taken, Taken):
        connection.execute(insert(refund_slots), [slot_row(taken, wanted.ticket)])


def withdraw(connection: Connection, unit_id: str) -> None:
    """As for a changed wish: an order of the unit, never a refund."""
    connection.execute(
        update(refund_slots)
        .where(
            refund_slots.c.unit_id == unit_id,
            refund_slots.c.what.in_([one.value for one in ORDER_USES]),
        )
        .values(state=WITHDRAWN)
    )


@settings(max_examples=40)
@given(
    quantity=st.integers(1, 3),
    paid=st.integers(0, 1000),
    course=st.lists(_ACTS, max_size=12),
)
@example(
    quantity=1,
    paid=100,
    course=[
        ("decide", 1, Service.EXCHANGE),
        ("withdraw", 1, Service.RETURN),
        ("decide", 2, Service.RETURN),
        ("decide", 1, Service.RETURN),
    ],
)
def test_no_course_uses_a_slot_twice_or_spends_more_than_was_paid(
    quantity: int, paid: int, course: list[tuple[str, int, Service]]
) -> None:
    with ENGINE.connect() as connection:
        bought = {
            "order_line": "OL",
            "order_ref": "O",
            "ordered_quantity": quantity,
            "paid_minor": paid,
            "currency": "CNY",
        }
        connection.execute(insert(order_lines), [bought])
        for act, unit_no, service in course:
            wanted = claim(unit_no, service, quantity=quantity, paid=paid)
            if act == "decide":
                decide(connection, wanted)
            else:
                withdraw(connection, wanted.unit.unit_id)
            rows = connection.execute(select(refund_slots)).all()
            standing = [row for row in rows if row.state != WITHDRAWN]
            assert len({row.slot for row in standing}) == len(standing) <= quantity
            assert len({row.unit_id for row in standing}) == len(standing)
            assert len({row.refund_id for row in rows}) == len(rows)
            assert sum(row.amount_minor for row in standing) <= paid
        connection.rollback()

"""Tickets, people and photos for tests; each builder gives an ordinary one, changed by keywords."""

from datetime import UTC, datetime, timedelta
from typing import Any

from inspection.events import (
    AnnouncedLine,
    CodeClaim,
    ParcelCode,
    PersonRegistered,
    TicketAnnounced,
)
from inspection.people import Actor
from inspection.values import (
    HUB_ACTOR,
    CodeKind,
    GoodsClass,
    PersonId,
    ReasonClass,
    Role,
    Service,
    Sha256,
)

TRACKING = "SF1624088315207"
NUMBER = "RS-261121-0418"
DELIVERED_AT = datetime(2026, 11, 15, 11, 20, tzinfo=UTC)

HUB = Actor(person_id=HUB_ACTOR, role=Role.ADMIN)
DOCK = Actor(person_id=PersonId("p-chen"), role=Role.DOCK)
INSPECTOR = Actor(person_id=PersonId("p-li"), role=Role.INSPECTOR)
SUPERVISOR = Actor(person_id=PersonId("p-zhou"), role=Role.SUPERVISOR)
ADMIN = Actor(person_id=PersonId("p-root"), role=Role.ADMIN)


def line(**changes: Any) -> AnnouncedLine:
    """One pair of headphones for 899.00 CNY."""
    ordinary: dict[str, Any] = {
        "line_id": "line-1",
        "order_line": "order-1/1",
        "sku": "AU-H700-BK",
        "gtin": None,
        "name_zh": "头戴式降噪耳机 Aria 700",
        "name_en": "Aria 700 over-ear headphones",
        "goods_class": GoodsClass.ELECTRONICS,
        "quantity": 1,
        "ordered_quantity": 1,
        "paid_minor": 89900,
        "currency": "CNY",
        "serials": ("A7H226090418",),
        "exclusion_confirmed": False,
        "picture": None,
    }
    return AnnouncedLine(**(ordinary | changes))


def ticket(**changes: Any) -> TicketAnnounced:
    """A seven-day return of one line, announced under `TRACKING`."""
    ordinary: dict[str, Any] = {
        "ticket_id": "ticket-1",
        "number": NUMBER,
        "shop": "声野旗舰店",
        "order_ref": "284600007731",
        "market": "CN",
        "service": Service.RETURN,
        "reason_code": "changed_mind",
        "reason_class": ReasonClass.NO_REASON,
        "codes": (
            CodeClaim(code=TRACKING, what=CodeKind.TRACKING),
            CodeClaim(code="284600007731", what=CodeKind.ORDER),
            CodeClaim(code=NUMBER, what=CodeKind.TICKET),
        ),
        "lines": (line(),),
        "freight_paid_minor": 0,
        "currency": "CNY",
        "delivered_at": DELIVERED_AT,
        "deadline_at": datetime(2026, 11, 21, 10, 20, tzinfo=UTC),
        "deadline_source": "platform",
        "deadline_updated_at": datetime(2026, 11, 21, 6, 30, tzinfo=UTC),
        "outbound_weight_g": 630,
    }
    return TicketAnnounced(**(ordinary | changes))


def other_ticket(suffix: str, **changes: Any) -> TicketAnnounced:
    """Another ticket with its own ids, tracking number and a later deadline."""
    return ticket(
        **{
            "ticket_id": f"ticket-{suffix}",
            "number": f"RS-{suffix}",
            "codes": (CodeClaim(code=f"SF{suffix}", what=CodeKind.TRACKING),),
            "lines": (line(line_id=f"line-{suffix}", order_line=f"order-{suffix}/1"),),
            "deadline_at": datetime(2026, 11, 25, tzinfo=UTC),
        }
        | changes
    )


def code(text: str = TRACKING, what: CodeKind = CodeKind.TRACKING) -> ParcelCode:
    """A code as the wedge delivers it."""
    return ParcelCode(code=text, raw=text, symbology="Code128", source="wedge", what=what)


def person(actor: Actor, **changes: Any) -> PersonRegistered:
    """The registration of an actor."""
    ordinary: dict[str, Any] = {
        "fact_id": f"fact-{actor.person_id}",
        "person_id": actor.person_id,
        "name_zh": "李晓燕",
        "name_en": "Li Xiaoyan",
        "staff_no": "0418",
        "role": actor.role,
    }
    return PersonRegistered(**(ordinary | changes))


def sha(number: int) -> Sha256:
    """A well-formed SHA-256 that names nothing."""
    return Sha256(f"{number:064x}")


def late(days: int) -> datetime:
    """A moment so many days after delivery to the customer."""
    return DELIVERED_AT + timedelta(days=days)

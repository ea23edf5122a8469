"""Which pictures there are to compare an item with."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, Connection, Row, bindparam, or_, select

from inspection.references import PictureKind, Reference, in_order
from inspection.store.tables import reference_pictures as table
from inspection.values import TicketId


def references_of(
    conn: Connection, ticket_id: TicketId, skus: Sequence[str]
) -> tuple[Reference, ...]:
    """Pictures of these goods of a ticket, in the order in which they are looked at.

    Those of the whole ticket, those of its lines with one of the SKUs, and the catalogue's.
    """
    rows = conn.execute(_FOUND, {"of": ticket_id, "skus": list(skus) or [""]})
    return in_order([_reference(row) for row in rows])


def _reference(row: Row[tuple[object, ...]]) -> Reference:
    return Reference(
        picture_id=row.picture_id,
        kind=PictureKind(row.kind),
        number=row.number,
        sha256=row.sha256,
        is_of_line=bool(row.sku),
        is_here=row.is_here,
    )


_SKUS: BindParameter[str] = bindparam("skus", expanding=True)
_FOUND = select(table).where(
    or_(
        (table.c.ticket_id == bindparam("of")) & or_(table.c.sku == "", table.c.sku.in_(_SKUS)),
        (table.c.kind == PictureKind.CATALOGUE.value) & table.c.sku.in_(_SKUS),
    )
)

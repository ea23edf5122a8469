"""What a slot is used for, and freight that is owed. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hub_0005"
down_revision = "hub_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every slot so far was refunded."""
    op.add_column(
        "hub_refund_slots",
        sa.Column("what", sa.String(length=16), nullable=False, server_default="refund"),
    )
    op.create_table(
        "hub_owed_freights",
        sa.Column("order_freight", sa.String(length=400), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("order_ref", sa.String(length=200), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("unit_id", sa.String(length=64), nullable=False),
        sa.Column("decision_id", sa.String(length=64), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("order_freight"),
    )
    op.create_index(
        op.f("ix_hub_owed_freights_state"), "hub_owed_freights", ["state"], unique=False
    )

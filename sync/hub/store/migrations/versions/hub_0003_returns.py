"""Who sends back how often, as keyed hashes. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hub_0003"
down_revision = "hub_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table; what came before is not counted."""
    op.create_table(
        "hub_returns",
        sa.Column("customer", sa.String(length=64), nullable=False),
        sa.Column("bought_as", sa.String(length=64), nullable=False),
        sa.Column("noted_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("customer", "bought_as"),
    )
    op.create_index(op.f("ix_hub_returns_noted_at"), "hub_returns", ["noted_at"], unique=False)

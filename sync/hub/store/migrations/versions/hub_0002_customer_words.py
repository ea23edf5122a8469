"""What customers wrote. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hub_0002"
down_revision = "hub_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table beside contacts."""
    op.create_table(
        "hub_customer_words",
        sa.Column("words_id", sa.String(length=64), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("words_id"),
        sa.UniqueConstraint("revision"),
    )
    op.create_index(
        op.f("ix_hub_customer_words_ticket_id"), "hub_customer_words", ["ticket_id"], unique=False
    )

"""Reference pictures. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hub_0004"
down_revision = "hub_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table beside customers' words."""
    op.create_table(
        "hub_pictures",
        sa.Column("picture_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("sku", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("is_erased", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("picture_id"),
        sa.UniqueConstraint("revision"),
    )
    for column in ("ticket_id", "sha256"):
        op.create_index(op.f(f"ix_hub_pictures_{column}"), "hub_pictures", [column], unique=False)
    op.create_index("hub_pictures_to_erase", "hub_pictures", ["is_erased", "is_closed"])

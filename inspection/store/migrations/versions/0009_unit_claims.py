"""Items inspected before their ticket is known. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates three tables and two indices; opening the store fills them from the journal."""
    op.create_table(
        "unit_descriptions",
        sa.Column("description_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("unit_id", sa.String, nullable=False),
        sa.Column("goods_class", sa.String, nullable=False),
        sa.Column("gtin", sa.String, nullable=True),
        sa.Column("serial", sa.String, nullable=True),
        *_place(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit_asides",
        sa.Column("aside_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("unit_id", sa.String, nullable=False),
        *_place(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit_claims",
        sa.Column("claim_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("unit_id", sa.String, nullable=False),
        sa.Column("ticket_id", sa.String, nullable=False),
        sa.Column("line_id", sa.String, nullable=False),
        sa.Column("unit_no", sa.BigInteger, nullable=False),
        *_place(),
        sqlite_with_rowid=False,
    )
    for table, column in (
        ("unit_descriptions", "unit_id"),
        ("unit_asides", "unit_id"),
        ("unit_claims", "unit_id"),
        ("unit_claims", "line_id"),
        ("ticket_lines", "gtin"),
        ("ticket_lines", "sku"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _place() -> list[sa.Column[object]]:
    return [
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
    ]

"""Weights, places, refusals and counts at check-in. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables of check-in; opening the store fills them from the journal."""
    _fact(
        "parcel_weighings",
        "weighing_id",
        sa.Column("parcel_id", sa.String, nullable=False),
        sa.Column("weight_g", sa.BigInteger, nullable=False),
        sa.Column("source", sa.String, nullable=False),
    )
    _fact(
        "parcel_stagings",
        "staging_id",
        sa.Column("parcel_id", sa.String, nullable=False),
        sa.Column("place", sa.String, nullable=False),
    )
    _fact("parcel_refusals", "refusal_id", sa.Column("parcel_id", sa.String, nullable=False))
    _fact(
        "handovers",
        "handover_id",
        sa.Column("carrier", sa.String, nullable=True),
        sa.Column("counted", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
    )
    for table in ("parcel_weighings", "parcel_stagings", "parcel_refusals"):
        op.create_index(f"ix_{table}_parcel_id", table, ["parcel_id"])
    op.create_index("ix_handovers_origin_seq", "handovers", ["origin", "seq"])


def _fact(name: str, key: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        name,
        sa.Column(key, sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        *columns,
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )

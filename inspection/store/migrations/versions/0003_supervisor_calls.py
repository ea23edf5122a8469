"""Calls for a supervisor. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of `supervisor.called`; opening the store fills it from the journal."""
    op.create_table(
        "supervisor_calls",
        sa.Column("call_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("parcel_id", sa.String, nullable=True),
        sa.Column("unit_id", sa.String, nullable=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_supervisor_calls_recorded_at", "supervisor_calls", ["recorded_at"])

"""Labels that were scanned back. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of `unit.labelled`; opening the store then fills it from the journal."""
    op.create_table(
        "unit_labels",
        sa.Column("labelling_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("unit_id", sa.String, nullable=False),
        sa.Column("lpn", sa.String, nullable=False),
        sa.Column("reprint", sa.Boolean, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_unit_labels_unit_id", "unit_labels", ["unit_id"])

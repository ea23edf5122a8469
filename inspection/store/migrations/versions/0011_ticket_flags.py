"""What the hub counted about tickets. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of `ticket.flagged`; opening the store fills it from the journal."""
    op.create_table(
        "ticket_flags",
        sa.Column("flag_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("ticket_id", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.Column("window_days", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ticket_flags_ticket_id", "ticket_flags", ["ticket_id"])

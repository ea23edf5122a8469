"""New PINs and removals of people. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of `person.access_changed`; opening the store fills it from the journal."""
    op.create_table(
        "access_changes",
        sa.Column("fact_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("person_id", sa.String, nullable=False),
        sa.Column("change", sa.String, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_access_changes_person_id", "access_changes", ["person_id"])
    # what is cached was cached before any change was known here
    op.add_column(
        "cached_people", sa.Column("changes", sa.BigInteger, nullable=False, server_default="0")
    )

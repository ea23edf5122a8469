"""What comes after a decision. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = (
    ("containers", "container_id", "code disposition goods_class?"),
    ("container_closings", "closing_id", "container_id how"),
    ("sortings", "sorting_id", "unit_id container_id"),
    ("disposition_witnesses", "witness_id", "unit_id decision_id disposition"),
    ("disposition_changes", "change_id", "unit_id decision_id disposition reason_code"),
    ("shipments", "shipment_id", "unit_id carrier? code"),
)
"""Name, key, columns; a question mark where one may be empty."""
_INDICES = (
    ("containers", "code"),
    ("containers", "disposition"),
    ("containers", "origin", "seq"),
    ("container_closings", "container_id"),
    ("sortings", "unit_id"),
    ("sortings", "container_id"),
    ("disposition_witnesses", "unit_id"),
    ("disposition_changes", "unit_id"),
    ("shipments", "unit_id"),
    ("shipments", "code"),
)


def upgrade() -> None:
    """Creates the tables of sorting; opening the store fills them from the journal."""
    for table, key, columns in _TABLES:
        op.create_table(
            table,
            sa.Column(key, sa.String, primary_key=True),
            sa.Column("origin", sa.String, primary_key=True),
            *(
                sa.Column(name.rstrip("?"), sa.String, nullable=name.endswith("?"))
                for name in columns.split()
            ),
            sa.Column("seq", sa.BigInteger, nullable=False),
            sa.Column("recorded_at", sa.String, nullable=False),
            sa.Column("actor", sa.String, nullable=False),
            sqlite_with_rowid=False,
        )
    for indexed, *by in _INDICES:
        op.create_index(f"ix_{indexed}_{'_'.join(by)}", indexed, list(by))

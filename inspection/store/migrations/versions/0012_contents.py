"""What boxes held against what was announced. Frozen as it was; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables of `parcel.unpacked` and `unit.set_apart`; the journal fills them."""
    _create("unpackings", "unpacking_id", "parcel_id shortages evidence")
    _create("units_apart", "apart_id", "unit_id parcel_id goods_class disposition evidence")
    op.create_index("ix_unpackings_parcel_id", "unpackings", ["parcel_id"])
    op.create_index("ix_units_apart_unit_id", "units_apart", ["unit_id"])


def _create(name: str, key: str, columns: str) -> None:
    op.create_table(
        name,
        sa.Column(key, sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        *(sa.Column(one, sa.String, nullable=False) for one in columns.split()),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )

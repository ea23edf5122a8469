"""Marks on photos, what they hide, photos left out. Frozen as it was; later versions change it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_PLACE = ("x", "y", "x2", "y2")


def upgrade() -> None:
    """Creates the tables; opening the store then fills them from the journal."""
    _fact(
        "marks",
        "annotation_id",
        sa.Column("evidence_id", sa.String, nullable=False),
        sa.Column("finding_id", sa.String, nullable=True),
        sa.Column("shape", sa.String, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in _PLACE),
        sa.Column("label_code", sa.String, nullable=True),
    )
    _fact(
        "looks",
        "look_id",
        sa.Column("evidence_id", sa.String, nullable=False),
        sa.Column("regions", sa.String, nullable=False),
        sa.Column("engine", sa.String, nullable=False),
    )
    _fact(
        "reveals",
        "reveal_id",
        sa.Column("evidence_id", sa.String, nullable=False),
        sa.Column("reason_code", sa.String, nullable=False),
    )
    _fact(
        "waivers",
        "waiver_id",
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("parcel_id", sa.String, nullable=False),
        sa.Column("unit_id", sa.String, nullable=True),
        sa.Column("reason_code", sa.String, nullable=False),
    )
    for table in ("marks", "looks", "reveals"):
        op.create_index(f"ix_{table}_evidence_id", table, ["evidence_id"])
    op.create_index("ix_waivers_parcel_id", "waivers", ["parcel_id"])


def _fact(name: str, key: str, *columns: sa.Column[Any]) -> None:
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

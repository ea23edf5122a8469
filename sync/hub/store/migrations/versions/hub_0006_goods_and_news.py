"""What is expected, reported and told to customers. Frozen as it was; later versions change it.

What happened before this version is reported to nobody: the feed begins at what was checked.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hub_0006"
down_revision = "hub_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables; the feed begins behind what a hub already holds."""
    op.create_table(
        "hub_feed",
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("origin"),
    )
    op.create_table(
        "hub_goods_cursors",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "hub_expected_returns",
        sa.Column("ref", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("version", sa.String(length=200), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("ref"),
    )
    op.create_index(op.f("ix_hub_expected_returns_number"), "hub_expected_returns", ["number"])
    op.create_table(
        "hub_told_tickets",
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id"),
    )
    op.create_table(
        "hub_reports",
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", "what", "key"),
    )
    op.create_index("hub_reports_by_state", "hub_reports", ["state"])
    _webhook_tables()
    op.execute("INSERT INTO hub_feed (origin, seq) SELECT origin, seq FROM hub_checked")
    op.execute(
        "INSERT INTO hub_feed (origin, seq) SELECT origin, applied_seq FROM streams"
        " WHERE origin IN (SELECT origin FROM hubs)"
        " AND origin NOT IN (SELECT origin FROM hub_feed)"
    )


def _webhook_tables() -> None:
    op.create_table(
        "hub_webhook_deliveries",
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("endpoint", sa.String(length=64), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("first_tried_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("message_id", "endpoint"),
    )
    op.create_index(op.f("ix_hub_webhook_deliveries_number"), "hub_webhook_deliveries", ["number"])
    op.create_index(op.f("ix_hub_webhook_deliveries_state"), "hub_webhook_deliveries", ["state"])
    op.create_table(
        "hub_webhook_ends",
        sa.Column("endpoint", sa.String(length=64), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("gone_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("endpoint"),
    )

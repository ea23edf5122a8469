"""The hub's first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hub_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "hub_candidates",
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("decision_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.String(length=64), nullable=False),
        sa.Column("photos", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("arrival"),
        sa.UniqueConstraint("origin", "decision_id"),
    )
    op.create_index("hub_candidates_by_state", "hub_candidates", ["state", "arrival"], unique=False)
    op.create_index("hub_candidates_by_unit", "hub_candidates", ["unit_id"], unique=False)
    op.create_table(
        "hub_checked",
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("origin"),
    )
    op.create_table(
        "hub_contacts",
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=1000), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id"),
        sa.UniqueConstraint("revision"),
    )
    op.create_table(
        "hub_enrolment_codes",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("station_name", sa.String(length=200), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.Column("used_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_table(
        "hub_foreign_claims",
        sa.Column("order_line", sa.String(length=400), nullable=False),
        sa.Column("external_ref", sa.String(length=200), nullable=False),
        sa.Column("refund_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("order_line", "external_ref"),
        sa.UniqueConstraint("refund_id"),
    )
    op.create_table(
        "hub_order_lines",
        sa.Column("order_line", sa.String(length=400), nullable=False),
        sa.Column("order_ref", sa.String(length=200), nullable=False),
        sa.Column("ordered_quantity", sa.Integer(), nullable=False),
        sa.Column("paid_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.PrimaryKeyConstraint("order_line"),
    )
    op.create_table(
        "hub_people",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("badge_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_no", sa.String(length=200), nullable=False),
        sa.Column("pin_hash", sa.String(length=200), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("person_id"),
        sa.UniqueConstraint("badge_hash"),
        sa.UniqueConstraint("staff_no"),
    )
    op.create_table(
        "hub_receipts",
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("hub_time", sa.String(length=32), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("origin", "seq"),
    )
    op.create_table(
        "hub_refund_slots",
        sa.Column("refund_id", sa.String(length=64), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("ticket_number", sa.String(length=200), nullable=False),
        sa.Column("line_id", sa.String(length=64), nullable=False),
        sa.Column("order_ref", sa.String(length=200), nullable=False),
        sa.Column("order_line", sa.String(length=400), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=64), nullable=False),
        sa.Column("lpn", sa.String(length=64), nullable=False),
        sa.Column("decision_id", sa.String(length=64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("external_ref", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("is_stopped", sa.Boolean(), nullable=False),
        sa.CheckConstraint("slot >= 1 AND number >= 1 AND amount_minor > 0"),
        sa.PrimaryKeyConstraint("refund_id"),
        sa.UniqueConstraint("order_line", "slot", "number"),
        sa.UniqueConstraint("unit_id", "number"),
    )
    op.create_index(
        "hub_refund_slots_open", "hub_refund_slots", ["state", "is_stopped"], unique=False
    )
    op.create_index(
        op.f("ix_hub_refund_slots_line_id"), "hub_refund_slots", ["line_id"], unique=False
    )
    op.create_index(
        op.f("ix_hub_refund_slots_ticket_id"), "hub_refund_slots", ["ticket_id"], unique=False
    )
    op.create_table(
        "hub_sessions",
        sa.Column("session_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("session_hash"),
    )
    op.create_index(
        op.f("ix_hub_sessions_expires_at"), "hub_sessions", ["expires_at"], unique=False
    )
    op.create_index(op.f("ix_hub_sessions_person_id"), "hub_sessions", ["person_id"], unique=False)
    op.create_table(
        "hub_stations",
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("lpn_code", sa.String(length=4), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("enrolled_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("origin"),
        sa.UniqueConstraint("lpn_code"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_table(
        "hub_ticket_numbers",
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("ticket_id"),
    )

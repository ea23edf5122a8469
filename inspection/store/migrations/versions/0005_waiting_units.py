"""Units put aside, questions to customers and their words. Frozen; later versions change it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FACTS = {
    "customer_answers": "answer_id question_id unit_id answer_code answered_at",
    "unit_parkings": "parking_id unit_id parcel_id reason_code",
    "unit_resumes": "resume_id unit_id parking_id",
    "customer_questions": (
        "question_id unit_id ticket_id kind_code policy_id policy_version:int evidence due_at"
    ),
}
INDEXED = {
    "unit_parkings": "unit_id",
    "unit_resumes": "parking_id",
    "customer_questions": "unit_id",
    "customer_answers": "question_id",
}


def upgrade() -> None:
    """Creates the tables of facts; opening the store fills them from the journal."""
    for name, columns in FACTS.items():
        key, *rest = columns.split()
        op.create_table(
            name,
            sa.Column(key, sa.String, primary_key=True),
            sa.Column("origin", sa.String, primary_key=True),
            *map(_column, rest),
            sa.Column("seq", sa.BigInteger, nullable=False),
            sa.Column("recorded_at", sa.String, nullable=False),
            sa.Column("actor", sa.String, nullable=False),
            sqlite_with_rowid=False,
        )
        by = INDEXED[name]
        op.create_index(f"ix_{name}_{by}", name, [by])
    op.create_table(
        "customer_words",
        sa.Column("words_id", sa.String, primary_key=True),
        sa.Column("ticket_id", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False),
    )
    op.create_index("ix_customer_words_ticket_id", "customer_words", ["ticket_id"])


def _column(text: str) -> sa.Column[object]:
    name, *marks = text.split(":")
    return sa.Column(name, sa.BigInteger if marks else sa.String, nullable=False)

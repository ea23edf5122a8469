"""Solutions, lamps, what runs were prepared with, late entries. Frozen as it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates tables of new kinds of events; opening the store fills them from the journal."""
    _fact(
        "disinfection_preparations",
        "preparation_id",
        _text("run_id", "parcel_id", "material"),
        _text("solution_id", "lamp_id", optional=True),
        _integer("irradiance_uw_cm2", "dose_uj_cm2", "sides", optional=True),
    )
    _fact(
        "disinfection_late_runs",
        "late_id",
        _text("parcel_id", "target", "procedure_id"),
        _integer("procedure_version"),
        _text("agent"),
        _integer("concentration_mg_l", "required_contact_s"),
        _text("started_at", "ended_at", "reason"),
        [sa.Column("opens", sa.Boolean, nullable=False)],
    )
    _fact(
        "solutions",
        "solution_id",
        _text("procedure_id"),
        _integer("procedure_version"),
        _text("agent"),
        _text("product_batch", "expires_on", optional=True),
        _integer("stock_milli_percent", "dilution_parts", "concentration_mg_l"),
        _text("mixed_at", "discard_at"),
        _integer("test_strip_mg_l", optional=True),
    )
    _fact("solution_discards", "discard_id", _text("solution_id"))
    _fact(
        "lamps",
        "lamp_id",
        _text("device"),
        _integer("irradiance_uw_cm2", "replace_at_h", "used_min"),
        [sa.Column("both_sides", sa.Boolean, nullable=False)],
    )
    for table, *columns in (
        ("disinfection_preparations", "run_id"),
        ("disinfection_preparations", "lamp_id"),
        ("disinfection_late_runs", "parcel_id"),
        ("solutions", "origin", "mixed_at"),
        ("solution_discards", "solution_id"),
        ("lamps", "origin"),
        ("disinfection_runs", "started_at"),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _fact(name: str, key: str, *columns: list[sa.Column[object]]) -> None:
    op.create_table(
        name,
        sa.Column(key, sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        *(one for some in columns for one in some),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )


def _text(*names: str, optional: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String, nullable=optional) for name in names]


def _integer(*names: str, optional: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.BigInteger, nullable=optional) for name in names]

"""The returns desk: check-in, waiting, claims, marks, disinfection, contents, sorting, flags.

Frozen as it was; later versions change it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_FACTS = (
    ("parcel_weighings", "weighing_id", "parcel_id weight_g:int source"),
    ("parcel_stagings", "staging_id", "parcel_id place"),
    ("parcel_refusals", "refusal_id", "parcel_id"),
    ("handovers", "handover_id", "carrier:null counted:int received:int"),
    ("unpackings", "unpacking_id", "parcel_id shortages evidence"),
    ("extra_units", "extra_id", "unit_id parcel_id goods_class disposition evidence"),
    ("settlements", "settlement_id", "unit_id parcel_id disposition reason_code"),
    ("takebacks", "takeback_id", "unit_id decision_id reason_code"),
    ("unit_parkings", "parking_id", "unit_id parcel_id reason_code"),
    ("unit_resumes", "resume_id", "unit_id parking_id"),
    (
        "customer_questions",
        "question_id",
        "unit_id ticket_id kind_code policy_id policy_version:int evidence due_at",
    ),
    ("customer_answers", "answer_id", "question_id unit_id answer_code answered_at"),
    ("unit_descriptions", "description_id", "unit_id goods_class gtin:null serial:null"),
    ("unclaimed_units", "unclaimed_id", "unit_id"),
    ("unit_claims", "claim_id", "unit_id ticket_id line_id unit_no:int"),
    (
        "marks",
        "annotation_id",
        "evidence_id finding_id:null shape x:int y:int x2:int y2:int label_code:null",
    ),
    ("looks", "look_id", "evidence_id regions engine"),
    ("reveals", "reveal_id", "evidence_id reason_code"),
    ("waivers", "waiver_id", "subject parcel_id unit_id:null reason_code"),
    (
        "disinfection_preparations",
        "preparation_id",
        (
            "run_id parcel_id material solution_id:null lamp_id:null "
            "irradiance_uw_cm2:int:null dose_uj_cm2:int:null sides:int:null"
        ),
    ),
    (
        "disinfection_late_runs",
        "late_id",
        (
            "parcel_id target procedure_id procedure_version:int agent concentration_mg_l:int "
            "required_contact_s:int started_at ended_at reason opens:flag"
        ),
    ),
    (
        "solutions",
        "solution_id",
        (
            "procedure_id procedure_version:int agent product_batch:null expires_on:null "
            "stock_milli_percent:int dilution_parts:int concentration_mg_l:int mixed_at discard_at "
            "test_strip_mg_l:int:null"
        ),
    ),
    ("solution_discards", "discard_id", "solution_id"),
    (
        "lamps",
        "lamp_id",
        "device irradiance_uw_cm2:int replace_at_h:int used_min:int both_sides:flag",
    ),
    ("containers", "container_id", "code disposition goods_class:null"),
    ("container_closings", "closing_id", "container_id how"),
    ("sortings", "sorting_id", "unit_id container_id"),
    ("disposition_witnesses", "witness_id", "unit_id decision_id disposition"),
    ("disposition_changes", "change_id", "unit_id decision_id disposition reason_code"),
    ("shipments", "shipment_id", "unit_id carrier:null code"),
    ("ticket_flags", "flag_id", "ticket_id code count:int window_days:int"),
    ("parcel_joins", "join_id", "parcel_id ticket_id how code"),
    ("parcel_settlements", "settlement_id", "kept_parcel_id"),
    (
        "freight_refunds",
        "refund_id",
        "ticket_id shop order_ref number:int decision_id amount_minor:int currency",
    ),
    (
        "orders",
        "order_id",
        "what ticket_id line_id order_line slot:int number:int unit_id lpn decision_id",
    ),
    ("freight_declines", "decline_id", "ticket_id reason_code"),
    ("wishes", "wish_id", "ticket_id wants source"),
)
"""Name, key, columns: text that is there, unless a mark says otherwise."""
_PICTURES = "kind ticket_id sku number:int sha256 size_bytes:int is_here:flag"
"""Columns of reference pictures, which no journal fills."""
_CHILDREN = (
    ("dropped_parcels", "settlement_id parcel_id"),
    (
        "order_moves",
        "order_id step:int state external_ref:null reason:null recorded_at actor",
    ),
)
"""Name, columns: parts of facts, several to a record."""
_INDICES = (
    "parcels origin recorded_at seq",
    "parcel_weighings parcel_id",
    "parcel_stagings parcel_id",
    "parcel_refusals parcel_id",
    "handovers origin seq",
    "unpackings parcel_id",
    "extra_units unit_id",
    "settlements unit_id",
    "takebacks unit_id",
    "unit_parkings unit_id",
    "unit_resumes parking_id",
    "customer_questions unit_id",
    "customer_answers question_id",
    "unit_descriptions unit_id",
    "unclaimed_units unit_id",
    "unit_claims unit_id",
    "unit_claims line_id",
    "ticket_lines gtin",
    "ticket_lines sku",
    "marks evidence_id",
    "looks evidence_id",
    "reveals evidence_id",
    "waivers parcel_id",
    "disinfection_preparations run_id",
    "disinfection_preparations lamp_id",
    "disinfection_late_runs parcel_id",
    "solutions origin mixed_at",
    "solution_discards solution_id",
    "lamps origin",
    "disinfection_runs started_at",
    "containers code",
    "containers disposition",
    "containers origin seq",
    "container_closings container_id",
    "sortings unit_id",
    "sortings container_id",
    "disposition_witnesses unit_id",
    "disposition_changes unit_id",
    "shipments unit_id",
    "shipments code",
    "ticket_flags ticket_id",
    "superseded by_id",
    "parcel_joins parcel_id",
    "parcel_joins ticket_id",
    "parcel_joins code",
    "parcel_settlements kept_parcel_id",
    "dropped_parcels parcel_id",
    "tickets order_ref",
    "freight_refunds order_ref",
    "freight_refunds decision_id",
    "orders ticket_id",
    "orders decision_id",
    "order_moves order_id step",
    "freight_declines ticket_id",
    "wishes ticket_id",
)
_VIEWS = """
CREATE VIEW parcel_tickets AS
SELECT m.parcel_id AS parcel_id, m.ticket_id AS ticket_id
FROM parcel_matches m
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = m.origin AND r.seq = m.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = m.match_id)
UNION ALL
SELECT j.parcel_id, j.ticket_id
FROM parcel_joins j
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = j.origin AND r.seq = j.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = j.join_id);
CREATE VIEW current_settlements AS
SELECT s.settlement_id AS settlement_id, s.origin AS origin, s.seq AS seq,
  s.kept_parcel_id AS kept_parcel_id
FROM parcel_settlements s
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = s.origin AND r.seq = s.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = s.settlement_id);
CREATE VIEW dropped_receptions AS
SELECT d.parcel_id AS parcel_id
FROM dropped_parcels d
JOIN current_settlements s
  ON s.settlement_id = d.settlement_id AND s.origin = d.origin AND s.seq = d.seq
JOIN parcels k ON k.parcel_id = s.kept_parcel_id
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = k.origin AND r.seq = k.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = k.parcel_id)
  AND NOT EXISTS (SELECT 1 FROM current_settlements o WHERE o.kept_parcel_id = d.parcel_id)
"""
"""Which tickets have goods in a parcel, and which receptions count no more: both said once."""


def upgrade() -> None:
    """Creates the tables of facts, which the journal fills on opening, and the local ones."""
    for name, key, columns in _FACTS:
        op.create_table(
            name,
            sa.Column(key, sa.String, primary_key=True),
            sa.Column("origin", sa.String, primary_key=True),
            *map(_column, columns.split()),
            sa.Column("seq", sa.BigInteger, nullable=False),
            sa.Column("recorded_at", sa.String, nullable=False),
            sa.Column("actor", sa.String, nullable=False),
            sqlite_with_rowid=False,
        )
    for name, columns in _CHILDREN:
        op.create_table(
            name,
            sa.Column("origin", sa.String, primary_key=True),
            sa.Column("seq", sa.BigInteger, primary_key=True),
            sa.Column("position", sa.BigInteger, primary_key=True),
            *map(_column, columns.split()),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "customer_words",
        sa.Column("words_id", sa.String, primary_key=True),
        sa.Column("ticket_id", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False),
    )
    op.create_table("open_parcels", sa.Column("parcel_id", sa.String, primary_key=True))
    op.create_table(
        "reference_pictures",
        sa.Column("picture_id", sa.String, primary_key=True),
        *map(_column, _PICTURES.split()),
    )
    pictures = [f"reference_pictures {column}" for column in ("ticket_id", "sku", "sha256")]
    for index in (*_INDICES, "customer_words ticket_id", *pictures):
        table, *by = index.split()
        op.create_index(f"ix_{table}_{'_'.join(by)}", table, by)
    for statement in _VIEWS.strip().split(";\n"):
        op.execute(statement)


def _column(text: str) -> sa.Column[object]:
    name, *marks = text.split(":")
    kind = sa.Boolean if "flag" in marks else sa.BigInteger if "int" in marks else sa.String
    return sa.Column(name, kind, nullable="null" in marks)

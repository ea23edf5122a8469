"""The spine: journal, facts, local tables. Frozen as it was; later versions change it.

A column is written `name[:int|:flag][:null]`; the first of a table of facts is its key.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FACTS = {
    "tickets": (
        "ticket_id number shop order_ref market service reason_code reason_class "
        "freight_paid_minor:int currency delivered_at:null deadline_at:null "
        "deadline_source:null deadline_updated_at:null outbound_weight_g:int:null"
    ),
    "stations": "station_origin name lpn_code public_key",
    "people": "fact_id person_id name_zh name_en staff_no role",
    "objections": "objection_id about_origin about_seq:int reason",
    "conflicts": "conflict_id what subject facts",
    "refunds": (
        "refund_id ticket_id line_id order_line slot:int number:int unit_id lpn decision_id "
        "amount_minor:int currency"
    ),
    "decision_holds": "hold_id decision_id unit_id reason",
    "origins": "opened_origin station_name public_key program",
    "sign_ins": "fact_id person_id role online:flag",
    "parcels": "parcel_id carrier:null",
    "parcel_matches": "match_id parcel_id ticket_id how code",
    "parcel_conditions": "condition_id parcel_id conditions",
    "evidence": (
        "evidence_id sha256 size_bytes:int width_px:int height_px:int subject parcel_id "
        "unit_id:null taken_at"
    ),
    "disinfection_runs": (
        "run_id parcel_id target procedure_id procedure_version:int agent "
        "stock_milli_percent:int dilution_parts:int concentration_mg_l:int "
        "required_contact_s:int ppe started_at"
    ),
    "disinfection_finishes": "finish_id run_id parcel_id ended_at contact_s:int proven:flag",
    "disinfection_stops": "stop_id run_id parcel_id stopped_at",
    "disinfection_skips": "skip_id parcel_id reason",
    "units": "unit_id parcel_id ticket_id:null line_id:null unit_no:int lpn",
    "findings": (
        "finding_id unit_id checklist_id checklist_version:int question_id answer_id evidence"
    ),
    "gradings": "grading_id unit_id packaging item grade rule_id rule_version:int",
    "decisions": (
        "decision_id unit_id parcel_id ticket_id line_id grading_id disposition advice "
        "advice_minor:int choice choice_minor:int currency grounds needs_review:flag "
        "override_reason:null policy_id policy_version:int"
    ),
    "withdrawals": "withdrawal_id fact_id",
}
CHILDREN = {
    "ticket_lines": (
        "ticket_id line_id order_line sku gtin:null name_zh name_en goods_class quantity:int "
        "ordered_quantity:int paid_minor:int currency serials exclusion_confirmed:flag "
        "picture:null"
    ),
    "ticket_codes": "ticket_id code what",
    "refund_moves": "refund_id step:int state external_ref:null reason:null recorded_at actor",
    "parcel_codes": "parcel_id code raw symbology source what",
    "decision_photos": "decision_id sha256",
    "superseded": "fact_id by_id",
}
INDICES = (
    ("decision_holds", "decision_id"),
    ("decision_photos", "sha256"),
    ("decisions", "parcel_id"),
    ("decisions", "recorded_at"),
    ("decisions", "ticket_id"),
    ("decisions", "unit_id"),
    ("disinfection_finishes", "run_id"),
    ("disinfection_runs", "parcel_id"),
    ("disinfection_skips", "parcel_id"),
    ("disinfection_stops", "run_id"),
    ("evidence", "parcel_id"),
    ("evidence", "sha256"),
    ("findings", "unit_id"),
    ("gradings", "unit_id"),
    ("objections", "about_origin about_seq"),
    ("parcel_codes", "code parcel_id"),
    ("parcel_conditions", "parcel_id"),
    ("parcel_matches", "parcel_id"),
    ("parcel_matches", "ticket_id"),
    ("parcels", "recorded_at"),
    ("people", "person_id"),
    ("photos", "uploaded_at captured_at"),
    ("refund_moves", "refund_id step"),
    ("refunds", "decision_id"),
    ("refunds", "recorded_at"),
    ("refunds", "ticket_id"),
    ("refunds", "unit_id"),
    ("superseded", "fact_id"),
    ("ticket_codes", "code ticket_id"),
    ("ticket_lines", "line_id"),
    ("ticket_lines", "ticket_id"),
    ("tickets", "deadline_at"),
    ("tickets", "number"),
    ("units", "line_id"),
    ("units", "lpn"),
    ("units", "origin seq"),
    ("units", "parcel_id"),
    ("withdrawals", "fact_id"),
)
LOCAL = {
    "settings": "key value",
    "hubs": "origin",
    "receipts": "origin seq:int line",
    "photos": "sha256 size_bytes:int media_type captured_at uploaded_at:null",
    "contacts": "ticket_id name phone address updated_at",
    "cached_people": "person_id badge_hash pin_hash online_at",
}
OBJECTED_RECORDS = """
CREATE VIEW objected_records AS
SELECT o.about_origin AS origin, o.about_seq AS seq
FROM objections o
WHERE o.origin IN (SELECT h.origin FROM hubs h) OR NOT EXISTS (SELECT 1 FROM hubs)
"""
WITHDRAWN_FACTS = """
CREATE VIEW withdrawn_facts AS
SELECT w.fact_id AS fact_id
FROM withdrawals w
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = w.origin AND r.seq = w.seq)
"""
GONE_FACTS = """
CREATE VIEW gone_facts AS
SELECT w.fact_id AS fact_id FROM withdrawn_facts w
UNION ALL
SELECT s.fact_id
FROM superseded s
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = s.origin AND r.seq = s.seq)
AND NOT EXISTS (SELECT 1 FROM withdrawn_facts w WHERE w.fact_id = s.by_id)
"""


def upgrade() -> None:
    """Creates everything."""
    op.create_table(
        "journal",
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "streams",
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("taken_seq", sa.BigInteger, nullable=False),
        sa.Column("applied_seq", sa.BigInteger, nullable=False),
        sa.Column("head_hash", sa.LargeBinary, nullable=False),
    )
    for name, columns in FACTS.items():
        _create(name, f"{columns} origin seq:int recorded_at actor", keys=("origin",))
    for name, columns in CHILDREN.items():
        _create(name, f"origin seq:int position:int {columns}", keys=("seq", "position"))
    for name, columns in LOCAL.items():
        _create(name, columns, keys=(), with_rowid=True)
    for name, columns in INDICES:
        parts = columns.split()
        suffix = "uploaded_at" if name == "photos" else "_".join(parts)
        op.create_index(f"ix_{name}_{suffix}", name, parts)
    op.execute(OBJECTED_RECORDS)
    op.execute(WITHDRAWN_FACTS)
    op.execute(GONE_FACTS)


def _create(name: str, columns: str, *, keys: tuple[str, ...], with_rowid: bool = False) -> None:
    first = columns.split(maxsplit=1)[0]
    op.create_table(
        name,
        *(
            _column(text, is_key=text == first or text.split(":")[0] in keys)
            for text in columns.split()
        ),
        sqlite_with_rowid=with_rowid,
    )


def _column(text: str, *, is_key: bool) -> sa.Column[int] | sa.Column[bool] | sa.Column[str]:
    name, *marks = text.split(":")
    is_optional = "null" in marks and not is_key
    if "int" in marks:
        return sa.Column(name, sa.BigInteger, primary_key=is_key, nullable=is_optional)
    if "flag" in marks:
        return sa.Column(name, sa.Boolean, nullable=is_optional)
    return sa.Column(name, sa.String, primary_key=is_key, nullable=is_optional)

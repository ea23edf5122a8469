"""All tables of a store: the journal, the replicated facts, and what is local to this machine.

Replicated tables are written by `apply` alone and never updated. Their keys hold the origin, so
no record of one origin can collide with another's; no foreign keys stand between them, because
a hostile or early reference must not stop a stream (docs/adr/0001). A fact's children carry the
`(origin, seq)` of its record and are joined over it.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()
REPLICATED: dict[str, Table] = {}
"""Every table a rebuild fills again, by name."""


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, String, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _fact(name: str, key: str, *columns: Column[str] | Column[int] | Column[bool]) -> Table:
    """A table of facts: one row per record, under the id minted at its origin."""
    table = Table(
        name,
        METADATA,
        Column(key, String, primary_key=True),
        Column("origin", String, primary_key=True),
        *columns,
        Column("seq", BigInteger, nullable=False),
        Column("recorded_at", String, nullable=False),
        Column("actor", String, nullable=False),
        sqlite_with_rowid=False,
    )
    REPLICATED[name] = table
    return table


def _children(name: str, *columns: Column[str] | Column[int] | Column[bool]) -> Table:
    """A table of parts of facts: several rows per record, counted by `position`."""
    table = Table(
        name,
        METADATA,
        Column("origin", String, primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )
    REPLICATED[name] = table
    return table


def _index(table: Table, *columns: str) -> None:
    Index(f"ix_{table.name}_{'_'.join(columns)}", *(table.c[column] for column in columns))


# --- the journal -------------------------------------------------------------------------------

journal = Table(
    "journal",
    METADATA,
    Column("origin", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("kind", String, nullable=False),
    Column("line", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
streams = Table(
    "streams",
    METADATA,
    Column("origin", String, primary_key=True),
    Column("taken_seq", BigInteger, nullable=False),
    Column("applied_seq", BigInteger, nullable=False),
    Column("head_hash", LargeBinary, nullable=False),
)

# --- facts made by the hub ---------------------------------------------------------------------

tickets = _fact(
    "tickets",
    "ticket_id",
    _text("number"),
    _text("shop"),
    _text("order_ref"),
    _text("market"),
    _text("service"),
    _text("reason_code"),
    _text("reason_class"),
    _number("freight_paid_minor"),
    _text("currency"),
    _text("delivered_at", null=True),
    _text("deadline_at", null=True),
    _text("deadline_source", null=True),
    _text("deadline_updated_at", null=True),
    _number("outbound_weight_g", null=True),
)
ticket_lines = _children(
    "ticket_lines",
    _text("ticket_id"),
    _text("line_id"),
    _text("order_line"),
    _text("sku"),
    _text("gtin", null=True),
    _text("name_zh"),
    _text("name_en"),
    _text("goods_class"),
    _number("quantity"),
    _number("ordered_quantity"),
    _number("paid_minor"),
    _text("currency"),
    _text("serials"),
    _flag("exclusion_confirmed"),
    _text("picture", null=True),
)
ticket_codes = _children("ticket_codes", _text("ticket_id"), _text("code"), _text("what"))
stations = _fact(
    "stations", "station_origin", _text("name"), _text("lpn_code"), _text("public_key")
)
people = _fact(
    "people",
    "fact_id",
    _text("person_id"),
    _text("name_zh"),
    _text("name_en"),
    _text("staff_no"),
    _text("role"),
)
objections = _fact(
    "objections", "objection_id", _text("about_origin"), _number("about_seq"), _text("reason")
)
conflicts = _fact("conflicts", "conflict_id", _text("what"), _text("subject"), _text("facts"))
refunds = _fact(
    "refunds",
    "refund_id",
    _text("ticket_id"),
    _text("line_id"),
    _text("order_line"),
    _number("slot"),
    _number("number"),
    _text("unit_id"),
    _text("lpn"),
    _text("decision_id"),
    _number("amount_minor"),
    _text("currency"),
)
refund_moves = _children(
    "refund_moves",
    _text("refund_id"),
    _number("step"),
    _text("state"),
    _text("external_ref", null=True),
    _text("reason", null=True),
    _text("recorded_at"),
    _text("actor"),
)
decision_holds = _fact(
    "decision_holds", "hold_id", _text("decision_id"), _text("unit_id"), _text("reason")
)

# --- facts made by stations --------------------------------------------------------------------

origins = _fact(
    "origins", "opened_origin", _text("station_name"), _text("public_key"), _text("program")
)
sign_ins = _fact("sign_ins", "fact_id", _text("person_id"), _text("role"), _flag("online"))
parcels = _fact("parcels", "parcel_id", _text("carrier", null=True))
parcel_codes = _children(
    "parcel_codes",
    _text("parcel_id"),
    _text("code"),
    _text("raw"),
    _text("symbology"),
    _text("source"),
    _text("what"),
)
parcel_matches = _fact(
    "parcel_matches",
    "match_id",
    _text("parcel_id"),
    _text("ticket_id"),
    _text("how"),
    _text("code"),
)
parcel_conditions = _fact(
    "parcel_conditions", "condition_id", _text("parcel_id"), _text("conditions")
)
evidence = _fact(
    "evidence",
    "evidence_id",
    _text("sha256"),
    _number("size_bytes"),
    _number("width_px"),
    _number("height_px"),
    _text("subject"),
    _text("parcel_id"),
    _text("unit_id", null=True),
    _text("taken_at"),
)
disinfection_runs = _fact(
    "disinfection_runs",
    "run_id",
    _text("parcel_id"),
    _text("target"),
    _text("procedure_id"),
    _number("procedure_version"),
    _text("agent"),
    _number("stock_milli_percent"),
    _number("dilution_parts"),
    _number("concentration_mg_l"),
    _number("required_contact_s"),
    _text("ppe"),
    _text("started_at"),
)
disinfection_finishes = _fact(
    "disinfection_finishes",
    "finish_id",
    _text("run_id"),
    _text("parcel_id"),
    _text("ended_at"),
    _number("contact_s"),
    _flag("proven"),
)
disinfection_stops = _fact(
    "disinfection_stops", "stop_id", _text("run_id"), _text("parcel_id"), _text("stopped_at")
)
disinfection_skips = _fact("disinfection_skips", "skip_id", _text("parcel_id"), _text("reason"))
units = _fact(
    "units",
    "unit_id",
    _text("parcel_id"),
    _text("ticket_id", null=True),
    _text("line_id", null=True),
    _number("unit_no"),
    _text("lpn"),
)
findings = _fact(
    "findings",
    "finding_id",
    _text("unit_id"),
    _text("checklist_id"),
    _number("checklist_version"),
    _text("question_id"),
    _text("answer_id"),
    _text("evidence"),
)
gradings = _fact(
    "gradings",
    "grading_id",
    _text("unit_id"),
    _text("packaging"),
    _text("item"),
    _text("grade"),
    _text("rule_id"),
    _number("rule_version"),
)
decisions = _fact(
    "decisions",
    "decision_id",
    _text("unit_id"),
    _text("parcel_id"),
    _text("ticket_id"),
    _text("line_id"),
    _text("grading_id"),
    _text("disposition"),
    _text("advice"),
    _number("advice_minor"),
    _text("choice"),
    _number("choice_minor"),
    _text("currency"),
    _text("grounds"),
    _flag("needs_review"),
    _text("override_reason", null=True),
    _text("policy_id"),
    _number("policy_version"),
)
decision_photos = _children("decision_photos", _text("decision_id"), _text("sha256"))
superseded = _children("superseded", _text("fact_id"), _text("by_id"))
withdrawals = _fact("withdrawals", "withdrawal_id", _text("fact_id"))

for _table, *_columns in (
    (tickets, "deadline_at"),
    (tickets, "number"),
    (ticket_lines, "ticket_id"),
    (ticket_lines, "line_id"),
    (ticket_codes, "code", "ticket_id"),
    (people, "person_id"),
    (objections, "about_origin", "about_seq"),
    (refunds, "ticket_id"),
    (refunds, "unit_id"),
    (refunds, "decision_id"),
    (refunds, "recorded_at"),
    (refund_moves, "refund_id", "step"),
    (decision_holds, "decision_id"),
    (parcels, "recorded_at"),
    (parcel_codes, "code", "parcel_id"),
    (parcel_matches, "parcel_id"),
    (parcel_matches, "ticket_id"),
    (parcel_conditions, "parcel_id"),
    (evidence, "parcel_id"),
    (evidence, "sha256"),
    (disinfection_runs, "parcel_id"),
    (disinfection_finishes, "run_id"),
    (disinfection_stops, "run_id"),
    (disinfection_skips, "parcel_id"),
    (units, "parcel_id"),
    (units, "line_id"),
    (units, "lpn"),
    (units, "origin", "seq"),
    (findings, "unit_id"),
    (gradings, "unit_id"),
    (decisions, "unit_id"),
    (decisions, "parcel_id"),
    (decisions, "ticket_id"),
    (decisions, "recorded_at"),
    (decision_photos, "sha256"),
    (superseded, "fact_id"),
    (withdrawals, "fact_id"),
):
    _index(_table, *_columns)

# --- local to this machine: never replicated, never rebuilt ------------------------------------

settings = Table(
    "settings",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
hubs = Table("hubs", METADATA, Column("origin", String, primary_key=True))
"""Origins whose objections count here; while it is empty, everyone's do."""
receipts = Table(
    "receipts",
    METADATA,
    Column("origin", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("line", Text, nullable=False),
)
photos = Table(
    "photos",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("media_type", String, nullable=False),
    Column("captured_at", String, nullable=False),
    Column("uploaded_at", String, nullable=True),
)
contacts = Table(
    "contacts",
    METADATA,
    Column("ticket_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("address", String, nullable=False),
    Column("updated_at", String, nullable=False),
)
cached_people = Table(
    "cached_people",
    METADATA,
    Column("person_id", String, primary_key=True),
    Column("badge_hash", String, nullable=False),
    Column("pin_hash", String, nullable=False),
    Column("online_at", String, nullable=False),
)
Index("ix_photos_uploaded_at", photos.c.uploaded_at, photos.c.captured_at)

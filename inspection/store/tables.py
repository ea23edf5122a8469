"""All tables of a store: the journal, the replicated facts, and what is local to this machine.

Replicated tables are written by `apply` alone and never updated. Their keys hold the origin, so
no record of one origin can collide with another's; no foreign keys stand between them, because
a hostile or early reference must not stop a stream (docs/adr/0006). A fact's children carry the
`(origin, seq)` of its record and are joined over it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()
REPLICATED: dict[str, Table] = {}
"""Every table a rebuild fills again, by name."""


def _columns(text: str) -> list[Column[Any]]:
    """Columns from their names; marks are `:int`, `:flag` and `:null`, the rest is text."""
    return [_column(*item.split(":")) for item in text.split()]


def _column(name: str, *marks: str) -> Column[Any]:
    is_optional = "null" in marks
    if "int" in marks:
        return Column(name, BigInteger, nullable=is_optional)
    if "flag" in marks:
        return Column(name, Boolean, nullable=is_optional)
    return Column(name, String, nullable=is_optional)


def _fact(name: str, key: str, columns: str) -> Table:
    """A table of facts: one row per record, under the id minted at its origin."""
    table = Table(
        name,
        METADATA,
        Column(key, String, primary_key=True),
        Column("origin", String, primary_key=True),
        *_columns(columns),
        *_columns("seq:int recorded_at actor"),
        sqlite_with_rowid=False,
    )
    REPLICATED[name] = table
    return table


def _children(name: str, columns: str) -> Table:
    """A table of parts of facts: several rows per record, counted by `position`."""
    table = Table(
        name,
        METADATA,
        Column("origin", String, primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        Column("position", BigInteger, primary_key=True),
        *_columns(columns),
        sqlite_with_rowid=False,
    )
    REPLICATED[name] = table
    return table


def _local(name: str, key: str, columns: str) -> Table:
    return Table(name, METADATA, Column(key, String, primary_key=True), *_columns(columns))


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
    "number shop order_ref market service reason_code reason_class "
    "freight_paid_minor:int currency delivered_at:null deadline_at:null "
    "deadline_source:null deadline_updated_at:null outbound_weight_g:int:null",
)
ticket_lines = _children(
    "ticket_lines",
    "ticket_id line_id order_line sku gtin:null name_zh name_en goods_class "
    "quantity:int ordered_quantity:int paid_minor:int currency serials "
    "exclusion_confirmed:flag picture:null",
)
ticket_codes = _children("ticket_codes", "ticket_id code what")
stations = _fact("stations", "station_origin", "name lpn_code public_key")
people = _fact("people", "fact_id", "person_id name_zh name_en staff_no role")
access_changes = _fact("access_changes", "fact_id", "person_id change")
objections = _fact("objections", "objection_id", "about_origin about_seq:int reason")
conflicts = _fact("conflicts", "conflict_id", "what subject facts")
refunds = _fact(
    "refunds",
    "refund_id",
    "ticket_id line_id order_line slot:int number:int unit_id lpn decision_id "
    "amount_minor:int currency",
)
refund_moves = _children(
    "refund_moves",
    "refund_id step:int state external_ref:null reason:null recorded_at actor",
)
decision_holds = _fact("decision_holds", "hold_id", "decision_id unit_id reason")
customer_answers = _fact(
    "customer_answers", "answer_id", "question_id unit_id answer_code answered_at"
)
ticket_flags = _fact("ticket_flags", "flag_id", "ticket_id code count:int window_days:int")
freight_refunds = _fact(
    "freight_refunds",
    "refund_id",
    "ticket_id shop order_ref number:int decision_id amount_minor:int currency",
)
orders = _fact(
    "orders",
    "order_id",
    "what ticket_id line_id order_line slot:int number:int unit_id lpn decision_id",
)
order_moves = _children(
    "order_moves", "order_id step:int state external_ref:null reason:null recorded_at actor"
)

HUB_MADE = frozenset(REPLICATED)
"""Tables whose facts count only from a trusted hub, once one is known here."""

# --- facts made by stations --------------------------------------------------------------------

origins = _fact("origins", "opened_origin", "station_name public_key program")
sign_ins = _fact("sign_ins", "fact_id", "person_id role online:flag")
parcels = _fact("parcels", "parcel_id", "carrier:null")
parcel_codes = _children("parcel_codes", "parcel_id code raw symbology source what")
parcel_matches = _fact("parcel_matches", "match_id", "parcel_id ticket_id how code")
parcel_conditions = _fact("parcel_conditions", "condition_id", "parcel_id conditions")
evidence = _fact(
    "evidence",
    "evidence_id",
    "sha256 size_bytes:int width_px:int height_px:int subject parcel_id unit_id:null taken_at",
)
marks = _fact(
    "marks",
    "annotation_id",
    "evidence_id finding_id:null shape x:int y:int x2:int y2:int label_code:null",
)
looks = _fact("looks", "look_id", "evidence_id regions engine")
reveals = _fact("reveals", "reveal_id", "evidence_id reason_code")
waivers = _fact("waivers", "waiver_id", "subject parcel_id unit_id:null reason_code")
disinfection_runs = _fact(
    "disinfection_runs",
    "run_id",
    "parcel_id target procedure_id procedure_version:int agent "
    "stock_milli_percent:int dilution_parts:int concentration_mg_l:int "
    "required_contact_s:int ppe started_at",
)
disinfection_finishes = _fact(
    "disinfection_finishes",
    "finish_id",
    "run_id parcel_id ended_at contact_s:int proven:flag",
)
disinfection_stops = _fact("disinfection_stops", "stop_id", "run_id parcel_id stopped_at")
disinfection_skips = _fact("disinfection_skips", "skip_id", "parcel_id reason")
disinfection_preparations = _fact(
    "disinfection_preparations",
    "preparation_id",
    "run_id parcel_id material solution_id:null lamp_id:null "
    "irradiance_uw_cm2:int:null dose_uj_cm2:int:null sides:int:null",
)
disinfection_late_runs = _fact(
    "disinfection_late_runs",
    "late_id",
    "parcel_id target procedure_id procedure_version:int agent concentration_mg_l:int "
    "required_contact_s:int started_at ended_at reason opens:flag",
)
solutions = _fact(
    "solutions",
    "solution_id",
    "procedure_id procedure_version:int agent product_batch:null expires_on:null "
    "stock_milli_percent:int dilution_parts:int concentration_mg_l:int mixed_at discard_at "
    "test_strip_mg_l:int:null",
)
solution_discards = _fact("solution_discards", "discard_id", "solution_id")
lamps = _fact(
    "lamps",
    "lamp_id",
    "device irradiance_uw_cm2:int replace_at_h:int used_min:int both_sides:flag",
)
units = _fact("units", "unit_id", "parcel_id ticket_id:null line_id:null unit_no:int lpn")
unit_labels = _fact("unit_labels", "labelling_id", "unit_id lpn reprint:flag")
findings = _fact(
    "findings",
    "finding_id",
    "unit_id checklist_id checklist_version:int question_id answer_id evidence",
)
gradings = _fact("gradings", "grading_id", "unit_id packaging item grade rule_id rule_version:int")
decisions = _fact(
    "decisions",
    "decision_id",
    "unit_id parcel_id ticket_id line_id grading_id disposition advice "
    "advice_minor:int choice choice_minor:int currency grounds needs_review:flag "
    "override_reason:null policy_id policy_version:int",
)
unit_parkings = _fact("unit_parkings", "parking_id", "unit_id parcel_id reason_code")
unit_resumes = _fact("unit_resumes", "resume_id", "unit_id parking_id")
customer_questions = _fact(
    "customer_questions",
    "question_id",
    "unit_id ticket_id kind_code policy_id policy_version:int evidence due_at",
)
unit_descriptions = _fact(
    "unit_descriptions", "description_id", "unit_id goods_class gtin:null serial:null"
)
unclaimed_units = _fact("unclaimed_units", "unclaimed_id", "unit_id")
unit_claims = _fact("unit_claims", "claim_id", "unit_id ticket_id line_id unit_no:int")
unpackings = _fact("unpackings", "unpacking_id", "parcel_id shortages evidence")
extra_units = _fact("extra_units", "extra_id", "unit_id parcel_id goods_class disposition evidence")
settlements = _fact("settlements", "settlement_id", "unit_id parcel_id disposition reason_code")
takebacks = _fact("takebacks", "takeback_id", "unit_id decision_id reason_code")
supervisor_calls = _fact("supervisor_calls", "call_id", "parcel_id:null unit_id:null")
containers = _fact("containers", "container_id", "code disposition goods_class:null")
container_closings = _fact("container_closings", "closing_id", "container_id how")
sortings = _fact("sortings", "sorting_id", "unit_id container_id")
disposition_witnesses = _fact(
    "disposition_witnesses", "witness_id", "unit_id decision_id disposition"
)
disposition_changes = _fact(
    "disposition_changes", "change_id", "unit_id decision_id disposition reason_code"
)
shipments = _fact("shipments", "shipment_id", "unit_id carrier:null code")
decision_photos = _children("decision_photos", "decision_id sha256")
superseded = _children("superseded", "fact_id by_id")
withdrawals = _fact("withdrawals", "withdrawal_id", "fact_id")
parcel_weighings = _fact("parcel_weighings", "weighing_id", "parcel_id weight_g:int source")
parcel_stagings = _fact("parcel_stagings", "staging_id", "parcel_id place")
parcel_refusals = _fact("parcel_refusals", "refusal_id", "parcel_id")
handovers = _fact("handovers", "handover_id", "carrier:null counted:int received:int")
parcel_joins = _fact("parcel_joins", "join_id", "parcel_id ticket_id how code")
parcel_settlements = _fact("parcel_settlements", "settlement_id", "kept_parcel_id")
dropped_parcels = _children("dropped_parcels", "settlement_id parcel_id")
freight_declines = _fact("freight_declines", "decline_id", "ticket_id reason_code")
wishes = _fact("wishes", "wish_id", "ticket_id wants source")

for _indexed, *_by in (
    (tickets, "deadline_at"),
    (tickets, "number"),
    (tickets, "order_ref"),
    (ticket_lines, "ticket_id"),
    (ticket_lines, "line_id"),
    (ticket_lines, "gtin"),
    (ticket_lines, "sku"),
    (ticket_codes, "code", "ticket_id"),
    (people, "person_id"),
    (access_changes, "person_id"),
    (objections, "about_origin", "about_seq"),
    (refunds, "ticket_id"),
    (refunds, "unit_id"),
    (refunds, "decision_id"),
    (refunds, "recorded_at"),
    (refund_moves, "refund_id", "step"),
    (decision_holds, "decision_id"),
    (parcels, "recorded_at"),
    (parcels, "origin", "recorded_at", "seq"),
    (parcel_codes, "code", "parcel_id"),
    (parcel_matches, "parcel_id"),
    (parcel_matches, "ticket_id"),
    (parcel_conditions, "parcel_id"),
    (evidence, "parcel_id"),
    (evidence, "sha256"),
    (marks, "evidence_id"),
    (looks, "evidence_id"),
    (reveals, "evidence_id"),
    (waivers, "parcel_id"),
    (disinfection_runs, "parcel_id"),
    (disinfection_finishes, "run_id"),
    (disinfection_stops, "run_id"),
    (disinfection_skips, "parcel_id"),
    (disinfection_preparations, "run_id"),
    (disinfection_preparations, "lamp_id"),
    (disinfection_late_runs, "parcel_id"),
    (solutions, "origin", "mixed_at"),
    (solution_discards, "solution_id"),
    (lamps, "origin"),
    (disinfection_runs, "started_at"),
    (units, "parcel_id"),
    (units, "line_id"),
    (units, "lpn"),
    (units, "origin", "seq"),
    (unit_labels, "unit_id"),
    (unit_descriptions, "unit_id"),
    (unclaimed_units, "unit_id"),
    (unit_claims, "unit_id"),
    (unit_claims, "line_id"),
    (findings, "unit_id"),
    (gradings, "unit_id"),
    (decisions, "unit_id"),
    (decisions, "parcel_id"),
    (decisions, "ticket_id"),
    (decisions, "recorded_at"),
    (unit_parkings, "unit_id"),
    (unit_resumes, "parking_id"),
    (customer_questions, "unit_id"),
    (customer_answers, "question_id"),
    (ticket_flags, "ticket_id"),
    (unpackings, "parcel_id"),
    (extra_units, "unit_id"),
    (settlements, "unit_id"),
    (takebacks, "unit_id"),
    (supervisor_calls, "recorded_at"),
    (containers, "code"),
    (containers, "disposition"),
    (containers, "origin", "seq"),
    (container_closings, "container_id"),
    (sortings, "unit_id"),
    (sortings, "container_id"),
    (disposition_witnesses, "unit_id"),
    (disposition_changes, "unit_id"),
    (shipments, "unit_id"),
    (shipments, "code"),
    (decision_photos, "sha256"),
    (superseded, "fact_id"),
    (superseded, "by_id"),
    (withdrawals, "fact_id"),
    (parcel_weighings, "parcel_id"),
    (parcel_stagings, "parcel_id"),
    (parcel_refusals, "parcel_id"),
    (handovers, "origin", "seq"),
    (parcel_joins, "parcel_id"),
    (parcel_joins, "ticket_id"),
    (parcel_joins, "code"),
    (parcel_settlements, "kept_parcel_id"),
    (dropped_parcels, "parcel_id"),
    (freight_refunds, "order_ref"),
    (freight_refunds, "decision_id"),
    (orders, "ticket_id"),
    (orders, "decision_id"),
    (order_moves, "order_id", "step"),
    (freight_declines, "ticket_id"),
    (wishes, "ticket_id"),
):
    _index(_indexed, *_by)

# --- local to this machine: never replicated, never rebuilt ------------------------------------

settings = _local("settings", "key", "value")
hubs = _local("hubs", "origin", "")
"""Origins whose objections count here; while it is empty, everyone's do."""
receipts = _local("receipts", "origin", "seq:int line")
photos = _local("photos", "sha256", "size_bytes:int media_type captured_at uploaded_at:null")
contacts = _local("contacts", "ticket_id", "name phone address updated_at")
customer_words = _local("customer_words", "words_id", "ticket_id words updated_at")
"""What customers of open tickets wrote."""
open_parcels = _local("open_parcels", "parcel_id", "")
"""Parcels that need work, as the facts say (open_parcels.py): no fact, and remade at will."""
cached_people = _local("cached_people", "person_id", "badge_hash pin_hash online_at changes:int")
reference_pictures = _local(
    "reference_pictures",
    "picture_id",
    "kind ticket_id sku number:int sha256 size_bytes:int is_here:flag",
)
"""Pictures to compare with, of open tickets and of SKUs; the files lie beside the database."""
Index("ix_reference_pictures_ticket_id", reference_pictures.c.ticket_id)
Index("ix_reference_pictures_sku", reference_pictures.c.sku)
Index("ix_reference_pictures_sha256", reference_pictures.c.sha256)
Index("ix_customer_words_ticket_id", customer_words.c.ticket_id)
Index("ix_photos_uploaded_at", photos.c.uploaded_at, photos.c.captured_at)

"""The hub's own tables, beside the replicated ones in the same file.

They hold secrets' hashes, cursors and the refund desk's claims: things no station may see or write.
They commit together with the records they belong to. Natural keys are UNIQUE here, because only
the hub writes them (DESIGN D9).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

stations = Table(
    "hub_stations",
    metadata,
    Column("origin", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("lpn_code", String(4), nullable=False, unique=True),
    Column("public_key", String(64), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("enrolled_at", String(32), nullable=False),
)

enrolment_codes = Table(
    "hub_enrolment_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("station_name", String(200), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_by", String(64), nullable=True),
)

people = Table(
    "hub_people",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("badge_hash", String(64), nullable=False, unique=True),
    Column("staff_no", String(200), nullable=False, unique=True),
    Column("pin_hash", String(200), nullable=False),
    Column("failed", Integer, nullable=False, default=0),
    Column("locked_until", String(32), nullable=True),
)

sessions = Table(
    "hub_sessions",
    metadata,
    Column("session_hash", String(64), primary_key=True),
    Column("person_id", String(64), nullable=False, index=True),
    Column("origin", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("expires_at", String(32), nullable=False, index=True),
)

receipts = Table(
    "hub_receipts",
    metadata,
    Column("origin", String(64), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("hub_time", String(32), nullable=False),
    Column("signature", String(128), nullable=False),
)

checked = Table(
    "hub_checked",
    metadata,
    Column("origin", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""Rules and roles have been checked up to here; the desk looks at nothing beyond."""

ticket_numbers = Table(
    "hub_ticket_numbers",
    metadata,
    Column("number", String(200), primary_key=True),
    Column("ticket_id", String(64), nullable=False, unique=True),
    Column("digest", String(64), nullable=False),
)

order_lines = Table(
    "hub_order_lines",
    metadata,
    Column("order_line", String(400), primary_key=True),
    Column("order_ref", String(200), nullable=False),
    Column("ordered_quantity", Integer, nullable=False),
    Column("paid_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
)
"""What was bought and paid, fixed by the first ticket that names the order line."""

contacts = Table(
    "hub_contacts",
    metadata,
    Column("ticket_id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("phone", String(200), nullable=False),
    Column("address", String(1000), nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("revision", BigInteger, nullable=False, unique=True),
)

customer_words = Table(
    "hub_customer_words",
    metadata,
    Column("words_id", String(64), primary_key=True),
    Column("ticket_id", String(64), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("revision", BigInteger, nullable=False, unique=True),
)
"""What customers wrote, under their ticket's id or that of an answer."""

pictures = Table(
    "hub_pictures",
    metadata,
    Column("picture_id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("ticket_id", String(64), nullable=False, index=True),
    Column("sku", String(200), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("is_erased", Boolean, nullable=False),
    Column("revision", BigInteger, nullable=False, unique=True),
    Index("hub_pictures_to_erase", "is_erased", "is_closed"),
)
"""Reference pictures by what they show; `is_erased` once the bytes of a closed one are gone."""

returns = Table(
    "hub_returns",
    metadata,
    Column("customer", String(64), primary_key=True),
    Column("bought_as", String(64), primary_key=True),
    Column("noted_at", String(32), nullable=False, index=True),
)
"""Orders sent back, and whose, both as keyed hashes; forgotten after the policy's days."""

candidates = Table(
    "hub_candidates",
    metadata,
    Column("arrival", Integer, primary_key=True),
    Column("origin", String(64), nullable=False),
    Column("decision_id", String(64), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("unit_id", String(64), nullable=False),
    Column("photos", Text, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("origin", "decision_id"),
    Index("hub_candidates_by_state", "state", "arrival"),
    Index("hub_candidates_by_unit", "unit_id"),
)
"""Decisions that passed the rules, in the order they came: `waiting`, or how they ended."""

refund_slots = Table(
    "hub_refund_slots",
    metadata,
    Column("refund_id", String(64), primary_key=True),
    Column("ticket_id", String(64), nullable=False, index=True),
    Column("ticket_number", String(200), nullable=False),
    Column("line_id", String(64), nullable=False, index=True),
    Column("order_ref", String(200), nullable=False),
    Column("order_line", String(400), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("unit_id", String(64), nullable=False),
    Column("lpn", String(64), nullable=False),
    Column("decision_id", String(64), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("state", String(24), nullable=False),
    Column("step", Integer, nullable=False),
    Column("external_ref", String(200), nullable=True),
    Column("reason", String(200), nullable=True),
    Column("is_stopped", Boolean, nullable=False),
    Column("what", String(16), nullable=False, server_default="refund"),
    UniqueConstraint("order_line", "slot", "number"),
    UniqueConstraint("unit_id", "number"),
    CheckConstraint("slot >= 1 AND number >= 1 AND amount_minor > 0"),
    Index("hub_refund_slots_open", "state", "is_stopped"),
)
"""One row per key, never deleted: a refund, an order's freight, or an order in place of money.

That all of them take slots of one table is what keeps a piece from being refunded and replaced.
`is_stopped` waits for a person. Freight belongs to no unit: its `unit_id` is its own key.
"""

owed_freights = Table(
    "hub_owed_freights",
    metadata,
    Column("order_freight", String(400), primary_key=True),
    Column("shop", String(200), nullable=False),
    Column("order_ref", String(200), nullable=False),
    Column("ticket_id", String(64), nullable=False),
    Column("unit_id", String(64), nullable=False),
    Column("decision_id", String(64), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("state", String(16), nullable=False, index=True),
)
"""Orders whose freight goes back with an accepted decision; the first such decision is named."""

foreign_claims = Table(
    "hub_foreign_claims",
    metadata,
    Column("order_line", String(400), primary_key=True),
    Column("external_ref", String(200), primary_key=True),
    Column("refund_id", String(64), nullable=False, unique=True),
)
"""Which refund made elsewhere settles which slot; one settles one."""

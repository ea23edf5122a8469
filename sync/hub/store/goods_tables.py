"""The hub's own tables about goods and news: what is expected, reported, and told to customers."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from sync.hub.store.tables import metadata

feed = Table(
    "hub_feed",
    metadata,
    Column("origin", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""Records of every stream up to here were looked through for what others have to be told."""

goods_cursors = Table(
    "hub_goods_cursors",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
"""How far the system of record's list of returns was read, by the connector's name."""

expected_returns = Table(
    "hub_expected_returns",
    metadata,
    Column("ref", String(200), primary_key=True),
    Column("number", String(200), nullable=False, index=True),
    Column("version", String(200), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("reason", String(200), nullable=True),
    Column("params", Text, nullable=False),
    Column("since", String(32), nullable=False),
)
"""Returns of the system of record as last listed; `reason` says why one could not be announced."""

told_tickets = Table(
    "hub_told_tickets",
    metadata,
    Column("ticket_id", String(64), primary_key=True),
    Column("number", String(200), nullable=False),
    Column("touched", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
)
"""Tickets something happened to; while `seen` is behind `touched` nobody looked what to report."""

reports = Table(
    "hub_reports",
    metadata,
    Column("ticket_id", String(64), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("reason", String(200), nullable=True),
    Column("tries", Integer, nullable=False),
    Column("since", String(32), nullable=False),
    Column("content", Text, nullable=False),
    Index("hub_reports_by_state", "state"),
)
"""What the system of record is told, each once: `waiting`, `done`, `stopped` or `withdrawn`.

`content` is a note's text, or the hash under which a photo was sent.
"""

deliveries = Table(
    "hub_webhook_deliveries",
    metadata,
    Column("message_id", String(64), primary_key=True),
    Column("endpoint", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("reason", String(200), nullable=True),
    Column("tries", Integer, nullable=False),
    Column("since", String(32), nullable=False),
    Column("first_tried_at", String(32), nullable=True),
)
"""Messages to webhooks, body as signed: `waiting`, `done` or `stopped`; ids outlive retries."""

webhook_ends = Table(
    "hub_webhook_ends",
    metadata,
    Column("endpoint", String(64), primary_key=True),
    Column("url", String(2000), nullable=False),
    Column("gone_at", String(32), nullable=False),
)
"""Endpoints that answered that they are gone for good; another address begins anew."""

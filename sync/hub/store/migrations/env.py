"""Alembic's entry: runs the scripts on the connection the hub hands over."""

from __future__ import annotations

from alembic import context

from sync.hub.store import goods_tables
from sync.hub.store.migrations import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=goods_tables.feed.metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

"""Alembic's entry: runs the scripts on the connection the hub hands over."""

from __future__ import annotations

from alembic import context

from sync.hub.store.migrations import VERSION_TABLE
from sync.hub.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

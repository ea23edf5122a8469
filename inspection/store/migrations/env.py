"""Alembic's entry: runs the scripts on the connection the store hands over."""

from __future__ import annotations

from alembic import context

from inspection.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

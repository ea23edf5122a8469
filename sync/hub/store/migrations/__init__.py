"""Schema versions of the hub's own tables: their own Alembic line in the same file."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "hub_0006"
"""The newest version; a test holds it equal to the newest script."""
VERSION_TABLE = "hub_alembic_version"
"""Apart from the store's, so that each side migrates by itself."""


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Bring the hub's tables to `revision` inside the caller's transaction."""
    if current(connection) == revision:
        return
    from alembic import command  # noqa: PLC0415 - slow to import, needed once per version
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def current(connection: Connection) -> str | None:
    """The version of the hub's tables, None where there are none yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text("SELECT version_num FROM hub_alembic_version")).scalar()
    return None if found is None else str(found)

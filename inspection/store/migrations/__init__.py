"""Schema versions of a store, brought forward by Alembic when a store is opened."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from inspection.errors import WorldError

HEAD = "0005"
"""The newest version; a test holds it equal to the newest script."""
_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps the database it works on in globals: two checks of a store rebuild it at once."""


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Brings the database to `revision` in one transaction; an up-to-date one costs one read.

    Raises WorldError `store.too_new` for a database that a newer program has upgraded.
    """
    found = current(engine)
    if found == revision:
        return
    if found is not None and found > revision:
        # Versions count up, so a later one was made by a newer program.
        raise WorldError("store.too_new", found=found, known=revision)
    # Alembic takes longer to import than an up-to-date store takes to open.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with _ONE_AT_A_TIME, engine.begin() as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, revision)


def current(engine: Engine) -> str | None:
    """The version of the database, None for an empty file."""
    with engine.connect() as conn:
        if not inspect(conn).has_table("alembic_version"):
            return None
        return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()

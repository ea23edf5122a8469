"""What a hub is started with, and where its files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATABASE_FILE = "database.url"
"""In the data folder, 0600: the address of the hub's PostgreSQL database, password and all."""


@dataclass(frozen=True, kw_only=True)
class HubConfig:
    """One hub's folder and mode. `demo` admits demo procedures, seeds people and tickets.

    `is_embedded` is a station's own hub: that station speaks for the merchant too.
    `database_url` is a PostgreSQL database, `postgresql+psycopg://…`; None for a file of its own.
    """

    data: Path
    database_url: str | None = None
    demo: bool = False
    is_embedded: bool = False

    @property
    def database(self) -> Path:
        """Journal, replicated tables and the hub's own, where they are in no PostgreSQL."""
        return self.data / "hub.sqlite"

    @property
    def ledger(self) -> Path:
        """The built-in connector's own file."""
        return self.data / "ledger.sqlite"

    @property
    def photos(self) -> Path:
        """Folder of photo files."""
        return self.data / "photos"

    @property
    def pictures(self) -> Path:
        """Folder of reference pictures: no evidence, and erased with their tickets."""
        return self.data / "pictures"

    @property
    def key(self) -> Path:
        """The hub's signing key, 0600."""
        return self.data / "hub.key"

    @property
    def secret(self) -> Path:
        """What tokens and badge hashes derive from, 0600."""
        return self.data / "hub.secret"

    @property
    def admin_token(self) -> Path:
        """The administrator's token where none was handed over at the start, 0600."""
        return self.data / "admin.token"

    @property
    def lock(self) -> Path:
        """Held by the one process that may send refunds."""
        return self.data / "hub.lock"


def kept_database_url(data: Path) -> str | None:
    """What the folder's `database.url` says; None where there is none."""
    try:
        return (data / DATABASE_FILE).read_text("ascii").strip()
    except FileNotFoundError:
        return None

"""A station's origin: opened once, with its key, before the first record of an operator."""

from __future__ import annotations

from pathlib import Path

from inspection.store.store import Store
from inspection.values import OriginId
from sync.signing import load_or_create_key

KEY_FILE = "origin.key"


def ensure_origin(store: Store, *, secrets: Path, station_name: str) -> OriginId:
    """The store's origin, opened on the station's first start.

    The key is durable before the origin's first record names it, so no record can be left without
    its key. Blocks for some milliseconds. Raises WorldError `key.unreadable`.
    """
    if store.origin is not None:
        return store.origin
    signer = load_or_create_key(secrets / KEY_FILE)
    return store.open_origin(station_name, signer.public_hex)

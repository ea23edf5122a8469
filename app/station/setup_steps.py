"""Which step of a station's first set-up comes next; read at every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.settings.config import Config
    from inspection.store.store import Store

STEPS = ("look", "name", "hub", "scanner", "person")
"""In their order."""
DONE = "done"
SETTING = "setup"
"""Key of the store's local setting that holds the step."""


def setup_step(store: Store, config: Config) -> str | None:
    """Where setting up stands; None for a station that needs none. On a background thread."""
    if config.demo:
        return None
    kept = store.setting(SETTING)
    # a store without an origin has heard of nobody: no query, whose import takes its time
    if kept == DONE or (store.origin is not None and _is_anyone_known(store)):
        return None
    if kept in STEPS:
        return kept
    return None if config.hub_url and _is_member(config.secrets) else STEPS[0]


def _is_anyone_known(store: Store) -> bool:
    from inspection.store.queries.people import is_anyone_known  # noqa: PLC0415 - at the start

    with store.reading() as conn:
        return is_anyone_known(conn)


def _is_member(secrets: Path) -> bool:
    from sync.enrolment import MEMBERSHIP_FILE  # noqa: PLC0415 - rare

    return (secrets / MEMBERSHIP_FILE).is_file()

"""Recovery points of the refund desk by name; tests end the process at each of them."""

from __future__ import annotations

from collections.abc import Callable

Checkpoint = Callable[[str], None]
"""Called with the name of the point just reached, from the thread that reached it."""

INGESTED = "ingested"
"""Records are stored, rules not yet checked."""
CHECKED = "checked"
"""Objections and candidates are committed."""
DUE_COMMITTED = "due_committed"
SENDING_COMMITTED = "sending_committed"
BEFORE_CALL = "before_call"
AFTER_CALL = "after_call"
MOVED_COMMITTED = "moved_committed"
ALL = (
    INGESTED,
    CHECKED,
    DUE_COMMITTED,
    SENDING_COMMITTED,
    BEFORE_CALL,
    AFTER_CALL,
    MOVED_COMMITTED,
)


def pass_by(_name: str) -> None:
    """The checkpoint of every real hub: nothing happens."""

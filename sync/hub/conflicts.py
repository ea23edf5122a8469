"""Conflicts: facts that clash are told in the hub's stream; a person settles them."""

from __future__ import annotations

from collections.abc import Sequence

from inspection.events import ConflictFound
from sync.hub.database import HubWork

FACTS_NAMED = 32
"""Of a clash of thousands a person needs a few; all of them would not fit a journal line."""


def record_conflict(work: HubWork, *, what: str, subject: str, facts: Sequence[str]) -> None:
    """Tell that these facts clash; of very many, the first given are named."""
    work.record(
        ConflictFound(
            conflict_id=work.ids.new(),
            what=what,
            subject=subject,
            facts=tuple(sorted(facts[:FACTS_NAMED])),
        )
    )

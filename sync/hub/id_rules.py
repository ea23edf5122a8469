"""How long a name of a fact may be: as long as the wire lets a name in a request be.

The hub writes such names into records of its own, several of them into one; a journal line is
bounded, so names as long as a line would leave it unable to say what it found.
"""

from __future__ import annotations

from typing import Any

from inspection.event_base import Event, body_of

LONGEST_ID = 64
"""As of `sync.wire.Id`; a fresh one has 36 signs."""
_LISTS = frozenset({"supersedes", "evidence"})
"""Lists of ids that are not called so."""


def id_breach(event: Event) -> str | None:
    """`id.too_long` where an id in the event, at any depth, is longer than any station makes."""
    return "id.too_long" if _has_long(body_of(event)) else None


def _has_long(body: dict[str, Any]) -> bool:
    for name, value in body.items():
        items = value if isinstance(value, list) else [value]
        if any(isinstance(one, dict) and _has_long(one) for one in items):
            return True
        if not (name.endswith(("_id", "_ids")) or name in _LISTS):
            continue
        if any(isinstance(one, str) and len(one) > LONGEST_ID for one in items):
            return True
    return False

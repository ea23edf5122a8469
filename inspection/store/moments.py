"""Times as the tables hold them."""

from __future__ import annotations

from datetime import datetime

from inspection.values import from_rfc3339


def moment(text: str | None) -> datetime | None:
    """The moment of a column that may be empty."""
    return None if text is None else from_rfc3339(text)

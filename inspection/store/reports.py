"""What the store tells after a commit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inspection.store.apply import Row
from inspection.store.records import Record


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What a commit brought: kinds of records and the ids their facts name."""

    kinds: frozenset[str]
    ids: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class TakeReport:
    """Records newly taken and applied; `parked` counts those of this stream that wait.

    `more` tells that ready records were left for `apply_ready`, to keep the transaction short.
    """

    taken: int
    applied: int
    parked: int
    more: bool


def changed_by(records: Iterable[Record], rows: Iterable[tuple[str, Row]]) -> Changed:
    """What these records and their rows changed."""
    return Changed(
        kinds=frozenset(record.kind for record in records),
        ids=frozenset(
            value
            for _, row in rows
            for name, value in row.items()
            if name.endswith("_id") and isinstance(value, str)
        ),
    )

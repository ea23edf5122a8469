"""What every journal event has, and how it becomes a record's body."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, ClassVar

from inspection.values import rfc3339

Body = dict[str, Any]
_ATOMS = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. `KIND` is `noun.past_tense`, `SCHEMA` an integer version."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    KIND: ClassVar[str]
    SCHEMA: ClassVar[int] = 1


def body_of(event: Event) -> Body:
    """The JSON-ready body of an event: plain dicts, lists, strings, integers, booleans, null."""
    kind: Any = type(event)  # mypy takes the hash of its instances for its own
    return {name: _plain(getattr(event, name)) for name in _field_names(kind)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - the one place where values become wire data
    # Every record passes here when it is written, pulled and rebuilt: the common cases first.
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return rfc3339(value)
    if is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _field_names(kind)}
    return value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass, asked for once each
    return tuple(field.name for field in fields(kind))

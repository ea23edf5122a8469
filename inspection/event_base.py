"""What every journal event has, and how it becomes a record's body."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from inspection.values import rfc3339

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. `KIND` is `noun.past_tense`, `SCHEMA` an integer version."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    KIND: ClassVar[str]
    SCHEMA: ClassVar[int] = 1


def body_of(event: Event) -> Body:
    """The JSON-ready body of an event: plain dicts, lists, strings, integers, booleans, null."""
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - the one place where values become wire data
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value

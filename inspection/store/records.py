"""Records: canonical lines parsed strictly, written at their place, linked by their hashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from inspection.event_base import Body
from inspection.store.canonical import NotCanonicalError, canonical, chain, parsed
from inspection.store.errors import BadLineError
from inspection.values import OriginId, Ref, from_rfc3339, rfc3339

MAX_LINE_BYTES = 256 * 1024
MAX_REFERS = 4096

_FIELDS = (
    "origin",
    "seq",
    "recorded_at",
    "actor",
    "kind",
    "schema",
    "refers",
    "body",
    "offset_ms",
)
_ORIGIN = re.compile(r"[0-9A-Za-z-]{1,64}")
_PATTERNS = {
    "origin": _ORIGIN,
    "kind": re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}"),
    "actor": re.compile(r"[^\x00-\x1f]{1,64}"),
}


@dataclass(frozen=True, kw_only=True)
class Record:
    """One journal record. `line` is its canonical text, verbatim; `hash` chains it."""

    origin: OriginId
    seq: int
    recorded_at: str
    actor: str
    kind: str
    schema: int
    refers: tuple[Ref, ...]
    body: Body
    offset_ms: int | None
    line: str
    hash: bytes

    @property
    def ref(self) -> Ref:
        """Its place."""
        return Ref(origin=self.origin, seq=self.seq)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a record says, before it has its place in the chain."""

    recorded_at: str
    actor: str
    kind: str
    schema: int
    refers: tuple[Ref, ...]
    body: Body
    offset_ms: int | None


def seal(draft: Draft, *, origin: OriginId, seq: int, prev_hash: bytes) -> Record:
    """Writes a draft at its place: canonical line and hash.

    Raises BadLineError when the line would be too long or has no canonical form.
    """
    content = {
        "origin": origin,
        "seq": seq,
        "recorded_at": draft.recorded_at,
        "actor": draft.actor,
        "kind": draft.kind,
        "schema": draft.schema,
        "refers": [[ref.origin, ref.seq] for ref in sorted(draft.refers)],
        "body": draft.body,
        "offset_ms": draft.offset_ms,
    }
    try:
        line = canonical(content)
    except NotCanonicalError as error:
        raise BadLineError(str(error), origin=origin, seq=seq) from error
    return parse_line(line.decode(), chain(prev_hash, line))


def parse_line(line: str, line_hash: bytes) -> Record:
    """The record of a line; `line_hash` is only carried along, `link` checks it.

    Raises BadLineError for anything but the canonical bytes of a well-typed record.
    """
    try:
        raw = line.encode()
    except UnicodeEncodeError as error:
        reason = "lone surrogate"
        raise BadLineError(reason) from error
    if len(raw) > MAX_LINE_BYTES:
        reason = "too long"
        raise BadLineError(reason, bytes=len(raw))
    try:
        value = parsed(raw)
    except NotCanonicalError as error:
        raise BadLineError(str(error)) from error
    content = _checked(value)
    return Record(
        **{name: content[name] for name in _FIELDS if name != "refers"},
        refers=_refers(content),
        line=line,
        hash=line_hash,
    )


def link(records: Sequence[Record], *, prev_hash: bytes) -> None:
    """Raises BadLineError at the first record whose hash does not follow from the one before."""
    for record in records:
        expected = chain(prev_hash, record.line.encode())
        if record.hash != expected:
            reason = "broken chain"
            raise BadLineError(reason, origin=record.origin, seq=record.seq)
        prev_hash = expected


def ensure_one_stream(records: Iterable[Record], origin: OriginId) -> None:
    """Raises BadLineError unless all records are of this origin, in order, without gaps."""
    previous: int | None = None
    for record in records:
        if record.origin != origin or previous not in (None, record.seq - 1):
            reason = "out of place"
            raise BadLineError(reason, origin=record.origin, seq=record.seq)
        previous = record.seq


def _checked(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != set(_FIELDS):
        reason = "fields"
        raise BadLineError(reason)
    for name in _FIELDS:
        if not _is_right(name, value[name]):
            raise BadLineError(name)
    return value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return rfc3339(from_rfc3339(value)) == value
    except (ValueError, OverflowError):
        return False


def _is_right(name: str, value: object) -> bool:
    match name:
        case "seq" | "schema":
            return _is_count(value)
        case "recorded_at":
            return _is_moment(value)
        case "refers":
            return isinstance(value, list) and len(value) <= MAX_REFERS
        case "body":
            return isinstance(value, dict)
        case "offset_ms":
            return value is None or (isinstance(value, int) and not isinstance(value, bool))
        case _:
            return isinstance(value, str) and _PATTERNS[name].fullmatch(value) is not None


def _refers(content: dict[str, Any]) -> tuple[Ref, ...]:
    refs = tuple(_ref(item) for item in content["refers"])
    if any(later <= earlier for earlier, later in pairwise(refs)):
        reason = "refers out of order"
        raise BadLineError(reason)
    if any(ref.origin == content["origin"] and ref.seq >= content["seq"] for ref in refs):
        reason = "refers to its own future"
        raise BadLineError(reason, origin=content["origin"], seq=content["seq"])
    return refs


def _ref(item: object) -> Ref:
    match item:
        case [str(origin), int(seq)] if _ORIGIN.fullmatch(origin) and _is_count(seq):
            return Ref(origin=OriginId(origin), seq=seq)
    reason = "refers"
    raise BadLineError(reason)

"""The one canonical way to write a record, and the hash chain over its bytes (RFC 8785)."""

from __future__ import annotations

import hashlib

import orjson

from inspection.values import MAX_SAFE_INTEGER

FIRST_PREV_HASH = bytes(32)
MAX_DEPTH = 16
"""Deeper than any event; keeps hostile nesting from exhausting the stack."""

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER


class NotCanonicalError(ValueError):
    """The value has no canonical form here: a float, a strange key, an unsafe integer or text."""


def canonical(value: object) -> bytes:
    """RFC 8785 bytes of plain JSON data; raises NotCanonicalError for what we never write.

    orjson is 13 times faster than rfc8785 and equal to it on data without floats, with ASCII keys
    and integers within 2^53-1: the guard admits nothing else.
    """
    _guard(value, MAX_DEPTH)
    return orjson.dumps(value, option=_OPTIONS)


def parsed(line: bytes) -> object:
    """The value of a canonical line; raises NotCanonicalError when its bytes differ by one."""
    try:
        value: object = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        message = "not JSON"
        raise NotCanonicalError(message) from error
    if canonical(value) != line:
        message = "another spelling"
        raise NotCanonicalError(message)
    return value


def chain(prev_hash: bytes, line: bytes) -> bytes:
    """Hash of a record: SHA-256 over the previous hash and the canonical line."""
    return hashlib.sha256(prev_hash + line).digest()


def _guard(value: object, depth: int) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _guard_text(value)
    elif isinstance(value, int):
        if not -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:
            message = "unsafe integer"
            raise NotCanonicalError(message)
    elif isinstance(value, dict | list):
        _guard_inside(value, depth)
    else:
        message = f"type {type(value).__name__}"
        raise NotCanonicalError(message)


def _guard_inside(value: dict[object, object] | list[object], depth: int) -> None:
    if depth == 0:
        message = "nested too deeply"
        raise NotCanonicalError(message)
    if isinstance(value, list):
        for item in value:
            _guard(item, depth - 1)
        return
    for key, item in value.items():
        if not isinstance(key, str) or not key.isascii():
            message = "key"
            raise NotCanonicalError(message)
        _guard_text(key)
        _guard(item, depth - 1)


def _guard_text(text: str) -> None:
    # PostgreSQL stores no NUL in text, and no label, person or merchant means one.
    if "\x00" in text:
        message = "NUL in text"
        raise NotCanonicalError(message)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            message = "lone surrogate"
            raise NotCanonicalError(message) from error

"""The one canonical way to write a record, and the hash chain over its bytes (RFC 8785)."""

from __future__ import annotations

import hashlib
from typing import NoReturn

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
    _guard(value)
    return orjson.dumps(value, option=_OPTIONS)


def rewritten(value: object) -> bytes:
    """The canonical bytes of data that came out of `parsed` or went through `canonical` before."""
    return orjson.dumps(value, option=_OPTIONS)


def parsed(line: bytes) -> object:
    """The value of a canonical line; raises NotCanonicalError when its bytes differ by one."""
    try:
        value: object = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        reason = "not JSON"
        raise NotCanonicalError(reason) from error
    if canonical(value) != line:
        _refuse("another spelling")
    return value


def chain(prev_hash: bytes, line: bytes) -> bytes:
    """Hash of a record: SHA-256 over the previous hash and the canonical line."""
    return hashlib.sha256(prev_hash + line).digest()


def _guard(value: object) -> None:
    # Level by level, types looked up exactly and texts checked together: records pass here twice
    # on their way in, and a recursive walk took a third of a pull's time.
    level: list[object] = [value]
    texts: list[str] = []
    for _ in range(MAX_DEPTH + 1):
        deeper: list[object] = []
        for item in level:
            kind = type(item)
            if kind is str:
                texts.append(item)  # type: ignore[arg-type] # `kind is` does not narrow
            elif kind is dict or kind is list:
                _guard_inside(item, texts, deeper)  # type: ignore[arg-type]
            elif kind is int:
                _guard_integer(item)  # type: ignore[arg-type]
            elif kind is not bool and item is not None:
                _refuse(f"type {kind.__name__}")
        if not deeper:
            break
        level = deeper
    else:
        _refuse("nested too deeply")
    _guard_text("".join(texts))


def _guard_inside(
    value: dict[object, object] | list[object], texts: list[str], deeper: list[object]
) -> None:
    if isinstance(value, list):
        deeper.extend(value)
        return
    for key in value:
        if type(key) is not str or not key.isascii():
            _refuse("key")
        else:
            texts.append(key)
    deeper.extend(value.values())


def _guard_integer(number: int) -> None:
    if not -MAX_SAFE_INTEGER <= number <= MAX_SAFE_INTEGER:
        _refuse("unsafe integer")


def _guard_text(text: str) -> None:
    # PostgreSQL stores no NUL in text, and no label, person or merchant means one.
    if "\x00" in text:
        _refuse("NUL in text")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            _refuse("lone surrogate")


def _refuse(reason: str) -> NoReturn:
    raise NotCanonicalError(reason)

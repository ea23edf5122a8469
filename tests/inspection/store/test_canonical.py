"""Canonical bytes: equal to RFC 8785's own implementation wherever we write at all."""

from __future__ import annotations

import hashlib

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from inspection.store.canonical import (
    FIRST_PREV_HASH,
    MAX_DEPTH,
    NotCanonicalError,
    canonical,
    chain,
    parsed,
)

LIMIT = 2**53 - 1
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
keys = st.text(st.characters(max_codepoint=127, exclude_characters="\x00"))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LIMIT, LIMIT) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_it_writes_what_rfc_8785_writes(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_what_it_wrote_parses_to_the_same(value: object) -> None:
    assert parsed(canonical(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        LIMIT + 1,
        -LIMIT - 1,
        {"é": 1},
        {1: 1},
        "\ud800",
        "a\x00b",
        b"bytes",
        (1, 2),
        {"set": {1}},
    ],
)
def test_what_we_never_write_is_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical(value)


def test_nesting_has_an_end() -> None:
    value: object = 1
    for _ in range(MAX_DEPTH):
        value = [value]
    assert canonical(value)
    with pytest.raises(NotCanonicalError):
        canonical([value])


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}',
        b'{"a":1}\n',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b"",
        b"\xff",
    ],
)
def test_another_spelling_is_refused(line: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        parsed(line)


def test_the_chain_starts_at_32_zero_bytes() -> None:
    assert chain(FIRST_PREV_HASH, b"{}") == hashlib.sha256(bytes(32) + b"{}").digest()

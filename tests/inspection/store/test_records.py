"""Lines from elsewhere: everything but a canonical, well-typed record is refused."""

from __future__ import annotations

from typing import Any

import pytest

from inspection.store.canonical import FIRST_PREV_HASH, canonical, chain
from inspection.store.errors import BadLineError
from inspection.store.records import (
    MAX_LINE_BYTES,
    Draft,
    ensure_one_stream,
    link,
    parse_line,
    seal,
)
from inspection.values import OriginId, Ref

A, B = OriginId("A"), OriginId("B")
CONTENT: dict[str, Any] = {
    "origin": "A",
    "seq": 3,
    "recorded_at": "2026-11-21T06:30:00.000Z",
    "actor": "p-1",
    "kind": "unit.graded",
    "schema": 1,
    "refers": [["A", 2], ["B", 9]],
    "body": {},
    "offset_ms": -3,
}


def line_of(**changes: Any) -> str:
    return canonical({**CONTENT, **changes}).decode()


def test_a_record_is_what_its_line_says() -> None:
    record = parse_line(line_of(), b"h")
    assert record.ref == Ref(origin=A, seq=3)
    assert record.refers == (Ref(origin=A, seq=2), Ref(origin=B, seq=9))
    assert (record.kind, record.schema, record.offset_ms) == ("unit.graded", 1, -3)
    assert record.line == line_of()


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": ""},
        {"origin": "a b"},
        {"origin": "x" * 65},
        {"origin": 1},
        {"seq": 0},
        {"seq": True},
        {"seq": "3"},
        {"recorded_at": "2026-11-21T06:30:00Z"},
        {"recorded_at": "2026-11-21T06:30:00.000"},
        {"recorded_at": "2026-11-21T14:30:00.000+08:00"},
        {"recorded_at": "0000-01-01T00:00:00.000Z"},
        {"recorded_at": 5},
        {"actor": ""},
        {"actor": "a\nb"},
        {"kind": "graded"},
        {"kind": "Unit.graded"},
        {"kind": "unit.graded; DROP TABLE journal"},
        {"schema": 0},
        {"refers": None},
        {"refers": [["B", 9], ["A", 2]]},
        {"refers": [["A", 2], ["A", 2]]},
        {"refers": [["A"]]},
        {"refers": [["A", True]]},
        {"refers": [["B", 0]]},
        {"refers": [["B", 1, 1]]},
        {"refers": [["A", 3]]},
        {"refers": [["A", 4]]},
        {"refers": [["B", n] for n in range(1, 4098)]},
        {"body": []},
        {"body": None},
        {"offset_ms": "1"},
        {"offset_ms": True},
        {"extra": 1},
    ],
)
def test_a_field_of_another_type_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadLineError):
        parse_line(line_of(**changes), b"")


@pytest.mark.parametrize("field", sorted(CONTENT))
def test_no_field_may_be_missing(field: str) -> None:
    content = {name: value for name, value in CONTENT.items() if name != field}
    with pytest.raises(BadLineError):
        parse_line(canonical(content).decode(), b"")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        "nonsense",
        line_of() + " ",
        line_of().replace('"seq":3', '"seq":3.0'),
        line_of().replace('"seq":3', '"seq":2,"seq":3'),
        line_of(body={"text": "x"}).replace('"x"', '"\\ud800"'),
        line_of(body={"text": "x"}).replace('"x"', '"\ud800"'),
        line_of(body={"text": "x"}).replace('"x"', '"\\u0000"'),
        "[" * 50_000 + "]" * 50_000,
    ],
)
def test_what_is_not_a_canonical_line_is_refused(line: str) -> None:
    with pytest.raises(BadLineError):
        parse_line(line, b"")


def test_a_line_has_256_kib_and_not_a_byte_more() -> None:
    room = MAX_LINE_BYTES - len(line_of(body={"text": ""}).encode())
    assert parse_line(line_of(body={"text": "x" * room}), b"")
    with pytest.raises(BadLineError, match="too long"):
        parse_line(line_of(body={"text": "x" * (room + 1)}), b"")


def draft(**changes: Any) -> Draft:
    values: dict[str, Any] = {
        "recorded_at": CONTENT["recorded_at"],
        "actor": "p-1",
        "kind": "unit.graded",
        "schema": 1,
        "refers": (Ref(origin=B, seq=9), Ref(origin=A, seq=1)),
        "body": {},
        "offset_ms": None,
    }
    return Draft(**(values | changes))


def test_sealed_records_link_and_a_changed_byte_breaks_the_chain() -> None:
    first = seal(draft(refers=()), origin=A, seq=1, prev_hash=FIRST_PREV_HASH)
    second = seal(draft(), origin=A, seq=2, prev_hash=first.hash)
    assert second.refers == (Ref(origin=A, seq=1), Ref(origin=B, seq=9))
    link([first, second], prev_hash=FIRST_PREV_HASH)
    forged_line = first.line.replace("p-1", "p-2")
    forged = parse_line(forged_line, first.hash)
    with pytest.raises(BadLineError, match="broken chain"):
        link([forged, second], prev_hash=FIRST_PREV_HASH)
    rehashed = parse_line(forged_line, chain(FIRST_PREV_HASH, forged_line.encode()))
    with pytest.raises(BadLineError, match="seq=2"):
        link([rehashed, second], prev_hash=FIRST_PREV_HASH)


def test_a_draft_without_canonical_form_is_not_sealed() -> None:
    with pytest.raises(BadLineError):
        seal(draft(body={"x": 1.5}), origin=A, seq=1, prev_hash=FIRST_PREV_HASH)


def test_a_batch_is_one_stream_in_order() -> None:
    first = seal(draft(refers=()), origin=A, seq=1, prev_hash=FIRST_PREV_HASH)
    second = seal(draft(refers=()), origin=A, seq=2, prev_hash=first.hash)
    ensure_one_stream([first, second], A)
    for batch, origin in (([second, first], A), ([first, first], A), ([first], B)):
        with pytest.raises(BadLineError, match="out of place"):
            ensure_one_stream(batch, origin)

"""JSON: rows or tickets with lines, every digit kept, and hostile texts refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.errors import OperatorError
from sync.tickets.columns import LINE_COLUMNS, MAX_FILE_BYTES, MAX_ROWS
from sync.tickets.file import read_tickets
from sync.tickets.rows import RawTickets
from tests.sync.tickets.sheets import GOOD, as_csv, as_json

LINE = {name: value for name, value in GOOD.items() if name in LINE_COLUMNS}
TICKET = {name: value for name, value in GOOD.items() if name not in LINE_COLUMNS}


def read(data: bytes | str) -> RawTickets:
    return read_tickets(data.encode() if isinstance(data, str) else data, demo=False)


def refusal(data: bytes | str) -> str:
    with pytest.raises(OperatorError) as refused:
        read(data)
    return refused.value.code


def reasons(raw: RawTickets) -> list[tuple[int, str]]:
    return [(bad.row, bad.reason_code) for bad in raw.bad]


def test_rows_and_nested_lines_say_what_the_csv_says() -> None:
    rows = [GOOD, GOOD | {"sku": "AU-2", "paid": "79.00"}]
    nested = [
        TICKET
        | {"tracking": ["SF1624088315207"], "lines": [LINE, LINE | {"sku": "AU-2", "paid": 79.00}]}
    ]
    digests = {
        read(data).tickets[0].digest for data in (as_csv(rows), as_json(rows), as_json(nested))
    }
    assert len(digests) == 1


def test_a_long_number_keeps_every_digit() -> None:
    text = as_json([GOOD]).decode().replace('"SF1624088315207"', "16240883152071624088315207")
    assert read(text).tickets[0].first["tracking"] == "16240883152071624088315207"


def test_an_amount_is_read_as_written() -> None:
    text = as_json([GOOD]).decode().replace('"899.00"', "899.10")
    assert read(text).tickets[0].lines[0][1]["paid"] == "899.10"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"tracking": 1.5e300}, "cell.exponent"),
        ({"sku": {"a": 1}}, "cell.not_text"),
        ({"sku": ["a"]}, "cell.not_text"),
        ({"serials": [["a"]]}, "cell.not_text"),
        ({"lines": []}, "ticket.no_lines"),
        ({"lines": "x"}, "ticket.no_lines"),
        ({"lines": [5]}, "row.not_an_object"),
        ({"lines": [{"lines": []}]}, "row.not_an_object"),
        ({"lines": [{"order_ref": "other"}]}, "ticket.contradicts"),
        ({"ticket_number": None}, "cell.empty"),
        ({"name_en": "a\u202eb"}, "cell.control_characters"),
        ({"name_en": "\ud800"}, "cell.control_characters"),
        ({"name_en": "x" * 501}, "cell.too_long"),
    ],
)
def test_a_bad_entry_is_named(change: dict[str, Any], reason: str) -> None:
    raw = read(json.dumps([GOOD | {"ticket_number": "RS-0", "order_ref": "O-0"}, GOOD | change]))
    assert len(raw.tickets) == 1
    assert reasons(raw) == [(2, reason)]


def test_an_entry_that_is_no_object_is_named() -> None:
    raw = read(json.dumps([GOOD, 7, None, "x", [GOOD]]))
    assert (len(raw.tickets), reasons(raw)) == (1, [(n, "row.not_an_object") for n in (2, 3, 4, 5)])


def test_rows_are_order_lines_counted_from_one() -> None:
    second = GOOD | {"ticket_number": "RS-2", "order_ref": "O-2", "sku": ""}
    raw = read(json.dumps([TICKET | {"lines": [LINE, LINE | {"sku": "AU-2"}]}, second]))
    assert reasons(raw) == [(3, "cell.empty")]
    assert raw.numbers == {1: "RS-1", 2: "RS-1", 3: "RS-2"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{}", "file.not_a_list"),
        ('{"tickets": []}', "file.not_a_list"),
        ("[]", "file.empty"),
        ("[1, 2]", "file.missing_column"),
        ("[{]", "file.bad_json"),
        ('[{"a": 1, "a": 2}]', "file.repeated_key"),
        ('[{"a": NaN}]', "file.not_a_number"),
        ('[{"a": -Infinity}]', "file.not_a_number"),
        ("[" * 100_000, "file.too_deep"),
        ('{"a":' * 100_000, "file.too_deep"),
        (b'[{"a": "\xff\xfe"}]', "file.encoding"),
        (as_json([GOOD | {"payd": "1"}]), "file.unknown_column"),
        (as_json([GOOD | {"lines": [{"payd": "1"}]}]), "file.unknown_column"),
        (b"[" + b" " * MAX_FILE_BYTES, "file.too_large"),
    ],
    ids=range(14),
)
def test_a_text_that_is_no_ticket_list_is_refused_whole(text: bytes | str, code: str) -> None:
    assert refusal(text) == code


def test_too_many_rows_are_refused() -> None:
    assert (
        refusal(json.dumps([TICKET | {"lines": [LINE]}, *[{}] * MAX_ROWS])) == "file.too_many_rows"
    )


names = st.sampled_from(sorted(GOOD))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from([*sorted(GOOD), "lines"])


@given(st.lists(st.dictionaries(keys, values, max_size=4), max_size=4))
def test_any_values_end_in_rows_or_a_sentence(changes: list[dict[str, Any]]) -> None:
    raw = read(json.dumps([GOOD | change for change in [{}, *changes]]))
    for ticket in raw.tickets:
        cells = [ticket.first, *(line for _, line in ticket.lines)]
        assert all(
            isinstance(text, str) and len(text) <= 500 for row in cells for text in row.values()
        )
    assert {row for t in raw.tickets for row, _ in t.lines}.isdisjoint(bad.row for bad in raw.bad)


@given(st.binary(max_size=200))
def test_any_bytes_end_in_rows_or_a_sentence(data: bytes) -> None:
    for start in (b"", b"[", b'[{"ticket_number":'):
        assert refusal(start + data).startswith("file.")

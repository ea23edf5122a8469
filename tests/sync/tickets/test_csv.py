"""CSV rows: whatever the quotes do, no line of a file vanishes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.tickets import csv_rows
from sync.tickets.csv_rows import MAX_QUOTED_CHARS, csv_grid
from sync.tickets.file import read_csv_tickets
from sync.tickets.rows import RawTickets

HEADING = (
    "ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency,"
    "contact_address"
)


def line(n: int, address: str = "") -> str:
    return f"RS-{n},O-{n},SKU-1,耳机,Headphones,1,1,899.00,CNY,{address}"


def read(*lines: str, end: str = "\n") -> RawTickets:
    return read_csv_tickets((end.join((HEADING, *lines)) + end).encode(), demo=False)


def good(read: RawTickets) -> list[int]:
    return [number for ticket in read.tickets for number, _ in ticket.lines]


def bad(read: RawTickets) -> list[tuple[int, str]]:
    return [(one.row, one.reason_code) for one in read.bad]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_stray_quote_costs_one_row_not_the_rest_of_the_file(end: str) -> None:
    rows = [line(n) for n in range(2, 1001)]
    rows[1] = rows[1].replace(",O-3", ',"O-3')
    found = read(*rows, end=end)
    assert bad(found) == [(3, "row.malformed")]
    assert good(found) == [2, *range(4, 1001)]


def test_a_stray_quote_before_proper_ones_costs_one_row_too() -> None:
    found = read(line(2, '"1 Dock, Ningbo"'), line(3, '"x'), line(4), line(5, '"a ""b"" c"'))
    assert bad(found) == [(3, "row.malformed")]
    assert good(found) == [2, 4, 5]


def test_between_two_stray_quotes_far_apart_rows_are_read() -> None:
    rows = [line(n) for n in range(2, 202)]
    rows[0] = line(2, '"x')
    rows[-1] = line(201, 'x"')
    assert len(",".join(rows)) > MAX_QUOTED_CHARS
    found = read(*rows)
    assert bad(found) == [(2, "row.malformed")]
    assert good(found) == list(range(3, 202))


def test_what_a_customer_wrote_inside_proper_quotes_is_no_row() -> None:
    found = read(line(2, f'"1 Dock\n{line(99)}\n"'), line(5))
    assert bad(found) == [
        (2, "cell.control_characters"),
        (3, "row.malformed"),
        (4, "row.malformed"),
    ]
    assert good(found) == [5]


def test_a_line_break_at_the_edge_of_a_cell_is_none() -> None:
    found = read(line(2, '"1 Dock\r\n"'), line(4))
    assert (good(found), bad(found)) == ([2, 4], [])


def test_a_file_of_stray_quotes_is_not_looked_through_for_every_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of these lines opens a quote that none of the others closes."""
    text = '",x","\n' * 500
    monkeypatch.setattr(csv_rows, "MAX_VAIN_CHARS", 1000)
    assert list(csv_grid(text.encode())) == [(n, None) for n in range(1, 501)]
    lines = csv_rows._Lines(text)
    while lines.row():
        pass
    assert 1000 <= lines._vain_chars < 1000 + len(text)


pieces = st.sampled_from(['"', '""', ",", "\n", "\r\n", "\r", "a", " ", "耳", line(7), "\n"])


@given(st.lists(pieces, max_size=60).map("".join))
def test_every_line_comes_out_exactly_once(text: str) -> None:
    data = f"h\n{text}".encode()
    lines = list(io.StringIO(f"h\n{text}", newline=""))
    grid = list(csv_grid(data))
    assert [number for number, _ in grid] == list(range(1, len(lines) + 1))


@given(st.lists(st.sampled_from(["good", "open", "closed", "inch"]), min_size=1, max_size=30))
def test_good_and_bad_rows_cover_every_line(kinds: list[str]) -> None:
    texts = {"good": "", "open": '"x', "closed": '"x"', "inch": 'x"'}
    found = read(*(line(n, texts[kind]) for n, kind in enumerate(kinds, start=2)))
    rows = sorted([*good(found), *(row for row, _ in bad(found))])
    assert rows == list(range(2, len(kinds) + 2))

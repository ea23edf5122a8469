"""Spreadsheets: the same tickets as CSV, exact numbers, and hostile archives refused in time."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from inspection.errors import OperatorError
from sync.tickets.columns import MAX_ROWS, MAX_UNPACKED_BYTES
from sync.tickets.file import read_tickets
from sync.tickets.rows import RawTickets
from sync.tickets.sheet_cells import number_text
from tests.sync.tickets.sheets import (
    GOOD,
    as_csv,
    as_xlsx,
    columns_of,
    packed,
    parts_of,
    saved,
    with_part,
)

SHEET = "xl/worksheets/sheet1.xml"
FILE_CODES = {
    *("", "file.broken", "file.empty", "file.encoding", "file.encrypted", "file.macros"),
    *("file.missing_column", "file.no_sheet", "file.repeated_column", "file.too_large_unpacked"),
    *("file.unknown_column", "file.unknown_kind"),
}
SOME_EVENING = datetime.fromisoformat("2026-11-21T18:20:00")
CHINA = timezone(timedelta(hours=8))


def read(data: bytes) -> RawTickets:
    return read_tickets(data, demo=False, zone=lambda moment: moment.replace(tzinfo=CHINA))


def code_of(data: bytes) -> str:
    """Empty where the file could be read."""
    try:
        read(data)
    except OperatorError as refused:
        return refused.code
    return ""


def refusal(data: bytes) -> str:
    with pytest.raises(OperatorError) as refused:
        read(data)
    return refused.value.code


def reasons(raw: RawTickets) -> list[tuple[int, str, dict[str, str | int]]]:
    return [(bad.row, bad.reason_code, dict(bad.params)) for bad in raw.bad]


def one(**changes: object) -> RawTickets:
    return read(as_xlsx([GOOD | changes]))


def test_a_sheet_says_what_the_csv_says() -> None:
    rows = [GOOD, GOOD | {"ticket_number": "RS-2", "order_ref": "O-2", "name_zh": "=1+1"[1:]}]
    typed = [row | {"quantity": 1, "ordered_quantity": 1, "paid": 899} for row in rows]
    sheet, table = read(as_xlsx(typed)), read(as_csv(rows))
    assert [t.digest for t in sheet.tickets] == [t.digest for t in table.tickets]
    assert sheet.numbers == table.numbers == {2: "RS-1", 3: "RS-2"}
    assert sheet.bad == table.bad == ()


@pytest.mark.parametrize("formula", ["=1+1", ArrayFormula("J2", "=SUM(1,2)"), '=HYPERLINK("a")'])
def test_a_formula_is_refused_with_its_row(formula: object) -> None:
    assert reasons(one(tracking=formula)) == [(2, "cell.formula", {"column": "tracking"})]


def test_half_a_ticket_with_a_formula_is_not_announced() -> None:
    raw = read(as_xlsx([GOOD, GOOD | {"sku": "AU-2", "paid": "=1+1"}]))
    assert not raw.tickets
    assert reasons(raw)[0] == (2, "ticket.incomplete", {"because_row": 3})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (899, "899"), (899.5, "899.5"), (0.1, "0.1"), (1.1000000000000001, "1.1"),
        (1e10, "10000000000"),
        (123456789012345, "123456789012345"), (-5, "-5"), (0, "0"), (0.0, "0"),
        (99999999.99, "99999999.99"),
    ],
)  # fmt: skip
def test_an_amount_keeps_its_cents(value: float, text: str) -> None:
    (ticket,) = one(paid=value).tickets
    assert ticket.lines[0][1]["paid"] == text


@pytest.mark.parametrize("value", [1234567890123456, 1.6240883152071e15, 10**40, 1e300])
def test_a_number_longer_than_a_sheet_can_hold_is_refused(value: float) -> None:
    assert reasons(one(tracking=value))[0][:2] == (2, "cell.number_too_long")


def test_a_number_filled_up_with_zeros_keeps_them() -> None:
    book = Workbook()
    book.active.append(columns_of([GOOD]))
    book.active.append(list(GOOD.values()))
    cell = book.active.cell(2, list(GOOD).index("tracking") + 1, 123)
    cell.number_format = "00000000"
    (ticket,) = read(saved(book)).tickets
    assert ticket.first["tracking"] == "00000123"


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_two_decimals_come_through_a_float_unharmed(amount: object) -> None:
    text = number_text(repr(float(str(amount))))
    assert isinstance(text, str)
    assert float(text) == float(str(amount))
    assert len(text.partition(".")[2]) <= 2


def test_a_sum_of_floats_is_no_amount() -> None:
    assert not isinstance(number_text("0.30000000000000004"), str)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_number_is_exact_or_refused(value: float) -> None:
    text = number_text(repr(value))
    assert not isinstance(text, str) or float(text) == value


def test_a_date_is_a_time_of_whoever_wrote_it() -> None:
    (ticket,) = one(deadline_at=SOME_EVENING).tickets
    assert ticket.first["deadline_at"] == "2026-11-21T18:20:00+08:00"


def test_a_number_that_a_sheet_took_for_a_date_is_refused() -> None:
    """`3-12` becomes the 3rd of December in a spreadsheet, and no serial number any more."""
    found = one(serials=datetime(2026, 12, 3, tzinfo=UTC).replace(tzinfo=None))
    assert reasons(found)[0][:2] == (2, "cell.is_date")


def test_dates_count_from_1904_where_the_book_says_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([*GOOD, "deadline_at"])
    book.active.append([*GOOD.values(), SOME_EVENING])
    (ticket,) = read(saved(book)).tickets
    assert ticket.first["deadline_at"] == "2026-11-21T18:20:00+08:00"


def test_empty_rows_and_merged_cells_are_taken_as_they_lie() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([])
    sheet.append(list(GOOD))
    sheet.append([])
    sheet.append(list(GOOD.values()))
    sheet.append([*list(GOOD.values())[:2], "AU-2", *list(GOOD.values())[3:]])
    sheet.merge_cells("A4:A5")  # the number stands in the upper cell alone
    raw = read(saved(book))
    assert (len(raw.tickets), reasons(raw)) == (1, [(5, "cell.empty", {"column": "ticket_number"})])


def test_an_error_value_is_refused() -> None:
    assert reasons(one(name_en="#N/A"))[0][:2] == (2, "cell.error")


def test_cells_beyond_the_heading_are_named() -> None:
    data = as_xlsx([GOOD])
    sheet = parts_of(data)[SHEET]
    wide = sheet.replace(
        b"</row></sheetData>", b'<c r="ZZ2"><v>1</v></c><c r="Z2"><v>1</v></c></row></sheetData>'
    )
    assert reasons(read(with_part(data, SHEET, wide)))[0][:2] == (2, "row.wrong_length")


def test_the_first_sheet_one_can_see_is_read() -> None:
    book = Workbook()
    book.active.sheet_state = "hidden"
    shown = book.create_sheet()
    shown.append(list(GOOD))
    shown.append(list(GOOD.values()))
    assert len(read(saved(book)).tickets) == 1


# --- hostile archives --------------------------------------------------------------------------


def test_a_bomb_by_its_directory_is_refused() -> None:
    data = with_part(as_xlsx([GOOD]), "xl/media/a.bin", bytes(MAX_UNPACKED_BYTES))
    assert len(data) < 1_000_000
    assert refusal(data) == "file.too_large_unpacked"


def test_a_bomb_whose_directory_lies_is_refused() -> None:
    bomb = with_part(as_xlsx([GOOD]), SHEET, b"<worksheet>" + b" " * 5_000_000)
    size = struct.pack("<L", 5_000_011)
    assert size in bomb
    assert refusal(bomb.replace(size, struct.pack("<L", 1000))) == "file.broken"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'],
)
def test_entities_are_refused_wherever_they_stand(part: str, entity: str) -> None:
    data = as_xlsx([GOOD])
    content = parts_of(data)[part].decode().removeprefix("<?xml version='1.0' encoding='UTF-8'?>")
    bomb = f"<!DOCTYPE x [{entity}]>{content.replace('Headphones', '&b;')}"
    assert refusal(with_part(data, part, bomb.encode())) == "file.broken"


def test_a_row_of_a_million_cells_is_one_row() -> None:
    rows = b'<row r="1">' + b"<c/>" * 1_000_000 + b"</row>"
    data = with_part(
        as_xlsx([GOOD]), SHEET, b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    )
    assert refusal(data) == "file.empty"


@pytest.mark.parametrize("number", ["999999999999999999", "-4", "0", "x", "1e3"])
def test_a_forged_row_number_fills_no_gap(number: str) -> None:
    data = as_xlsx([GOOD])
    sheet = parts_of(data)[SHEET].replace(b'<row r="2"', f'<row r="{number}"'.encode())
    assert code_of(with_part(data, SHEET, sheet)) == (
        "" if number.startswith("9") else "file.broken"
    )


def test_too_many_rows_are_refused() -> None:
    data = as_xlsx([GOOD])
    sheet = parts_of(data)[SHEET]
    more = b"<row><c t='inlineStr'><is><t>RS</t></is></c></row>" * (MAX_ROWS + 1)
    assert refusal(
        with_part(data, SHEET, sheet.replace(b"</sheetData>", more + b"</sheetData>"))
    ) == ("file.too_many_rows")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((b"sheet.main+xml", b"sheet.macroEnabled.main+xml"), "file.macros"),
        ((b"</Types>", b'<Default ContentType="a/vbaProject"/></Types>'), "file.macros"),
        ((b"spreadsheetml", b"wordprocessingml"), "file.unknown_kind"),
    ],
)  # fmt: skip
def test_other_kinds_are_named(change: tuple[bytes, bytes], code: str) -> None:
    data = as_xlsx([GOOD])
    kinds = parts_of(data)["[Content_Types].xml"].replace(*change)
    assert refusal(with_part(data, "[Content_Types].xml", kinds)) == code


def test_a_locked_or_old_spreadsheet_is_named() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)) == "file.encrypted"


def test_an_encrypted_archive_is_named() -> None:
    data = bytearray(as_xlsx([GOOD]))
    at = data.index(b"PK\x01\x02")
    while at != -1:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert refusal(bytes(data)) == "file.encrypted"


def test_a_zip_that_is_no_spreadsheet_is_named() -> None:
    assert refusal(packed({"a.txt": b"hello"})) == "file.unknown_kind"


def test_links_to_other_files_are_not_followed() -> None:
    data = as_xlsx([GOOD])
    rels = parts_of(data)["xl/_rels/workbook.xml.rels"]
    outside = rels.replace(
        b'Target="/xl/worksheets/sheet1.xml"', b'Target="file:///etc/passwd" TargetMode="External"'
    )
    assert outside != rels
    assert refusal(with_part(data, "xl/_rels/workbook.xml.rels", outside)) == "file.no_sheet"


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(as_xlsx([GOOD]))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    assert refusal(stream.getvalue()) == "file.broken"


def test_a_shared_text_that_is_not_there_breaks_the_file() -> None:
    for index in (b"-1", b"99", b"x", b"9" * 5000):
        data = as_xlsx([GOOD])
        sheet = parts_of(data)[SHEET]
        cell = b'<c r="A3" t="s"><v>' + index + b"</v></c>"
        more = sheet.replace(b"</sheetData>", b'<row r="3">' + cell + b"</row></sheetData>")
        assert refusal(with_part(data, SHEET, more)) == "file.broken"


@given(seed=st.integers(0, 2**32), count=st.integers(1, 12))
def test_damage_anywhere_ends_in_rows_or_a_sentence(seed: int, count: int) -> None:
    """Bytes changed in any part, archive repacked: a report or OperatorError, nothing else."""
    chance = random.Random(seed)
    parts = parts_of(as_xlsx([GOOD]))
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(count):
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(3)] = chance.choice(
            [b"", b"<", b'"', b"0", b"-", b"9" * 30, b"</c>", b'r="', b"\x00", b"\xff", b"e", b"."]
        )
    assert code_of(packed(parts | {name: bytes(content)})) in FILE_CODES


@given(at=st.floats(0, 1), junk=st.binary(max_size=8))
def test_a_damaged_archive_is_refused_or_read(at: float, junk: bytes) -> None:
    data = bytearray(as_xlsx([GOOD]))
    place = 4 + int(at * (len(data) - 5))
    data[place : place + len(junk)] = junk
    assert code_of(bytes(data)) in FILE_CODES

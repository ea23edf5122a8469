"""CSV import: good tickets announced once, bad rows named, nothing executed, nothing personal."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from inspection.codes import normalise
from inspection.errors import OperatorError
from inspection.values import CodeKind, TicketId
from sync.hub.contacts import changes_after
from sync.hub.customer_words import words_after
from sync.hub.ticket_import import ImportResult
from sync.tickets.file import read_csv_tickets
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub

GOOD = {
    "ticket_number": "RS-1",
    "order_ref": "O-1",
    "sku": "AU-1",
    "name_zh": "耳机",
    "name_en": "Headphones",
    "quantity": "1",
    "ordered_quantity": "1",
    "paid": "899.00",
    "currency": "CNY",
    "tracking": "SF1624088315207",
    "contact_name": "张伟",
    "contact_phone": "13800001234",
}


def sheet(*rows: dict[str, str], encoding: str = "utf-8") -> bytes:
    """A file with every column any row names."""
    columns = list(dict.fromkeys(name for row in (GOOD, *rows) for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def take(inside: InsideHub, data: bytes) -> ImportResult:
    return inside.hub.tickets.import_csv(data, now=inside.clock.now())


def reasons(result: ImportResult) -> list[tuple[int, str]]:
    return [(bad.row, bad.reason_code) for bad in result.bad]


def test_a_ticket_is_announced_with_its_codes_and_money(inside: InsideHub) -> None:
    result = take(inside, sheet(GOOD | {"serials": "A7H2 2609 0418; X1"}))
    assert (result.announced, result.already, result.bad) == (1, 0, [])
    with inside.hub.database.store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF1624088315207")
        assert facts.tickets_by_code("A7H226090418") == (ticket,)
    (line,) = ticket.lines
    assert (line.paid_minor, line.currency, line.order_line) == (89900, "CNY", "O-1/AU-1")
    claims = inside.own_events("ticket.announced")[0]["codes"]
    assert {claim["what"] for claim in claims} == {  # type: ignore[attr-defined]
        CodeKind.TICKET,
        CodeKind.ORDER,
        CodeKind.TRACKING,
        CodeKind.SERIAL,
    }


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        ("1001 9213 3425 0001 0003 0077 9017 972697", "779017972697"),
        ("0081 827 0998 0000 0200 33 350 276 C", "09980000020033"),
        ("0998 0000 0200 33 F", "09980000020033"),
        ("(00)1 0614141 123456789 7", None),
        ("00106141411234567897", "106141411234567897"),
    ],
)
def test_a_ticket_is_found_by_the_number_in_the_bars_it_was_announced_under(
    inside: InsideHub, announced: str, told: str | None
) -> None:
    take(inside, sheet(GOOD | {"tracking": f"{announced}; SF1624088315207"}))
    with inside.hub.database.store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF1624088315207")
        assert facts.tickets_by_code(normalise(announced)) == (ticket,)
        assert told is None or facts.tickets_by_code(told) == (ticket,)
    claims = inside.own_events("ticket.announced")[0]["codes"]
    kinds = [claim["what"] for claim in claims]  # type: ignore[attr-defined]
    assert kinds.count(CodeKind.TRACKING) == (3 if told else 2)


def test_contacts_never_enter_the_journal(inside: InsideHub) -> None:
    take(inside, sheet(GOOD))
    assert "张伟" not in str(inside.own_events("ticket.announced"))
    with inside.hub.database.reading() as connection:
        ((contact,), more) = changes_after(connection, 0)
    assert (contact.name, contact.phone, more) == ("张伟", "13800001234", False)


def test_the_customers_words_never_enter_the_journal(inside: InsideHub) -> None:
    take(inside, sheet(GOOD | {"customer_words": "张伟：右耳没声音"}))
    assert "右耳" not in str(inside.own_events("ticket.announced"))
    with inside.hub.database.reading() as connection:
        ((said,), more) = words_after(connection, 0)
    (ticket,) = inside.own_events("ticket.announced")
    assert (said.words_id, said.words, more) == (ticket["ticket_id"], "张伟：右耳没声音", False)


def test_the_same_file_again_announces_nothing(inside: InsideHub) -> None:
    data = sheet(GOOD, GOOD | {"ticket_number": "RS-2", "order_ref": "O-2"})
    take(inside, data)
    again = take(inside, data)
    assert (again.announced, again.already, again.bad) == (0, 2, [])
    assert len(inside.own_events("ticket.announced")) == 2


def test_a_known_number_with_other_content_is_reported(inside: InsideHub) -> None:
    take(inside, sheet(GOOD))
    again = take(inside, sheet(GOOD | {"paid": "8990.00"}))
    assert (again.announced, again.already) == (0, 0)
    assert reasons(again) == [(2, "ticket.differs")]


def test_an_order_line_cannot_be_announced_dearer(inside: InsideHub) -> None:
    take(inside, sheet(GOOD))
    dearer = GOOD | {"ticket_number": "RS-2", "paid": "8990.00"}
    assert reasons(take(inside, sheet(dearer))) == [(2, "order_line.contradicts")]


def test_good_rows_are_announced_beside_bad_ones(inside: InsideHub) -> None:
    rows = [GOOD | {"ticket_number": f"RS-{n}", "order_ref": f"O-{n}"} for n in range(6)]
    rows[1]["paid"] = "12,50"
    rows[3]["quantity"] = "two"
    rows[4]["name_zh"] = "x" * 501
    result = take(inside, sheet(*rows))
    assert result.announced == 3
    assert reasons(result) == [
        (3, "money.bad"),
        (5, "cell.not_an_integer"),
        (6, "cell.too_long"),
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"paid": "-1.00"}, "money.bad"),
        ({"paid": "1e3"}, "money.bad"),
        ({"paid": "８９９"}, "money.bad"),
        ({"paid": "NaN"}, "money.bad"),
        ({"paid": ""}, "money.bad"),
        ({"paid": "1.005"}, "money.too_precise"),
        ({"paid": "999999999999"}, "money.too_big"),
        ({"currency": "XXX"}, "currency.unknown"),
        ({"currency": ""}, "cell.empty"),
        ({"quantity": "0"}, "cell.out_of_range"),
        ({"quantity": "2"}, "quantity.exceeds_ordered"),
        ({"ticket_number": ""}, "cell.empty"),
        ({"name_zh": "", "name_en": ""}, "cell.empty"),
        ({"service": "steal"}, "cell.not_a_choice"),
        ({"deadline_at": "tomorrow"}, "cell.not_a_time"),
        ({"deadline_at": "2026-11-21T10:00:00"}, "cell.not_a_time"),
        ({"deadline_at": "9999-12-31T23:59:59Z"}, "cell.not_a_time"),
        ({"name_en": "bell\x07"}, "cell.control_characters"),
        ({"name_en": "nul\x00"}, "cell.control_characters"),
        ({"tracking": "SF1\u202e7025"}, "cell.control_characters"),
        ({"outbound_weight_g": "-5"}, "cell.not_an_integer"),
    ],
)
def test_a_bad_value_is_named(inside: InsideHub, change: dict[str, str], reason: str) -> None:
    result = take(inside, sheet(GOOD | change))
    assert (result.announced, reasons(result)) == (0, [(2, reason)])


def test_formula_and_sql_text_stays_text(inside: InsideHub) -> None:
    formula = '=HYPERLINK("http://evil/","x")'
    sql = "RS'); DROP TABLE tickets; --"
    result = take(inside, sheet(GOOD | {"ticket_number": sql, "name_en": formula}))
    assert result.announced == 1
    with inside.hub.database.store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF1624088315207")
    assert (ticket.number, ticket.lines[0].name_en) == (sql, formula)


def test_half_a_ticket_is_not_announced(inside: InsideHub) -> None:
    rows = [GOOD, GOOD | {"sku": "AU-2", "paid": "x"}, GOOD | {"sku": "AU-3"}]
    result = take(inside, sheet(*rows))
    assert (result.announced, reasons(result)) == (
        0,
        [(2, "ticket.incomplete"), (3, "money.bad"), (4, "ticket.incomplete")],
    )


def test_rows_that_contradict_each_other_are_refused(inside: InsideHub) -> None:
    result = take(inside, sheet(GOOD, GOOD | {"sku": "AU-2", "order_ref": "O-9"}))
    assert reasons(result) == [(2, "ticket.incomplete"), (3, "ticket.contradicts")]


def test_one_order_line_twice_in_a_ticket_is_refused(inside: InsideHub) -> None:
    result = take(inside, sheet(GOOD, GOOD))
    assert reasons(result)[0] == (2, "order_line.repeated")


def test_an_unclosed_quote_costs_only_what_it_swallows(inside: InsideHub) -> None:
    data = sheet(GOOD) + b'RS-2,"O-2" x,a\r\n'
    result = take(inside, data)
    assert (result.announced, reasons(result)) == (1, [(3, "row.malformed")])


def test_a_row_of_another_length_is_named(inside: InsideHub) -> None:
    result = take(inside, sheet(GOOD) + b"RS-2,O-2\r\n")
    assert (result.announced, reasons(result)) == (1, [(3, "row.wrong_length")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_spreadsheet_encodings_are_understood(inside: InsideHub, encoding: str) -> None:
    take(inside, sheet(GOOD, encoding=encoding))
    with inside.hub.database.store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF1624088315207")
    assert ticket.lines[0].name_zh == "耳机"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"\n\n", "file.empty"),
        (b"\xff\xfe\x00\x00\xff", "file.encoding"),
        (b"ticket_number,order_ref\n", "file.missing_column"),
        (sheet(GOOD | {"payd": "1"}), "file.unknown_column"),
        (sheet(GOOD | {"deadline_in_h": "1"}), "file.unknown_column"),
        (b"sku,sku\n", "file.repeated_column"),
    ],
)
def test_a_file_that_is_no_ticket_list_is_refused_whole(data: bytes, code: str) -> None:
    with pytest.raises(OperatorError) as refused:
        read_csv_tickets(data, demo=False)
    assert refused.value.code == code


def test_the_demo_tickets_are_all_good(inside: InsideHub, repository: Path) -> None:
    data = (repository / "resources" / "demo" / "tickets.csv").read_bytes()
    result = take(inside, data)
    assert result.bad == []
    assert result.announced >= 30
    with inside.hub.database.store.facts() as facts:
        (ticket,) = facts.tickets_by_code("SF1624088315207")
    assert ticket.number == "RS-261121-0418"
    assert [line.paid_minor for line in ticket.lines] == [89900, 7900]
    assert ticket.deadline_at is not None
    assert 3 < (ticket.deadline_at - inside.clock.now()).total_seconds() / 3600 < 4


def test_a_thousand_tickets_reach_a_vector(inside: InsideHub, bench: BenchStation) -> None:
    rows = [GOOD | {"ticket_number": f"RS-{n}", "order_ref": f"O-{n}"} for n in range(1000)]
    assert take(inside, sheet(*rows)).announced == 1000
    vector: dict[str, int] = {}
    seen = 0
    while True:
        answer = inside.hub.relay.pull(bench.origin, vector, 300)
        for part in answer.streams:
            assert part.first_seq == vector.get(part.origin, 0) + 1
            vector[part.origin] = part.first_seq + len(part.lines) - 1
            seen += len(part.lines)
        if not answer.more:
            break
    assert seen == sum(vector.values())
    assert bench.origin not in vector
    assert TicketId(inside.own_events("ticket.announced")[0]["ticket_id"])  # type: ignore[arg-type]

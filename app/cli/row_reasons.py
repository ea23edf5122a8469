"""Why a row of an import announced nothing, in words."""

from __future__ import annotations

from sync.announcing import LeftOut

REASONS = {
    "row.malformed": "a quotation mark is not closed",
    "row.wrong_length": "it has {cells} cells, the heading has {columns}",
    "row.not_an_object": "it is not an object of columns and values",
    "cell.empty": "{column} is empty",
    "cell.too_long": "{column} is too long",
    "cell.control_characters": "{column} holds control characters",
    "cell.formula": "{column} is a formula; paste its value",
    "cell.error": "{column} is an error value",
    "cell.exponent": "{column} is a number in exponent form, its digits are lost; write it as text",
    "cell.number_too_long": "{column} is a number with more than 15 digits; write it as text",
    "cell.is_date": "{column} is a date; write it as text",
    "cell.not_text": "{column} is a list or an object",
    "cell.not_a_choice": "{column} is none of the allowed words",
    "cell.not_an_integer": "{column} is not a whole number",
    "cell.not_a_time": "{column} is not a time with its zone, as 2026-11-21T18:00:00+08:00",
    "cell.out_of_range": "{column} must lie within 1 and {limit}",
    "code.empty": "a tracking, order, ticket or serial number holds nothing readable",
    "code.too_long": "a tracking, order, ticket or serial number is longer than {limit} characters",
    "money.bad": "{column} is not an amount, as 899.00",
    "money.too_precise": "{column} has more than {digits} decimals",
    "money.too_big": "{column} is too large an amount",
    "currency.unknown": "the currency is unknown",
    "quantity.exceeds_ordered": "quantity is more than was ordered",
    "order_line.repeated": "two rows of this ticket name the same order line",
    "order_line.contradicts": "order line {order_line} was announced with another amount before",
    "ticket.contradicts": "{column} differs from an earlier row of this ticket",
    "ticket.no_lines": "lines is not a list of order lines",
    "ticket.too_many_lines": "the ticket has more than {limit} rows",
    "ticket.too_many_codes": "the ticket has more than {limit} codes",
    "ticket.too_long": "the ticket is too long to be recorded",
    "ticket.incomplete": "row {because_row} of the same ticket is wrong",
    "ticket.differs": "this number was announced with other content before; the first stands",
}
"""Codes of the hub's ticket import; a test holds this list against the hub's source."""


def reason_of(bad: LeftOut) -> str:
    """The reason in words; an unknown code of a newer hub is shown as it is."""
    template = REASONS.get(bad.reason_code)
    shown = ", ".join(f"{name}={value}" for name, value in bad.params.items())
    if template is None:
        return f"{bad.reason_code} {shown}".strip()
    try:
        return template.format(**bad.params)
    except KeyError:
        return f"{bad.reason_code} {shown}".strip()

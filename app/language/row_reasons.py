"""Why a row of an import announced nothing, in words. No Qt: the command line says them too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.announcing import LeftOut


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation; app.language.translation has the same, but brings Qt along."""
    del context
    return text


REASONS = {
    "row.malformed": QT_TRANSLATE_NOOP("row_reasons", "a quotation mark is not closed"),
    "row.wrong_length": QT_TRANSLATE_NOOP(
        "row_reasons", "it has {cells} cells, the heading has {columns}"
    ),
    "row.not_an_object": QT_TRANSLATE_NOOP(
        "row_reasons", "it is not an object of columns and values"
    ),
    "cell.empty": QT_TRANSLATE_NOOP("row_reasons", "{column} is empty"),
    "cell.too_long": QT_TRANSLATE_NOOP("row_reasons", "{column} is too long"),
    "cell.control_characters": QT_TRANSLATE_NOOP(
        "row_reasons", "{column} holds control characters"
    ),
    "cell.formula": QT_TRANSLATE_NOOP("row_reasons", "{column} is a formula; paste its value"),
    "cell.error": QT_TRANSLATE_NOOP("row_reasons", "{column} is an error value"),
    "cell.exponent": QT_TRANSLATE_NOOP(
        "row_reasons",
        "{column} is a number in exponent form, its digits are lost; write it as text",
    ),
    "cell.number_too_long": QT_TRANSLATE_NOOP(
        "row_reasons", "{column} is a number with more than 15 digits; write it as text"
    ),
    "cell.is_date": QT_TRANSLATE_NOOP("row_reasons", "{column} is a date; write it as text"),
    "cell.not_text": QT_TRANSLATE_NOOP("row_reasons", "{column} is a list or an object"),
    "cell.not_a_choice": QT_TRANSLATE_NOOP("row_reasons", "{column} is none of the allowed words"),
    "cell.not_an_integer": QT_TRANSLATE_NOOP("row_reasons", "{column} is not a whole number"),
    "cell.not_a_time": QT_TRANSLATE_NOOP(
        "row_reasons", "{column} is not a time with its zone, as 2026-11-21T18:00:00+08:00"
    ),
    "cell.out_of_range": QT_TRANSLATE_NOOP("row_reasons", "{column} must lie within 1 and {limit}"),
    "code.empty": QT_TRANSLATE_NOOP(
        "row_reasons", "a tracking, order, ticket or serial number holds nothing readable"
    ),
    "code.too_long": QT_TRANSLATE_NOOP(
        "row_reasons",
        "a tracking, order, ticket or serial number is longer than {limit} characters",
    ),
    "money.bad": QT_TRANSLATE_NOOP("row_reasons", "{column} is not an amount, as 899.00"),
    "money.too_precise": QT_TRANSLATE_NOOP(
        "row_reasons", "{column} has more than {digits} decimals"
    ),
    "money.too_big": QT_TRANSLATE_NOOP("row_reasons", "{column} is too large an amount"),
    "currency.unknown": QT_TRANSLATE_NOOP("row_reasons", "the currency is unknown"),
    "quantity.exceeds_ordered": QT_TRANSLATE_NOOP(
        "row_reasons", "quantity is more than was ordered"
    ),
    "order_line.repeated": QT_TRANSLATE_NOOP(
        "row_reasons", "two rows of this ticket name the same order line"
    ),
    "order_line.contradicts": QT_TRANSLATE_NOOP(
        "row_reasons", "order line {order_line} was announced with another amount before"
    ),
    "ticket.contradicts": QT_TRANSLATE_NOOP(
        "row_reasons", "{column} differs from an earlier row of this ticket"
    ),
    "ticket.no_lines": QT_TRANSLATE_NOOP("row_reasons", "lines is not a list of order lines"),
    "ticket.too_many_lines": QT_TRANSLATE_NOOP(
        "row_reasons", "the ticket has more than {limit} rows"
    ),
    "ticket.too_many_codes": QT_TRANSLATE_NOOP(
        "row_reasons", "the ticket has more than {limit} codes"
    ),
    "ticket.too_long": QT_TRANSLATE_NOOP("row_reasons", "the ticket is too long to be recorded"),
    "ticket.incomplete": QT_TRANSLATE_NOOP(
        "row_reasons", "row {because_row} of the same ticket is wrong"
    ),
    "ticket.differs": QT_TRANSLATE_NOOP(
        "row_reasons", "this number was announced with other content before; the first stands"
    ),
}
"""Codes of the hub's ticket import; a test holds this list against the hub's source."""


def reason_of(bad: LeftOut, words: Mapping[str, str] = REASONS) -> str:
    """The reason in words, by default in English; an unknown code of a newer hub stays as it is."""
    template = words.get(bad.reason_code)
    if template is None:
        shown = ", ".join(f"{name}={value}" for name, value in bad.params.items())
        return f"{bad.reason_code} {shown}".strip()
    # parameters are data, never a format string: a brace in a cell must stay a brace
    for name, value in bad.params.items():
        template = template.replace("{" + name + "}", str(value))
    return template

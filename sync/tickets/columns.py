"""The columns of a ticket file and its limits; docs/tickets-file.md describes them."""

from __future__ import annotations

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
"""Of a spreadsheet, which is a zip archive: ten times what the file itself may have."""
MAX_ROWS = 50_000
MAX_CELL_CHARS = 500
MAX_LINES_PER_TICKET = 200

REQUIRED = frozenset(
    {
        "ticket_number",
        "order_ref",
        "sku",
        "name_zh",
        "name_en",
        "quantity",
        "ordered_quantity",
        "paid",
        "currency",
    }
)
TICKET_COLUMNS = frozenset(
    {
        "ticket_number",
        "order_ref",
        "shop",
        "market",
        "service",
        "reason_code",
        "reason_class",
        "tracking",
        "freight_paid",
        "currency",
        "delivered_at",
        "deadline_at",
        "deadline_source",
        "outbound_weight_g",
        "contact_name",
        "contact_phone",
        "contact_address",
        "customer_words",
    }
)
"""Said once per ticket: rows of one ticket must not contradict each other here."""
LINE_COLUMNS = frozenset(
    {
        "order_line",
        "sku",
        "gtin",
        "name_zh",
        "name_en",
        "goods_class",
        "quantity",
        "ordered_quantity",
        "paid",
        "serials",
        "exclusion_confirmed",
        "picture",
    }
)
DEMO_COLUMNS = frozenset({"deadline_in_h", "delivered_days_ago"})
"""Times relative to the import, so that a demonstration never goes stale; refused elsewhere."""
REQUIRED_OF_LINE = REQUIRED & LINE_COLUMNS
NEVER_EMPTY = ("ticket_number", "order_ref", "sku", "currency")

LIST_COLUMNS = frozenset({"tracking", "serials"})
"""Several values, separated by `;`."""
CODE_COLUMNS = frozenset(
    {"ticket_number", "order_ref", "order_line", "tracking", "serials", "gtin"}
)
AMOUNT_COLUMNS = frozenset({"paid", "freight_paid"})
COUNT_COLUMNS = frozenset({"quantity", "ordered_quantity", "outbound_weight_g"})
TIME_COLUMNS = frozenset({"delivered_at", "deadline_at"})


def known_columns(*, demo: bool) -> frozenset[str]:
    """Every column a file may have."""
    return TICKET_COLUMNS | LINE_COLUMNS | (DEMO_COLUMNS if demo else frozenset())

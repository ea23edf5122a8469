"""`… orders`: replacement and repair orders that a person has to make. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.cli.counts import counted
from app.cli.hub_access import hub_for
from app.cli.output import print_json, print_lines
from app.settings.config import read_config
from inspection.errors import OperatorError
from inspection.recordable import is_code
from sync.order_wire import OrderView


def show_orders(
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    ticket: str | None,
    every: bool,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Print what a person has to make or to look at; with `every` all orders."""
    config = read_config(flags, environ)
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        orders = client.orders(ticket, is_open=not every)
    if as_json:
        print_json({"orders": [one.model_dump(mode="json") for one in orders]})
    else:
        print_lines(_lines(orders, every=every))
    return 0


def mark_made(
    order_id: str,
    number: str,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Tell the hub that an order was made, under this number of the shop system.

    Raises OperatorError `order.number_bad`, and what the hub refuses.
    """
    if not is_code(number):
        raise OperatorError("order.number_bad")
    config = read_config(flags, environ)
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        made = client.order_made(order_id, number=number)
    if as_json:
        print_json(made.model_dump(mode="json"))
    else:
        print_lines([f"Recorded: {made.ticket_number}, {made.what} {made.external_ref}."])
    return 0


def _lines(orders: Sequence[OrderView], *, every: bool) -> Iterator[str]:
    yield f"{counted(len(orders), 'order')}{'' if every else ' to make'}."
    for one in orders:
        why = f", {one.reason}" if one.reason else ""
        number = f", number {one.external_ref}" if one.external_ref else ""
        yield f"{one.order_id}  {one.what} for {one.ticket_number}: {one.state}{number}{why}"
        yield f"  order {one.order_ref}, line {one.order_line}, item {one.lpn}"

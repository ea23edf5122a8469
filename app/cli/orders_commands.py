"""The commands about replacement and repair orders, and their options."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from app.cli.options import AsJson, Data, Hub, Token, given

orders = typer.Typer(
    help="Replacement and repair orders that a person makes in the shop system.",
    no_args_is_help=True,
)


@orders.command("list")
def list_orders(
    context: typer.Context,
    *,
    ticket: Annotated[str | None, typer.Option(help="Of this ticket alone.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Those that are made, too.")] = False,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """List the orders that a person has to make, or to look at."""
    from app.cli.orders import show_orders

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    done = show_orders(
        flags,
        os.environ,
        ticket=ticket,
        every=every,
        admin_token_stdin=admin_token_stdin,
        as_json=as_json,
    )
    raise typer.Exit(done)


@orders.command("done")
def done(
    context: typer.Context,
    order: Annotated[str, typer.Argument(help="The order's id, as `list` shows it.")],
    number: Annotated[str, typer.Argument(help="Its number in the shop system.")],
    *,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Record that an order was made; the same again changes nothing."""
    from app.cli.orders import mark_made

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = mark_made(
        order, number, flags, os.environ, admin_token_stdin=admin_token_stdin, as_json=as_json
    )
    raise typer.Exit(code)

"""The commands about people and their options."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from app.cli.options import AsJson, Data, Hub, Token, given
from inspection.values import Role

person = typer.Typer(help="Who may work at this station.", no_args_is_help=True)


@person.command("add")
def add(
    context: typer.Context,
    *,
    badge: Annotated[str, typer.Option(help="What the badge's barcode says.")],
    name: Annotated[str, typer.Option(help="As the station shows it.")],
    role: Annotated[Role, typer.Option(help="What they may do.")],
    name_en: Annotated[str | None, typer.Option(help="On English screens; default: NAME.")] = None,
    staff_no: Annotated[
        str | None, typer.Option(help="Default: the digits the badge ends with.")
    ] = None,
    pin_stdin: Annotated[
        bool, typer.Option("--pin-stdin", help="Read the PIN from standard input.")
    ] = False,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Register somebody with badge and PIN; the PIN is asked for, twice.

    A station's own hub is started for this: close the station first. At a site's hub it takes
    the administrator's token.
    """
    from app.cli.person import NewPerson, add_person
    from app.station.pins import staff_no_of

    new = NewPerson(
        name=name,
        name_en=name if name_en is None else name_en,
        staff_no=(staff_no_of(badge) or badge) if staff_no is None else staff_no,
        badge=badge,
        role=role,
    )
    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = add_person(
        new,
        flags,
        os.environ,
        admin_token_stdin=admin_token_stdin,
        pin_stdin=pin_stdin,
        as_json=as_json,
    )
    raise typer.Exit(code)


@person.command("pin")
def pin(
    context: typer.Context,
    *,
    badge: Annotated[str, typer.Option(help="What the badge's barcode says.")],
    pin_stdin: Annotated[
        bool, typer.Option("--pin-stdin", help="Read the PIN from standard input.")
    ] = False,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Give somebody a new PIN, asked for twice; five wrong ones are forgiven.

    Until their next sign-in with a network no station lets them in without one.
    """
    from app.cli.person import change_pin

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = change_pin(
        badge,
        flags,
        os.environ,
        admin_token_stdin=admin_token_stdin,
        pin_stdin=pin_stdin,
        as_json=as_json,
    )
    raise typer.Exit(code)


@person.command("remove")
def remove(
    context: typer.Context,
    *,
    badge: Annotated[str, typer.Option(help="What the badge's barcode says.")],
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Let somebody sign in no more, at any station, from its next sync on.

    What they did stays recorded under their name. Badge and staff number are free again.
    """
    from app.cli.person import remove_person

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = remove_person(
        badge, flags, os.environ, admin_token_stdin=admin_token_stdin, as_json=as_json
    )
    raise typer.Exit(code)


@person.command("list")
def list_all(
    context: typer.Context,
    *,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Everyone registered at the hub."""
    from app.cli.person import list_people

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = list_people(flags, os.environ, admin_token_stdin=admin_token_stdin, as_json=as_json)
    raise typer.Exit(code)

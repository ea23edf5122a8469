"""The commands and their options; what they do is in the modules they load when called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
import typer.main

from app.cli.bench_commands import bench
from app.cli.customer_commands import customer
from app.cli.options import AsJson, Data, Hub, Language, Token, given
from app.cli.orders_commands import orders
from app.cli.person_commands import person
from app.cli.picture_commands import pictures

PROGRAM = "returns-station"

cli = typer.Typer(
    name=PROGRAM,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    help="Returns Station: receive, inspect and refund returned parcels at the dock.",
)
cli.add_typer(bench, name="bench")
export = typer.Typer(help="Give away what this station holds.", no_args_is_help=True)
cli.add_typer(export, name="export")
cli.add_typer(person, name="person")
cli.add_typer(customer, name="customer")
cli.command()(pictures)
cli.add_typer(orders, name="orders")


def call(arguments: Sequence[str]) -> int:
    """Run one command line; usage errors are explained on standard error and end with code 2."""
    try:
        # not `cli(…)`: that would put an exception hook of its own in place of ours
        typer.main.get_command(cli)(args=list(arguments), prog_name=PROGRAM)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _say_version(is_wanted: bool) -> None:  # noqa: FBT001 - typer's way to hand an option over
    if is_wanted:
        from app.cli.output import print_lines
        from app.program.program_version import program_version

        print_lines([f"{PROGRAM} {program_version()}"])
        raise typer.Exit


@cli.callback()
def station(
    context: typer.Context,
    *,
    data: Data = None,
    hub: Hub = None,
    language: Language = None,
    theme: Annotated[str | None, typer.Option(help="light or dark.")] = None,
    scale: Annotated[int | None, typer.Option(help="100, 115, 125 or 150 percent.")] = None,
    camera: Annotated[
        str | None, typer.Option(metavar="NAME", help="Device, stream address or picture folder.")
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_say_version, help="Which program it is."
        ),
    ] = False,
) -> None:
    """Returns Station: receive, inspect and refund returned parcels. Opens the station."""
    flags = {
        "data_dir": data,
        "hub_url": hub,
        "language": language,
        "theme": theme,
        "scale_percent": scale,
        "camera": camera,
    }
    if context.invoked_subcommand is not None:
        # `--data DIR verify` means the same as `verify --data DIR`
        context.obj = flags
        return
    from app.cli.station import open_station

    raise typer.Exit(open_station(flags, os.environ))


@cli.command()
def demo(context: typer.Context, *, data: Data = None, language: Language = None) -> None:
    """Open the station with demonstration tickets and a simulated camera."""
    from app.cli.station import open_demo

    flags = {**context.obj, **given(data_dir=data, language=language)}
    raise typer.Exit(open_demo(flags, os.environ))


@cli.command()
def hub(
    context: typer.Context,
    *,
    listen: Annotated[str, typer.Option(metavar="HOST:PORT")] = "127.0.0.1:8470",
    data: Data = None,
    demo_mode: Annotated[bool, typer.Option("--demo", help="Demo people and tickets.")] = False,
    admin_token_stdin: Token = False,
    tls_cert: Annotated[Path | None, typer.Option(metavar="FILE", help="PEM chain.")] = None,
    tls_key: Annotated[Path | None, typer.Option(metavar="FILE", help="PEM key.")] = None,
) -> None:
    """Run the hub as a server: holds tickets, takes results in, triggers refunds."""
    from app.cli.hub import serve

    options = ["--listen", listen]
    options += ["--demo"] if demo_mode else []
    options += ["--admin-token-stdin"] if admin_token_stdin else []
    options += ["--tls-cert", str(tls_cert)] if tls_cert else []
    options += ["--tls-key", str(tls_key)] if tls_key else []
    flags = {**context.obj, **given(data_dir=data)}
    raise typer.Exit(serve(flags, os.environ, options=options))


@cli.command("import")
def import_tickets(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, XLSX or JSON.")],
    *,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Announce the tickets of a file; good rows stand, bad ones are listed with the reason.

    Ends with 0 when every row was good, 3 when some were left out, 1 when nothing was announced.
    """
    from app.cli.import_tickets import import_file

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = import_file(
        file, flags, os.environ, admin_token_stdin=admin_token_stdin, as_json=as_json
    )
    raise typer.Exit(code)


@export.command("journal")
def export_journal(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the folder of this save goes.")],
    with_labels: Annotated[
        bool,
        typer.Option("--with-labels", help="Also photos of labels: names, phones, addresses."),
    ] = False,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Save all records (NDJSON), receipts and photos to a folder that proves itself.

    Photos of labels are left out. Ends with 0 when all the rest is there, 3 when photos of this
    station are missing or altered.
    """
    from app.cli.export import save_station

    flags = {**context.obj, **given(data_dir=data)}
    code = save_station(out, flags, os.environ, with_labels=with_labels, as_json=as_json)
    raise typer.Exit(code)


@export.command("disinfection")
def export_disinfection(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the sheets go.")],
    day: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Which day; today without.")
    ] = None,
    station: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of this bench alone.")
    ] = None,
    data: Data = None,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Draw the disinfection record of a day as PDF, one sheet for each bench."""
    from app.cli.disinfection import save_records
    from app.cli.options import day_of

    flags = {**context.obj, **given(data_dir=data, language=language)}
    code = save_records(
        out, flags, os.environ, day=day_of(day) if day else None, station=station, as_json=as_json
    )
    raise typer.Exit(code)


@export.command("decisions")
def export_decisions(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the CSV file goes.")],
    terms: Annotated[
        list[str] | None,
        typer.Option(help="Only this system's words: qimen, shopify, loop_grade, amazon ..."),
    ] = None,
    client: Annotated[str, typer.Option(help="Whose words; the general ones without.")] = "*",
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Write every decision with the words other systems have for grade and disposition."""
    from app.cli.decisions import save_decisions

    flags = {**context.obj, **given(data_dir=data)}
    code = save_decisions(
        out, flags, os.environ, systems=terms or (), client=client, as_json=as_json
    )
    raise typer.Exit(code)


@cli.command()
def verify(
    context: typer.Context,
    saved: Annotated[
        Path | None, typer.Argument(metavar="SAVED", help="Check this saved folder instead.")
    ] = None,
    *,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Check the journal's chains, the photos' hashes and the tables against a rebuild."""
    from app.cli.verify import verify_saved, verify_station

    if saved is not None:
        raise typer.Exit(verify_saved(saved, as_json=as_json))
    flags = {**context.obj, **given(data_dir=data)}
    raise typer.Exit(verify_station(flags, os.environ, as_json=as_json))


@cli.command()
def reconcile(
    context: typer.Context,
    *,
    ticket: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="The order of this ticket alone.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Announced on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Announced on this day or before.")
    ] = None,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Compare the hub's refunds with the shop system's records, and name each difference.

    Ends with 0 when there is none, with 1 when there are some, with 2 when none was found but not
    everything could be compared.
    """
    from app.cli.options import day_of
    from app.cli.reconcile import Wanted
    from app.cli.reconcile import reconcile as compare

    wanted = Wanted(
        ticket=ticket,
        since=day_of(since) if since else None,
        until=day_of(until) if until else None,
    )
    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = compare(
        wanted,
        flags,
        os.environ,
        language=language,
        admin_token_stdin=admin_token_stdin,
        as_json=as_json,
    )
    raise typer.Exit(code)


@cli.command()
def doctor(
    context: typer.Context, *, data: Data = None, language: Language = None, as_json: AsJson = False
) -> None:
    """Check what works here: scanner, camera, printer, hub, clock, disk and the rest.

    Ends with 0 when nothing is broken, else with 1.
    """
    from app.cli.doctor import run_doctor

    flags = {**context.obj, **given(data_dir=data)}
    raise typer.Exit(run_doctor(flags, os.environ, as_json=as_json, language=language))


@cli.command()
def read(
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE…", help="Label pictures.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Read label images: every code, its parsed fields, and the tracking number chosen."""
    from app.cli.readings import show_readings

    raise typer.Exit(show_readings(images, as_json=as_json))


@cli.command()
def sheets(
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the two PDF files go.")],
    as_json: AsJson = False,
) -> None:
    """Draw the scan-to-command sheet and the test sheet as A4 PDF, ready to print."""
    from app.cli.sheets import save_sheets

    raise typer.Exit(save_sheets(out, as_json=as_json))


@cli.command()
def walkthrough(
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where pictures go.")],
    as_json: AsJson = False,
) -> None:
    """Drive the real windows offscreen through a shift, one picture per step."""
    from app.cli.walkthrough import walk

    raise typer.Exit(walk(out, flags={}, environ=os.environ, as_json=as_json))

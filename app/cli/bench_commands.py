"""The benchmarks as commands, and their options; each loads what it measures when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson

bench = typer.Typer(
    help="Benchmarks, each beside its reference in the same run.", no_args_is_help=True
)


@bench.command("scan")
def bench_scan(
    *,
    manifest: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder with pictures and manifest.csv.")
    ],
    half: Annotated[
        str, typer.Option(help="all, kept or other: one half by value, the other left unseen.")
    ] = "all",
    as_json: AsJson = False,
) -> None:
    """What is read of a folder of label pictures, beside each single engine."""
    from app.cli.bench.labels import show_reading

    raise typer.Exit(show_reading(manifest, half=half, as_json=as_json))


@bench.command("ocr")
def bench_ocr(
    *,
    manifest: Annotated[Path, typer.Option(metavar="DIR", help="Folder with pictures, ocr.csv.")],
    as_json: AsJson = False,
) -> None:
    """What text recognition reads of a folder of label pictures, field by field."""
    from app.cli.bench.ocr import show_ocr

    raise typer.Exit(show_ocr(manifest, as_json=as_json))


@bench.command("gaps")
def bench_gaps(
    *,
    rounds: Annotated[int, typer.Option(min=1, help="Of each arm, without and with.")] = 5,
    seconds: Annotated[float, typer.Option(min=0.5, help="Of each round.")] = 6.0,
    as_json: AsJson = False,
) -> None:
    """How long a window waits while print is read, on a thread and in a process."""
    from app.cli.bench.gaps import lines, measure_gaps
    from app.cli.output import print_json, print_lines

    document = measure_gaps(rounds=rounds, seconds=seconds)
    if as_json:
        print_json(document)
    else:
        print_lines(lines(document))


@bench.command("rescue")
def bench_rescue(
    *,
    tickets: Annotated[int, typer.Option(min=100)] = 100_000,
    rounds: Annotated[int, typer.Option(min=3, help="Torn labels.")] = 100,
    as_json: AsJson = False,
) -> None:
    """What is left of a torn label to the tickets it may mean, beside one search for a piece."""
    from app.cli.bench.report import print_report
    from app.cli.bench.rescue import measure_rescue

    print_report(measure_rescue(tickets=tickets, rounds=rounds), as_json=as_json)


@bench.command("start")
def bench_start(
    *,
    rounds: Annotated[int, typer.Option(min=3, help="Starts of each arm.")] = 25,
    as_json: AsJson = False,
) -> None:
    """Process start to first paint, and to ready to scan, beside bare windows."""
    from app.cli.bench.report import print_report
    from app.cli.bench.start import measure_start

    print_report(measure_start(rounds=rounds), as_json=as_json)


@bench.command("lookup")
def bench_lookup(
    *,
    tickets: Annotated[int, typer.Option(min=100)] = 100_000,
    rounds: Annotated[int, typer.Option(min=3, help="Scans; look-ups are ten times more.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Scan to painted ticket, code to tickets, and an operator's action beside a pull."""
    from app.cli.bench.lookup import measure_lookups
    from app.cli.bench.report import print_report

    print_report(measure_lookups(tickets=tickets, rounds=rounds), as_json=as_json)


@bench.command("queue")
def bench_queue(
    *,
    received: Annotated[int, typer.Option(min=100, help="Parcels ever received.")] = 100_000,
    still_open: Annotated[
        int, typer.Option("--open", min=10, help="Of these, so many need work.")
    ] = 1_000,
    rounds: Annotated[int, typer.Option(min=3, help="Looks at each list.")] = 30,
    as_json: AsJson = False,
) -> None:
    """The bench's queue, the receive board and the unclaimed list, beside a tenth of the past."""
    from app.cli.bench.queue import measure_queue
    from app.cli.bench.report import print_report

    report = measure_queue(received=received, open_parcels=still_open, rounds=rounds)
    print_report(report, as_json=as_json)


@bench.command("capture")
def bench_capture(
    *,
    rounds: Annotated[int, typer.Option(min=3, max=100, help="Photos of each arm.")] = 40,
    as_json: AsJson = False,
) -> None:
    """A photo shown as taken and durable, beside bare encoding, hashing and writing."""
    from app.cli.bench.capture import measure_capture
    from app.cli.bench.report import print_report

    print_report(measure_capture(rounds=rounds), as_json=as_json)

"""`… export decisions`: what was decided, in the words of other systems too, as CSV. No Qt."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from app.cli.counts import counted
from app.cli.output import print_json, print_lines
from app.settings.config import read_config
from inspection.errors import OperatorError, WorldError
from inspection.policies import load_term_books
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.queries.decided import DecidedUnit, decided_units
from inspection.store.store import Store
from inspection.terms import Placed, TermBook, book_for
from inspection.values import rfc3339

COLUMNS = (
    "decided_at",
    "ticket_number",
    "order_ref",
    "order_line",
    "sku",
    "lpn",
    "grade",
    "packaging",
    "item",
    "disposition",
    "choice",
    "choice_minor",
    "currency",
    "container",
    "outbound",
    "service",
)
"""As the fields of `DecidedUnit`; behind them one column for each system asked for."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def save_decisions(
    out: Path,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    systems: Sequence[str],
    client: str,
    as_json: bool,
) -> int:
    """Write every current decision of a data folder to the CSV file `out`, oldest first.

    `systems` are those of the client's term book, all of them where none is named. A system that
    has no word for a unit gets none: a person writes it there. Raises OperatorError
    `store.missing`, `terms.unknown`, and WorldError `save.failed`.
    """
    config = read_config(flags, environ)
    if not config.database.is_file():
        raise OperatorError("store.missing", folder=str(config.data_dir))
    with as_file(files("resources").joinpath("")) as resources:
        book = book_for(client, load_term_books(resources))
    wanted = _systems(book, systems)
    clock = SystemClock()
    store = Store.open(config.database, clock=clock, ids=Uuid7Ids(clock), create=False)
    try:
        with store.reading() as conn:
            count = _write(
                out, wanted, (_row(one, book) for one in decided_units(conn, _BEGINNING))
            )
    except OSError as error:
        raise WorldError("save.failed", why=error.strerror or type(error).__name__) from error
    finally:
        store.close()
    if as_json:
        print_json({"file": str(out.resolve()), "decisions": count, "systems": list(wanted)})
    else:
        print_lines([f"{counted(count, 'decision')} written to {out.resolve()}"])
    return 0


def _systems(book: TermBook, asked: Sequence[str]) -> tuple[str, ...]:
    known = tuple(one.system for one in book.systems)
    for one in asked:
        if one not in known:
            raise OperatorError("terms.unknown", system=one, known=", ".join(known))
    return tuple(asked) or known


def _row(one: DecidedUnit, book: TermBook) -> dict[str, str]:
    row = {name: str(getattr(one, name) or "") for name in COLUMNS}
    row |= {"decided_at": rfc3339(one.decided_at), "choice_minor": str(one.choice_minor)}
    return row | _terms(one, book)


def _terms(one: DecidedUnit, book: TermBook) -> dict[str, str]:
    if one.packaging is None or one.item is None:
        return {}
    return book.terms(
        Placed(
            grade=one.grade,
            packaging=one.packaging,
            item=one.item,
            disposition=one.disposition,
        )
    )


def _write(out: Path, systems: Sequence[str], rows: Iterable[dict[str, str]]) -> int:
    count = 0
    # with its mark, so that spreadsheets take the file for UTF-8
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*COLUMNS, *systems])
        for row in rows:
            writer.writerow(list(_cells(row, [*COLUMNS, *systems])))
            count += 1
    return count


def _cells(row: Mapping[str, str], columns: Iterable[str]) -> Iterator[str]:
    """Texts that a spreadsheet would run as a formula stay texts."""
    for name in columns:
        text = row.get(name, "")
        yield f"'{text}" if text.startswith(_FORMULA) else text

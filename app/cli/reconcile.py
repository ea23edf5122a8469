"""`… reconcile`: the hub's refunds beside the shop system's bookings. It changes nothing. No Qt."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.cli.hub_access import administered_hub, read_token
from app.cli.output import plain, print_json, print_lines
from app.cli.reconcile_words import HEADINGS, NOT_COMPARED, difference_row, of, reason_of, summary
from app.cli.sentences import sentence_of
from app.settings.config import read_config
from inspection.errors import StationError
from inspection.values import rfc3339
from sync.client import HubClient
from sync.reconcile_wire import Difference, NotCompared, ReconciliationAnswer

EXIT_DIFFERENCES = 1
EXIT_NOT_COMPARED = 2
"""Nothing differs as far as it was compared; something, or all, could not be."""
GAP = "  "


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One ticket, or those announced on these days of this machine, both included; else all."""

    ticket: str | None = None
    since: date | None = None
    until: date | None = None

    def query(self) -> dict[str, str]:
        """As the hub takes it."""
        said = {"ticket": self.ticket}
        said["since"] = None if self.since is None else _midnight(self.since)
        said["until"] = None if self.until is None else _midnight(self.until + timedelta(days=1))
        return {name: value for name, value in said.items() if value is not None}


def reconcile(
    wanted: Wanted,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    language: str | None,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Print every difference; 0 when there is none, else 1, and 2 when not all was compared.

    What differs is told although other lines could not be compared, and ends with 1.
    """
    try:
        config = read_config(flags, environ)
        token = read_token() if admin_token_stdin else None
        with administered_hub(config, token) as client:
            found = _all_pages(client, wanted.query())
    except StationError as error:
        sys.stderr.write(f"{sentence_of(error)}\n")
        return EXIT_NOT_COMPARED
    # a terminal gets English unless it asks: not every console has Chinese glyphs
    spoken = "zh" if language == "zh" else "en"
    if as_json:
        print_json(_document(found))
    else:
        print_lines(_lines(found, spoken))
    if found.differences:
        return EXIT_DIFFERENCES
    return EXIT_NOT_COMPARED if found.not_compared else 0


def _all_pages(client: HubClient, query: Mapping[str, str]) -> ReconciliationAnswer:
    page = client.reconciliation(query)
    differences: list[Difference] = list(page.differences)
    not_compared: list[NotCompared] = list(page.not_compared)
    counts = {name: getattr(page, name) for name in ("orders", "lines", "refunds", "in_flight")}
    while page.next is not None:
        page = client.reconciliation({**query, "after": page.next})
        differences += page.differences
        not_compared += page.not_compared
        counts = {name: number + getattr(page, name) for name, number in counts.items()}
    return page.model_copy(
        update={**counts, "differences": differences, "not_compared": not_compared}
    )


def _document(found: ReconciliationAnswer) -> dict[str, Any]:
    """The hub's answer, each part with its words in both languages."""
    document = found.model_dump(mode="json", exclude={"next"})
    for row, one in zip(document["differences"], found.differences, strict=True):
        row |= {language: difference_row(one, language)[-1] for language in ("zh", "en")}
    for row, missed in zip(document["not_compared"], found.not_compared, strict=True):
        row |= {language: reason_of(missed, language) for language in ("zh", "en")}
    return document


def _lines(found: ReconciliationAnswer, language: str) -> Iterator[str]:
    if found.differences:
        yield from _table(
            [
                [of(heading, language) for heading in HEADINGS],
                *(difference_row(one, language) for one in found.differences),
            ]
        )
    if found.not_compared:
        yield of(NOT_COMPARED, language)
        yield from _table(
            [(one.ticket, one.order_line, reason_of(one, language)) for one in found.not_compared]
        )
    yield summary(found, language)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns under one another; a Chinese character takes two places of a terminal."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        yield GAP.join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _midnight(day: date) -> str:
    return rfc3339(datetime.combine(day, time()).astimezone(UTC))

"""Options that several commands have, said once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Data folder (default: the platform's)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Language = Annotated[str | None, typer.Option(help="zh or en.")]
Token = Annotated[
    bool, typer.Option("--admin-token-stdin", help="Read the token from standard input.")
]
Hub = Annotated[str | None, typer.Option("--hub", metavar="URL", help="The site's hub.")]


def day_of(text: str) -> date:
    """The day of an ISO date; raises BadParameter for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text} is no day; write it as 2026-11-23"
        raise typer.BadParameter(message) from error


def given(**flags: object) -> dict[str, object]:
    """The flags that were said."""
    return {name: value for name, value in flags.items() if value is not None}

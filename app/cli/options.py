"""Options that several commands have, said once."""

from __future__ import annotations

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


def given(**flags: object) -> dict[str, object]:
    """The flags that were said."""
    return {name: value for name, value in flags.items() if value is not None}

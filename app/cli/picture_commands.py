"""The command that gives pictures to compare with, and its options."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson, Data, Hub, Token, given


def pictures(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Of pictures, by ticket or SKU.")
    ],
    *,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Give pictures to compare returned items with: the customer's, as shipped, of the catalogue.

    Names say what each shows: TICKET/customer-1.jpg, TICKET/SKU/outbound-1.jpg,
    SKU/catalogue-1.jpg. Ends with 0 when all were taken, 3 when some were left out.
    """
    from app.cli.pictures import give_pictures

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = give_pictures(
        folder, flags, os.environ, admin_token_stdin=admin_token_stdin, as_json=as_json
    )
    raise typer.Exit(code)

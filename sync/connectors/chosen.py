"""Which system of record a hub is connected to: `connector.toml` in the hub's folder.

Without the file it is the built-in ledger. docs/connectors.md describes the file.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inspection.errors import OperatorError
from inspection.ports import Clock
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import Connector

FILE_NAME = "connector.toml"
LEDGER_NAME = "ledger.sqlite"
MAX_FILE_BYTES = 64 * 1024


class _Choice(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class BuiltinChoice(_Choice):
    """The ledger beside the hub's database."""

    kind: Literal["builtin"] = "builtin"


Choice = BuiltinChoice


class _File(_Choice):
    connector: Annotated[Choice, Field(default_factory=BuiltinChoice)]


def read_choice(folder: Path) -> Choice:
    """What the folder's `connector.toml` says.

    Raises OperatorError `connector.file_bad` with the place of the first fault.
    """
    path = folder / FILE_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return BuiltinChoice()
    if len(data) > MAX_FILE_BYTES:
        raise OperatorError("connector.file_bad", where="size")
    try:
        return _File.model_validate(tomllib.loads(data.decode("utf-8"))).connector
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        raise OperatorError("connector.file_bad", where=where) from None
    except ValueError as problem:  # no UTF-8, no TOML; its text may hold a secret
        raise OperatorError("connector.file_bad", where=type(problem).__name__) from None


def open_connector(choice: Choice, folder: Path, *, clock: Clock) -> Connector:
    """A connector of its own for the thread that calls. Raises OperatorError `connector.*`."""
    match choice:
        case BuiltinChoice():
            return BuiltinConnector(folder / LEDGER_NAME, clock=clock)

"""Which system of record a hub is connected to: `connector.toml` in the hub's folder.

Without the file it is the built-in ledger. docs/connectors.md describes the file.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inspection.errors import OperatorError
from inspection.ports import Clock
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.http import HttpSettings
from sync.connectors.medusa import MedusaConnector, MedusaSettings, basic
from sync.connectors.port import Connector
from sync.connectors.request_tracker import (
    SETTLE_S,
    RequestTrackerConnector,
    RequestTrackerSettings,
)

FILE_NAME = "connector.toml"
LEDGER_NAME = "ledger.sqlite"
MAX_FILE_BYTES = 64 * 1024
MAX_TOKEN_BYTES = 4096


class _Choice(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class BuiltinChoice(_Choice):
    """The ledger beside the hub's database."""

    kind: Literal["builtin"] = "builtin"


class RequestTrackerChoice(_Choice):
    """Request Tracker 5. `token_file` is beside `connector.toml`, readable by its owner alone.

    `ca_file` holds certificates to trust. `settle_s` is the longest a request may live there.
    """

    kind: Literal["request_tracker"]
    url: str
    token_file: str
    account: str = "returns-station"
    timeout_s: Annotated[float, Field(gt=0, le=300)] = 20.0
    settle_s: Annotated[float, Field(ge=0, le=86_400)] = SETTLE_S
    ca_file: str | None = None
    returns_queue: str = "Returns"
    refunds_queue: str = "Refunds"


class MedusaChoice(_Choice):
    """Medusa 2. `token_file` holds one of its secret admin keys, beside `connector.toml`.

    `with_plugin`: our two routes are installed there. `settle_s` is the longest a request may live
    there; without it the connector's own.
    """

    kind: Literal["medusa"]
    url: str
    token_file: str
    with_plugin: bool
    timeout_s: Annotated[float, Field(gt=0, le=300)] = 20.0
    settle_s: Annotated[float, Field(ge=0, le=86_400)] | None = None
    ca_file: str | None = None


Choice = Annotated[BuiltinChoice | MedusaChoice | RequestTrackerChoice, Field(discriminator="kind")]


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
        case MedusaChoice():
            http = HttpSettings(
                url=choice.url,
                headers=basic(read_token(folder / choice.token_file)),
                timeout_s=choice.timeout_s,
                ca_file=folder / choice.ca_file if choice.ca_file else None,
            )
            return MedusaConnector(
                MedusaSettings(http=http, with_plugin=choice.with_plugin, settle_s=choice.settle_s)
            )
        case RequestTrackerChoice():
            settings = RequestTrackerSettings(
                url=choice.url,
                token=read_token(folder / choice.token_file),
                account=choice.account,
                timeout_s=choice.timeout_s,
                settle_s=choice.settle_s,
                ca_file=folder / choice.ca_file if choice.ca_file else None,
                returns_queue=choice.returns_queue,
                refunds_queue=choice.refunds_queue,
            )
            return RequestTrackerConnector(settings)


def read_token(path: Path) -> str:
    """One line of printable ASCII. Raises OperatorError `connector.file_bad` for `token_file`.

    A file that others than its owner may read is refused: they could pay refunds with it.
    """
    try:
        is_open_to_others = path.stat().st_mode & 0o077 and os.name == "posix"
        text = path.read_bytes()[: MAX_TOKEN_BYTES + 1].decode("ascii").strip()
    except (OSError, ValueError):
        raise OperatorError("connector.file_bad", where="token_file") from None
    if is_open_to_others or not text or len(text) > MAX_TOKEN_BYTES or not text.isprintable():
        raise OperatorError("connector.file_bad", where="token_file")
    return text

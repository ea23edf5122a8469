"""Where news goes: `[[webhooks]]` in `hub.toml` in the hub's folder. docs/webhooks.md describes it.

The secret is in a file of its own that nobody but the hub's user may read.
"""

from __future__ import annotations

import base64
import binascii
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inspection.errors import OperatorError
from sync.addresses import checked_url

FILE_NAME = "hub.toml"
MAX_FILE_BYTES = 64 * 1024
MAX_SECRET_BYTES = 1024
PREFIX = "whsec_"
KEY_BYTES = range(24, 65)
"""As Standard Webhooks has it."""
MAX_ENDPOINTS = 10

EventName = Literal["return.received", "return.waiting", "return.decided", "return.refunded"]


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One endpoint; `key` signs what goes there and is shown nowhere."""

    name: str
    url: str
    events: frozenset[str]
    key: bytes = field(repr=False)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Webhook(_Strict):
    name: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    url: Annotated[str, Field(max_length=2000)]
    secret_file: Annotated[str, Field(min_length=1, max_length=400)]
    events: Annotated[list[EventName], Field(min_length=1)]


class _File(_Strict):
    webhooks: Annotated[list[_Webhook], Field(max_length=MAX_ENDPOINTS)] = []


def read_endpoints(folder: Path) -> tuple[Endpoint, ...]:
    """The endpoints of `hub.toml`; none without the file.

    Raises OperatorError `webhook.file_bad` with the place of the first fault,
    `webhook.secret_bad` {name}, `webhook.secret_open` {name} for a file that others may read,
    `webhook.bad_url` or `webhook.insecure_url`.
    """
    try:
        data = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return ()
    if len(data) > MAX_FILE_BYTES:
        raise OperatorError("webhook.file_bad", where="size")
    try:
        found = _File.model_validate(tomllib.loads(data.decode("utf-8"))).webhooks
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        raise OperatorError("webhook.file_bad", where=where) from None
    except ValueError as problem:  # no UTF-8, no TOML
        raise OperatorError("webhook.file_bad", where=type(problem).__name__) from None
    if len({one.name for one in found}) < len(found):
        raise OperatorError("webhook.file_bad", where="name")
    return tuple(
        Endpoint(
            name=one.name,
            url=checked_url(one.url, of="webhook"),
            events=frozenset(one.events),
            key=_key(folder / one.secret_file, one.name),
        )
        for one in found
    )


def _key(path: Path, name: str) -> bytes:
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise OperatorError("webhook.secret_open", name=name)
        with path.open("rb") as file:
            text = file.read(MAX_SECRET_BYTES).decode("ascii").strip()
        key = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    except (OSError, UnicodeDecodeError, binascii.Error):
        raise OperatorError("webhook.secret_bad", name=name) from None
    if not text.startswith(PREFIX) or len(key) not in KEY_BYTES:
        raise OperatorError("webhook.secret_bad", name=name)
    return key

"""`… pictures FOLDER`: gives the hub pictures to compare returned items with. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from app.cli.counts import counted
from app.cli.hub_access import hub_for
from app.cli.output import print_json, print_lines
from app.cli.sentences import sentence_of
from app.settings.config import read_config
from inspection.errors import OperatorError
from sync.client import HubClient
from sync.errors import HubRefusedError
from sync.picture_folder import FoundPicture, StrangeFile, pictures_in
from sync.picture_wire import MAX_PICTURE_BYTES

EXIT_SOME_BAD = 3
"""The good ones were taken, but some were left out; as `import` says it."""
_ABOUT_ONE = frozenset(
    {
        *("picture.empty", "picture.unreadable", "picture.too_large", "picture.too_many"),
        *("picture.place", "ticket.unknown", "ticket.closed", "line.unknown", "body.bad"),
    }
)
"""Refusals of one picture; any other is about all of them."""


@dataclass(frozen=True, kw_only=True)
class LeftPicture:
    """A file that was not taken, and why."""

    file: str
    reason_code: str
    reason: str


@dataclass(kw_only=True)
class Given:
    """What came of a folder."""

    taken: int = 0
    already: int = 0
    left_out: list[LeftPicture] = field(default_factory=list)


def give_pictures(
    folder: Path,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Give every picture of the folder and say what came of it; 3 when some were left out.

    Raises OperatorError `folder.missing`, and what is about all of them.
    """
    if not folder.is_dir():
        raise OperatorError("folder.missing", folder=str(folder))
    config = read_config(flags, environ)
    given = Given()
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        for one in pictures_in(folder):
            _give(one, client, given)
    if as_json:
        print_json(asdict(given))
    else:
        print_lines(_lines(given))
    return EXIT_SOME_BAD if given.left_out else 0


def _give(one: FoundPicture | StrangeFile, client: HubClient, given: Given) -> None:
    try:
        if isinstance(one, StrangeFile):
            raise OperatorError("picture.name")
        taken = client.put_picture(one.query, _bytes_of(one.path))
    except OperatorError as error:
        given.left_out.append(_left(one.name, error))
    except HubRefusedError as refused:
        if refused.code not in _ABOUT_ONE:
            raise
        given.left_out.append(_left(one.name, refused))
    else:
        given.taken += taken.is_new
        given.already += not taken.is_new


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PICTURE_BYTES + 1)
    except OSError as error:
        raise OperatorError(
            "file.unreadable", file=path.name, why=error.strerror or "unknown"
        ) from error
    if not data:
        raise OperatorError("picture.empty")
    if len(data) > MAX_PICTURE_BYTES:
        raise OperatorError("picture.too_many_bytes", limit_mb=MAX_PICTURE_BYTES // 1024**2)
    return data


def _left(name: str, error: OperatorError | HubRefusedError) -> LeftPicture:
    return LeftPicture(file=name, reason_code=error.code, reason=sentence_of(error))


def _lines(given: Given) -> Iterator[str]:
    yield f"{counted(given.taken, 'picture')} taken, {given.already} known already."
    if given.left_out:
        yield f"Left out: {counted(len(given.left_out), 'file')}:"
    for left in given.left_out:
        yield f"  {left.file}: {left.reason}"

"""`python -m sync.hub`: the hub's composition root and command line."""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from argon2 import PasswordHasher

from inspection.errors import OperatorError, StationError, account
from inspection.log_file import BoundedLog, PlacesOnly
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from sync.connectors.port import Connector
from sync.hub.checkpoints import Checkpoint, pass_by
from sync.hub.config import HubConfig, kept_database_url
from sync.hub.demo import seed_demo
from sync.hub.hub import build_hub
from sync.hub.log_lines import JsonLines
from sync.hub.runner import Serving, read_token_line, serve
from sync.hub.surroundings import Surroundings
from sync.signing import write_secret

DEFAULT_LISTEN = "127.0.0.1:0"
ADMIN_TOKEN_BYTES = 32
MIN_TOKEN_CHARS = 20
WAY_GIVEN = 10
"""Added to the niceness of a station's own hub."""
OUR_LOG = "sync.hub"
_log = logging.getLogger(__name__)


def main(
    argv: Sequence[str] | None = None,
    *,
    checkpoint: Checkpoint = pass_by,
    connector: Connector | None = None,
    sentence: Callable[[StationError | OSError], str] = str,
) -> int:
    """Run a hub until it is asked to stop; 0 when it was, 1 with one sentence when it could not.

    Without `connector`, the refund desk's, the folder says which system of record there is.
    `sentence` words the error; a hub that a station started leaves codes for its log.
    """
    options = _parser().parse_args(argv)
    try:
        _open_log(options.log, is_service=not options.parent_pipe)
        _run(options, checkpoint, connector)
    except (StationError, OSError) as problem:
        sys.stderr.write(f"hub: {sentence(problem)}\n")
        return 1
    return 0


def _open_log(file: Path | None, *, is_service: bool) -> None:
    """To `file`, bounded; to standard error for a hub that somebody else watches over.

    A service writes JSON lines, one for each request too; a station's own hub its troubles alone.
    """
    handler = logging.StreamHandler() if file is None else BoundedLog(file)
    handler.setFormatter(JsonLines() if is_service else PlacesOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    if is_service:
        logging.getLogger(OUR_LOG).setLevel(logging.INFO)


def _log_what_nobody_caught() -> None:
    """By default the interpreter prints an exception's text, which may hold anything."""
    sys.excepthook = lambda _kind, error, _trace: _log.critical("%s", account(error))
    threading.excepthook = lambda given: _log.critical(
        "thread: %s", given.exc_type if given.exc_value is None else account(given.exc_value)
    )


def _give_way() -> None:
    """A station's own hub shares its machine with the screens, which go first."""
    if os.name == "posix":
        os.nice(WAY_GIVEN)


def _run(options: argparse.Namespace, checkpoint: Checkpoint, connector: Connector | None) -> None:
    config = HubConfig(
        data=options.data,
        database_url=options.database or kept_database_url(options.data),
        demo=options.demo,
        is_embedded=options.parent_pipe,
    )
    config.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # customers' names are in it
    token = read_token_line() if options.admin_token_stdin else _kept_token(config.admin_token)
    if len(token) < MIN_TOKEN_CHARS:
        raise OperatorError("hub.weak_admin_token", least=MIN_TOKEN_CHARS)
    clock = SystemClock()
    around = Surroundings(
        clock=clock,
        ids=Uuid7Ids(clock),
        random_bytes=secrets.token_bytes,
        hasher=PasswordHasher(),
        checkpoint=checkpoint,
        connector=connector,
    )
    host, _, port = options.listen.rpartition(":")
    serving = Serving(
        host=host.strip("[]"),
        port=int(port),
        tls_cert=options.tls_cert,
        tls_key=options.tls_key,
        has_parent_pipe=options.parent_pipe,
    )
    hub = build_hub(config, around, admin_token=token)
    try:
        if config.demo:
            seed_demo(hub)
        serve(hub, serving)
    finally:
        hub.close()


def _kept_token(path: Path) -> str:
    """The administrator's token of this folder, made on first use and never printed."""
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        token = secrets.token_urlsafe(ADMIN_TOKEN_BYTES)
        write_secret(path, token)
        return token


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync.hub", description="Returns Station hub")
    parser.add_argument("--data", type=Path, required=True, help="folder of the hub's files")
    parser.add_argument(
        "--database",
        metavar="URL",
        type=_without_password,
        help="PostgreSQL 15 or newer, postgresql+psycopg://USER@HOST/NAME, in place of a file in "
        "DATA; the password stands in ~/.pgpass or in PGPASSWORD, or the whole address in "
        "DATA/database.url",
    )
    parser.add_argument(
        "--listen", default=DEFAULT_LISTEN, type=_address, help="HOST:PORT, port 0 for any"
    )
    parser.add_argument("--demo", action="store_true", help="demonstration people and tickets")
    parser.add_argument(
        "--admin-token-stdin",
        action="store_true",
        help="read the administrator's token from the first line of standard input; "
        "without it the token is kept in DATA/admin.token",
    )
    parser.add_argument(
        "--parent-pipe", action="store_true", help="end when standard input is closed"
    )
    parser.add_argument("--log", type=Path, help="file for the log, in place of standard error")
    parser.add_argument("--tls-cert", type=Path, help="PEM certificate chain")
    parser.add_argument("--tls-key", type=Path, help="PEM private key")
    return parser


def _without_password(url: str) -> str:
    # everyone on the machine can read a command line
    parts = urlsplit(url)
    if parts.password is not None or "password" in parse_qs(parts.query):
        message = "no password here: see PGPASSWORD, ~/.pgpass or DATA/database.url"
        raise argparse.ArgumentTypeError(message)
    return url


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        message = "expected HOST:PORT"
        raise argparse.ArgumentTypeError(message)
    return text


if __name__ == "__main__":
    _log_what_nobody_caught()
    sys.exit(main())

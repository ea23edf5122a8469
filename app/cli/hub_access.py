"""Which hub a command talks to, and with which token: named, running already, or started now."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.settings.config import Config
from inspection.errors import OperatorError
from sync.client import HubClient
from sync.embedded import READY_FILE, start_hub
from sync.enrolment import MEMBERSHIP_FILE
from sync.errors import SyncError

DATABASE = "hub.sqlite"
MAX_TOKEN = 400
PROBE_LIMIT_S = 2.0


@contextmanager
def hub_for(config: Config, *, admin_token_stdin: bool) -> Iterator[HubClient]:
    """A client of the configured hub, else of the station's own, which is started if need be.

    Raises OperatorError `hub.no_token` where nothing here may speak to a hub that already runs.
    """
    given = read_token() if admin_token_stdin else None
    url = config.hub_url or _running_url(config)
    if url is None:
        with _own_hub(config) as client:
            yield client
        return
    token = given or _station_token(config)
    if token is None:
        raise OperatorError("hub.no_token", url=url)
    with _client(url, token) as client:
        yield client


@contextmanager
def administered_hub(config: Config, token: str | None) -> Iterator[HubClient]:
    """The same for what only an administrator may do.

    Whoever may write the data folder of a station's own hub administers it: it is started for this
    command alone. While the station is open, its hub's token is in that process and nowhere else.

    Raises OperatorError `hub.no_token`, `hub.station_open`, or `hub.none` where no hub ever ran.
    """
    url = config.hub_url or _running_url(config)
    if url is None:
        if not (config.hub_data / DATABASE).is_file():
            raise OperatorError("hub.none", folder=str(config.hub_data))
        with _own_hub(config) as client:
            yield client
        return
    if token is None:
        code = "hub.no_token" if config.hub_url else "hub.station_open"
        raise OperatorError(code, url=url)
    with _client(url, token) as client:
        yield client


def read_token() -> str:
    """The administrator's token, the next line of standard input."""
    token = sys.stdin.readline(MAX_TOKEN).strip()
    if not token:
        raise OperatorError("hub.empty_token")
    return token


@contextmanager
def _own_hub(config: Config) -> Iterator[HubClient]:
    # not found running: nobody else holds this data folder
    own = start_hub(config.hub_data, demo=config.demo)
    try:
        with _client(own.url, own.admin_token) as client:
            yield client
    finally:
        own.stop()


@contextmanager
def _client(url: str, token: str) -> Iterator[HubClient]:
    client = HubClient(url, token)
    try:
        yield client
    finally:
        client.close()


def _station_token(config: Config) -> str | None:
    """The token this station got when a hub admitted it; it may import tickets too."""
    return _entry(config.secrets / MEMBERSHIP_FILE, "token")


def _running_url(config: Config) -> str | None:
    """Address of the hub that a running station has started on this data folder."""
    url = _entry(config.hub_data / READY_FILE, "url")
    if url is None:
        return None
    # no token goes to an address before the hub we know has answered there
    probe = HubClient(url, timeout_s=PROBE_LIMIT_S)
    try:
        answered = probe.health().hub_origin
    except SyncError:
        return None
    finally:
        probe.close()
    known = _entry(config.secrets / MEMBERSHIP_FILE, "hub_origin")
    return url if known in {None, answered} else None


def _entry(path: Path, name: str) -> str | None:
    try:
        value = json.loads(path.read_text("ascii"))[name]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return value if isinstance(value, str) else None

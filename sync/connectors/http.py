"""One HTTP request to a system of record: its answer, or that nobody knows what came of it.

Nothing is ever sent twice here, nor redirected: the desks decide when something is sent again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import urllib3

from sync.addresses import checked_url
from sync.connectors.port import ConnectorLostError
from sync.patience import Patience, PatientAdapter

CONNECT_LIMIT_S = 3.0
MAX_ANSWER_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_NOT_ALLOWED = (401, 403)
_LATER = (408, 425, 429)
_NEVER_LEFT = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)

UploadFile = tuple[str, tuple[str, bytes, str]]
"""Field name; file name, bytes and media type."""


def _never() -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class HttpSettings:
    """How a system of record is reached.

    `timeout_s` is for a whole request, from the first byte sent to the last one read. `ca_file`
    holds the certificates to trust instead of the usual authorities.
    """

    url: str
    timeout_s: float = 20.0
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # the secret is in them
    ca_file: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request: `path` below the base address, with `content` as JSON or a form with files."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    content: object = None
    form: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[UploadFile] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A whole answer below 500, no redirect. What its status says is the connector's to know."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_good(self) -> bool:
        """A status of the 200s; with several systems that is no proof of success."""
        return 200 <= self.status < 300

    def json(self) -> Any:  # noqa: ANN401 - whatever they send; each connector parses it at once
        """The body; raises ConnectorLostError `connector.garbled` where it is no JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as problem:
            raise ConnectorLostError("connector.garbled", was_sent=True, why="json") from problem


class HttpLink:
    """Talks to one system of record from one thread, over one kept connection.

    Raises OperatorError `connector.bad_url` or `connector.insecure_url`.
    """

    def __init__(self, settings: HttpSettings, *, should_stop: Callable[[], bool] = _never) -> None:
        """`should_stop` ends a request under way within a fraction of a second."""
        self._root = checked_url(settings.url, of="connector")
        self._timeout_s = settings.timeout_s
        self._patience = Patience(monotonic_s=time.monotonic, should_stop=should_stop)
        self._session = requests.Session()
        # a proxy or .netrc of the environment must neither see the secret nor take loopback away
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = "identity"  # no decompression bombs
        self._session.headers.update(settings.headers)
        if settings.ca_file is not None:
            self._session.verify = str(settings.ca_file)
        adapter = PatientAdapter(self._patience)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def send(self, asked: Asked) -> Answered:
        """The answer. Raises ConnectorLostError where there is none, or one of overload or fault.

        A status of 500 and above may come from something in between while the request was done:
        it says nothing. 401 and 403 say that nothing was done.
        """
        self._patience.begin(self._timeout_s)
        is_json = asked.content is not None
        try:
            with self._session.request(
                asked.method,
                self._root + asked.path,
                params=dict(asked.query),
                data=json.dumps(asked.content).encode() if is_json else dict(asked.form),
                files=list(asked.files) or None,
                headers={
                    **({"Content-Type": "application/json"} if is_json else {}),
                    **asked.headers,
                },
                stream=True,
                allow_redirects=False,
                timeout=(CONNECT_LIMIT_S, None),
            ) as response:
                body = _read(response)
        except requests.exceptions.InvalidHeader as problem:
            raise ConnectorLostError("connector.garbled", was_sent=True, why="header") from problem
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as problem:
            why = type(problem).__name__
            raise ConnectorLostError(
                "connector.unreachable", was_sent=_may_have_left(problem), why=why
            ) from problem
        _refuse_no_answer(response.status_code)
        return Answered(
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            body=body,
        )

    def close(self) -> None:
        """Close the kept connection."""
        self._session.close()


def _refuse_no_answer(status: int) -> None:
    if status in _NOT_ALLOWED:
        raise ConnectorLostError("connector.not_allowed", was_sent=False, status=status)
    if status in _LATER or status >= 500:
        raise ConnectorLostError("connector.busy", was_sent=True, status=status)
    if 300 <= status < 400:  # some portal in between wants a browser
        raise ConnectorLostError("connector.garbled", was_sent=True, why="redirect")


def _may_have_left(problem: Exception) -> bool:
    """False only where no connection was made, so that not a byte was sent."""
    cause = problem.args[0] if problem.args else None
    return not isinstance(getattr(cause, "reason", None), _NEVER_LEFT)


def _read(response: requests.Response) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise ConnectorLostError("connector.garbled", was_sent=True, why="encoding")
    parts: list[bytes] = []
    total = 0
    while chunk := response.raw.read(_CHUNK_BYTES, decode_content=False):
        total += len(chunk)
        if total > MAX_ANSWER_BYTES:
            raise ConnectorLostError("connector.garbled", was_sent=True, why="too_long")
        parts.append(chunk)
    return b"".join(parts)

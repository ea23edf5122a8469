"""One HTTP request to the hub and its bounded answer; every way it can fail, as sync errors."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import requests
import urllib3
from pydantic import ValidationError

from sync.addresses import checked_url
from sync.errors import HubGarbledError, HubRefusedError, HubUnreachableError
from sync.patience import Patience, PatientAdapter
from sync.wire import BASE_PATH, MAX_BODY_BYTES, PROBLEM_MEDIA_TYPE, Problem

CONNECT_LIMIT_S = 0.8
"""Connecting is the one wait that cannot be sliced; below the second a thread may take to stop."""
MAX_RETRY_AFTER_S = 600
_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is asked: `path` below the base path, `limit_bytes` of the longest answer read.

    `timeout_s` is for what takes the hub longer than everything else.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    media_type: str = "application/json"
    limit_bytes: int = MAX_BODY_BYTES
    timeout_s: float | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer below 400, read whole. `etag` as sent, empty where there is none."""

    status: int
    body: bytes
    etag: str = ""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """`timeout_s` is for a whole request; `should_stop` ends one within a fraction of a second."""

    timeout_s: float
    should_stop: Callable[[], bool]


class Exchange:
    """Talks to one hub from one thread, over one kept connection.

    Raises OperatorError `hub.bad_url` or `hub.insecure_url`: secrets travel in clear text only to
    this machine itself (DESIGN D12).
    """

    def __init__(
        self, base_url: str, *, token: str | None, limits: Limits, ca_file: Path | None = None
    ) -> None:
        """`ca_file` holds the certificates to trust instead of the usual authorities."""
        self._root = checked_url(base_url, of="hub") + BASE_PATH
        self._timeout_s = limits.timeout_s
        self._patience = Patience(monotonic_s=time.monotonic, should_stop=limits.should_stop)
        self._session = requests.Session()
        # a proxy or .netrc of the environment must neither see the token nor take loopback away
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = "identity"  # no decompression bombs
        if ca_file is not None:
            self._session.verify = str(ca_file)
        if token is not None:
            self._session.headers["Authorization"] = f"Bearer {token}"
        adapter = PatientAdapter(self._patience)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def send(self, call: Call) -> Reply:
        """The hub's answer; raises HubUnreachableError, HubGarbledError or HubRefusedError."""
        self._patience.begin(self._timeout_s if call.timeout_s is None else call.timeout_s)
        try:
            with self._session.request(
                call.method,
                self._root + call.path,
                params=dict(call.query),
                data=call.body or None,
                headers={"Content-Type": call.media_type} if call.body else None,
                stream=True,
                allow_redirects=False,
                timeout=(CONNECT_LIMIT_S, None),
            ) as response:
                body = _read(response, call.limit_bytes)
        except requests.exceptions.InvalidHeader as problem:
            raise HubGarbledError(why="header") from problem
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as problem:
            raise HubUnreachableError(why=type(problem).__name__) from problem
        if response.status_code >= 300:  # a redirect is no answer of ours either
            raise _refusal(response, body)
        etag = response.headers.get("ETag", "")
        return Reply(status=response.status_code, body=body, etag=etag)

    def close(self) -> None:
        """Close the kept connection."""
        self._session.close()


def _read(response: requests.Response, limit_bytes: int) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise HubGarbledError(why="encoding")
    parts: list[bytes] = []
    total = 0
    while chunk := response.raw.read(_CHUNK_BYTES, decode_content=False):
        total += len(chunk)
        if total > limit_bytes:
            raise HubGarbledError(why="too_long")
        parts.append(chunk)
    return b"".join(parts)


def _refusal(response: requests.Response, body: bytes) -> HubRefusedError | HubGarbledError:
    retry_after_s = _seconds(response.headers.get("Retry-After", ""))
    status = response.status_code
    if body and PROBLEM_MEDIA_TYPE in response.headers.get("Content-Type", ""):
        try:
            problem = Problem.model_validate_json(body)
        except ValidationError:
            return HubGarbledError(why="problem")
        return HubRefusedError(
            problem.code, problem.params, status=status, retry_after_s=retry_after_s
        )
    if status < 400:  # some portal in between wants a browser
        return HubGarbledError(why="redirect")
    return HubRefusedError(
        "hub.refused", {"status": status}, status=status, retry_after_s=retry_after_s
    )


def _seconds(text: str) -> int | None:
    return min(int(text), MAX_RETRY_AFTER_S) if text.isascii() and text.isdigit() else None

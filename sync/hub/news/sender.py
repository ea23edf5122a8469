"""One webhook sent, signed as Standard Webhooks has it; what came of it is told by its status.

Nothing is redirected, no answer's body is read, and a whole request has one time limit.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Callable

import requests
import urllib3

from inspection.errors import WorldError
from sync.hub.news.endpoints import Endpoint
from sync.patience import Patience, PatientAdapter

LIMIT_S = 15.0
"""Standard Webhooks advises 15 to 30 seconds."""
CONNECT_LIMIT_S = 3.0


class WebhookLostError(WorldError):
    """No answer came; whether the message did, nobody knows. Its id tells the receiver."""


def signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    """`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`."""
    signed = b".".join((message_id.encode("ascii"), timestamp.encode("ascii"), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")


class WebhookSender:
    """Sends from one thread."""

    def __init__(self, should_stop: Callable[[], bool]) -> None:
        """`should_stop` ends a request under way within a fraction of a second."""
        self._patience = Patience(monotonic_s=time.monotonic, should_stop=should_stop)

    def send(self, end: Endpoint, message_id: str, body: bytes, *, now_s: int) -> int:
        """The status of the answer; `now_s` are seconds since 1970, which the receiver checks.

        Raises WebhookLostError.
        """
        timestamp = str(now_s)
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "returns-station-hub",
            "webhook-id": message_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": signature(end.key, message_id, timestamp, body),
        }
        self._patience.begin(LIMIT_S)
        # a connection of its own: endpoints are many and news are few
        with requests.Session() as session:
            session.trust_env = False
            adapter = PatientAdapter(self._patience)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            try:
                with session.post(
                    end.url,
                    data=body,
                    headers=headers,
                    stream=True,
                    allow_redirects=False,
                    timeout=(CONNECT_LIMIT_S, None),
                ) as answer:
                    return answer.status_code
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as problem:
                raise WebhookLostError("webhook.lost", why=type(problem).__name__) from problem

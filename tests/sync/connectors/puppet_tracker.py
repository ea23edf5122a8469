"""A Request Tracker of one test: a server that says what it is told."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

FIELDS = {
    "RefundKey": "k-1",
    "RefundOrder": "SO-1",
    "RefundLine": "SO-1/0",
    "RefundAmount": "59.90",
    "RefundCurrency": "CNY",
    "RefundReturn": "RS-1",
    "RefundPiece": "1 U-7F3K-0001X",
}
GONE = b"gone"
"""Said by hanging up."""
MADE = (201, b'{"id": "7", "type": "ticket"}')

Said = tuple[int, bytes]


class Puppet:
    """Answers in the order it is told, then hangs up for ever."""

    def __init__(self) -> None:
        self.says: list[Said] = []
        self.asked: list[tuple[str, str, bytes]] = []
        puppet = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                puppet.asked.append((self.command, self.path, body))
                status, said = puppet.says.pop(0) if puppet.says else (0, GONE)
                self.close_connection = True
                if said == GONE:
                    return
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(said) + (status == 299)))
                self.end_headers()
                self.wfile.write(said)

            do_GET = do_POST = do_PUT = _answer  # noqa: N815 - the library's names

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()


def a_ticket(number: int = 7, **changes: Any) -> dict[str, Any]:
    """A booked refund as a search shows it; `fields` replace custom fields."""
    fields = FIELDS | changes.pop("fields", {})
    return {
        "id": str(number),
        "type": "ticket",
        "Status": "booked",
        "Created": "2026-11-21T08:00:00Z",
        "LastUpdated": "2026-11-21T08:00:00Z",
        "CustomFields": [{"name": name, "values": [said]} for name, said in fields.items()],
    } | changes


def a_page(*tickets: object, total: object = None) -> Said:
    count = len(tickets) if total is None else total
    return 200, json.dumps({"total": count, "items": tickets}).encode()


NOTHING_SAID: list[Said] = [
    (0, GONE),
    (200, b""),
    (200, b"<html>busy</html>"),
    (200, b"\xff\xfe\x00"),
    (200, b"[" * 100_000),
    (200, b"[]"),
    (200, b"null"),
    (200, b'"You can\'t do that"'),
    (200, b'["You can\'t change status"]'),
    (200, b'{"message": "No"}'),
    (299, b'{"total": 0, "items": []}'),  # a byte less than promised
    (302, b""),
    (400, b'{"message": "bad query"}'),
    (404, b"{}"),
    (500, b"{}"),
    (503, b"{}"),
]

"""The built-in ledger as a system of record of its own: HTTP before the same file.

It books whatever it is told and looks at no key, as real systems do. A request that is older than
its sender allows is not carried out any more: that gives requests the longest life by which the
connector declares its settle time, whatever the machine does meanwhile.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import TypeAdapter

from inspection.store.clock import SystemClock
from inspection.values import rfc3339
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import (
    BookedRefund,
    EvidencePhoto,
    MadeOrder,
    Note,
    OrderLine,
    OrderRequest,
    Outcome,
    Receipt,
    RefundRequest,
    ReturnRef,
)

UNTIL = "X-Wanted-Until"
"""Seconds of the machine's monotonic clock, as all processes here have the same one."""
HOST = "127.0.0.1"
Parser = TypeAdapter[Any]
REFUND, ORDER = Parser(RefundRequest), Parser(OrderRequest)
REPORTS = {
    "receipts": (Parser(Receipt), "acknowledge"),
    "outcomes": (Parser(Outcome), "report"),
    "notes": (Parser(Note), "tell"),
    "photos": (Parser(EvidencePhoto), "attach"),
}


class Gone(Exception):  # noqa: N818 - it is an answer: 410
    """The request is too old."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    ledger: BuiltinConnector

    def do_GET(self) -> None:
        self._answer(self._read)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(lambda: self._write(body))

    def log_message(self, *_args: object) -> None:  # type: ignore[override]
        """Nothing: who looks at the log looks for the unexpected."""

    def _answer(self, act: Callable[[], object]) -> None:
        try:
            status, said = 200, act()
        except Gone:
            status, said = 410, {"error": "too late"}
        except (ValueError, KeyError) as bad:
            status, said = 400, {"error": type(bad).__name__}
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _read(self) -> object:
        asked = urlsplit(self.path)
        (value,) = parse_qs(asked.query, keep_blank_values=True)["of"]
        match asked.path:
            case "/refunds":
                line = OrderLine(order_ref="", order_line=value)
                return [_told(one) for one in self.ledger.refunds_of(line)]
            case "/orders":
                return [_told(one) for one in self.ledger.orders_of(value)]
            case "/reports":
                held = self.ledger.standing(ReturnRef(ref=value, number=value))
                kinds = ("receipts", "photos", "outcomes", "notes")
                return {"status": held.status, **{one: sorted(getattr(held, one)) for one in kinds}}
        raise KeyError(asked.path)

    def _write(self, body: bytes) -> object:
        if time.monotonic() > float(self.headers[UNTIL]):
            raise Gone
        match self.path.strip("/").split("/"):
            case ["refunds"]:
                return asdict(self.ledger.refund(REFUND.validate_json(body)))
            case ["orders"]:
                return asdict(self.ledger.order(ORDER.validate_json(body)))
            case ["reports", kind]:
                said = json.loads(body)
                parser, call = REPORTS[kind]
                of = ReturnRef(ref=said["number"], number=said["number"])
                getattr(self.ledger, call)(of, parser.validate_python(said["content"]))
                return {"noted": True}
        raise KeyError(self.path)


def _told(one: BookedRefund | MadeOrder) -> dict[str, object]:
    at = "booked_at" if isinstance(one, BookedRefund) else "made_at"
    return {**asdict(one), at: rfc3339(getattr(one, at))}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:  # type: ignore[override]
        """A caller that went away is part of the game."""


def make_server(path: Path, port: int) -> ThreadingHTTPServer:
    """Before the ledger at `path`; port 0 for any."""
    ledger = BuiltinConnector(path, clock=SystemClock())
    handler = type("Handler", (_Handler,), {"ledger": ledger})
    return _Server((HOST, port), handler)


def run_ledger(path: str, port: int) -> None:
    """A process of its own, until it is killed."""
    make_server(Path(path), port).serve_forever()

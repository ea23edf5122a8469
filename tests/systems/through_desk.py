"""A hub of the test's process whose refund desk pays through a real system, over a losing link."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests

from sync.connectors.port import Connector
from tests.sync.connectors.behaviour import Sold
from tests.sync.hub.bench import BenchStation, Piece
from tests.sync.hub.inside import InsideHub


class HubOnSystem(InsideHub):
    """The hub of tests/sync/hub with another connector."""

    def __init__(self, folder: Path, connector: Connector) -> None:
        self._system = connector
        super().__init__(folder)

    def _build(self):  # type: ignore[no-untyped-def]
        self.connector = self._system  # type: ignore[assignment]
        return super()._build()

    def announce_sold(self, sold: Sold) -> None:
        """The return of that order, with whole amounts of two digits."""
        self.announce(
            *(
                f"{sold.announced.number},{line.order_ref},{line.order_line},SKU-{n},耳机,Headphones"
                f",1,1,{paid // 100}.{paid % 100:02},{sold.currency},{sold.tracking},return,王"
                for n, (line, paid) in enumerate(zip(sold.lines, sold.paid_minor, strict=True))
            )
        )

    def decide_all(self, bench: BenchStation, sold: Sold) -> list[Piece]:
        """Every piece inspected, its whole share to be refunded."""
        pieces = [
            bench.decide(self.line(line.order_line, paid))
            for line, paid in zip(sold.lines, sold.paid_minor, strict=True)
        ]
        self.take(bench, *pieces)
        return pieces


class LosingLink:
    """Passes requests on to a system; loses those it is told to, before or after they are done."""

    def __init__(self, url: str) -> None:
        self.losses: list[str] = []
        """For each POST in turn: `before` it arrives, `after` it was done, or empty."""
        self.posts = 0
        link = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _pass_on(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                loss = ""
                if self.command == "POST":
                    link.posts += 1
                    loss = link.losses.pop(0) if link.losses else ""
                self.close_connection = True
                if loss == "before":
                    return
                answer = requests.request(
                    self.command,
                    url + self.path,
                    data=body,
                    headers={
                        name: value
                        for name, value in self.headers.items()
                        if name.lower() not in {"host", "connection"}
                    },
                    timeout=60,
                    allow_redirects=False,
                )
                if loss == "after":
                    return
                self.send_response(answer.status_code)
                for name in ("Content-Type", "Date"):
                    if name in answer.headers:
                        self.send_header(name, answer.headers[name])
                self.send_header("Content-Length", str(len(answer.content)))
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(answer.content)

            do_GET = do_POST = do_PUT = do_DELETE = _pass_on  # noqa: N815 - the library's names

            def log_message(self, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

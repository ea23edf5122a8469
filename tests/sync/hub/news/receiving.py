"""A webhook receiver: a real HTTP server that verifies signatures and fails as scripted."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()


class Receiver:
    """What came, by its ids; `faults` are used up one per request.

    A number is a status; `lost` takes the message and answers nothing; `drip` begins an answer
    that never ends.
    """

    def __init__(self) -> None:
        self.faults: list[int | str] = []
        self.ids: list[str] = []
        self.timestamps: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.forged: list[str] = []
        self.url = ""

    def came(self, path: str, headers: Any, body: bytes) -> None:
        message_id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
        signed = f"{message_id}.{timestamp}.".encode() + body
        want = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
        if headers["webhook-signature"] != want:
            self.forged.append(message_id)
        self.paths.append(path)
        self.ids.append(message_id)
        self.timestamps.append(timestamp)
        self.bodies.append(json.loads(body))

    @property
    def types(self) -> list[str]:
        return [body["type"] for body in self.bodies]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on loopback for as long as the block."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the server's own name
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.came(self.path, self.headers, body)
            fault = receiver.faults.pop(0) if receiver.faults else 204
            if fault == "lost":
                self.close_connection = True
                return
            if fault == "drip":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\nx")
                self.close_connection = True
                return
            self.send_response(int(fault))
            self.send_header("Location", receiver.url + "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield receiver
    server.shutdown()
    thread.join()
    server.server_close()


def name_endpoint(folder: Path, url: str, *events: str, name: str = "shop") -> None:
    """Write `hub.toml` with one endpoint."""
    secret = folder / "hook.secret"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    listed = ", ".join(f'"{one}"' for one in events)
    (folder / "hub.toml").write_text(
        f'[[webhooks]]\nname = "{name}"\nurl = "{url}"\nsecret_file = "hook.secret"\n'
        f"events = [{listed}]\n"
    )

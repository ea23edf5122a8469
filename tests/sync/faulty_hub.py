"""A small hub that misbehaves on request: a real HTTP server in a process of its own.

It keeps journals, photos and contacts in memory, checks chains and signatures, and signs receipts.
Faults are ordered per path and used up one by one:

lost      does what was asked, then closes the connection without an answer
twice     does what was asked twice and gives the second answer
stall     does what was asked, then says nothing until the connection goes away
drip      answers one byte at a time, for ever
garbage   does what was asked, answers 200 with a page for browsers
portal    does nothing, answers 200 with a page for browsers
cut       does what was asked, answers half of the body it promised
long      answers more than any hub may
redirect  sends the client elsewhere
packed    answers with a content encoding nobody asked for
500, 503, 429, 422   refuses without doing anything (429 with Retry-After: 1)
forged    does what was asked, answers with a receipt nobody signed
"""

from __future__ import annotations

import hashlib
import json
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sync import signing, wire
from sync.signing import Signer, load_or_create_key

HUB_TIME = "2026-03-02T08:00:00.000Z"
HUB_ORIGIN = "0195f0a0-0000-7000-8000-00000000000f"
FIRST_PREV = bytes(32)


@dataclass
class State:
    """All the hub knows; one lock around everything."""

    signer: Signer
    lock: threading.Lock = field(default_factory=threading.Lock)
    faults: dict[str, list[str]] = field(default_factory=dict)
    streams: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    stored_photos: int = 0
    requests: list[str] = field(default_factory=list)
    tokens_seen: list[str] = field(default_factory=list)
    contacts: dict[str, object] = field(
        default_factory=lambda: {"contacts": [], "closed": [], "revision": 0, "more": False}
    )


class RefusalError(Exception):
    """Answer with a problem document."""

    def __init__(self, status: int, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.status = status
        self.body = {"status": status, "code": code, "params": params}


def push(state: State, body: bytes) -> dict[str, object]:
    request = wire.PushRequest.model_validate_json(body)
    stream = state.streams.setdefault(request.origin, [])
    message = wire.push_message(
        origin=request.origin, last_seq=request.last_seq, head_hash=request.head_hash
    )
    key = state.keys.get(request.origin)
    if key is not None and not signing.verify(key, request.signature, message):
        raise RefusalError(422, "signature.bad")
    if request.first_seq > len(stream) + 1:
        raise RefusalError(409, "stream.gap", seq=len(stream))
    previous = stream[request.first_seq - 2][1] if request.first_seq > 1 else FIRST_PREV
    fresh = []
    for seq, line in enumerate(request.lines, request.first_seq):
        previous = hashlib.sha256(previous + line.encode()).digest()
        if seq <= len(stream):
            if stream[seq - 1][1] != previous:
                raise RefusalError(409, "stream.forked", seq=len(stream), hash=stream[-1][1].hex())
        else:
            fresh.append((line, previous))
    if previous.hex() != request.head_hash:
        raise RefusalError(422, "chain.broken")
    stream.extend(fresh)
    head = stream[-1][1].hex()
    signed = wire.receipt_message(
        origin=request.origin, seq=len(stream), head_hash=head, hub_time=HUB_TIME
    )
    return {
        "origin": request.origin,
        "seq": len(stream),
        "hash": head,
        "hub_time": HUB_TIME,
        "signature": state.signer.sign(signed),
    }


def pull(state: State, body: bytes) -> dict[str, object]:
    request = wire.PullRequest.model_validate_json(body)
    left, parts, more = request.limit, [], False
    for origin, stream in state.streams.items():
        after = request.vector.get(origin, 0)
        records = stream[after : after + left]
        more = more or len(stream) > after + len(records)
        left -= len(records)
        if records:
            parts.append(
                {
                    "origin": origin,
                    "first_seq": after + 1,
                    "lines": [line for line, _ in records],
                    "hashes": [known.hex() for _, known in records],
                }
            )
    return {"streams": parts, "more": more}


def put_photo(state: State, sha256: str, body: bytes) -> dict[str, object]:
    if hashlib.sha256(body).hexdigest() != sha256:
        raise RefusalError(422, "photo.hash_mismatch")
    if sha256 not in state.photos:
        state.stored_photos += 1
        state.photos[sha256] = body
    return {"sha256": sha256, "size_bytes": len(body)}


def enrol(state: State, body: bytes) -> dict[str, object]:
    request = wire.EnrolRequest.model_validate_json(body)
    if request.code != "GOOD-CODE":
        raise RefusalError(403, "enrolment.bad_code")
    known = state.keys.setdefault(request.origin, request.public_key)
    if known != request.public_key:
        raise RefusalError(403, "enrolment.bad_code")
    return {
        "token": f"token-of-{request.origin}",
        "lpn_code": "7F3K",
        "hub_origin": HUB_ORIGIN,
        "hub_public_key": state.signer.public_hex,
        "hub_time": HUB_TIME,
    }


def control(state: State, body: bytes) -> dict[str, object]:
    order = json.loads(body)
    state.faults.update(order.get("faults", {}))
    state.keys.update(order.get("keys", {}))
    state.contacts.update(order.get("contacts", {}))
    for origin, stream in order.get("streams", {}).items():
        state.streams[origin] = [(line, bytes.fromhex(known)) for line, known in stream]
    return {
        "streams": {
            origin: [[line, known.hex()] for line, known in stream]
            for origin, stream in state.streams.items()
        },
        "photos": sorted(state.photos),
        "stored_photos": state.stored_photos,
        "requests": state.requests,
        "tokens_seen": sorted(set(state.tokens_seen)),
        "hub_public_key": state.signer.public_hex,
    }


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    state: State

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.path.partition("?")[0].removeprefix("/v1")
        state = self.state
        if path == "/control":
            with state.lock:
                self._answer(200, control(state, body))
            return
        with state.lock:
            state.requests.append(f"{self.command} {path}")
            state.tokens_seen.append(self.headers.get("Authorization", ""))
            ordered = state.faults.get(path.rpartition("/")[0] or path, [])
            fault = ordered.pop(0) if ordered else ""
        if fault.isdigit():
            extra = {"Retry-After": "1"} if fault == "429" else {}
            self._answer(
                int(fault), {"status": int(fault), "code": "hub.busy"}, problem=True, **extra
            )
            return
        if fault == "portal":
            self._answer(200, "<html>Please sign in to our WLAN</html>")
            return
        try:
            with state.lock:
                answer = self._act(path, body)
                if fault == "twice":
                    answer = self._act(path, body)
        except RefusalError as refusal:
            self._answer(refusal.status, refusal.body, problem=True)
            return
        self._misbehave(fault, answer)

    def _act(self, path: str, body: bytes) -> dict[str, object]:
        state = self.state
        name = path.rpartition("/")[2]
        if path == "/health":
            return {"status": "ok", "hub_origin": HUB_ORIGIN, "hub_time": HUB_TIME, "demo": True}
        if path in {"/push", "/pull", "/enrol"}:
            return {"/push": push, "/pull": pull, "/enrol": enrol}[path](state, body)
        if path == "/contacts":
            since = int(self.path.partition("since=")[2] or 0)
            if since >= int(str(state.contacts["revision"])):
                return state.contacts | {"contacts": [], "closed": []}
            return state.contacts
        if path == "/customer-words":
            return {"words": [], "closed": [], "revision": 0}
        if path.startswith("/photos/") and self.command == "PUT":
            return put_photo(state, name, body)
        if path.startswith("/photos/") and name in state.photos:
            return {}
        raise RefusalError(404, "photo.missing")

    def _misbehave(self, fault: str, answer: dict[str, object]) -> None:  # noqa: C901 - a list
        if fault == "lost":
            self.close_connection = True
        elif fault == "stall":
            self.rfile.read(1)
            self.close_connection = True
        elif fault == "drip":
            self._head(200, 10_000)
            pause = threading.Event()
            while not pause.wait(0.05):
                self.wfile.write(b" ")
        elif fault == "garbage":
            self._answer(200, "<html>Please sign in to our WLAN</html>")
        elif fault == "cut":
            data = json.dumps(answer).encode()
            self._head(200, len(data))
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
        elif fault == "long":
            self._head(200, wire.MAX_BODY_BYTES * 8)
            for _ in range(wire.MAX_BODY_BYTES // 2**19):
                self.wfile.write(b" " * 2**20)
        elif fault == "redirect":
            self._answer(302, {}, Location="/v1/elsewhere")
        elif fault == "packed":
            self._answer(200, answer, **{"Content-Encoding": "gzip"})
        elif fault == "forged":
            self._answer(200, answer | {"signature": "00" * 64})
        else:
            name = self.path.rpartition("/")[2]
            extra = {"ETag": f'"{name}"'} if self.command == "HEAD" else {}
            self._answer(200, answer, **extra)

    def _answer(
        self, status: int, content: object, *, problem: bool = False, **headers: str
    ) -> None:
        data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self._head(status, len(data), problem=problem, **headers)
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: int, length: int, *, problem: bool = False, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        kind = wire.PROBLEM_MEDIA_TYPE if problem else "application/json"
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def handle(self) -> None:
        """A client that went away is part of the game."""
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True


def main() -> None:
    """Serve until the standard input closes."""
    Handler.state = State(signer=load_or_create_key(Path(sys.argv[1])))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()

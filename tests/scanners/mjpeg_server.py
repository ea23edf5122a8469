"""A network camera on loopback that can stall, repeat itself, lie, end and come back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

import cv2
import numpy as np

Mode = Literal["live", "stall", "repeat", "garbage", "noise", "huge", "end", "refuse"]
PERIOD_S = 0.02
HUGE_PX = 8000


def jpeg(image: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", image)[1].tobytes()


class MjpegServer:
    """`mode` may be changed while the stream runs."""

    def __init__(self, width: int = 320, height: int = 240) -> None:
        self.mode: Mode = "live"
        self.openings = 0
        self._random = np.random.default_rng(5)
        self._size = (height, width, 3)
        self._same = self._fresh()
        self._huge = jpeg(np.zeros((HUGE_PX, HUGE_PX), np.uint8))
        self._over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/stream.mjpg"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _fresh(self) -> bytes:
        return jpeg(self._random.integers(0, 255, self._size, dtype=np.uint8))

    def _part(self) -> bytes:
        bodies: dict[str, Callable[[], bytes]] = {
            "live": self._fresh,
            "repeat": lambda: self._same,
            "garbage": lambda: self._random.bytes(4000),
            "huge": lambda: self._huge,
        }
        body = bodies[self.mode]()
        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body + b"\r\n"

    def _play(self, write: Callable[[bytes], object]) -> None:
        while not self._over.wait(PERIOD_S) and self.mode not in {"end", "refuse"}:
            if self.mode == "noise":
                write(self._random.bytes(20_000))
            elif self.mode != "stall":
                write(self._part())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_args: object) -> None: ...

            def do_GET(self) -> None:
                server.openings += 1
                if server.mode == "refuse":
                    self.send_error(503)
                    return
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                try:
                    server._play(self.wfile.write)
                except OSError:
                    return  # the camera was closed

        return Handler


@contextmanager
def mjpeg_server() -> Iterator[MjpegServer]:
    server = MjpegServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()

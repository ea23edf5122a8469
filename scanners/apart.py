"""An engine in a process of its own: pictures go in by a pipe, a line of JSON comes out for each.

The window does not wait for what another interpreter does, the engine's memory goes away with its
process, and a crash in it is nothing but a picture that was not read. The other end of the pipe is
`scanners.apart_worker`.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ROOT = Path(__file__).resolve().parents[1]
_MOST_ANSWER = 4_000_000
"""Bytes: 400 lines of print, or 64 codes twice, at their longest and escaped."""

ApartError = (OSError, ValueError, KeyError, TypeError)
"""What is raised where the process cannot start, fails, was ended, or talks nonsense."""


class Apart:
    """One thread asks; `stop` may come from any.

    The process starts with the first picture, serves all that follow, and ends with this object.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """Starts nothing. The process says one line of JSON when it is ready."""
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[Any, Any] | None = None
        self._lock = threading.Lock()
        self._stops = 0
        self.hello: dict[str, Any] = {}
        """What the process said when it was ready."""

    @property
    def stops(self) -> int:
        """How often it was stopped until now."""
        return self._stops

    def ask(
        self,
        picture: NDArray[np.uint8],
        *,
        stops: int | None = None,
        **wishes: Any,  # noqa: ANN401
    ) -> dict[str, Any]:
        """The answer to a picture `(H, W)` or `(H, W, channels)`. Raises one of ApartError.

        `stops`: as many as there were when all this began; after one more, nothing is read for it.
        """
        process = self._running(self._stops if stops is None else stops)
        try:
            return _ask(process, picture, wishes)
        except ApartError:
            self.discard()
            raise

    def stop(self) -> None:
        """End the process, also while it reads: that fails at once. The next picture starts one.

        Waits for nothing: what is left of it is cleared away with the next picture.
        """
        with self._lock:
            self._stops += 1
            if self._process is not None:
                self._process.kill()

    def discard(self) -> None:
        """End the process and clear it away; its answer made no sense."""
        with self._lock:
            end, self._end, self._process = self._end, None, None
        if end is not None:
            end()

    def _running(self, stops: int) -> subprocess.Popen[bytes]:
        if self._stops != stops:
            raise OSError
        process = self._process
        if process is not None and process.poll() is None:
            return process
        self.discard()
        process = _start(self._command)
        with self._lock:
            self._process = process
            self._end = weakref.finalize(self, _clear_away, process)
            if self._stops != stops:  # while it started there was nothing yet to end
                process.kill()
        try:
            self.hello = _said(process)
        except ApartError:
            self.discard()
            raise
        return process


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # Ctrl-C in the station's terminal is for the station, which then ends its own. Not by a session
    # of its own: Linux shares the processor by session first (sched(7), autogroup), and niceness
    # would say nothing between the engine and the window
    apart: dict[str, Any] = (
        {"creationflags": 0x08000200}  # CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP
        if os.name == "nt"
        else {"process_group": 0}
    )
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # what an engine says of a picture may hold what it read
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        **apart,
    )


def _ask(
    process: subprocess.Popen[bytes], picture: NDArray[np.uint8], wishes: Mapping[str, Any]
) -> dict[str, Any]:
    height, width = picture.shape[:2]
    channels = picture.shape[2] if picture.ndim == 3 else 1
    if process.stdin is None:
        raise OSError
    process.stdin.write(json.dumps([height, width, channels, wishes]).encode() + b"\n")
    process.stdin.write(np.ascontiguousarray(picture).data)
    process.stdin.flush()
    return _said(process)


def _said(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Its next line; raises ValueError where it ended, or says nothing that makes sense."""
    line = process.stdout.readline(_MOST_ANSWER) if process.stdout else b""
    said = json.loads(line)
    if not isinstance(said, dict):
        raise TypeError
    return said


def _clear_away(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):  # what was still to be written has nowhere to go
                stream.close()

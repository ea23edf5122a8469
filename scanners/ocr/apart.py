"""A reader whose engine works in a process of its own.

Loading an engine, half a second of imports under the interpreter's lock, kept the window waiting
for up to 96 ms; from another process 200 MB of models go away with it, and a crash in them is
nothing but a picture that was not read.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scanners.errors import ImageError
from scanners.ocr.reader import (
    MAX_LINE_CHARS,
    MAX_LINES,
    Line,
    Picture,
    Region,
    cut,
    is_picture,
)

COMMAND = (sys.executable, "-m", "scanners.ocr.worker")
_ROOT = Path(__file__).resolve().parents[2]
_MOST_ANSWER = 4_000_000
"""Bytes: every line there may be, at its longest, escaped."""


class ApartReader:
    """See Reader. One thread reads; `stop` may come from any.

    The process starts with the first picture, serves all that follow, and ends with this object.
    """

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        """Starts nothing. `command`: another process that speaks the same."""
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[Any, Any] | None = None
        self._lock = threading.Lock()
        self._engine = "apart"

    @property
    def name(self) -> str:
        """The engine's own, once it has read."""
        return self._engine

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        """See Reader. Raises ImageError `image.ocr_failed` where the process fails or was ended."""
        part, left, top = cut(image, region)
        if not is_picture(part):
            return ()
        process = self._running()
        try:
            answer = _ask(process, part)
            lines = tuple(_line(one, left, top) for one in answer["lines"][:MAX_LINES])
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._discard()
            raise ImageError("image.ocr_failed") from error
        return lines

    def stop(self) -> None:
        """End the process, also while it reads: the reading fails at once. The next starts one.

        Waits for nothing: what is left of it is cleared away with the next picture.
        """
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None and process.poll() is None:
            return process
        self._discard()
        try:
            process = _start(self._command)
            with self._lock:
                self._process = process
                self._end = weakref.finalize(self, _clear_away, process)
            self._engine = str(_said(process)["engine"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._discard()
            raise ImageError("image.ocr_failed") from error
        if not self._engine:
            self._discard()
            raise ImageError("image.ocr_failed")
        return process

    def _discard(self) -> None:
        with self._lock:
            end, self._end, self._process = self._end, None, None
        if end is not None:
            end()


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # Ctrl-C in the station's terminal is for the station, which then ends its own
    apart: dict[str, Any] = (
        {"creationflags": 0x08000200}  # CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP
        if os.name == "nt"
        else {"start_new_session": True}
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


def _ask(process: subprocess.Popen[bytes], picture: Picture) -> dict[str, Any]:
    height, width = picture.shape[:2]
    channels = 3 if picture.ndim == 3 else 1
    if process.stdin is None:
        raise OSError
    process.stdin.write(json.dumps([height, width, channels]).encode() + b"\n")
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


def _line(plain: Any, left: int, top: int) -> Line:  # noqa: ANN401 - as it came by the pipe
    text, numbers, confidence = plain
    x = [int(one) + left for one in numbers[0:8:2]]
    y = [int(one) + top for one in numbers[1:8:2]]
    first, second, third, fourth = zip(x, y, strict=True)
    return Line(
        text=str(text)[:MAX_LINE_CHARS],
        box=(first, second, third, fourth),
        confidence=float(confidence),
    )

"""Reads print in a process of its own: pictures come in by a pipe, lines go out, nothing is kept.

`python -m scanners.ocr.worker` is started by `scanners.ocr.apart`. Each picture is a line of JSON,
`[height, width, channels]`, and its bytes; each answer is a line of JSON.
"""

from __future__ import annotations

import faulthandler
import json
import os
import queue
import threading
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from scanners.ocr.reader import Line, Picture, Reader

LIMIT_S = 40.0
"""A picture takes two seconds; an engine that hangs takes its process along."""
BEHIND = 10
"""Niceness: the station's window goes first."""
MOST_BYTES = 200_000_000
_MOST_HEADER = 100


def main() -> None:
    """Answer picture after picture; ends the moment the pipe closes, in the middle of one too."""
    # libraries that print would spoil the answers; what they say may hold what they read
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    pictures: queue.SimpleQueue[Picture] = queue.SimpleQueue()
    questions = os.fdopen(0, "rb")
    # no Qt here, and it must see the end of the pipe while an engine works
    threading.Thread(target=_listen, args=(questions, pictures), daemon=True).start()  # noqa: TID251
    reader = _opened()
    _say(answers, {"engine": reader.name if reader else ""})
    while reader is not None:
        picture = pictures.get()
        with Path(os.devnull).open("wb") as nowhere:
            faulthandler.dump_traceback_later(LIMIT_S, exit=True, file=nowhere)
            _say(answers, _answer(reader, picture))
            faulthandler.cancel_dump_traceback_later()


def _opened() -> Reader | None:
    from scanners.ocr.engines import open_reader  # noqa: PLC0415 - while the pipe is watched

    return open_reader()


def _answer(reader: Reader, picture: Picture) -> dict[str, Any]:
    try:
        lines = reader.read(picture)
    except Exception as error:  # noqa: BLE001 - the process is the wall: any fault is "not read"
        return {"failed": type(error).__name__}
    return {"lines": [_plain(line) for line in lines]}


def _plain(line: Line) -> tuple[str, list[int], float]:
    return line.text, [number for point in line.box for number in point], line.confidence


def _say(answers: BinaryIO, answer: dict[str, Any]) -> None:
    try:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
    except OSError:
        os._exit(0)  # nobody listens any longer


def _listen(questions: BinaryIO, pictures: queue.SimpleQueue[Picture]) -> None:
    try:
        _take(questions, pictures)
    finally:
        os._exit(0)  # the pipe is closed, or speaks another language


def _take(questions: BinaryIO, pictures: queue.SimpleQueue[Picture]) -> None:
    while header := questions.readline(_MOST_HEADER):
        height, width, channels = map(int, json.loads(header))
        size = height * width * channels
        if not 0 < size <= MOST_BYTES:
            return
        data = questions.read(size)
        if len(data) < size:
            return
        shape = (height, width, channels) if channels > 1 else (height, width)
        pictures.put(np.frombuffer(data, np.uint8).reshape(shape))


if __name__ == "__main__":
    main()

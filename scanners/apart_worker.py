"""The other end of `scanners.apart`: answers picture after picture, and keeps nothing.

Each picture is a line of JSON, `[height, width, channels, {wishes}]`, and its bytes; each answer is
a line of JSON. The process ends the moment the pipe closes, in the middle of a picture too.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Answer = Callable[[Picture, dict[str, Any]], dict[str, Any]]
"""Reads a picture as it was wished. Whatever it raises is an answer too: "failed"."""
Asked = tuple[Picture, dict[str, Any]]

BEHIND = 10
"""Niceness: the station's window goes first."""
LAST = 19
"""Of what nobody waits for."""
MOST_BYTES = 200_000_000
_MOST_HEADER = 1000


def serve(
    load: Callable[[], tuple[dict[str, Any], Answer | None]],
    *,
    limit_s: float,
    is_idle: bool = False,
) -> None:
    """Load the engine, say what it is, answer until the pipe closes.

    `is_idle`: for work nobody waits for; it runs while the processor has nothing else to do.

    An engine that takes longer than `limit_s` for one picture takes its process along.
    """
    # libraries that print would spoil the answers; what they say may hold what they read
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
    _give_way(is_idle=is_idle)
    asked: queue.SimpleQueue[Asked] = queue.SimpleQueue()
    questions = os.fdopen(0, "rb")
    # no Qt here, and it must see the end of the pipe while an engine works
    threading.Thread(target=_listen, args=(questions, asked), daemon=True).start()  # noqa: TID251
    hello, answer = load()
    _say(answers, hello)
    while answer is not None:
        picture, wishes = asked.get()
        with Path(os.devnull).open("wb") as nowhere:
            faulthandler.dump_traceback_later(limit_s, exit=True, file=nowhere)
            _say(answers, _answered(answer, picture, wishes))
            faulthandler.cancel_dump_traceback_later()


def _give_way(*, is_idle: bool) -> None:
    if hasattr(os, "nice"):
        os.nice(LAST if is_idle else BEHIND)
    if is_idle and hasattr(os, "SCHED_IDLE"):
        with contextlib.suppress(OSError):  # niceness alone does, where a sandbox forbids it
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _answered(answer: Answer, picture: Picture, wishes: dict[str, Any]) -> dict[str, Any]:
    try:
        return answer(picture, wishes)
    except Exception as error:  # noqa: BLE001 - the process is the wall: any fault is "not read"
        return {"failed": type(error).__name__}


def _say(answers: BinaryIO, answer: dict[str, Any]) -> None:
    try:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
    except OSError:
        os._exit(0)  # nobody listens any longer


def _listen(questions: BinaryIO, asked: queue.SimpleQueue[Asked]) -> None:
    try:
        _take(questions, asked)
    finally:
        os._exit(0)  # the pipe is closed, or speaks another language


def _take(questions: BinaryIO, asked: queue.SimpleQueue[Asked]) -> None:
    while header := questions.readline(_MOST_HEADER):
        height, width, channels, wishes = json.loads(header)
        size = height * width * channels
        if not 0 < size <= MOST_BYTES or not isinstance(wishes, dict):
            return
        data = questions.read(size)
        if len(data) < size:
            return
        shape = (height, width, channels) if channels > 1 else (height, width)
        asked.put((np.frombuffer(data, np.uint8).reshape(shape), wishes))

"""What a worker process does: inputs one after the other, the number of each left behind first."""

from __future__ import annotations

import mmap
import struct
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from tests.fuzz import images, texts

KINDS: dict[str, ModuleType] = {"texts": texts, "images": images}
LIMIT_S = {"texts": 1.0, "images": 3.0}
"""CPU time of one input: more is a finding, for a whole page of codes would hold the station."""
NOTHING = -1
ERROR_EXIT = 2


class SlowError(AssertionError):
    """An input took longer than any label may."""


def one(kind: str, number: int, seed: int) -> None:
    """One input; raises what its target raises, or SlowError."""
    kind_of = KINDS[kind]
    made = kind_of.make(number, seed)
    timed(kind, lambda: kind_of.check(made, number))


def timed(kind: str, check: Callable[[], None]) -> None:
    """Raises SlowError where it takes too long."""
    began_s = time.thread_time()
    check()
    took_s = time.thread_time() - began_s
    if took_s > LIMIT_S[kind]:
        message = f"{took_s:.1f} s of CPU time"
        raise SlowError(message)


def work(kind: str, seed: int, numbers: Iterable[int], page: Path) -> int:
    """All of them; 2 with the number left in the page where one fails."""
    import cv2  # noqa: PLC0415 - a worker's own

    cv2.setNumThreads(1)
    with page.open("r+b") as file, mmap.mmap(file.fileno(), 8) as shared:
        for number in numbers:
            shared[:] = struct.pack("q", number)
            try:
                one(kind, number, seed)
            except Exception:  # noqa: BLE001 - whatever it is, it is the finding
                traceback.print_exc(file=sys.stderr)
                return ERROR_EXIT
    return 0

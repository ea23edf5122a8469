"""How the interpreter shares time with the GUI thread, and memory with the machine.

Measured in the walkthrough: full collections over everything that start-up loads stopped the GUI
for 50 to 370 ms. What is loaded at the start lives as long as the program, so it is taken out of
the collector's sight; full collections of the rest wait until nobody is at work.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress

SWITCH_S = 0.0002
"""A busy background thread hands over the interpreter this soon; 5 ms, the default, add up."""
WAY_GIVEN = 10
"""Added to a background thread's niceness: the GUI goes first where both want a core."""
NICEST = 19

PICTURE_BYTES = 2**20
"""Blocks from here on are pictures."""
_M_MMAP_THRESHOLD = -3


def give_way() -> None:
    """The calling thread works in the background; without effect where threads have no niceness."""
    if sys.platform == "linux":
        own = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), min(own + WAY_GIVEN, NICEST))


def begin() -> None:
    """Before anything heavy is loaded. From now on no thread collects by itself: `Collecting`."""
    sys.setswitchinterval(SWITCH_S)
    gc.disable()
    # Qt lets a pool of threads scale a picture and waits for all of them: where background threads
    # had the cores, the GUI thread waited ten milliseconds for what takes one and a half
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


def loaded() -> None:
    """Everything loaded so far stays; may be called again after later imports."""
    gc.freeze()


def return_pictures() -> None:
    """Memory of freed pictures goes back to the system at once; without effect outside glibc.

    Left to itself glibc takes the size of what is freed for a size that comes again (mallopt(3),
    M_MMAP_THRESHOLD) and keeps such blocks among the small ones. Measured over 25 parcels: 424 MiB
    became 517 MiB, 159 of them free; with a fixed size it stays at 368 MiB.
    """
    _glibc("mallopt", _M_MMAP_THRESHOLD, PICTURE_BYTES)


def tidy() -> None:
    """A full collection, and what is free goes back; for moments when nobody waits for the screen.

    Between the small blocks of a shift lie free pages that only glibc's owner may give back.
    """
    gc.collect()
    _glibc("malloc_trim", 0)


def _glibc(name: str, *numbers: int) -> None:
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - the first window need not wait for it

    with suppress(OSError, AttributeError):  # another C library
        getattr(ctypes.CDLL(None), name)(*numbers)


def ended() -> None:
    """The program is over: what stayed out of the collector's sight may be taken apart again.

    Else libraries that count their objects at exit take them for leaks and say so.
    """
    gc.unfreeze()

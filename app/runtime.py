"""How the interpreter shares time with the GUI thread: collector and thread switches.

Measured in the walkthrough: full collections over everything that start-up loads stopped the GUI
for 50 to 370 ms. What is loaded at the start lives as long as the program, so it is taken out of
the collector's sight; full collections of the rest wait until nobody is at work.
"""

from __future__ import annotations

import gc
import os
import sys
import threading

SWITCH_S = 0.0002
"""A busy background thread hands over the interpreter this soon; 5 ms, the default, add up."""
YOUNG_OBJECTS = 5_000
"""New objects that start a young collection: some tenths of a millisecond each."""
NEVER = 1_000_000
"""Young collections before a full one: it is `tidy` that does those."""


WAY_GIVEN = 10
"""Added to a background thread's niceness: the GUI goes first where both want a core."""
NICEST = 19


def give_way() -> None:
    """The calling thread works in the background; without effect where threads have no niceness."""
    if sys.platform == "linux":
        own = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), min(own + WAY_GIVEN, NICEST))


def begin() -> None:
    """Before anything heavy is loaded."""
    sys.setswitchinterval(SWITCH_S)
    gc.disable()


def loaded() -> None:
    """Everything loaded so far stays; may be called again after later imports."""
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, NEVER)
    gc.enable()


def tidy() -> None:
    """A full collection; for moments when nobody waits for the screen."""
    gc.collect()


def ended() -> None:
    """The program is over: what stayed out of the collector's sight may be taken apart again.

    Else libraries that count their objects at exit take them for leaks and say so.
    """
    gc.unfreeze()

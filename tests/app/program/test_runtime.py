"""What the interpreter is told so that the GUI thread is never kept waiting."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from app.program import runtime


@pytest.fixture
def settings() -> Iterator[None]:
    """The interpreter as it was, afterwards."""
    switch_s = sys.getswitchinterval()
    yield
    sys.setswitchinterval(switch_s)
    gc.unfreeze()


@pytest.mark.usefixtures("settings")
def test_nothing_is_collected_while_the_program_loads() -> None:
    runtime.begin()
    assert not gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(runtime.SWITCH_S)


@pytest.mark.usefixtures("settings")
def test_painting_waits_for_no_threads_of_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_NO_GUI_THREADPOOL", raising=False)
    runtime.begin()
    assert os.environ["QT_NO_GUI_THREADPOOL"] == "1"


@pytest.mark.usefixtures("settings")
def test_what_was_loaded_is_never_looked_through_again() -> None:
    runtime.begin()
    runtime.loaded()
    assert gc.get_freeze_count() > 0


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness of their own on Linux")
def test_a_background_thread_gives_way_and_the_gui_does_not() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    seen: list[int] = []

    def work() -> None:
        runtime.give_way()
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [min(before + runtime.WAY_GIVEN, runtime.NICEST)]
    assert os.getpriority(os.PRIO_PROCESS, 0) == before


_PICTURES = """
import sys
from app.program import runtime

def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

if sys.argv[1] == "told":
    runtime.return_pictures()
large = bytearray(30 * 2**20)
del large  # from now on blocks of this size count as small ones
before = resident()
pictures, small = [], []
for _ in range(20):
    pictures.append(bytearray(4 * 2**20))
    small.append(bytearray(100_000))
pictures.clear()
print((resident() - before) // 2**20)
"""

_BLOCKS = """
import sys
from app.program import runtime

def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

blocks = [bytearray(40_000) for _ in range(2_000)]
kept = blocks[::50]
del blocks
before = resident()
runtime.tidy()
print((before - resident()) // 2**20)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own ways")
def test_what_lies_free_between_small_blocks_goes_back_at_rest() -> None:
    command = [sys.executable, "-c", _BLOCKS]
    gone = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert int(gone) > 40


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own ways")
def test_freed_pictures_are_not_kept() -> None:
    def kept_mib(how: str) -> int:
        command = [sys.executable, "-c", _PICTURES, how]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    if kept_mib("untold") < 40:
        pytest.skip("this C library keeps nothing by itself")
    assert kept_mib("told") < 8

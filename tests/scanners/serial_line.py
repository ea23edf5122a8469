"""A serial line without hardware: a pair of pseudo terminals, unplugged and plugged in again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import tty


class SerialLine:
    """`path` is what a program opens; it names another terminal after each `plug`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._scanner = -1
        self._port = -1

    def plug(self) -> None:
        self._scanner, self._port = os.openpty()
        tty.setraw(self._port)
        new = self.path.with_suffix(".new")
        new.symlink_to(os.ttyname(self._port))
        new.replace(self.path)

    def unplug(self) -> None:
        self.path.unlink(missing_ok=True)
        for one in (self._scanner, self._port):
            if one >= 0:
                os.close(one)
        self._scanner = self._port = -1

    def send(self, data: bytes) -> None:
        os.write(self._scanner, data)

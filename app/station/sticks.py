"""USB sticks that are plugged in now: which of the mounted volumes a person put there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from PySide6.QtCore import QStorageInfo

from inspection.errors import OperatorError, WorldError

_DESKTOP = ("/media", "/run/media")
"""Where a Linux desktop mounts what somebody plugs in."""
_BY_HAND = "/mnt"
"""Where an administrator mounts sticks, but inner disks and shares too."""
LONGEST_NAME = 32
"""Characters of a stick's name the banner has room for."""
_REMOVABLE = 2
"""DRIVE_REMOVABLE of Windows."""


@dataclass(frozen=True, kw_only=True)
class Volume:
    """One mounted file system; `device` as the system names it."""

    root: Path
    device: str
    name: str
    free_bytes: int
    is_read_only: bool = False


def find_sticks() -> list[Volume]:
    """The sticks there are; may take seconds where a network share hangs, so never on the GUI."""
    plugged = {"linux": _linux_is_plugged, "win32": _windows_is_plugged}
    return sticks_among(
        _mounted(), platform=sys.platform, is_plugged=plugged.get(sys.platform, lambda _one: False)
    )


def sticks_among(
    volumes: Iterable[Volume], *, platform: str, is_plugged: Callable[[Volume], bool]
) -> list[Volume]:
    """Those of the volumes that somebody plugged in, by the rules of `platform`.

    `is_plugged` asks the system, where its folder alone does not tell.
    """
    if platform == "win32":
        return [one for one in volumes if is_plugged(one)]
    real = [one for one in volumes if one.device.startswith("/dev/")]
    if platform == "darwin":
        return [one for one in real if _is_below(one.root, "/Volumes")]
    return [
        one
        for one in real
        if any(_is_below(one.root, folder) for folder in _DESKTOP)
        or ((_is_below(one.root, _BY_HAND) or str(one.root) == _BY_HAND) and is_plugged(one))
    ]


def chosen_stick(sticks: Iterable[Volume]) -> Volume:
    """The one with most room. Raises OperatorError `save.no_stick`, WorldError `save.read_only`."""
    found = list(sticks)
    if not found:
        raise OperatorError("save.no_stick")
    open_to_us = [one for one in found if not one.is_read_only]
    if not open_to_us:
        raise WorldError("save.read_only")
    return max(open_to_us, key=lambda one: one.free_bytes)


def _mounted() -> list[Volume]:
    return [
        Volume(
            root=Path(one.rootPath()),
            device=bytes(one.device().data()).decode("utf-8", "replace"),
            name=(one.displayName() or one.rootPath())[:LONGEST_NAME],
            free_bytes=one.bytesAvailable(),
            is_read_only=one.isReadOnly(),
        )
        for one in QStorageInfo.mountedVolumes()
        if one.isValid() and one.isReady() and not one.isRoot()
    ]


def _is_below(root: Path, folder: str) -> bool:
    return PurePosixPath(folder) in PurePosixPath(root.as_posix()).parents


def _linux_is_plugged(volume: Volume, blocks: Path = Path("/sys/class/block")) -> bool:
    """Whether the kernel reaches the device over USB or as a memory card."""
    block = blocks / PurePosixPath(volume.device).name
    if not block.exists():
        return False
    way = block.resolve().as_posix()
    return "/usb" in way or "/mmc" in way


def _windows_is_plugged(volume: Volume) -> bool:
    import ctypes  # noqa: PLC0415 - Windows alone

    # looked up by name: type checkers on other systems know no `windll`
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009
    return int(kernel.GetDriveTypeW(str(volume.root))) == _REMOVABLE

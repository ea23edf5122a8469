"""Whether a window can appear here, and what Qt must be told before it is loaded. No Qt."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

_LOCAL_DISPLAY = re.compile(r"^(?:unix)?:(\d+)(?:\.\d+)?$")
_WINDOWLESS_PLATFORMS = ("offscreen", "minimal", "vnc")
_CONNECT_LIMIT_S = 2.0


def has_display(environ: Mapping[str, str], *, system: str = sys.platform) -> bool:
    """Whether a window would appear; a display that is named but dead does not count."""
    if environ.get("QT_QPA_PLATFORM", "").startswith(_WINDOWLESS_PLATFORMS):
        return True
    if system in {"win32", "darwin"}:
        return True
    return _has_wayland(environ) or _has_x11(environ.get("DISPLAY", ""))


def prepare(environ: MutableMapping[str, str], *, system: str = sys.platform) -> None:
    """Set what Qt reads once at its start, unless the operator has chosen otherwise.

    Under Wayland keys would not pass our filter, so XWayland is used where it is there; Qt's wheel
    has no fcitx plugin, and fcitx 5 speaks ibus too (measurements behind docs/adr/0004).
    """
    if system in {"win32", "darwin"}:
        return
    if _has_wayland(environ) and _has_x11(environ.get("DISPLAY", "")):
        environ.setdefault("QT_QPA_PLATFORM", "xcb")
    if environ.get("QT_IM_MODULE", "") in {"", "fcitx"}:
        environ["QT_IM_MODULE"] = "ibus"


def _has_wayland(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(environ.get("XDG_RUNTIME_DIR", "/run")) / name).exists()


def _has_x11(display: str) -> bool:
    local = _LOCAL_DISPLAY.match(display)
    if not local:
        # a display on another machine: Qt finds out
        return bool(display)
    return any(_accepts(f"{prefix}/tmp/.X11-unix/X{local[1]}") for prefix in ("", "\0"))


def _accepts(address: str) -> bool:
    import socket  # noqa: PLC0415 - a tenth of what a bare window takes to appear

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(_CONNECT_LIMIT_S)
            probe.connect(address)
    except OSError:
        return False
    return True

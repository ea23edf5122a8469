"""Names of the cameras plugged in.

Only Qt's multimedia library knows them on every platform. It takes 100 ms to load, talks to the
terminal and needs libraries that not every machine has, so a process of its own asks it:
`python -m app.devices.camera_devices`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from inspection.errors import WorldError

LIMIT_S = 10.0
"""A driver that hangs at being asked is not waited for longer."""
MAX_DEVICES = 8
MAX_NAME = 60
STABLE_NAMES = Path("/dev/v4l/by-id")
"""Where Linux names a camera by maker and serial number, whatever it was plugged in after."""


@dataclass(frozen=True, kw_only=True)
class CameraDevice:
    """One camera: what people call it, and what the setting `camera` says for it."""

    name: str
    value: str


def camera_devices(command: list[str] | None = None) -> tuple[CameraDevice, ...]:
    """What is plugged in now; slow, for a background thread. None where Qt cannot tell.

    Raises WorldError `camera.no_list`.
    """
    asked = command or [sys.executable, "-m", __name__]
    try:
        answer = subprocess.run(asked, capture_output=True, timeout=LIMIT_S, check=True)
        found = json.loads(answer.stdout)
        return tuple(_device(number, one) for number, one in enumerate(found[:MAX_DEVICES]))
    except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as error:
        raise WorldError("camera.no_list") from error


def _device(number: int, told: dict[str, str]) -> CameraDevice:
    name = "".join(one for one in str(told["name"]) if one.isprintable())[:MAX_NAME].strip()
    path = str(told["id"])
    # elsewhere OpenCV goes by place in the list alone
    value = stable_path(path) if path.startswith("/dev/") else str(number)
    return CameraDevice(name=name or value, value=value)


def stable_path(path: str, names: Path = STABLE_NAMES) -> str:
    """The name of a device that stays when it is plugged in elsewhere; `path` where it has none."""
    links = sorted(names.iterdir()) if names.is_dir() else []
    target = Path(path).resolve()
    return next((str(link) for link in links if link.resolve() == target), path)


def _tell() -> None:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - in the process that asks

    application = QCoreApplication([])
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415
    except ImportError:  # a system library of it is missing: cameras are named by number then
        sys.stdout.write("[]")
        return
    inputs = QMediaDevices.videoInputs()
    told = [
        {"name": one.description(), "id": bytes(one.id().data()).decode(errors="replace")}
        for one in inputs
    ]
    sys.stdout.write(json.dumps(told))
    del application


if __name__ == "__main__":
    _tell()

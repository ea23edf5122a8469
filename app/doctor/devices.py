"""Checks of what is plugged in or installed beside the program: camera, engines, OCR, printer."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.doctor.findings import Finding, Param, Patient
from app.settings.printer_target import NoPrinter, QtPrinter, ZplFolder, ZplHost, target_of

if TYPE_CHECKING:
    from scanners.camera import Camera

FIRST_FRAME_S = 5.0
CONNECT_S = 3.0
_DEVICE_FOLDER = "/dev/"
_OCR_NAMES = {"rapidocr": "RapidOCR", "tesseract": "Tesseract"}


def camera(patient: Patient) -> Finding:
    """A picture from the camera; the running window's own where there is one."""
    named = patient.config.camera
    if patient.seen is not None and patient.seen.camera_px is not None:
        width, height = patient.seen.camera_px
        size = {"width_px": width, "height_px": height}
        return Finding(name="camera", state="ok", code="camera.fine", params=size)
    if not named:
        demo = patient.config.demo
        code = "camera.demo" if demo else "camera.none"
        return Finding(name="camera", state="untested" if demo else "warn", code=code)
    if patient.seen is not None:
        return _no_picture(named, "camera.silent")
    return _open_camera(patient)


def engines(_patient: Patient) -> Finding:
    """Both barcode engines read a label drawn here."""
    from scanners.engines import try_engines  # noqa: PLC0415 - brings OpenCV

    facts = try_engines()
    good = [one for one in facts if not one.problem]
    bad = [one for one in facts if one.problem]
    read = ", ".join(f"{one.name} {one.version} ({one.ms:g} ms)" for one in good)
    params: dict[str, Param] = {"read": read, "failed": ", ".join(one.name for one in bad)}
    if not good:
        return Finding(name="engines", state="danger", code="engines.none", params=params)
    code = "engines.some" if bad else "engines.fine"
    return Finding(name="engines", state="warn" if bad else "ok", code=code, params=params)


def ocr(_patient: Patient) -> Finding:
    """Which engine reads print, tried on a number drawn here, and what a better one lacks."""
    from scanners.ocr.trial import try_reader  # noqa: PLC0415 - brings OpenCV

    trial = try_reader()
    params: dict[str, Param] = {
        "engine": _OCR_NAMES.get(trial.engine, trial.engine),
        "ms": round(trial.ms),
        "missing": ", ".join(trial.missing) or "-",
    }
    if not trial.engine:
        return Finding(name="ocr", state="warn", code="ocr.none", params=params)
    if not trial.is_read:
        return Finding(name="ocr", state="warn", code="ocr.broken", params=params)
    is_best = not trial.missing
    code = "ocr.fine" if is_best else "ocr.second"
    return Finding(name="ocr", state="ok" if is_best else "warn", code=code, params=params)


def printer(patient: Patient) -> Finding:
    """Whether the label printer can be reached; nothing is printed."""
    try:
        target = target_of(patient.config.printer)
    except ValueError:
        return Finding(name="printer", state="danger", code="printer.unusable")
    match target:
        case NoPrinter():
            return Finding(name="printer", state="untested", code="printer.none")
        case ZplHost(host=host, port=port):
            return _reach(host, port)
        case ZplFolder(folder=folder):
            return _writable(folder)
        case QtPrinter(name=name):
            return _installed(patient, name)


def _writable(folder: Path) -> Finding:
    """The folder is made with the first label: where it can be made, nothing is wrong."""
    there = next(one for one in (folder, *folder.absolute().parents) if os.access(one, os.F_OK))
    fine = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return Finding(
        name="printer",
        state="ok" if fine else "danger",
        code="printer.folder" if fine else "printer.no_folder",
        params={"where": str(folder)},
    )


def _installed(patient: Patient, name: str) -> Finding:
    from app.doctor.screen import probe  # noqa: PLC0415 - only where it is needed

    names = probe(patient).printers
    there = name in names
    return Finding(
        name="printer",
        state="ok" if there else "danger",
        code="printer.there" if there else "printer.missing",
        params={"where": name, "others": ", ".join(names) or "-"},
    )


def _reach(host: str, port: int) -> Finding:
    params: dict[str, Param] = {"where": f"{host}:{port}"}
    try:
        socket.create_connection((host, port), timeout=CONNECT_S).close()
    except OSError:
        return Finding(name="printer", state="danger", code="printer.silent", params=params)
    return Finding(name="printer", state="ok", code="printer.reached", params=params)


def _open_camera(patient: Patient) -> Finding:
    from scanners.errors import ScannerError  # noqa: PLC0415

    camera = _device(patient) if _is_device(patient.config.camera) else _folder(patient)
    try:
        camera.open()
        frame = camera.read(FIRST_FRAME_S)
    except ScannerError as error:
        return _no_picture(patient.config.camera, "camera.broken", why=error.code)
    finally:
        camera.close()
    if frame is None:
        return _no_picture(patient.config.camera, "camera.silent")
    height, width = frame.image.shape[:2]
    size: dict[str, Param] = {"width_px": width, "height_px": height}
    return Finding(name="camera", state="ok", code="camera.fine", params=size)


def _no_picture(named: str, code: str, **params: Param) -> Finding:
    """What to look at depends on how the camera is connected; `why` is for the saved report."""
    if "://" in named:
        code, params["where"] = "camera.stream", _host_of(named)
    elif not _is_device(named):
        code, params["where"] = "camera.folder", named
    return Finding(name="camera", state="danger", code=code, params=params)


def _host_of(address: str) -> str:
    # an address may hold a password
    try:
        return urlsplit(address).hostname or "-"
    except ValueError:
        return "-"


def _is_device(named: str) -> bool:
    return named.isdigit() or named.startswith(_DEVICE_FOLDER) or "://" in named


def _folder(patient: Patient) -> Camera:
    from scanners.camera import FolderCamera  # noqa: PLC0415 - brings OpenCV

    return FolderCamera(Path(patient.config.camera))


def _device(patient: Patient) -> Camera:
    from scanners.capture import CaptureSettings  # noqa: PLC0415 - brings OpenCV
    from scanners.device_camera import DeviceCamera  # noqa: PLC0415
    from scanners.frame_watch import FrameWatch  # noqa: PLC0415

    config = patient.config
    settings = CaptureSettings(
        source=config.camera,
        width_px=config.camera_width_px,
        height_px=config.camera_height_px,
        fps=config.camera_fps,
        exposure_ms=config.camera_exposure_ms,
    )

    def spawn(work: Callable[[], None]) -> None:
        # a driver can hold it for ever; it ends with the program
        threading.Thread(target=work, name="check-device", daemon=True).start()  # noqa: TID251

    return DeviceCamera(settings, spawn=spawn, watch=FrameWatch(frozen_s=config.camera_frozen_s))

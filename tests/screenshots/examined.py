"""What the check of the station finds on these screens: the same on every machine."""

from __future__ import annotations

from functools import partial

from app.doctor.findings import Finding, Named, Param, Patient, State

_FOUND: tuple[tuple[str, State, str, dict[str, Param]], ...] = (
    ("engines", "ok", "engines.fine", {"read": "zxing-cpp 3.1, pyzbar 0.1"}),
    ("input", "ok", "input.wedge", {}),
    ("camera", "ok", "camera.fine", {"width_px": 1920, "height_px": 1080}),
    ("ocr", "warn", "ocr.none", {"missing": "rapidocr, onnxruntime"}),
    ("sound", "warn", "sound.silent", {}),
    ("printer", "untested", "printer.none", {}),
    ("hub", "ok", "hub.local", {"ms": 3, "origin": "7F3K"}),
    ("clock", "ok", "clock.fine", {"offset_s": 0.2}),
    ("clock_step", "warn", "clock_step.back", {"at": "2026-11-21 17:42", "minutes": 184}),
    ("time_zone", "ok", "zone.fine", {"zone": "Asia/Shanghai", "offset": "+08:00"}),
    ("disk", "warn", "disk.low", {"free_gib": 4}),
    ("folder", "ok", "folder.fine", {"folder": "/srv/b02"}),
    ("database", "danger", "database.damaged", {}),
    ("display", "ok", "display.unknown_pitch",
     {"width_px": 1920, "height_px": 1080, "scale": 100}),
    ("fonts", "ok", "fonts.fine", {"font": "Noto Sans CJK SC"}),
)  # fmt: skip


def _found(finding: Finding, _patient: Patient) -> Finding:
    return finding


CHECKS = tuple(
    Named(
        name=name,
        run=partial(_found, Finding(name=name, state=state, code=code, params=params)),
        limit_s=60,
    )
    for name, state, code, params in _FOUND
)

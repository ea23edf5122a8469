"""Checks of display, fonts, loudspeaker and keyboard path: asked of Qt in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from app.doctor.findings import Finding, Param, Patient

LIMIT_S = 15.0
_PROBE = "probe"
_MODULE = "app.doctor.qt_probe"
LEAST = (1366, 768)
LOOSE_MM = (0.05, 0.6)
"""Pixel pitches outside of this are what a screen reports wrongly."""


class ProbeError(Exception):
    """Qt did not answer."""


@dataclass(frozen=True, kw_only=True)
class Probe:
    """What Qt said."""

    platform: str
    display: dict[str, float]
    font: str
    sound: str
    printers: tuple[str, ...]


def probe(patient: Patient) -> Probe:
    """Ask, once for all checks of an examination; raises ProbeError."""
    if _PROBE not in patient.memo:
        patient.memo[_PROBE] = _ask(has_display=patient.has_display)
    known = patient.memo[_PROBE]
    if not isinstance(known, Probe):
        raise ProbeError
    return known


def _ask(*, has_display: bool) -> Probe | None:
    platform = {} if has_display else {"QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", _MODULE],
            capture_output=True,
            timeout=LIMIT_S,
            check=True,
            env={**os.environ, **platform},
        )
        said: dict[str, Any] = json.loads(done.stdout)
        return Probe(
            platform=said["platform"],
            display=said["display"],
            font=said["font"],
            sound=said["sound"],
            printers=tuple(said["printers"]),
        )
    except (subprocess.SubprocessError, OSError, ValueError, KeyError):
        return None


def display(patient: Patient) -> Finding:
    """Size, scale and pitch of the first screen."""
    found = _asked(patient, "display")
    if isinstance(found, Finding):
        return found
    if found.platform == "offscreen":
        return Finding(name="display", state="untested", code="display.none")
    facts = found.display
    width, height = int(facts["width_px"]), int(facts["height_px"])
    pitch = round(facts["width_mm"] / width, 3) if width else 0.0
    params: dict[str, Param] = {
        "width_px": width,
        "height_px": height,
        "ratio": facts["ratio"],
        "pitch_mm": pitch,
        "scale": patient.config.scale_percent,
    }
    if width < LEAST[0] or height < LEAST[1]:
        return Finding(name="display", state="warn", code="display.small", params=params)
    known = LOOSE_MM[0] < pitch < LOOSE_MM[1]
    code = "display.fine" if known else "display.unknown_pitch"
    return Finding(name="display", state="ok", code=code, params=params)


def fonts(patient: Patient) -> Finding:
    """A font with Chinese glyphs."""
    found = _asked(patient, "fonts")
    if isinstance(found, Finding):
        return found
    if not found.font:
        return Finding(name="fonts", state="danger", code="fonts.none")
    return Finding(name="fonts", state="ok", code="fonts.fine", params={"font": found.font})


def sound(patient: Patient) -> Finding:
    """A loudspeaker; whether it can be heard only a person knows."""
    found = _asked(patient, "sound")
    if isinstance(found, Finding):
        return found
    if not found.sound:
        return Finding(name="sound", state="warn", code="sound.none")
    if patient.config.sound_volume_percent == 0:
        return Finding(name="sound", state="warn", code="sound.silent")
    return Finding(name="sound", state="ok", code="sound.there", params={"device": found.sound})


def keyboard(patient: Patient) -> Finding:
    """Which way scans come in."""
    found = _asked(patient, "input")
    if isinstance(found, Finding):
        return found
    seen = patient.seen
    path = seen.keyboard if seen is not None and seen.keyboard else "wedge"
    if seen is not None and seen.readings:
        params: dict[str, Param] = {"platform": found.platform, "count": seen.readings}
        return Finding(name="input", state="ok", code="input.read", params=params)
    return Finding(
        name="input",
        state="untested",  # only a scan shows that a scanner is there
        code="input.aside" if path == "aside" else "input.wedge",
        params={"platform": found.platform},
    )


def _asked(patient: Patient, name: str) -> Probe | Finding:
    try:
        return probe(patient)
    except ProbeError:
        return Finding(name=name, state="danger", code="probe.broken")

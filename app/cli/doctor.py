"""`… doctor`: what works at this station, one line each. Qt only ever in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from app.cli.display import has_display
from app.cli.output import plain, print_json
from app.doctor.checks import checks_for
from app.doctor.findings import Finding, Patient
from app.doctor.runner import examine
from app.doctor.words import name_of, sentence_of, state_of
from app.settings.config import read_config
from inspection.store.clock import SystemClock

EXIT_BROKEN = 1
_MARKS = {"ok": "+", "warn": "!", "danger": "X", "untested": "-"}


def run_doctor(
    flags: Mapping[str, Any], environ: Mapping[str, str], *, as_json: bool, language: str | None
) -> int:
    """Check everything and say it; 1 when something is broken. Changes nothing that stays."""
    config = read_config(flags, environ)
    # a terminal gets English unless it asks: not every console has Chinese glyphs
    spoken = "zh" if language == "zh" else "en"
    found: list[Finding] = []
    patient = Patient(config=config, clock=SystemClock(), has_display=has_display(environ))
    for finding in examine(patient, checks_for(patient.config)):
        found.append(finding)
        if not as_json:
            sys.stdout.write(plain(line_of(finding, spoken)) + "\n")
            sys.stdout.flush()
    broken = [one for one in found if one.state == "danger"]
    if as_json:
        print_json({"ok": not broken, "checks": [_row(one) for one in found]})
    return EXIT_BROKEN if broken else 0


def line_of(finding: Finding, language: str) -> str:
    """Mark, name, state, sentence."""
    name, state = name_of(finding.name, language), state_of(finding.state, language)
    return f"{_MARKS[finding.state]} {name}: {state}. {sentence_of(finding, language)}"


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "name": finding.name,
        "state": finding.state,
        "code": finding.code,
        "params": dict(finding.params),
        "zh": sentence_of(finding, "zh"),
        "en": sentence_of(finding, "en"),
    }

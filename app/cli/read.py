"""Reads label pictures from files: every code, what it is, and which one is the tracking number."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from scanners.arbitrate import ReadCode, choose
from scanners.decode import read_image
from scanners.errors import ImageError
from scanners.imaging import load_image
from scanners.label import parse_scan
from scanners.label_rules import LabelRules, load_rules


def read_images(paths: Sequence[Path], rules: LabelRules | None = None) -> list[dict[str, Any]]:
    """One JSON-ready result per picture, in order; a picture that fails stops no other.

    Keys: `file`, `error` (None, or code and params), `codes` (symbology, text, box, why it is
    believed, parsed fields), `unsure` (symbology, text and box of what was read without enough
    evidence), `tracking` (None where a person has to choose), `why`, `candidates`, `ms`.
    """
    known = rules or load_rules(files("resources") / "labels")
    return [_read(path, known) for path in paths]


def _read(path: Path, rules: LabelRules) -> dict[str, Any]:
    try:
        result = read_image(load_image(path), deep=True)
    except ImageError as error:
        told = {"code": error.code, "params": error.params}
        return _row(path, error=told, codes=[], unsure=[], tracking=None, why="nothing", ms=0.0)
    codes = [ReadCode(scan=scan, parsed=parse_scan(scan, rules.patterns)) for scan in result.codes]
    # no list of expected parcels here: the proof is in the code itself
    choice = choose(codes, is_expected=lambda _: False)
    row = _row(
        path,
        error={"code": result.error, "params": {}} if result.error else None,
        codes=[
            {**_code(code, rules), "believed": why}
            for code, why in zip(codes, result.why, strict=True)
        ],
        unsure=[
            {"symbology": scan.symbology, "text": scan.text, "box": scan.box}
            for scan in result.unsure
        ],
        tracking=choice.code.parsed.normalised if choice.code else None,
        why=choice.why,
        ms=round(result.ms, 1),
    )
    if choice.why == "ambiguous":
        row["candidates"] = [code.parsed.normalised for code in choice.others]
    return row


def _row(path: Path, **values: object) -> dict[str, Any]:
    return {"file": str(path), **values, "candidates": []}


def _code(code: ReadCode, rules: LabelRules) -> dict[str, Any]:
    parsed = code.parsed
    carrier = parsed.carrier
    return {
        "symbology": code.scan.symbology,
        "text": code.scan.text,
        "box": code.scan.box,
        "kind": parsed.kind,
        "normalised": parsed.normalised,
        "carrier": carrier,
        "carrier_name": {
            language: rules.carrier_name(carrier, language) if carrier else None
            for language in ("zh", "en")
        },
        "certain": parsed.certain,
        "check_digit_ok": parsed.check_digit_ok,
        "fields": dict(parsed.fields),
        "rule": parsed.rule,
    }

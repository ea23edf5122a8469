"""What codes before a camera mean: less than a scan does, for nobody pulled a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.pictures.label_reader import LabelReading
from inspection.codes import lookup_forms, normal_or_empty
from inspection.ports import Facts
from scanners.arbitrate import ReadCode, Why, choose
from scanners.label import Pattern, parse_scan
from scanners.scan import Scan

_PROOFS: frozenset[Why] = frozenset({"expected", "check_digit", "prefix"})
"""A code that is merely the only one may be anything that lies on the bench."""


def label_among(
    scans: Sequence[Scan], patterns: Sequence[Pattern], facts: Facts
) -> tuple[Scan, ...]:
    """A parcel's codes, the one it goes by at the head; empty where a person has to say."""
    codes = tuple(ReadCode(scan=one, parsed=parse_scan(one, patterns)) for one in scans)
    choice = choose(codes, lambda code: _is_expected(code, facts))
    if choice.code is None or choice.why not in _PROOFS:
        return ()
    for kind in ("tracking", "order"):
        if len({one.parsed.normalised for one in codes if one.parsed.kind == kind}) > 1:
            return (choice.code.scan,)  # another parcel's label may lie beside it
    reading = LabelReading(codes=codes, choice=choice, size=(0, 0), ms=0.0)
    return tuple(one.scan for one in reading.of_parcel)


def scan_of(scans: Sequence[Scan], wanted: Iterable[str]) -> Scan | None:
    """The scan that says one of these, however it is written."""
    known = {normal for one in wanted if (normal := normal_or_empty(one))}
    return next((one for one in scans if normal_or_empty(one.text) in known), None)


def _is_expected(code: str, facts: Facts) -> bool:
    normal = normal_or_empty(code)
    return bool(normal) and any(facts.tickets_by_code(form) for form in lookup_forms(normal))

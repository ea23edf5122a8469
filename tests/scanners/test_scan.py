"""Scans that come from keys."""

from __future__ import annotations

from datetime import UTC, datetime

from scanners.scan import typed_scan


def test_a_typed_scan_keeps_its_text_and_names_its_source() -> None:
    moment = datetime(2026, 11, 21, 14, 37, tzinfo=UTC)
    scan = typed_scan("SF1624088315207", read_at=moment)
    assert (scan.text, scan.raw) == ("SF1624088315207", b"SF1624088315207")
    assert (scan.source, scan.symbology, scan.box, scan.read_at) == ("wedge", "wedge", None, moment)
    assert typed_scan("1234", "keys").symbology == "keys"


def test_text_no_encoding_can_hold_is_survived() -> None:
    assert typed_scan("\ud800").raw == b"?"

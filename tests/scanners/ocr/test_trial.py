"""The engine is tried as it is used."""

from __future__ import annotations

import sys

import pytest

from scanners.ocr import trial
from scanners.ocr.apart import ApartReader
from scanners.ocr.engines import Survey


def test_the_engine_here_reads_what_is_drawn() -> None:
    found = trial.try_reader()
    assert (found.engine, found.missing, found.is_read) == ("rapidocr", (), True)


def test_one_that_dies_has_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    dead = ApartReader((sys.executable, "-c", "raise SystemExit(1)"))
    monkeypatch.setattr(trial, "open_apart", lambda: dead)
    found = trial.try_reader()
    assert (found.engine, found.is_read) == ("rapidocr", False)


def test_none_at_all_tells_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "open_apart", lambda: None)
    monkeypatch.setattr(trial, "survey", lambda: Survey(engine="", missing=("rapidocr",)))
    assert trial.try_reader() == trial.Trial(engine="", missing=("rapidocr",))
